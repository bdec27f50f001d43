import Bibliography

/// Writes one entry as a record of RIS.
struct RISRecordWriter {
  private(set) var bytes: [UInt8] = []
  /// Fields of the entry that the record does not say.
  private(set) var lostFields: Set<String> = []

  private let entry: Entry
  private let type: RISType
  /// Fields that the record says.
  private var saidFields: Set<String> = []

  private var kind: RISType.Kind { type.kind }

  init(_ entry: Entry) {
    self.entry = entry
    let isAuthored = entry.field("author") != nil
    type = RISType.of(
      // Authors of an edited book are its editors.
      entryType: entry.type == "collection" && isAuthored ? "book" : entry.type,
      subtype: entry.text("entrysubtype"))
  }

  /// Writes the record.
  mutating func write(key: Citekey) {
    writeType()
    line("ID", key.string)
    for tag in RISTag.all where tag.isWritten { write(tag) }
    writeOwn()
    line("ER", "")
    bytes.append(contentsOf: [0x0D, 0x0A])
    for field in entry.fields where !saidFields.contains(field.name) && !field.value.isEmpty {
      lostFields.insert(field.name)
    }
  }

  private mutating func writeType() {
    let isInPress = type.name == "JOUR" && ["inpress", "in press"].contains(entry.text("pubstate"))
    if isInPress { saidFields.insert("pubstate") }
    line("TY", isInPress ? "INPR" : type.name)
    let subtype = entry.text("entrysubtype")
    if subtype == type.subtype || subtype.flatMap({ CSLType.nameOfSubtype[$0] }) == type.csl {
      saidFields.insert("entrysubtype")
    }
  }

  // MARK: Rows

  private mutating func write(_ tag: RISTag) {
    switch tag.form(in: kind) {
    case .text:
      // Signs that `T2` is the event's title and `CY` its place.
      let isSign =
        kind == .conference
        && ((tag.name == "C3" && has("eventtitle")) || (tag.name == "C1" && has("venue")))
      if let text = text(of: tag) {
        line(tag.name, text)
      } else if isSign {
        line(tag.name, "")
      }
    case .names:
      guard let name = unsaid(field(of: tag)), let names = entry.field(name)?.names else { return }
      saidFields.insert(name)
      for person in names.people { line(tag.name, TaggedName.line(person)) }
      if !names.isComplete { line(tag.name, "et al.") }
    case .list(let separator):
      guard let field = entry.field(tag.field), !saidFields.contains(tag.field) else { return }
      saidFields.insert(tag.field)
      writeItems(tag.name, RISRecordWriter.shown(field), separator)
    case .special: writeSpecial(tag.name)
    }
  }

  private func has(_ field: String) -> Bool { entry.field(field)?.value.isEmpty == false }

  private func field(of tag: RISTag) -> String {
    if type.name == "EDBOOK", tag.name == "AU" { return "editor" }
    if tag.name == "T2", kind == .conference, has("eventtitle") { return "eventtitle" }
    return tag.field(in: kind)
  }

  /// The first field that says what one of that name does and is not written yet.
  private func unsaid(_ field: String) -> String? {
    guard !field.isEmpty else { return nil }
    return ([field] + (RISTag.aliases[field] ?? []))
      .first { has($0) && !saidFields.contains($0) }
  }

  private mutating func text(of tag: RISTag) -> String? {
    let target = field(of: tag)
    guard let name = unsaid(target), let field = entry.field(name) else {
      return derivedText(target)
    }
    if name == "shortjournal", field.text == entry.text("journaltitle", "journal") {
      saidFields.insert(name)
      return nil
    }
    var text = RISRecordWriter.text(field, in: entry)
    guard !text.isEmpty else { return nil }
    saidFields.insert(name)
    if let subtitleName = CSLText.subtitles[name], let subtitle = entry.text(subtitleName) {
      saidFields.insert(subtitleName)
      text += (text.last.map { "?!:".contains($0) } == true ? " " : ": ") + subtitle
    }
    return text
  }

  /// What the entry says without a field of that name.
  private mutating func derivedText(_ field: String) -> String? {
    switch field {
    case "type" where entry.type == "phdthesis": return CSLText.genres["phdthesis"]
    case "type" where entry.type == "mastersthesis": return CSLText.genres["mathesis"]
    case "edition" where kind == .article:
      // EndNote has the day of appearance online there.
      guard let field = entry.field("available-date") else { return nil }
      saidFields.insert("available-date")
      let date = TaggedDate.lines(field.date)
      return date.date.isEmpty ? nil : date.date
    case "publisher", "institution":
      guard let text = entry.text("howpublished"), !text.lowercased().hasPrefix("http"),
        !text.contains("://")
      else { return nil }
      saidFields.insert("howpublished")
      return text
    default: return nil
    }
  }

  // MARK: Tags that say several fields

  private mutating func writeSpecial(_ tag: String) {
    switch tag {
    case "DA": writeDate()
    case "Y2":
      guard let date = entry.field("urldate")?.date else { return }
      saidFields.insert("urldate")
      let lines = TaggedDate.lines(date)
      line("Y2", lines.date.isEmpty ? lines.year : lines.date)
    case "DO":
      guard let doi else { return }
      saidFields.insert("doi")
      line("DO", doi)
    case "SP": writePages()
    case "UR": writeAddress()
    case "AN": writeAccession()
    case "SN": writeNumbers()
    case "N1":
      guard let note = entry.field("note") else { return }
      saidFields.insert("note")
      // A line that is the DOI says it, and is read so.
      let lines = RISRecordWriter.shown(note).split(separator: "\n")
        .filter { RISText.doi(String($0)).map { $0 != doi } ?? true }
      writeItems("N1", lines.joined(separator: "\n"), "\n")
    case "KW":
      guard let field = entry.field("keywords") ?? entry.field("keyword") else { return }
      saidFields.insert(field.name)
      let text = RISRecordWriter.shown(field)
      writeItems("KW", text, text.contains(";") ? ";" : ",")
    default: break
    }
  }

  /// The DOI without its resolver, also where only a line of the note is one.
  private var doi: String? {
    if let doi = entry.verbatim("doi") { return RISText.doi(doi) ?? doi }
    return entry.text("note")?.split(separator: "\n").lazy
      .compactMap { RISText.doi(String($0)) }.first
  }

  private mutating func writeDate() {
    guard let date = entry.date else { return }
    saidFields.formUnion(["date", "year", "month"])
    let lines = TaggedDate.lines(date)
    // What was read of a date that says more.
    let read = entry.text("da").flatMap { text in
      TaggedDate.read(text, year: lines.year)?.date == TaggedDate.biblatex(date) ? text : nil
    }
    if read != nil { saidFields.insert("da") }
    let text = read ?? lines.date
    if !text.isEmpty { line("DA", text) }
    if !lines.year.isEmpty { line("PY", lines.year) }
  }

  private mutating func writePages() {
    let hasTotal = [.book, .thesis, .manuscript].contains(kind)
    if kind == .film, let length = entry.text("dimensions") {
      saidFields.insert("dimensions")
      return line("SP", length)
    }
    guard let pages = entry.text("pages") else {
      guard hasTotal, let total = entry.text("pagetotal") else { return }
      saidFields.insert("pagetotal")
      return line("SP", total)
    }
    if kind == .film { return }
    saidFields.insert("pages")
    let dash = pages.dropFirst().firstIndex { "-–—".contains($0) }
    guard let dash else {
      line("SP", pages)
      // Alone it would be how many there are.
      if hasTotal { line("EP", pages) }
      return
    }
    let start = RISText.trimmed(pages[..<dash])
    let end = RISText.trimmed(pages[dash...].drop { "-–— ".contains($0) })
    line("SP", start)
    if hasTotal || end != start, !end.isEmpty { line("EP", end) }
  }

  private mutating func writeAddress() {
    if let address = entry.verbatim("url") {
      saidFields.insert("url")
      line("UR", address)
    } else if let address = entry.verbatim("howpublished"),
      address.lowercased().hasPrefix("http")
    {
      saidFields.insert("howpublished")
      line("UR", address)
    }
  }

  /// The number in a database: that of the archive, else the preprint's, else PubMed's.
  private mutating func writeAccession() {
    let archive = entry.text("archive")
    var pmid = entry.verbatim("pmid")
    if pmid != nil { saidFields.insert("pmid") }
    let eprintType = entry.text("eprinttype", "archiveprefix")?.lowercased()
    if let location = entry.text("archive_location") {
      saidFields.insert("archive_location")
      line("AN", location)
      if entry.verbatim("eprint").map({ location.contains($0) }) == true {
        saidFields.formUnion(["eprint", "eprinttype", "archiveprefix"])
      }
    } else if archive == nil, eprintType == "pubmed", let id = entry.verbatim("eprint") {
      saidFields.formUnion(["eprint", "eprinttype", "archiveprefix"])
      pmid = pmid ?? id
    } else if archive == nil, let id = entry.verbatim("eprint") {
      saidFields.formUnion(["eprint", "eprinttype", "archiveprefix"])
      let isArXiv = eprintType == nil || eprintType == "arxiv"
      line("AN", id)
      line("DB", isArXiv ? "arXiv" : entry.text("eprinttype", "archiveprefix") ?? "arXiv")
      if let pmid { line("UR", "PM:\(pmid)") }
      return
    }
    guard let pmid else { return }
    if archive == nil, entry.field("archive_location") == nil {
      line("AN", pmid)
      line("DB", "PubMed")
    } else if let archive, ["medline", "nlm"].contains(archive.lowercased()) {
      line("AN", pmid)
    } else {
      line("UR", "PM:\(pmid)")
    }
  }

  private mutating func writeNumbers() {
    let ownNumber = [.patent, .report, .standard].contains(kind)
    if ownNumber, let number = entry.text("number"), RISText.serialNumbers(number).isEmpty {
      saidFields.insert("number")
      line("SN", number)
    }
    for field in kind == .article ? ["issn", "isbn"] : ["isbn", "issn"] {
      guard let text = entry.text(field) else { continue }
      let isShaped = RISText.serialNumbers(text).contains { $0.field == field }
      let isMeant = field == (kind == .article ? "issn" : "isbn") && !ownNumber
      guard isShaped || (isMeant && RISText.serialNumbers(text).isEmpty) else { continue }
      saidFields.insert(field)
      line("SN", text)
    }
  }

  /// Fields that are tags of RIS: what was read and has no field of its own.
  private mutating func writeOwn() {
    for field in entry.fields where !saidFields.contains(field.name) {
      let name = field.name.uppercased()
      guard name.utf8.count == 2, RISTag.isKnown(name), !["TY", "ER", "ID"].contains(name) else {
        continue
      }
      saidFields.insert(field.name)
      writeItems(name, RISRecordWriter.shown(field), "\n")
    }
  }

  // MARK: Lines

  private mutating func writeItems(_ tag: String, _ text: String, _ separator: String) {
    for item in text.split(separator: separator) {
      let item = RISText.trimmed(item)
      if !item.isEmpty { line(tag, item) }
    }
  }

  private mutating func line(_ tag: String, _ value: String) {
    bytes.append(contentsOf: "\(tag)  - ".utf8)
    // A value is one line; Unicode's line ends are some for Zotero.
    for scalar in value.unicodeScalars {
      let isBreak = scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029
      bytes.append(
        contentsOf: isBreak
          ? [0x20] : Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private static let variables = ["language": "language", "type": "genre"]

  private static func text(_ field: Entry.Field, in entry: Entry) -> String {
    if let name = variables[field.name == "langid" ? "language" : field.name],
      let variable = CSLVariable.all.first(where: { $0.name == name })
    {
      return CSLText.text(of: variable, field, in: entry)
    }
    return shown(field)
  }

  /// Tags as in CSL-JSON are kept, as Zotero does; text that looks like one is escaped.
  private static func shown(_ field: Entry.Field) -> String {
    if field.form == .markup { return String(decoding: field.value, as: UTF8.self) }
    let text = field.text
    let utf8 = Array(text.utf8)
    guard MarkupText.isMarkup(utf8.span) else { return text }
    return text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
  }
}
