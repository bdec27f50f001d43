import Bibliography
import JSON
import YAML

/// Writes entries as Hayagriva, each under its key, in the parents that its fields make.
package struct HayagrivaWriter: EntryWriter {
  package var bytes: [UInt8] = []
  /// A mapping has each key once.
  private var keys = WrittenKeys()
  package var loss = ConversionLoss()

  package init() {}

  /// Ends the text. Nothing follows.
  package mutating func finish() {
    if keys.isEmpty { bytes.append(contentsOf: "{}\n".utf8) }
  }

  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  package mutating func add(_ entry: Entry, key: Citekey) {
    if skips(entry) { return }
    var item = HayagrivaItemWriter(entry)
    let value = item.write()
    loss.add(fields: item.lostFields)
    let name = keys.unused(Array(key.utf8))
    YAMLValue.map([YAMLValue.Member(utf8: name, value)]).write(to: &bytes)
  }
}

/// Makes one entry of Hayagriva.
struct HayagrivaItemWriter {
  private let entry: Entry
  private let type: HayagrivaType
  private var said: Set<String> = []
  private(set) var lostFields: Set<String> = []

  init(_ entry: Entry) {
    self.entry = entry
    type = HayagrivaType.of(entryType: entry.type, subtype: entry.text("entrysubtype"))
    if HayagrivaType.of(entryType: entry.type, subtype: nil) != type { said.insert("entrysubtype") }
  }

  private var isPart: Bool { type.isPart }
  private var isPeriodical: Bool {
    ["periodical", "newspaper", "blog"].contains(type.parent ?? "")
  }

  mutating func write() -> YAMLValue {
    var members = [YAMLValue.Member("type", .plain(type.name))]
    add("title", title("title", short: "shorttitle"), to: &members)
    add("author", people("author"), to: &members)
    add("date", date("date"), to: &members)
    add("editor", people("editor"), to: &members)
    add("affiliated", affiliated(), to: &members)
    if !isPart {
      addPublisher(to: &members)
      add("location", text("venue"), to: &members)
    }
    add("organization", isPart ? nil : text("organization", "institution", "school"), to: &members)
    if !isPart { addNumbers(to: &members) }
    addOwn(to: &members)
    add("serial-number", serialNumber(isParent: false), to: &members)
    add("url", address(), to: &members)
    if entry.text("type") == nil, let genre = CSLText.genres[entry.type] {
      add("genre", YAMLValue(genre), to: &members)
    }
    add("parent", parents(), to: &members)
    for field in entry.fields where !said.contains(field.name) && !field.value.isEmpty {
      lostFields.insert(field.name)
    }
    return .map(members)
  }

  private func add(
    _ name: String, _ value: YAMLValue?, to members: inout [YAMLValue.Member]
  ) {
    if let value { members.append(YAMLValue.Member(name, value)) }
  }

  private mutating func addNumbers(to members: inout [YAMLValue.Member]) {
    add("issue", text("issue"), to: &members)
    if type.name == "audio" || type.name == "video" || type.name == "periodical" {
      add("issue", text("number"), to: &members)
    }
    for (name, field) in HayagrivaField.parentTexts { add(name, text(field), to: &members) }
  }

  private mutating func addOwn(to members: inout [YAMLValue.Member]) {
    if isPart {
      add("volume", text("part"), to: &members)
      add("issue", text("issue"), to: &members)
    }
    for (name, field) in HayagrivaField.texts where !said.contains(field) {
      let isParent = HayagrivaField.parentTexts.contains { $0.field == field }
      // How long an article is, not its journal.
      guard !isParent || (field == "pagetotal" && isPeriodical) else { continue }
      add(name, field == "language" ? language() : text(field), to: &members)
    }
  }

  // MARK: Values

  private mutating func field(_ name: String) -> Entry.Field? {
    guard !said.contains(name), let field = entry.field(name), !field.value.isEmpty else {
      return nil
    }
    said.insert(name)
    return field
  }

  /// The first of these fields that is there.
  private mutating func text(_ names: String...) -> YAMLValue? {
    for name in names {
      if let field = field(name) { return HayagrivaItemWriter.text(field) }
    }
    return nil
  }

  private static func text(_ field: Entry.Field) -> YAMLValue {
    let text = HayagrivaText.written(field)
    return field.name == "title" ? .text(text) : numberOrText(text)
  }

  private static func numberOrText(_ text: [UInt8]) -> YAMLValue {
    YAMLValue.wholeNumber(text) ?? .text(text)
  }

  private mutating func title(_ name: String, short: String) -> YAMLValue? {
    guard let field = field(name) else { return nil }
    var value = HayagrivaText.written(field)
    if let rest = CSLText.subtitles[name].flatMap({ self.field($0) }) {
      let mark = value.last.map { "?!:".utf8.contains($0) } == true ? " " : ": "
      value += Array(mark.utf8) + HayagrivaText.written(rest)
    }
    guard let short = self.field(short) else { return .text(value) }
    return .map([
      YAMLValue.Member("value", .text(value)),
      YAMLValue.Member("short", .text(HayagrivaText.written(short))),
    ])
  }

  private mutating func people(_ name: String) -> YAMLValue? {
    guard let names = field(name)?.names, !names.people.isEmpty else { return nil }
    if !names.isComplete { lostFields.insert("\(name) (others)") }
    let people = names.people.map(HayagrivaItemWriter.person)
    return people.count == 1 ? people[0] : .list(people)
  }

  /// A text where it is read as the same name, else the parts.
  private static func person(_ name: PersonName) -> YAMLValue {
    var parts = [YAMLValue.Member("name", YAMLValue(name.literal))]
    var text = name.literal
    if name.literal.isEmpty {
      let particle = [name.droppingParticle, name.particle].filter { !$0.isEmpty }
        .joined(separator: " ")
      let family = name.family.isEmpty && particle.isEmpty ? name.given : name.family
      let given = family == name.given ? "" : name.given
      text = particle.isEmpty ? family : "\(particle) \(family)"
      if !name.suffix.isEmpty { text += ", \(name.suffix)" }
      if !given.isEmpty || !name.suffix.isEmpty { text += ", \(given)" }
      parts = [
        ("name", family), ("given-name", given), ("prefix", particle), ("suffix", name.suffix),
      ].filter { !$0.1.isEmpty }.map { YAMLValue.Member($0.0, YAMLValue($0.1)) }
    }
    let again = text.contains(",") ? PersonName(plain: text) : PersonName(literal: text)
    let isSame =
      again == name || (again.literal == name.family && again.displayName == name.displayName)
    return isSame ? YAMLValue(text) : .map(parts)
  }

  private mutating func affiliated() -> YAMLValue? {
    var groups: [YAMLValue] = []
    for (role, field) in HayagrivaField.roles {
      guard let names = people(field) else { continue }
      groups.append(
        .map([YAMLValue.Member("role", .plain(role)), YAMLValue.Member("names", names)]))
    }
    return groups.isEmpty ? nil : .list(groups)
  }

  /// A day, month or year; a range has none, and is cut to its beginning.
  private mutating func date(_ name: String) -> YAMLValue? {
    let isMain = name == "date"
    guard let date = isMain ? entry.date : field(name)?.date else { return nil }
    if isMain { said.formUnion(["date", "year", "month"]) }
    guard let start = date.start, start.openDigitCount == 0, (-9999...9999).contains(start.year)
    else {
      lostFields.insert(name)
      return nil
    }
    if date.end != nil || start.season != nil { lostFields.insert("\(name) (range or season)") }
    let day = PublicationDate.Point(year: start.year, month: start.month, day: start.day)
    let text = day.biblatexText
    if date.isApproximate || date.isUncertain { return YAMLValue("~\(text)") }
    return (1000...9999).contains(start.year) ? .plain(text) : YAMLValue(text)
  }

  private mutating func addPublisher(to members: inout [YAMLValue.Member]) {
    let place = text("location", "address")
    guard let name = text("publisher") else { return add("location", place, to: &members) }
    guard let place else { return add("publisher", name, to: &members) }
    add(
      "publisher",
      .map([YAMLValue.Member("name", name), YAMLValue.Member("location", place)]), to: &members)
  }

  private mutating func address() -> YAMLValue? {
    guard field("url") != nil, let address = entry.verbatim("url") else { return nil }
    guard let date = date("urldate") else { return YAMLValue(address) }
    return .map([YAMLValue.Member("value", YAMLValue(address)), YAMLValue.Member("date", date)])
  }

  private mutating func language() -> YAMLValue? {
    guard let field = field("language") ?? field("langid") else { return nil }
    said.formUnion(["language", "langid"])
    return YAMLValue(CSLText.languages[field.text.lowercased()] ?? field.text)
  }

  /// What identifies the entry; ISBN and ISSN are those of what it is in.
  private mutating func serialNumber(isParent: Bool) -> YAMLValue? {
    var numbers: [YAMLValue.Member] = []
    for name in HayagrivaField.identifiers
    where (["isbn", "issn"].contains(name) && isPart) == isParent {
      guard field(name) != nil, let text = entry.verbatim(name) else { continue }
      numbers.append(YAMLValue.Member(name, YAMLValue(text)))
    }
    if isParent { return numbers.isEmpty ? nil : .map(numbers) }
    let archive = entry.text("eprinttype", "archiveprefix")?.lowercased() ?? "arxiv"
    if ["arxiv", "pubmed"].contains(archive), field("eprint") != nil,
      let id = entry.verbatim("eprint")
    {
      said.formUnion(["eprinttype", "archiveprefix"])
      let name = archive == "arxiv" ? "arxiv" : "pmid"
      if !numbers.contains(where: { $0.name.elementsEqual(name.utf8) }) {
        numbers.append(YAMLValue.Member(name, YAMLValue(id)))
      }
    }
    if let number = text(isPart ? "eid" : "number") {
      if numbers.isEmpty { return number }
      numbers.append(YAMLValue.Member("serial", number))
    }
    return numbers.isEmpty ? nil : .map(numbers)
  }

  // MARK: Parents

  private mutating func parents() -> YAMLValue? {
    var parents: [YAMLValue] = []
    let namedType = field("parent-type")?.text
    var members = container()
    for field in entry.fields
    where field.name.hasPrefix("parent-") && !said.contains(field.name) {
      said.insert(field.name)
      let name = String(field.name.dropFirst("parent-".count))
      members.append(YAMLValue.Member(name, HayagrivaItemWriter.rest(field)))
    }
    let conference = conference()
    if type.parent == "conference" {
      members = conference + members
    } else if !conference.isEmpty {
      parents.append(.map([YAMLValue.Member("type", .plain("conference"))] + conference))
    }
    if !members.isEmpty {
      let name = namedType ?? type.parent ?? type.name
      parents.insert(.map([YAMLValue.Member("type", YAMLValue(name))] + members), at: 0)
    }
    if let field = field("parent"), case .list(let others) = HayagrivaItemWriter.rest(field) {
      parents += others
    }
    return parents.count > 1 ? .list(parents) : parents.first
  }

  private mutating func container() -> [YAMLValue.Member] {
    var members: [YAMLValue.Member] = []
    if let title = title("journaltitle", short: "shortjournal")
      ?? title("booktitle", short: "shortbooktitle")
      ?? title("journal", short: "shortjournal")
    {
      members.append(YAMLValue.Member("title", title))
    } else if !isPart {
      add("title", title("maintitle", short: "shortmaintitle") ?? text("series"), to: &members)
    }
    add("author", people("bookauthor"), to: &members)
    add("editor", people("collection-editor"), to: &members)
    guard isPart else { return members }
    add("issue", text("number"), to: &members)
    for (name, field) in HayagrivaField.parentTexts { add(name, text(field), to: &members) }
    addPublisher(to: &members)
    add("organization", text("organization"), to: &members)
    add("serial-number", serialNumber(isParent: true), to: &members)
    if let series = text("series") {
      members.append(
        YAMLValue.Member(
          "parent",
          .map([
            YAMLValue.Member("type", .plain(type.parent ?? "book")),
            YAMLValue.Member("title", series),
          ])))
    }
    return members
  }

  private mutating func conference() -> [YAMLValue.Member] {
    var members: [YAMLValue.Member] = []
    add("title", text("eventtitle"), to: &members)
    add("date", date("eventdate"), to: &members)
    add("location", text("venue"), to: &members)
    return members
  }

  /// What a reader of Hayagriva kept as it was.
  private static func rest(_ field: Entry.Field) -> YAMLValue {
    guard field.form == .plain, let document = try? JSONDocument(parsing: field.value),
      [.object, .array].contains(document.root.kind)
    else { return numberOrText(Array(field.text.utf8)) }
    return CSLYAMLWriter.plainValue(document.root, isProse: false)
  }
}
