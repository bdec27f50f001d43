import Bibliography
import JSON

/// Writes one entry as a CSL item.
struct CSLItemWriter {
  private(set) var bytes: [UInt8] = []
  /// Fields of the entry that the item does not say.
  private(set) var lostFields: Set<String> = []

  private let entry: Entry
  private let type: CSLType?
  /// Fields that the item says.
  private var saidFields: Set<String> = []
  /// Texts of variables that no field of their own gives.
  private var derived: [String: String] = [:]

  init(_ entry: Entry) {
    self.entry = entry
    let subtype = entry.text("entrysubtype")
    let isPreprint =
      subtype == nil && ["misc", "online", "unpublished"].contains(entry.type)
      && entry.text("eprint") != nil
    let isTalk =
      entry.type == "unpublished" && subtype == nil
      && (entry.text("eventtitle") != nil || entry.field("venue")?.form == .latex)
    if isTalk {
      type = CSLType.named("speech")
    } else if isPreprint {
      type = CSLType.named("article")
    } else {
      type = CSLType.of(entryType: entry.type, subtype: subtype)
    }
    if subtype.map({ CSLType.nameOfSubtype[$0] ?? $0 }) == type?.name {
      saidFields.insert("entrysubtype")
    }
  }

  /// Writes the item.
  mutating func write(key: Citekey) {
    derive()
    bytes.append(UInt8(ascii: "{"))
    member("id") { $0.string(utf8: key.utf8) }
    let typeName = type?.name ?? "document"
    member("type") { $0.string(typeName) }
    writeAlias()
    for variable in CSLVariable.all where variable.isWritten { write(variable) }
    writeCustom()
    bytes.append(contentsOf: "\n  }".utf8)
    for field in entry.fields where !saidFields.contains(field.name) && !field.value.isEmpty {
      lostFields.insert(field.name)
    }
  }

  // MARK: Variables

  private mutating func write(_ variable: CSLVariable) {
    switch variable.kind {
    case .text, .number:
      guard let text = text(of: variable) ?? derived[variable.name] else { return }
      member(variable.name) { $0.string(text) }
    case .list:
      guard let text = text(of: variable) else { return }
      let items = text.split(separator: ", ")
      member(variable.name) { writer in
        writer.beginArray()
        for item in items { writer.string(String(item)) }
        writer.endArray()
      }
    case .names:
      guard let field = namesField(of: variable) else { return }
      saidFields.insert(field.name)
      var names = field.names
      guard !names.people.isEmpty else { return }
      // Pandoc writes it so, and makes `et al.` of it.
      if !names.isComplete { names.people.append(PersonName(literal: "others")) }
      member(variable.name) { CSLItemWriter.write(names.people, to: &$0) }
    case .date:
      guard let date = date(of: variable), date.start != nil || !date.yearText.isEmpty else {
        return
      }
      member(variable.name) { CSLItemWriter.write(date, to: &$0) }
    }
  }

  /// The field with the people of a variable: of the same name, or editors whose kind
  /// (`editortype`, biblatex manual, section 2.3.6) is that.
  private mutating func namesField(of variable: CSLVariable) -> Entry.Field? {
    for name in ["editor", "editora", "editorb", "editorc"] {
      guard let kind = entry.text("\(name)type"), kind == variable.name, kind != "editor",
        let field = entry.field(name), entry.field(variable.field) == nil
      else { continue }
      saidFields.insert("\(name)type")
      return field
    }
    guard let field = entry.field(variable.field), !saidFields.contains(field.name),
      variable.name != "editor" || !CSLVariable.isName(entry.text("editortype"))
    else { return nil }
    return field
  }

  /// The text of the first field that says the variable.
  private mutating func text(of variable: CSLVariable) -> String? {
    for name in fields(of: variable) where !saidFields.contains(name) {
      guard let field = entry.field(name) else { continue }
      let text = CSLText.text(of: variable, field, in: entry)
      guard !text.isEmpty else { continue }
      saidFields.insert(name)
      return withWhatFollows(text, name)
    }
    return nil
  }

  /// The fields that may say a variable, the best first.
  private func fields(of variable: CSLVariable) -> [String] {
    let group = type?.group ?? .other
    let names = [variable.field(in: group)] + variable.aliases
    switch variable.name {
    // What babel is told is the language of the text; `language` may be that of the original too.
    case "language": return ["langid", "hyphenation", "language"]
    // The ACM writes where people met beside the publisher's address.
    case "publisher-place" where entry.text("address") != nil: return ["address"]
    case "event-place" where entry.text("address") != nil: return names + ["location"]
    default: break
    }
    guard group != .periodical, entry.text("maintitle") != nil else { return names }
    // Of a volume of several, CSL's title is that of all, and the volume's is beside it.
    let isPart = type?.isPart == true || type?.name != "book" && entry.text("booktitle") != nil
    switch variable.name {
    case "title" where !isPart: return ["maintitle"]
    case "title-short" where !isPart: return []
    case "volume-title": return isPart ? names + ["booktitle"] : names + ["title"]
    case "volume-title-short" where !isPart: return names + ["shorttitle"]
    case "container-title": return isPart ? ["maintitle"] : []
    default: return names
    }
  }

  /// The text of a field with that of the fields that are printed after it.
  private mutating func withWhatFollows(_ text: String, _ name: String) -> String {
    if name == "number", type?.group == .periodical, let issue = entry.text("issue") {
      saidFields.insert("issue")
      return issue == text ? text : "\(text), \(issue)"
    }
    if name == "note", let addendum = entry.text("addendum") {
      saidFields.insert("addendum")
      return CSLText.title(text, subtitle: "", addon: addendum)
    }
    let names = [CSLText.subtitles[name], CSLText.titleAddons[name]]
    let texts = names.map { $0.flatMap { entry.field($0) }.map(CSLText.shown) ?? "" }
    for case (let name?, let text) in zip(names, texts) where !text.isEmpty {
      saidFields.insert(name)
    }
    return CSLText.title(text, subtitle: texts[0], addon: texts[1])
  }

  private mutating func date(of variable: CSLVariable) -> PublicationDate? {
    guard variable.name == "issued" else {
      let names = [variable.field] + variable.aliases
      guard let field = entry.fields.first(where: { names.contains($0.name) }) else { return nil }
      saidFields.insert(field.name)
      return field.date
    }
    saidFields.formUnion(["date", "year", "month", "day"])
    return entry.date
  }

  // MARK: What is said in other words

  private mutating func derive() {
    deriveGenre()
    if let address = entry.verbatim("howpublished"), address.lowercased().hasPrefix("http") {
      if entry.field("url") == nil { derived["URL"] = address }
      saidFields.insert("howpublished")
    } else if let text = entry.text("howpublished"),
      ["publisher", "institution", "school", "organization"].allSatisfy({ entry.text($0) == nil })
    {
      derived["publisher"] = text
      saidFields.insert("howpublished")
    }
    deriveEprint()
    if type?.name == "patent", let places = entry.text("location"),
      let jurisdiction = CSLText.jurisdiction(places)
    {
      derived["jurisdiction"] = jurisdiction
      saidFields.insert("location")
    }
    // An old habit for books that others refer to by `crossref`.
    if type?.name == "book", let field = entry.field("booktitle"), field.form == .latex,
      field.text == entry.text("title")
    {
      saidFields.insert("booktitle")
    }
  }

  private mutating func deriveGenre() {
    guard entry.text("type") == nil else { return }
    switch entry.type {
    case "phdthesis": derived["genre"] = CSLText.genres["phdthesis"]
    case "mastersthesis": derived["genre"] = CSLText.genres["mathesis"]
    default: break
    }
  }

  /// A preprint's number and publisher are its id and archive, as Zotero and APA have them; what was
  /// published also stands in that archive.
  private mutating func deriveEprint() {
    guard let id = entry.verbatim("eprint") else { return }
    let archive = entry.text("eprinttype", "archiveprefix")
    if archive == nil, id.contains("://") {
      if entry.field("url") == nil, derived["URL"] == nil {
        derived["URL"] = id
        saidFields.insert("eprint")
      }
      return
    }
    saidFields.formUnion(["eprint", "eprinttype", "archiveprefix"])
    let isArXiv = archive.map { $0.lowercased() == "arxiv" } ?? true
    let isSaid = ["number", "eid", "archive_location", "note", "doi", "pmid"].contains {
      entry.verbatim($0)?.contains(id) == true
    }
    // What was CSL before has the addresses that it had.
    let isOwn = entry.field("eprint")?.form == .latex
    if isOwn || !isSaid, entry.field("url") == nil,
      let address = CSLText.archiveAddress(archive ?? "arxiv")
    {
      let bareID = isArXiv && id.lowercased().hasPrefix("arxiv:") ? String(id.dropFirst(6)) : id
      derived["URL"] = derived["URL"] ?? address + bareID
    }
    if isSaid { return }
    if archive?.lowercased() == "pubmed" {
      derived["PMID"] = id
    } else if type?.name == "article", entry.text("number") == nil {
      derived["number"] = isArXiv && !id.lowercased().hasPrefix("arxiv:") ? "arXiv:\(id)" : id
      derived["publisher"] = derived["publisher"] ?? (isArXiv ? "arXiv" : archive)
    } else if entry.field("archive") == nil, entry.field("archive_location") == nil {
      derived["archive"] = isArXiv ? "arXiv" : archive
      derived["archive_location"] = id
    } else {
      saidFields.subtract(["eprint", "eprinttype", "archiveprefix"])
    }
  }

  /// The other name of an item that was one before; biblatex's aliases are something else.
  private mutating func writeAlias() {
    guard let field = entry.field("ids"), field.form == .plain else { return }
    saidFields.insert("ids")
    member("citation-key") { $0.string(utf8: field.value) }
  }

  private mutating func writeCustom() {
    guard let field = entry.field("custom"), field.form == .plain,
      let document = try? JSONDocument(parsing: field.value), document.root.kind == .object
    else { return }
    saidFields.insert("custom")
    member("custom") { $0.raw(document.root) }
  }

  // MARK: Values

  private mutating func member(_ name: String, _ write: (inout JSONWriter) -> Void) {
    bytes.append(contentsOf: (bytes.count == 1 ? "\n    " : ",\n    ").utf8)
    var writer = JSONWriter()
    writer.string(name)
    bytes.append(contentsOf: writer.finish())
    bytes.append(contentsOf: ": ".utf8)
    writer = JSONWriter()
    write(&writer)
    bytes.append(contentsOf: writer.finish())
  }

  private static func write(_ people: [PersonName], to writer: inout JSONWriter) {
    writer.beginArray()
    for person in people {
      writer.beginObject()
      for (name, part) in [
        ("family", person.family), ("given", person.given),
        ("dropping-particle", person.droppingParticle),
        ("non-dropping-particle", person.particle), ("suffix", person.suffix),
        ("literal", person.literal),
      ] as [(StaticString, String)] where !part.isEmpty {
        writer.member(name, part)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  private static func write(_ date: PublicationDate, to writer: inout JSONWriter) {
    writer.beginObject()
    defer { writer.endObject() }
    guard let start = date.start, start.openDigitCount == 0 else {
      writer.member("literal", date.literal.isEmpty ? date.yearText : date.literal)
      return
    }
    writer.name("date-parts")
    writer.beginArray()
    write(start, isEnd: date.end != nil, to: &writer)
    switch date.end {
    case .point(let end): write(end, isEnd: true, to: &writer)
    case .open:
      // What citation processors take for a range without an end.
      writer.beginArray()
      writer.int(0)
      writer.endArray()
    case nil: break
    }
    writer.endArray()
    // CSL numbers the seasons from 1.
    if date.end == nil { writer.member("season", start.season.map { $0.rawValue - 20 }) }
    if date.isApproximate || date.isUncertain { writer.member("circa", true) }
    writer.member("literal", date.literal.isEmpty ? nil : date.literal)
  }

  /// Writes the parts of a date. The season of an end of a range stands in the month's place, as
  /// Pandoc has it: an item has one `season`.
  private static func write(
    _ point: PublicationDate.Point, isEnd: Bool, to writer: inout JSONWriter
  ) {
    writer.beginArray()
    // CSL has no year 0.
    writer.int(point.year > 0 ? point.year : point.year - 1)
    if let month = point.month ?? (isEnd ? point.season?.rawValue : nil) {
      writer.int(month)
      if let day = point.day { writer.int(day) }
    }
    writer.endArray()
  }
}

extension EntryWriter {
  /// The item for an entry, with account of what it does not say; `nil` for what is no work.
  mutating func cslItem(_ entry: Entry, key: Citekey) -> [UInt8]? {
    if skips(entry) { return nil }
    var item = CSLItemWriter(entry)
    item.write(key: key)
    loss.add(fields: item.lostFields)
    return item.bytes
  }
}
