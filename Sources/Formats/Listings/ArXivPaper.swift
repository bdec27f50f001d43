import Bibliography

/// One paper on a page of arXiv's: its lines are given one after the other, and make an entry.
///
/// A label says what a line is. What has none is, in this order, the title, the authors, and behind
/// the subjects the abstract.
struct ArXivPaper {
  /// What a line may be called.
  enum Label: Hashable {
    case title, authors, abstract, comments, journal, subjects, doi, citedAs
    /// What biblatex has no field for; it keeps its name.
    case other(String)
  }

  private static let labels: [(text: StaticString, label: Label)] = [
    ("Title:", .title), ("Authors:", .authors), ("Author:", .authors), ("Abstract:", .abstract),
    ("Comments:", .comments), ("Comment:", .comments),
    ("Journal-ref:", .journal), ("Journal ref:", .journal), ("Journal reference:", .journal),
    ("Subjects:", .subjects), ("Subject:", .subjects),
    ("DOI:", .doi), ("Related DOI:", .doi), ("Cite as:", .citedAs),
    ("MSC-class:", .other("msc-class")), ("MSC classes:", .other("msc-class")),
    ("MSC Class:", .other("msc-class")), ("ACM-class:", .other("acm-class")),
    ("ACM classes:", .other("acm-class")), ("ACM Class:", .other("acm-class")),
    ("Report-no:", .other("report-no")), ("Report number:", .other("report-no")),
  ]

  private let bytes: [UInt8]
  /// Where the paper begins.
  private let start: Int
  private var end: Int
  var id: Range<Int>?
  var primaryClass: Range<Int>?
  private var values: [Label: [Range<Int>]] = [:]
  private var current: Label?

  /// A paper that begins with its header.
  init(_ header: ArXivHeader, in bytes: [UInt8]) {
    self.bytes = bytes
    start = header.range.lowerBound
    end = header.range.upperBound
    id = header.id
    primaryClass = header.primaryClass
  }

  /// A paper without a header that begins at an offset.
  init(at start: Int, in bytes: [UInt8]) {
    self.bytes = bytes
    self.start = start
    end = start
  }

  /// Where a DOI stands that has no label.
  var doi: Range<Int>?
  /// Whether nothing but labelled lines follows.
  private(set) var isEnded = false

  var range: Range<Int> { start..<end }

  /// Whether what is read last says how the paper is cited.
  var isCitedAs: Bool { current == .citedAs && has(.citedAs) }

  /// Takes the line behind which nothing but labelled lines follows.
  mutating func end(with line: Range<Int>) {
    end = max(end, line.upperBound)
    isEnded = true
  }

  func has(_ label: Label) -> Bool { values[label]?.isEmpty == false }

  /// What a line is called, and the text behind that.
  static func label(_ line: ArraySlice<UInt8>) -> (label: Label, value: Range<Int>)? {
    guard let first = line.first, "TtAaCcJjSsDdRrMm".utf8.contains(first) else { return nil }
    for (text, label) in labels {
      guard let rest = ListingLines.dropping(text, from: line) else { continue }
      let value = ListingLines.trimmed(rest)
      return (label, value.startIndex..<value.endIndex)
    }
    return nil
  }

  /// Takes all lines of a paper that stand in one: each label begins another.
  mutating func take(oneLine line: Range<Int>) {
    var starts: [Int] = []
    for offset in line
    where (offset == line.lowerBound || bytes[offset - 1] <= 0x20)
      && ArXivPaper.label(bytes[offset..<min(line.upperBound, offset + 24)]) != nil
    {
      starts.append(offset)
    }
    if starts.first != line.lowerBound { starts.insert(line.lowerBound, at: 0) }
    for (start, end) in zip(starts, starts.dropFirst() + [line.upperBound]) {
      take(ListingLines.trimmed(start..<end, in: bytes))
    }
  }

  /// Takes the next line.
  mutating func take(_ line: Range<Int>) {
    end = max(end, line.upperBound)
    if let (label, value) = ArXivPaper.label(bytes[line]) {
      current = label
      if !value.isEmpty { values[label, default: []].append(value) }
      return
    }
    switch current {
    case nil: current = .title
    case .title where has(.title): current = .authors
    case .authors where has(.authors) && !isListOpen(before: line): current = .abstract
    case .subjects where has(.subjects), .other: current = .abstract
    default: break
    }
    if let current { values[current, default: []].append(line) }
  }

  /// Whether the list of authors goes on in a line.
  private func isListOpen(before line: Range<Int>) -> Bool {
    guard let last = values[.authors]?.last else { return true }
    return bytes[last].last == UInt8(ascii: ",") || bytes[line].first == UInt8(ascii: ",")
      || bytes[last].suffix(4).elementsEqual(" and".utf8)
      || bytes[line].starts(with: "and ".utf8)
  }

  // MARK: Its entry

  /// The entry; `nil` for a paper without a title.
  func draft() -> EntryDraft? {
    guard let title = place(.title) else { return nil }
    let id =
      id
      ?? values[.citedAs]?.first.flatMap { place in
        ListingLines.dropping("arXiv:", from: bytes[place]).flatMap(ArXivHeader.identifier)
      }
    var draft = EntryDraft(range: start..<end, keyPlace: title, type: "misc")
    draft.add("title", title, text(.title), .latex)
    let authors = ArXivNames.parse(text(.authors)[...])
    if let place = place(.authors) { draft.add("author", place, people: authors) }
    if let id {
      draft.add("eprint", id, Array(bytes[id]))
      draft.add("eprinttype", id, Array("arxiv".utf8))
    }
    let primary = primaryClass ?? place(.subjects).flatMap(firstClass)
    if let primary { draft.add("eprintclass", primary, Array(bytes[primary])) }
    addPublication(id, to: &draft)
    if let place = doi ?? place(.doi),
      let doi = ArXivPaper.doi(doi.map { Array(bytes[$0]) } ?? text(.doi))
    {
      draft.add("doi", place, doi)
    }
    if let place = place(.comments) { draft.add("note", place, text(.comments), .latex) }
    if let place = place(.subjects) { draft.add("subjects", place, text(.subjects)) }
    for name in ["msc-class", "acm-class", "report-no"] {
      if let place = place(.other(name)) { draft.add(name, place, text(.other(name))) }
    }
    addAbstract(to: &draft)
    // A list that is cut at its end begins with the first author.
    draft.ingredients = KeyIngredients(
      firstAuthorFamily: authors.people.first.map { $0.literal + $0.family },
      year: draft.field("date").map { String(decoding: $0.value.prefix(4), as: UTF8.self) },
      title: LaTeXText.decode(text(.title)))
    return draft
  }

  private func place(_ label: Label) -> Range<Int>? {
    guard let pieces = values[label], let first = pieces.first, let last = pieces.last else {
      return nil
    }
    return first.lowerBound..<max(first.upperBound, last.upperBound)
  }

  private func text(_ label: Label) -> [UInt8] {
    Array((values[label] ?? []).map { bytes[$0] }.joined(separator: [0x20]))
  }

  /// Adds where and when the paper came out: in a journal where one is named in a form that can be
  /// read, else on arXiv.
  private func addPublication(_ id: Range<Int>?, to draft: inout EntryDraft) {
    if let place = place(.journal) {
      if let found = ArXivJournalReference(bytes[place]) {
        draft.type = "article"
        draft.add("journaltitle", found.journal, Array(bytes[found.journal]), .latex)
        draft.add("volume", found.volume, Array(bytes[found.volume]))
        if let number = found.number { draft.add("number", number, Array(bytes[number])) }
        draft.add("pages", found.pages, Array(bytes[found.pages]))
        draft.add("date", found.year, Array(bytes[found.year]))
        return
      }
      draft.add("journal-ref", place, text(.journal), .latex)
    }
    if let id, let date = ArXivPaper.date(ofIdentifier: bytes[id]) { draft.add("date", id, date) }
  }

  /// The year and month that an identifier begins with, or its number does: `2024-07` of
  /// `2407.14741`, `1999-01` of `hep-th/9901001`.
  static func date(ofIdentifier id: ArraySlice<UInt8>) -> [UInt8]? {
    let number = id.lastIndex(of: UInt8(ascii: "/")).map { id[($0 + 1)...] } ?? id
    let digits = Array(number.prefix(4))
    guard digits.count == 4, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let month = (digits[2] - 0x30) * 10 + digits[3] - 0x30
    guard (1...12).contains(month) else { return nil }
    // arXiv began in 1991.
    let century = digits[0] == UInt8(ascii: "9") && digits[1] > UInt8(ascii: "0") ? "19" : "20"
    return Array(century.utf8) + digits[..<2] + [UInt8(ascii: "-")] + digits[2...]
  }

  /// The first class in brackets: `cs.IR` in `Information Retrieval (cs.IR); …`.
  private func firstClass(_ subjects: Range<Int>) -> Range<Int>? {
    guard let open = bytes[subjects].firstIndex(of: UInt8(ascii: "(")),
      let close = bytes[open..<subjects.upperBound].firstIndex(of: UInt8(ascii: ")")),
      close > open + 1
    else { return nil }
    return (open + 1)..<close
  }

  /// The DOI in a text, without its resolver.
  static func doi(_ text: [UInt8]) -> [UInt8]? {
    guard let start = text.indices.first(where: { text[$0...].starts(with: "10.".utf8) }) else {
      return nil
    }
    let doi = text[start...].prefix { $0 > 0x20 }
    return doi.contains(UInt8(ascii: "/")) ? Array(doi) : nil
  }

  /// Adds the abstract; of a short and a whole one, as the page of a search may have both, the whole.
  private func addAbstract(to draft: inout EntryDraft) {
    var short: [Range<Int>] = []
    var whole: [Range<Int>] = []
    for line in values[.abstract] ?? [] {
      var piece = line
      if let mark = ListingLines.range(of: ArXivPaper.more, in: bytes[piece]) {
        short = whole + [ListingLines.trimmed(piece.lowerBound..<mark.lowerBound, in: bytes)]
        whole = []
        piece = ListingLines.trimmed(mark.upperBound..<piece.upperBound, in: bytes)
      }
      if let mark = ListingLines.range(of: ArXivPaper.less, in: bytes[piece]) {
        piece = ListingLines.trimmed(piece.lowerBound..<mark.lowerBound, in: bytes)
      }
      if !piece.isEmpty { whole.append(piece) }
    }
    let pieces = (whole.isEmpty ? short : whole).filter { !$0.isEmpty }
    guard let first = pieces.first, let last = pieces.last else { return }
    // Several lines are paragraphs of one abstract.
    draft.add(
      "abstract", first.lowerBound..<last.upperBound,
      Array(pieces.map { bytes[$0] }.joined(separator: [0x0A])), .latex)
  }

  private static let more = Array("▽ More".utf8)
  private static let less = Array("△ Less".utf8)
}
