/// The blocks of a reStructuredText, as far as citations need them: which bytes are text that is read
/// for inline markup, and what its directives say about bibliographies and other documents.
///
/// One pass over lines. What is not read for inline markup (comments, literal blocks, code) ends at
/// the first line that is indented as little as what it belongs to, so no container has to be kept:
/// the columns of a paragraph's lines say what it is part of. A paragraph is kept only if a role may
/// be in it, as pieces of the text; only in tables it has more than one.
struct RestructuredTextBlocks {
  let bytes: [UInt8]
  let lines: MarkdownLines
  /// The line after the last one that is read.
  let lineEnd: Int

  /// Paragraphs in which a role may be, as ranges of `pieces`.
  private(set) var paragraphs: [Range<Int>] = []
  private(set) var pieces: [Range<Int>] = []

  /// The bibliographies that directives name.
  var resources: [BibliographyResource] = []
  /// The documents that directives include.
  var links: [DocumentLink] = []
  /// Keys that a directive lists without citing them.
  var listedKeys: [Range<Int>] = []
  /// What stands before the keys of a bibliography's entries where they are cited.
  var keyPrefixes: [Range<Int>] = []
  /// Whether a directive lists every entry of its bibliographies.
  var listsEverything = false

  var line: Int
  private var paragraph: OpenParagraph?
  private var head: DirectiveHead?
  private var budget: LookaheadBudget

  private struct OpenParagraph {
    let start: Int
    var end: Int
    /// The column of its lines; `nil` if only the first is known, which follows a marker.
    var indentation: Int?
    /// The column of the marker that the text follows, or -1.
    let base: Int
    var lineCount = 1
    var mayHaveRole: Bool
  }

  /// The first lines of a directive, in which its options stand.
  private struct DirectiveHead {
    let base: Int
  }

  /// Reads lines of `bytes`. Linear.
  init(_ bytes: [UInt8], lines: MarkdownLines, in range: Range<Int>) {
    self.bytes = bytes
    self.lines = lines
    line = range.lowerBound
    lineEnd = range.upperBound
    budget = LookaheadBudget(byteCount: bytes.count)
    while line < lineEnd { scanLine() }
    closeParagraph()
  }

  /// Reads the lines of a directive that lists entries and is written in another language.
  init(
    _ bytes: [UInt8], lines: MarkdownLines, bibliography argument: Range<Int>, in range: Range<Int>
  ) {
    self.bytes = bytes
    self.lines = lines
    line = range.lowerBound
    lineEnd = range.upperBound
    budget = LookaheadBudget(byteCount: 0)
    readBibliography(argument, readBody(column: -1))
  }

  /// The paragraph that an offset is in, as a range of `pieces`. Linear in them.
  func paragraph(at offset: Int) -> Range<Int>? {
    paragraphs.first { pieces[$0].contains { $0.contains(offset) } }
  }

  // MARK: - Lines

  func textLine(_ line: Int) -> RestructuredTextLine {
    let range = lines.range(line)
    let hasMark = line == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return RestructuredTextLine(
      bytes, hasMark ? range.lowerBound + 3..<range.upperBound : range)
  }

  private mutating func scanLine() {
    let text = textLine(line)
    guard !text.isBlank else {
      line += 1
      head = nil
      closeParagraph()
      return
    }
    if let head {
      if text.indentation <= head.base {
        self.head = nil
      } else if isFieldMarker(text) {
        closeParagraph(mayBeLiteral: false)
        skipOptions(of: head)
        return
      }
    }
    if appendToParagraph(text) {
      line += 1
      return
    }
    if let paragraph, paragraph.lineCount == 1, let indentation = paragraph.indentation,
      text.indentation > indentation
    {
      // A term and its definition.
      closeParagraph(mayBeLiteral: false)
    } else {
      closeParagraph()
    }
    guard line < lineEnd else { return }
    // What is literal may have ended further on.
    let next = textLine(line)
    if next.start == text.start { startBlocks(text) }
  }

  private mutating func skipOptions(of head: DirectiveHead) {
    self.head = nil
    while line < lineEnd {
      let text = textLine(line)
      guard !text.isBlank, text.indentation > head.base else { return }
      line += 1
    }
  }

  /// Passes over blank lines and those that are indented by more than a column.
  mutating func skipBlock(indentedBy column: Int) {
    while line < lineEnd {
      let text = textLine(line)
      guard text.isBlank || text.indentation > column else { return }
      line += 1
    }
  }

  // MARK: - Paragraphs

  /// Adds a line to the open paragraph if it belongs to it.
  private mutating func appendToParagraph(_ text: RestructuredTextLine) -> Bool {
    guard var open = paragraph else { return false }
    if let indentation = open.indentation {
      guard text.indentation == indentation else { return false }
    } else {
      guard text.indentation > open.base else { return false }
      open.indentation = text.indentation
    }
    if open.lineCount == 1, let length = text.ruleLength(in: bytes),
      length >= min(4, open.end - open.start),
      !(length == 2 && bytes[text.start] == UInt8(ascii: ":"))
    {
      // A title.
      closeParagraph(mayBeLiteral: false)
      return true
    }
    open.end = text.end
    open.lineCount += 1
    if lines.contents[line].contains(.role) { open.mayHaveRole = true }
    paragraph = open
    return true
  }

  /// Opens a paragraph with the text of the line from an offset on. `indentation` is the column of
  /// its lines, or `nil` if they only lie behind the column `base`.
  mutating func openParagraph(
    from offset: Int, of text: RestructuredTextLine, indentation: Int?, base: Int
  ) {
    paragraph = OpenParagraph(
      start: offset, end: text.end, indentation: indentation, base: base,
      mayHaveRole: lines.contents[line].contains(.role))
  }

  /// Ends the open paragraph, keeps it if a role may be in it, and passes over the literal block that
  /// it may announce.
  mutating func closeParagraph(mayBeLiteral: Bool = true) {
    guard let closed = paragraph else { return }
    paragraph = nil
    if closed.mayHaveRole { keep([closed.start..<closed.end]) }
    if mayBeLiteral, announcesLiteral(closed) { skipLiteral(after: closed) }
  }

  /// Keeps a paragraph that is made of ranges of the text.
  mutating func keep(_ ranges: [Range<Int>]) {
    let first = pieces.count
    pieces.append(contentsOf: ranges)
    paragraphs.append(first..<pieces.count)
  }

  /// Whether a paragraph ends in two colons that are not escaped.
  private func announcesLiteral(_ closed: OpenParagraph) -> Bool {
    guard closed.end - closed.start >= 2, bytes[closed.end - 1] == UInt8(ascii: ":"),
      bytes[closed.end - 2] == UInt8(ascii: ":")
    else { return false }
    var first = closed.end - 2
    while first > closed.start, bytes[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return (closed.end - 2 - first) % 2 == 0
  }

  private mutating func skipLiteral(after closed: OpenParagraph) {
    var next = line
    while next < lineEnd, textLine(next).isBlank { next += 1 }
    guard next < lineEnd else { return }
    let text = textLine(next)
    let column = closed.indentation ?? innerIndentation(from: next, base: closed.base)
    if text.indentation > column {
      line = next
      skipBlock(indentedBy: column)
    } else if text.indentation == column, bytes[text.start].isASCIIPunctuation, next > 0,
      textLine(next - 1).isBlank
    {
      // Each line of a quoted literal block begins with the same character.
      line = next
      while line < lineEnd {
        let quoted = textLine(line)
        guard !quoted.isBlank, quoted.indentation == column,
          bytes[quoted.start] == bytes[text.start]
        else { return }
        line += 1
      }
    }
  }

  /// The least column of the lines that lie behind `base`, from a line on.
  private mutating func innerIndentation(from first: Int, base: Int) -> Int {
    var least = Int.max
    var next = first
    while budget.isOpen, next < lineEnd {
      let text = textLine(next)
      if !text.isBlank {
        guard text.indentation > base else { break }
        least = min(least, text.indentation)
      }
      next += 1
    }
    budget.spend(lines.starts[next] - lines.starts[first])
    return least == .max ? base : least
  }

  // MARK: - Starts

  /// Reads the blocks that begin on a line, outer to inner.
  private mutating func startBlocks(_ text: RestructuredTextLine) {
    var offset = text.start
    var column = text.indentation
    // The column of the innermost marker whose block has no known column.
    var base: Int?
    for _ in 0..<RestructuredTextBlocks.markerLimit {
      if offset == text.start, startsWholeLine(text) { return }
      let rest = offset..<text.end
      if let length = explicitMarkupLength(rest) {
        startExplicitMarkup(rest.lowerBound + length, text, column: column)
        return
      }
      if let markerEnd = listMarkerEnd(rest) {
        let next = skipBlanks(from: markerEnd, to: text.end)
        guard next < text.end else {
          line += 1
          return
        }
        column += columns(offset..<next)
        base = nil
        offset = next
      } else if let markerEnd = fieldMarkerEnd(rest) {
        let next = skipBlanks(from: markerEnd, to: text.end)
        base = column
        guard next < text.end else {
          line += 1
          return
        }
        column += columns(offset..<next)
        offset = next
      } else if bytes[offset] == UInt8(ascii: "|"),
        offset + 1 == text.end || bytes[offset + 1].isBlank
      {
        // A line block: each line is its own, and goes on where it is indented.
        openParagraph(from: offset + 1, of: text, indentation: nil, base: column)
        line += 1
        return
      } else {
        break
      }
    }
    openParagraph(
      from: offset, of: text, indentation: base == nil ? column : nil, base: base ?? -1)
    line += 1
  }

  private static let markerLimit = 32

  /// Reads what is recognized by its line: tables, doctests, rules, anonymous targets.
  private mutating func startsWholeLine(_ text: RestructuredTextLine) -> Bool {
    let rest = bytes[text.start..<text.end]
    switch bytes[text.start] {
    case UInt8(ascii: "+") where readGridTable(text), UInt8(ascii: "=") where readSimpleTable(text):
      return true
    case UInt8(ascii: ">") where rest.starts(with: ">>> ".utf8) || rest.elementsEqual(">>>".utf8):
      while line < lineEnd, !textLine(line).isBlank { line += 1 }
      return true
    case UInt8(ascii: "_") where rest.starts(with: "__ ".utf8) || rest.elementsEqual("__".utf8):
      line += 1
      skipBlock(indentedBy: text.indentation)
      return true
    default:
      guard let length = text.ruleLength(in: bytes), length >= 4 else { return false }
      line += 1
      return true
    }
  }

  /// Opens what follows an explicit markup's marker, and moves to the next line.
  mutating func openHead(base: Int) {
    head = DirectiveHead(base: base)
  }
}
