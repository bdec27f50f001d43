import Bibliography
import TextStorage

// The page, copied as text:
//
//     Jason Weston
//     99 papers on arXiv
//     Academic Profile
//     Statistics
//     Similar Authors
//     Papers on arXiv
//     Distilling System 2 into System 1
//     Large language models (LLMs) can spend extra compute during inference to generate …, many ...
//
// Titles and abstracts alternate. Abstracts are cut anywhere and end in "..."; no length tells them
// from titles. The name in the first line is one author of every paper, in no known place of the
// author list.

/// Reads the page of one author's papers on arXiv.
package enum ArXivAuthorListing {
  /// The papers of a page: entries of type `misc` with `title`, `author` (known in part) and
  /// `abstract` as written. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    let lines = ListingLines(bytes)
    let head = Head(lines)
    var reader = Reader(lines: lines, author: head.author)
    reader.read(from: head.firstPaper, statedCount: head.statedCount)
    if let stated = head.statedCount, let line = head.countLine,
      let problem = ListingCount.problem(
        stated: stated, found: reader.papers.count, "papers", at: lines.ranges[line])
    {
      reader.problems.append(problem)
    }
    return DraftedBlocks.page(
      .arXivAuthorListing, text, bytes, encoding: encoding, papers: reader.papers,
      problems: reader.problems)
  }

  /// Whether the lines are such a page: one of the first hundred says how many papers it has, or
  /// heads the list.
  static func isPage(_ lines: ListingLines) -> Bool {
    (0..<min(100, lines.count)).contains {
      statedCount(lines.text($0)) != nil || lines.line($0, is: "Papers on arXiv")
    }
  }

  /// The number in `99 papers on arXiv`.
  private static func statedCount(_ line: ArraySlice<UInt8>) -> Int? {
    guard let (count, end) = ListingLines.number(line) else { return nil }
    let rest = line[end...]
    guard
      ListingLines.equal(rest, " papers on arXiv") || ListingLines.equal(rest, " paper on arXiv")
    else { return nil }
    return count
  }

  /// What stands above the papers.
  private struct Head {
    /// The line with the name.
    var author: Int?
    var countLine: Int?
    var statedCount: Int?
    var firstPaper = 0

    init(_ lines: ListingLines) {
      for line in 0..<min(100, lines.count) {
        if statedCount == nil, let count = ArXivAuthorListing.statedCount(lines.text(line)) {
          statedCount = count
          countLine = line
          author = line > 0 ? line - 1 : nil
          firstPaper = line + 1
        } else if lines.line(line, is: "Papers on arXiv") {
          if countLine == nil, line > 0 { author = 0 }
          firstPaper = line + 1
          return
        }
      }
      // The heading of the list is missing: its other headings are no papers.
      let headings: [StaticString] = ["Academic Profile", "Statistics", "Similar Authors"]
      while headings.contains(where: { lines.line(firstPaper, is: $0) }) { firstPaper += 1 }
    }
  }

  /// Pairs titles with abstracts.
  private struct Reader {
    let lines: ListingLines
    /// The person of the page, who is an author of all papers.
    let author: EntryDraft.Field?
    var papers: [EntryDraft] = []
    var problems: [Problem] = []

    init(lines: ListingLines, author: Int?) {
      self.lines = lines
      self.author = author.map { line in
        let value = Array(lines.text(line)) + Array(" and others".utf8)
        return EntryDraft.Field("author", lines.ranges[line], value, .latex)
      }
    }

    mutating func read(from first: Int, statedCount: Int?) {
      var line = first
      /// Titles without abstract at the end of the page so far.
      var bareCount = 0
      while line < lines.count {
        // What ends in "..." is an abstract, unless another abstract follows: then it is a title
        // that does.
        if isCut(line), !isCut(line + 1) {
          problems.append(
            Problem(
              range: lines.ranges[line], severity: .warning, code: "missing-title",
              message: "This abstract has no title above it; the paper is left out."))
          bareCount = 0
          line += 1
        } else if isAbstract(line + 1) {
          add(title: line, abstract: line + 1)
          bareCount = 0
          line += 2
        } else {
          add(title: line, abstract: nil)
          bareCount += 1
          line += 1
        }
      }
      // What follows the last of the papers that the page says it has is the page's foot.
      guard let statedCount else { return }
      let surplus = min(bareCount, papers.count - statedCount)
      if surplus > 0 {
        papers.removeLast(surplus)
        problems.removeLast(surplus)
      }
    }

    private func isCut(_ line: Int) -> Bool {
      let text = lines.text(line)
      return text.suffix(3).elementsEqual("...".utf8) || text.suffix(3).elementsEqual("…".utf8)
    }

    /// Whether the line below a title is its abstract: a cut one, or a short whole one, which ends
    /// in a full stop and has no abstract below it.
    private func isAbstract(_ line: Int) -> Bool {
      isCut(line) || (lines.text(line).last == UInt8(ascii: ".") && !isCut(line + 1))
    }

    private mutating func add(title: Int, abstract: Int?) {
      let titleRange = lines.ranges[title]
      var paper = EntryDraft(range: titleRange, keyPlace: titleRange, type: "misc")
      paper.fields = [field("title", title)]
      paper.ingredients = KeyIngredients(
        firstAuthorFamily: nil, year: nil, title: LaTeXText.decode(Array(lines.text(title))))
      if let author { paper.fields.append(author) }
      if let abstract {
        paper.fields.append(field("abstract", abstract))
        paper.range = titleRange.lowerBound..<lines.ranges[abstract].upperBound
      } else {
        problems.append(
          Problem(
            range: titleRange, severity: .information, code: "missing-abstract",
            message: "There is no abstract below this title."))
      }
      papers.append(paper)
    }

    private func field(_ name: String, _ line: Int) -> EntryDraft.Field {
      EntryDraft.Field(name, lines.ranges[line], Array(lines.text(line)), .latex)
    }
  }
}
