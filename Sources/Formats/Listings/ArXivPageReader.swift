import Bibliography

/// Walks over the papers of one of arXiv's pages.
struct ArXivPageReader: ListingReader {
  private let lines: ListingLines
  private(set) var papers: [EntryDraft] = []
  private(set) var problems: [Problem] = []

  init(_ bytes: [UInt8]) {
    lines = ListingLines(bytes)
  }

  private mutating func finish(_ paper: inout ArXivPaper?) {
    guard let finished = paper else { return }
    paper = nil
    let place = finished.range
    guard let draft = finished.draft() else {
      problems.append(
        Problem(
          range: place, severity: .warning, code: "missing-title",
          message: "This paper has no title; it is left out."))
      return
    }
    if draft.field("author") == nil {
      problems.append(
        Problem(
          range: draft.keyPlace, severity: .warning, code: "missing-author",
          message: "The page gives no author for this paper."))
    }
    papers.append(draft)
  }

  // MARK: Lists

  /// How many papers a heading says are below it.
  private struct Statement {
    let line: Int
    let count: Int
    /// The papers before it.
    let firstPaper: Int
  }

  /// Reads a list.
  mutating func readList() {
    var paper: ArXivPaper?
    /// Headings of parts of the page.
    var parts: [Statement] = []
    var whole: Statement?
    var total: Statement?
    /// Papers that began.
    var count = 0
    /// Whether the list goes on on other pages.
    var isPart = false
    var line = 0
    while line < lines.count {
      let text = lines.text(line)
      if let header = ArXivHeader(lines, at: line), header.isNumbered {
        finish(&paper)
        paper = ArXivPaper(header, in: lines.bytes)
        if !header.rest.isEmpty { paper?.take(oneLine: header.rest) }
        count += 1
        line += header.lineCount
        continue
      }
      if let (stated, isCut) = ArXivPageReader.heading(text) {
        finish(&paper)
        if let stated { parts.append(Statement(line: line, count: stated, firstPaper: count)) }
        isPart = isPart || isCut
      } else if let rest = ListingLines.dropping("Showing ", from: text),
        let found = ListingLines.number(rest)
      {
        finish(&paper)
        whole = Statement(line: line, count: found.value, firstPaper: 0)
        isPart = true
      } else if ListingLines.dropping("Showing up to ", from: text) != nil {
        finish(&paper)
        isPart = true
      } else if let rest = ListingLines.dropping("Total of ", from: text),
        let found = ListingLines.number(rest)
      {
        finish(&paper)
        isPart = isPart || rest.contains(UInt8(ascii: ":"))
        total = total ?? Statement(line: line, count: found.value, firstPaper: 0)
      } else {
        paper?.take(lines.ranges[line])
      }
      line += 1
    }
    finish(&paper)
    for (index, part) in parts.enumerated() {
      let end = index + 1 < parts.count ? parts[index + 1].firstPaper : count
      check(part, found: end - part.firstPaper)
    }
    if let whole { check(whole, found: count) }
    if let total, isPart ? count > total.count : parts.isEmpty { check(total, found: count) }
    problems.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func check(_ statement: Statement, found: Int) {
    if let problem = ListingCount.problem(
      stated: statement.count, found: found, "papers", at: lines.ranges[statement.line])
    {
      problems.append(problem)
    }
  }

  /// What a heading in a list says: how many papers are below it, and whether there are more of them
  /// on another page. `nil` for a line that is no heading.
  private static func heading(_ text: ArraySlice<UInt8>) -> (count: Int?, isCut: Bool)? {
    guard text.count <= 120 else { return nil }
    if let mark = ListingLines.range(of: Array("showing ".utf8), in: text),
      text[..<mark.lowerBound].contains(UInt8(ascii: "(")), text.last == UInt8(ascii: ")")
    {
      let words = text[mark.upperBound...].dropLast()
      let numbers = words.split(separator: 0x20).compactMap { ListingLines.number($0)?.value }
      guard words.split(separator: 0x20).last?.starts(with: "entr".utf8) == true,
        let first = numbers.first
      else { return nil }
      return (first, numbers.last != first)
    }
    // `Fri, 26 Jul 2024`.
    let words = text.split(separator: 0x20)
    guard words.count == 4, words[0].count == 4, words[0].last == UInt8(ascii: ","),
      ListingLines.number(words[1]) != nil, ACLPageReader.isYear(words[3]),
      weekdays.contains(where: { ListingLines.equal(words[0].prefix(3), $0) })
    else { return nil }
    return (nil, false)
  }

  private static let weekdays: [StaticString] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  // MARK: Searches

  /// Reads what a search found.
  mutating func readSearch() {
    var paper: ArXivPaper?
    var stated: Statement?
    /// Whether what follows still belongs to the header.
    var isInTags = false
    var count = 0
    var line = 0
    while line < lines.count {
      let text = lines.text(line)
      defer { line += 1 }
      if let header = ArXivHeader(lines, at: line), header.hasFormats {
        finish(&paper)
        paper = ArXivPaper(header, in: lines.bytes)
        count += 1
        isInTags = true
        if !header.rest.isEmpty { isInTags = takeTags(lines.bytes[header.rest], &paper) }
        line += header.lineCount - 1
      } else if paper == nil, let range = ArXivPageReader.statedRange(text) {
        stated = stated ?? Statement(line: line, count: range.count, firstPaper: 0)
      } else if isInTags, takeTags(text, &paper) {
        continue
      } else if paper?.has(.authors) == true, isSubmission(text) {
        paper?.end(with: lines.ranges[line])
      } else if paper?.isEnded == true, ArXivPaper.label(text) == nil {
        // What follows the last paper.
        finish(&paper)
      } else {
        isInTags = false
        paper?.take(lines.ranges[line])
      }
    }
    finish(&paper)
    if let stated { check(stated, found: count) }
  }

  /// The numbers in `Showing 1–50 of 1,234 results for all: tides`.
  private static func statedRange(_ text: ArraySlice<UInt8>) -> ClosedRange<Int>? {
    let text = ListingLines.dropping("Showing ", from: text) ?? text
    guard let first = ListingLines.number(text) else { return nil }
    var rest = text[first.end...]
    for dash in ["–", "-"] where rest.starts(with: dash.utf8) {
      rest = rest.dropFirst(dash.utf8.count)
      break
    }
    guard rest.startIndex > first.end, let last = ListingLines.number(rest),
      last.value >= first.value, rest[last.end...].starts(with: " of ".utf8),
      ListingLines.range(of: Array(" results".utf8), in: rest[last.end...]) != nil
    else { return nil }
    return first.value...last.value
  }

  /// Takes classes and a DOI; whether a text is nothing else.
  private func takeTags(_ text: ArraySlice<UInt8>, _ paper: inout ArXivPaper?) -> Bool {
    let words = text.split { $0 <= 0x20 }
    guard words.allSatisfy({ ArXivPageReader.isTag($0) }) else { return false }
    for word in words {
      if word.starts(with: "10.".utf8) {
        paper?.doi = word.startIndex..<word.endIndex
      } else if !ListingLines.equal(word, "doi"), paper?.primaryClass == nil {
        paper?.primaryClass = word.startIndex..<word.endIndex
      }
    }
    return true
  }

  /// A class of arXiv's, `doi` or a DOI.
  private static func isTag(_ word: ArraySlice<UInt8>) -> Bool {
    if ListingLines.equal(word, "doi") { return true }
    if word.starts(with: "10.".utf8) { return word.contains(UInt8(ascii: "/")) }
    let archive = word.prefix { $0 != UInt8(ascii: ".") }
    return archives.contains(String(decoding: archive, as: UTF8.self)) && word.count <= 24
      && (word.count > archive.count || isWholeArchive(archive))
  }

  /// Archives without classes; the name of another one alone is a word of a title.
  private static func isWholeArchive(_ archive: ArraySlice<UInt8>) -> Bool {
    archive.contains(UInt8(ascii: "-"))
  }

  private static let archives: Set<String> = [
    "astro-ph", "cond-mat", "cs", "econ", "eess", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th",
    "math", "math-ph", "nlin", "nucl-ex", "nucl-th", "physics", "q-bio", "q-fin", "quant-ph",
    "stat",
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "atom-ph", "bayes-an", "chao-dyn", "chem-ph",
    "cmp-lg", "comp-gas", "dg-ga", "funct-an", "mtrl-th", "patt-sol", "plasm-ph", "q-alg",
    "solv-int", "supr-con",
  ]

  /// Whether a line tells when a paper was submitted.
  private func isSubmission(_ text: ArraySlice<UInt8>) -> Bool {
    guard let rest = ListingLines.dropping("Submitted ", from: text) else { return false }
    return ListingLines.number(rest) != nil
      || ListingLines.range(of: Array("originally announced".utf8), in: rest) != nil
  }

  // MARK: One paper

  /// Reads the page of one paper.
  mutating func readAbstractPage() {
    var paper: ArXivPaper?
    for line in 0..<lines.count {
      let text = lines.text(line)
      let label = ArXivPaper.label(text)?.label
      if paper == nil {
        guard label == .title else { continue }
        paper = ArXivPaper(at: lines.ranges[line].lowerBound, in: lines.bytes)
      } else if ListingLines.equal(text, "Submission history") {
        break
      } else if label == nil,
        [
          "View a PDF", "View PDF", "HTML (experimental)", "Download", "(or ",
          "Focus to learn more",
        ]
        .contains(where: { text.starts(with: $0.utf8) })
      {
        continue
      }
      // An address below how the paper is cited is that of arXiv's own DOI.
      if label == nil, paper?.isCitedAs == true { continue }
      paper?.take(lines.ranges[line])
    }
    finish(&paper)
  }
}
