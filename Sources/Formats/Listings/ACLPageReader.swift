import Bibliography

/// Walks over the papers of a page of the ACL Anthology that lists them.
struct ACLPageReader: ListingReader {
  let lines: ListingLines
  private(set) var papers: [EntryDraft] = []
  private(set) var problems: [Problem] = []
  /// The line of the year that holds.
  private var year: Int?

  init(_ bytes: [UInt8]) {
    lines = ACLBadges.separated(ListingLines(bytes))
  }

  /// `1952` … `2099`.
  static func isYear(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 4, let first = text.first else { return false }
    guard text.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    return text.starts(with: "19".utf8) || (first == 0x32 && text.starts(with: "20".utf8))
  }

  /// Reads the page of an author.
  mutating func read() {
    var start = 0
    while start < lines.count, ACLBadges(lines, at: start).count == 0 { start += 1 }
    if start > 0, ACLPageReader.isYear(lines.text(start - 1)) { year = start - 1 }
    let pageEnd = endOfPapers(from: start)
    while start < pageEnd {
      let badges = ACLBadges(lines, at: start)
      guard badges.count > 0 else {
        start += 1
        continue
      }
      let next = nextPaper(after: start + badges.count, before: pageEnd)
      var end = next
      var nextYear: Int?
      // A title that is a year is not the next year.
      if next < pageEnd, next - 1 > start + badges.count, ACLPageReader.isYear(lines.text(next - 1))
      {
        nextYear = next - 1
        end = next - 1
      }
      readPaper(start, badges, end)
      if let nextYear { year = nextYear }
      start = next
    }
  }

  /// The first line at or after `line` where badges begin, at most `limit`.
  private func nextPaper(after line: Int, before limit: Int) -> Int {
    var line = line
    while line < limit, ACLBadges(lines, at: line).count == 0 { line += 1 }
    return min(line, limit)
  }

  /// Where the tail of the page begins: `Co-authors`, `Venues`, `Fix author` with no paper after.
  func endOfPapers(from start: Int) -> Int {
    var lastPaper = lines.count
    while lastPaper > start, ACLBadges(lines, at: lastPaper - 1).count == 0 { lastPaper -= 1 }
    // `lastPaper` is just past the last line that could begin badges; the rest of them, the title,
    // an author and the venue come before any tail.
    var line = lastPaper + ACLBadges(lines, at: max(start, lastPaper - 1)).count + 2
    while line < lines.count {
      let marks: [StaticString] = ["Co-authors", "Venues", "Fix author", "Fix data"]
      let isMark = marks.contains { lines.line(line, is: $0) } && !lines.line(line - 1, is: "|")
      if isMark
        || ListingLines.dropping("ACL materials are Copyright", from: lines.text(line)) != nil
      {
        return line
      }
      line += 1
    }
    return lines.count
  }

  // MARK: One paper

  /// Where the parts of a paper are.
  struct Parts {
    var title: Int
    /// Whether the badges promise an abstract.
    var hasAbstract = false
    var authors: [Int] = []
    var venue: Int?
    var abstract: Range<Int>?
  }

  private mutating func readPaper(_ start: Int, _ badges: ACLBadges, _ end: Int) {
    let parts: Parts?
    if let mark = (start..<end).first(where: { lines.line($0, is: "|") }),
      isFirstMark(mark, start, badges)
    {
      parts = partsByMark(start, mark, end)
    } else {
      parts = partsByCount(start, badges, end)
    }
    guard let parts else { return reportMissingTitle(start..<end) }
    add(parts, start)
  }

  mutating func reportMissingTitle(_ paper: Range<Int>) {
    problems.append(
      Problem(
        range: range(paper), severity: .warning, code: "missing-title",
        message: "No title follows these badges; the paper is left out."))
  }

  /// Whether the `|` at `mark` may stand below the first author: what is between the known badges
  /// and the title is a few badges at most, and not an abstract.
  func isFirstMark(_ mark: Int, _ start: Int, _ badges: ACLBadges) -> Bool {
    let title = mark - 2
    let known = start + badges.count
    guard title > start, title > known else { return title > start }
    return title <= known + 4 && !ACLVenue.isLikely(lines.text(title))
      && (known..<title).allSatisfy { ACLBadges.isPossible(lines.text($0)) }
  }

  /// The parts of a paper with several authors: the first `|` is at `mark`.
  func partsByMark(_ start: Int, _ mark: Int, _ end: Int, hasVenue: Bool = true) -> Parts {
    var parts = Parts(title: mark - 2, authors: [mark - 1])
    parts.hasAbstract = (start..<parts.title).contains { lines.line($0, is: "abs") }
    var line = mark
    while line < end, lines.line(line, is: "|") {
      if line + 1 < end { parts.authors.append(line + 1) }
      line += 2
    }
    if hasVenue { return finished(parts, from: line, end) }
    if parts.hasAbstract, line < end { parts.abstract = line..<end }
    return parts
  }

  /// The parts of a paper with one author: counted from the badges.
  private func partsByCount(_ start: Int, _ badges: ACLBadges, _ end: Int) -> Parts? {
    var badges = badges
    var needed: Int { badges.hasAbstract ? 4 : 3 }
    func venueIsAt(_ line: Int) -> Bool { line < end && ACLVenue.isLikely(lines.text(line)) }
    // A title such as “Data” was taken for a badge: lines are missing, and the venue is not where it
    // should be.
    while end - start - badges.count < needed, badges.count > 1,
      !lines.line(start + badges.count - 1, is: "abs"),
      !lines.line(start + badges.count - 1, is: "bib"),
      !venueIsAt(start + badges.count + 2)
    {
      badges.dropLast()
    }
    // A badge whose word nobody knows: there is a line too many, and the venue is further down.
    while end - start - badges.count > needed,
      ACLBadges.isPossible(lines.text(start + badges.count)),
      !venueIsAt(start + badges.count + 2),
      venueIsAt(start + badges.count + 3) || venueIsAt(start + badges.count + 4)
    {
      badges.takeUnknown(lines, start)
    }
    let title = start + badges.count
    guard title < end else { return nil }
    var parts = Parts(title: title, hasAbstract: badges.hasAbstract)
    guard title + 1 < end else { return parts }
    parts.authors = [title + 1]
    return finished(parts, from: title + 2, end)
  }

  /// `parts` with the venue at `venue` and the abstract after it.
  private func finished(_ parts: Parts, from venue: Int, _ end: Int) -> Parts {
    var parts = parts
    guard venue < end else { return parts }
    parts.venue = venue
    if parts.hasAbstract, venue + 1 < end { parts.abstract = (venue + 1)..<end }
    return parts
  }

  // MARK: Its entry

  private mutating func add(_ parts: Parts, _ start: Int) {
    var paper = EntryDraft(
      range: range(start..<(lastLine(of: parts) + 1)), keyPlace: lines.ranges[parts.title],
      type: "inproceedings")
    paper.fields = [field("title", parts.title)]
    let nameRanges = authorNames(parts)
    let names = nameRanges.map { String(decoding: lines.bytes[$0], as: UTF8.self) }
    if let first = nameRanges.first, let last = nameRanges.last {
      paper.add(
        "author", first.lowerBound..<last.upperBound, Array(names.joined(separator: " and ").utf8))
    }
    if let line = parts.venue { paper.addContainer(lines.ranges[line], in: lines.bytes) }
    if let year { paper.fields.append(field("year", year)) }
    if let abstract = parts.abstract { addAbstract(abstract, to: &paper) }
    reportMissing(parts)
    paper.ingredients = KeyIngredients(
      firstAuthorFamily: PersonNames(plain: Array(names.prefix(1))).people.first?.familyForDisplay,
      year: year.map { String(decoding: lines.text($0), as: UTF8.self) },
      title: String(decoding: lines.text(parts.title), as: UTF8.self))
    papers.append(paper)
  }

  mutating func add(_ paper: EntryDraft) { papers.append(paper) }

  /// The last line of a paper.
  func lastLine(of parts: Parts) -> Int {
    max(
      parts.title, parts.authors.last ?? 0, parts.venue ?? 0,
      (parts.abstract?.upperBound ?? 1) - 1)
  }

  /// Adds an abstract; several lines are paragraphs of one.
  func addAbstract(_ abstract: Range<Int>, to paper: inout EntryDraft) {
    paper.add(
      "abstract", range(abstract), Array(abstract.map { lines.text($0) }.joined(separator: [0x0A])))
  }

  private mutating func reportMissing(_ parts: Parts) {
    let missing: String
    if parts.authors.isEmpty {
      missing = "author"
    } else if parts.venue == nil {
      missing = "venue"
    } else if parts.hasAbstract, parts.abstract == nil {
      missing = "abstract"
    } else {
      return
    }
    reportMissing(missing, at: lines.ranges[parts.title])
  }

  mutating func reportMissing(_ part: String, at title: Range<Int>) {
    report(
      Problem(
        range: title, severity: part == "abstract" ? .information : .warning,
        code: "missing-\(part)", message: "The page gives no \(part) for this paper."))
  }

  mutating func report(_ problem: Problem) { problems.append(problem) }

  mutating func removeProblems(withCode code: String) { problems.removeAll { $0.code == code } }

  /// Where the names are: one a line, or all in one line with `|` between.
  private func authorNames(_ parts: Parts) -> [Range<Int>] {
    parts.authors.flatMap { line in
      lines.text(line).split(separator: UInt8(ascii: "|"))
        .map { ListingLines.trimmed($0.startIndex..<$0.endIndex, in: lines.bytes) }
        .filter { !$0.isEmpty }
    }
  }

  private func field(_ name: String, _ line: Int) -> EntryDraft.Field {
    field(name, at: lines.ranges[line])
  }

  private func field(_ name: String, at place: Range<Int>) -> EntryDraft.Field {
    EntryDraft.Field(name, place, Array(lines.bytes[place]))
  }

  /// The text from the first to the last of some lines.
  func range(_ range: Range<Int>) -> Range<Int> {
    let first = lines.ranges[range.lowerBound]
    return first.lowerBound..<lines.ranges[max(range.lowerBound, range.upperBound - 1)].upperBound
  }
}
