import Bibliography
import Markup

/// Makes entries of the papers of a collection.
struct AnthologyXMLReader {
  private(set) var papers: [EntryDraft] = []
  private(set) var problems: [Problem] = []
  private var collection = ""
  private var volume = Volume()

  /// What a volume says of all its papers.
  private struct Volume {
    var id = ""
    var isJournal = false
    var title: (value: MarkupValue, place: Range<Int>)?
    var editors: EntryDraft.Field?
    /// Fields of a paper that stand with the volume, each once.
    var fields: [EntryDraft.Field] = []
    /// Journal, volume and issue.
    var journalFields: [EntryDraft.Field] = []
  }

  mutating func read(_ contents: MarkupContents, end: Int) {
    let starts = contents.elements.filter {
      ["collection", "volume", "meta", "frontmatter", "paper"].contains($0.name)
    }
    for (number, start) in starts.enumerated() {
      let next = number + 1 < starts.count ? starts[number + 1] : nil
      let part = next.map { start.contents.before($0) } ?? start.contents
      let limit = next?.range.lowerBound ?? end
      switch start.name {
      case "collection": collection = start.attribute("id") ?? ""
      case "volume":
        volume = Volume()
        volume.id = start.attribute("id") ?? ""
        volume.isJournal = start.attribute("type") == "journal"
        // Before 2019 a file was a volume.
        if collection.isEmpty { collection = volume.id }
      case "meta": readMeta(part)
      default:
        let range = start.range.clamped(to: start.range.lowerBound..<limit)
        readPaper(start, part, range)
      }
    }
  }

  // MARK: Volumes

  private mutating func readMeta(_ contents: MarkupContents) {
    var editors: [MarkupElement] = []
    for element in contents.children {
      switch element.name {
      case "booktitle":
        volume.title = (AnthologyXMLReader.value(element), element.range)
      case "editor": editors.append(element)
      case "journal-title": addJournal("journaltitle", element)
      case "journal-volume": addJournal("volume", element)
      case "journal-issue": addJournal("number", element)
      case "volume-number": addVolume("volume", element)
      case "publisher": addVolume("publisher", element)
      case "address": addVolume("location", element)
      case "year", "month", "isbn", "series": addVolume(element.name, element)
      default: break
      }
    }
    if let first = editors.first, let last = editors.last {
      volume.editors = EntryDraft.Field(
        "editor", first.range.lowerBound..<last.range.upperBound,
        people: PersonNames(people: editors.compactMap(AnthologyXMLReader.person)))
    }
    nameJournal()
  }

  private mutating func addVolume(_ name: String, _ element: MarkupElement) {
    guard !volume.fields.contains(where: { $0.name == name }) else { return }
    let value = AnthologyXMLReader.value(element)
    volume.fields.append(EntryDraft.Field(name, element.range, value.bytes, value.form))
  }

  private mutating func addJournal(_ name: String, _ element: MarkupElement) {
    volume.isJournal = true
    guard !volume.journalFields.contains(where: { $0.name == name }) else { return }
    let value = AnthologyXMLReader.value(element)
    volume.journalFields.append(EntryDraft.Field(name, element.range, value.bytes, value.form))
  }

  /// Takes the journal's name from the volume's title, where it stands nowhere else.
  private mutating func nameJournal() {
    guard volume.isJournal, !volume.journalFields.contains(where: { $0.name == "journaltitle" }),
      let title = volume.title
    else { return }
    let text = title.value.plain
    let venue = ACLVenue(text, 0..<text.count)
    volume.journalFields.insert(
      EntryDraft.Field("journaltitle", title.place, Array(text[venue.name])), at: 0)
  }

  // MARK: Papers

  private mutating func readPaper(
    _ start: MarkupElement, _ contents: MarkupContents, _ range: Range<Int>
  ) {
    let isVolume = start.hasName("frontmatter")
    var paper = EntryDraft(
      range: range, type: isVolume ? "proceedings" : volume.isJournal ? "article" : "inproceedings")
    paper.keyPlace = start.tagRange
    if !start.isClosed || start.range.upperBound > range.upperBound {
      problems.append(
        Problem(
          range: start.tagRange, severity: .error, code: "unclosed-record",
          message: "This paper has no end tag; what stands up to the next one is taken for its own."
        ))
    }
    var authors: [MarkupElement] = []
    var editors: [MarkupElement] = []
    for element in contents.children {
      switch element.name {
      case "title": add("title", element, to: &paper)
      case "author": authors.append(element)
      case "editor": editors.append(element)
      case "pages", "doi", "abstract", "language", "note", "isbn":
        add(element.name, element, to: &paper)
      case "bibkey":
        paper.key = AnthologyXMLReader.value(element).plain
        if !paper.key.isEmpty { paper.keyPlace = element.range }
      case "url": addAddress(element, to: &paper)
      case "retracted":
        paper.add("pubstate", element.range, text: "retracted")
        let reason = AnthologyXMLReader.value(element).plain
        if !reason.isEmpty {
          paper.add(
            "note", element.range, text: "Retracted: \(String(decoding: reason, as: UTF8.self))")
        }
      default: break
      }
    }
    if paper.field("url") == nil, let id = identifier(start, isVolume: isVolume) {
      paper.add("url", start.tagRange, text: AnthologyID.address(id))
    }
    addPeople(authors, editors, isVolume: isVolume, to: &paper)
    addVolumeFields(isVolume: isVolume, to: &paper)
    if let title = paper.field("title") {
      if paper.key.isEmpty { paper.keyPlace = title.place }
    } else {
      problems.append(
        Problem(
          range: start.tagRange, severity: .warning, code: "missing-title",
          message: "This paper has no title."))
    }
    // A volume's title may stand before its front matter, the key's place may not.
    if paper.keyPlace.clamped(to: range) != paper.keyPlace { paper.keyPlace = start.tagRange }
    papers.append(paper)
  }

  private func addPeople(
    _ authors: [MarkupElement], _ editors: [MarkupElement], isVolume: Bool,
    to paper: inout EntryDraft
  ) {
    for (elements, name) in [(authors, isVolume ? "editor" : "author"), (editors, "editor")] {
      guard let first = elements.first, let last = elements.last, paper.field(name) == nil else {
        continue
      }
      paper.add(
        name, first.range.lowerBound..<last.range.upperBound,
        people: PersonNames(people: elements.compactMap(AnthologyXMLReader.person)))
    }
  }

  private func addVolumeFields(isVolume: Bool, to paper: inout EntryDraft) {
    var fields = volume.fields
    if let title = volume.title {
      let field = EntryDraft.Field(
        isVolume ? "title" : "booktitle", title.place, title.value.bytes, title.value.form)
      if isVolume || !volume.isJournal { fields.insert(field, at: 0) }
    }
    if volume.isJournal, !isVolume { fields += volume.journalFields }
    if let editors = volume.editors, isVolume || !volume.isJournal { fields.append(editors) }
    paper.inherit(fields)
  }

  /// The address of the paper's page: an identifier, or an address elsewhere.
  private func addAddress(_ element: MarkupElement, to paper: inout EntryDraft) {
    let text = AnthologyXMLReader.value(element).text
    guard !text.isEmpty else { return }
    let isAddress = text.contains("://")
    paper.add("url", element.range, text: isAddress ? text : AnthologyID.address(text))
  }

  private func identifier(_ start: MarkupElement, isVolume: Bool) -> String? {
    guard let paper = isVolume ? "0" : start.attribute("id") else { return nil }
    return AnthologyID.of(collection: collection, volume: volume.id, paper: paper)
  }

  private func add(_ name: String, _ element: MarkupElement, to paper: inout EntryDraft) {
    if paper.field(name) == nil {
      paper.add(name, element.range, AnthologyXMLReader.value(element))
    }
  }

  // MARK: Values

  private static func person(_ element: MarkupElement) -> PersonName? {
    // The name in its own script stands in a `variant`.
    var given = ""
    var family = ""
    var isDivided = false
    for part in element.contents.children {
      if part.hasName("first") { given = value(part).text }
      if part.hasName("last") { family = value(part).text }
      isDivided = isDivided || part.hasName("first") || part.hasName("last")
    }
    guard isDivided else {
      let text = value(element).text
      return text.isEmpty ? nil : PersonName(plain: text)
    }
    if family.isEmpty, given.isEmpty { return nil }
    guard !family.isEmpty else { return PersonName(family: given) }
    // `de Paiva` has a particle, `Pescitelli, Jr.` a suffix.
    let suffixed = family.split(separator: ",", maxSplits: 1)
    var name = PersonName(plain: suffixed.first.map { "\($0), \(given)" } ?? family)
    if suffixed.count == 2 { name.suffix = String(suffixed[1].drop { $0 == " " }) }
    return name
  }

  private static func value(_ element: MarkupElement) -> MarkupValue {
    MarkupValue(element.contents) { element in
      switch element.name {
      case "i": .italic
      case "b": .bold
      case "fixed-case": .protected
      case "tex-math": .math
      case "sup": .superscript
      case "sub": .subscript
      default: .plain
      }
    }
  }
}
