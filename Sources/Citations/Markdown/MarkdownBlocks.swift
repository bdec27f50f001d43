/// The blocks of a Markdown text, as far as citations need them: which bytes are the text of a
/// paragraph, and which are metadata. All other bytes hold no citation.
///
/// A pass over lines keeps the containers that are open (block quotes, list items) and whether a
/// paragraph is. Pandoc's rules are simpler than CommonMark's where they differ: nothing but a code
/// fence, and in a list item the next item, interrupts a paragraph. A paragraph is kept only if it
/// has a citation mark, as pieces of lines: contiguous lines share one piece, so a paragraph outside
/// of containers is one range of the text.
struct MarkdownBlocks {
  /// What is kept of the text, in order.
  enum Block {
    /// A paragraph, heading or other text with a citation mark in it: a range of `pieces`.
    case text(Range<Int>)
    /// The YAML between the fences of a metadata block.
    case metadata(Range<Int>)
    /// Lines of reStructuredText, in a directive of MyST.
    case restructuredText(Range<Int>)
    /// The directive of MyST that lists entries: the names of files, and the lines in it.
    case bibliography(argument: Range<Int>, lines: Range<Int>)
    /// The path of a document that a directive of MyST includes.
    case include(Range<Int>)
  }

  /// A line where nothing is open.
  struct FreshLine {
    var line: Int
    var offset: Int
    /// How many blocks, pieces and links come before it.
    var blockCount: Int
    var pieceCount: Int
    var linkCount: Int
  }

  /// Something that other blocks stand in.
  enum Container {
    case quote
    /// A list item, definition or note; its blocks are indented by so many columns.
    case item(indentation: Int)
  }

  let bytes: [UInt8]
  let lines: MarkdownLines
  /// Lines where nothing is open, in order: from there the text reads as if nothing came before.
  private(set) var freshLines: [FreshLine] = []
  /// Whether metadata blocks are looked for.
  let readsMetadata: Bool

  var blocks: [Block] = []
  var pieces: [Range<Int>] = []
  /// The labels of numbered examples, `(@label)`: mentions of them are no citations.
  var exampleLabels: Set<[UInt8]> = []

  /// The documents that are included.
  var links: [DocumentLink] = []

  /// Fences that no other closes, each to the end of what it stands in. They are text to Pandoc, but
  /// code to somebody who is about to close them.
  var unclosedFences: [Range<Int>] = []

  /// The directives of MyST that the line is in, outer to inner.
  var openDirectives: [OpenDirective] = []
  /// Whether the text is known to be MyST, once that was asked.
  var isMyst: Bool?

  var line = 0
  var containers: [Container] = []
  var elements = MarkdownElements()
  /// How many fenced divs are open; a fence without a name is text where none is.
  var openDivs = 0
  var budget: LookaheadBudget
  private var paragraph: OpenParagraph?
  private(set) var noCommentEndsAfter = Int.max

  private struct OpenParagraph {
    let firstPiece: Int
    var lineCount = 0
    var hasMark = false
  }

  init(_ bytes: [UInt8], readsMetadata: Bool) {
    self.bytes = bytes
    self.readsMetadata = readsMetadata
    lines = MarkdownLines(bytes)
    budget = LookaheadBudget(byteCount: bytes.count)
    read { _ in false }
  }

  /// The blocks of an edited text up to the first line that `isKnown`, which `line` then is. Those of `old`
  /// that come before `first`, one of its fresh lines, are not read again. `lines` are those of `bytes`.
  init(
    _ bytes: [UInt8], lines: MarkdownLines, before first: FreshLine, of old: MarkdownBlocks,
    until isKnown: (FreshLine) -> Bool
  ) {
    self.bytes = bytes
    self.lines = lines
    readsMetadata = old.readsMetadata
    budget = LookaheadBudget(byteCount: bytes.count)
    blocks = Array(old.blocks[..<first.blockCount])
    pieces = Array(old.pieces[..<first.pieceCount])
    links = Array(old.links[..<first.linkCount])
    freshLines = old.freshLines.filter { $0.line < first.line }
    line = first.line
    read(until: isKnown)
  }

  private mutating func read(until isKnown: (FreshLine) -> Bool) {
    while line < lines.count {
      if let fresh = freshLine {
        if isKnown(fresh) { return }
        freshLines.append(fresh)
      }
      scanLine()
    }
    closeParagraph()
  }

  /// The line, if nothing is open where it starts.
  private var freshLine: FreshLine? {
    guard paragraph == nil, containers.isEmpty, openDirectives.isEmpty, openDivs == 0,
      elements.isEmpty
    else { return nil }
    return FreshLine(
      line: line, offset: lines.range(line).lowerBound, blockCount: blocks.count,
      pieceCount: pieces.count, linkCount: links.count)
  }

  /// Adds what `old` has from one of its fresh lines on, `distance` bytes further on than there and so
  /// many lines.
  mutating func append(
    _ old: MarkdownBlocks, from first: FreshLine, movedBy distance: Int, lines lineDistance: Int
  ) {
    let pieceDistance = pieces.count - first.pieceCount
    let moved = FreshLine(
      line: lineDistance, offset: distance, blockCount: blocks.count - first.blockCount,
      pieceCount: pieceDistance, linkCount: links.count - first.linkCount)
    for case .text(let range) in old.blocks[first.blockCount...] {
      blocks.append(.text(range.moved(by: pieceDistance)))
    }
    pieces += old.pieces[first.pieceCount...].lazy.map { $0.moved(by: distance) }
    for var link in old.links[first.linkCount...] {
      link.range = link.range.moved(by: distance)
      links.append(link)
    }
    freshLines += old.freshLines.lazy.filter { $0.line >= first.line }.map { $0.moved(by: moved) }
  }

  // MARK: - Lines

  private mutating func scanLine() {
    var cursor = MarkdownLineCursor(bytes, lineRange(line))
    let matched = matchContainers(&cursor)
    if cursor.isAtEnd {
      closeParagraph()
      containers.removeLast(containers.count - matched)
      line += 1
      return
    }
    if !openDirectives.isEmpty {
      while paragraph == nil, let last = openDirectives.last, last.containerCount > matched {
        openDirectives.removeLast()
      }
      if closesDirective(cursor, matched: matched) {
        line += 1
        return
      }
    }
    if isMystLine(cursor) {
      closeParagraph()
      line += 1
      return
    }
    if let paragraph {
      guard interrupts(paragraph, cursor) else {
        appendLine(from: cursor.offset)
        return
      }
      closeParagraph()
    }
    containers.removeLast(containers.count - matched)
    startBlocks(&cursor)
  }

  /// Whether the line is a comment or a break of MyST with what may be a citation in it.
  private mutating func isMystLine(_ cursor: MarkdownLineCursor) -> Bool {
    guard !lines.contents[line].isDisjoint(with: [.mark, .role]) else { return false }
    var cursor = cursor
    cursor.skipBlanks(bytes, columns: 3)
    let rest = bytes[cursor.offset..<cursor.end]
    guard rest.first == UInt8(ascii: "%") || rest.starts(with: "+++".utf8) else { return false }
    let known = isMyst ?? findsMyst()
    isMyst = known
    return known
  }

  /// The bytes of a line, without the byte order mark.
  func lineRange(_ line: Int) -> Range<Int> {
    let range = lines.range(line)
    guard line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return range }
    return range.lowerBound + 3..<range.upperBound
  }

  /// Moves over what marks the line as part of the open containers, and says of how many. A blank
  /// line is part of a list item, but not of a quote without its mark.
  func matchContainers(_ cursor: inout MarkdownLineCursor) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard skipQuoteMark(&cursor) else { return index }
      case .item(let indentation):
        if cursor.isAtEnd { continue }
        guard cursor.indentation(bytes) >= indentation else { return index }
        cursor.skipBlanks(bytes, columns: indentation)
      }
    }
    return containers.count
  }

  func skipQuoteMark(_ cursor: inout MarkdownLineCursor) -> Bool {
    var next = cursor
    next.skipBlanks(bytes, columns: 3)
    guard !next.isAtEnd, bytes[next.offset] == UInt8(ascii: ">") else { return false }
    next.advance(bytes)
    next.skipBlanks(bytes, columns: 1)
    cursor = next
    return true
  }

  /// Whether any open container is a list item, where list markers need no empty line before them.
  var isInItem: Bool {
    containers.contains {
      if case .item = $0 { true } else { false }
    }
  }

  private mutating func interrupts(
    _ paragraph: OpenParagraph, _ cursor: MarkdownLineCursor
  ) -> Bool {
    var cursor = cursor
    let isIndented = cursor.indentation(bytes) >= 4
    cursor.skipBlanks(bytes)
    switch bytes[cursor.offset] {
    case UInt8(ascii: "`"):
      return !isIndented && (directive(cursor) != nil || fenceEnd(cursor) != nil)
    case UInt8(ascii: ":"):
      if !isIndented, directive(cursor) != nil { return true }
      if openDivs > 0, divFence(cursor) == .close { return true }
      return (paragraph.lineCount == 1 || isInItem) && isDefinitionMarker(cursor)
    case UInt8(ascii: "<"):
      return !isIndented && blockTagEnd(cursor) != nil
    case UInt8(ascii: "~"):
      return (paragraph.lineCount == 1 || isInItem) && isDefinitionMarker(cursor)
    default:
      return isInItem && listMarker(cursor) != nil
    }
  }

  // MARK: - Paragraphs

  /// Ends the open paragraph, and keeps it if it has a mark.
  mutating func closeParagraph() {
    guard let closed = paragraph else { return }
    paragraph = nil
    if closed.hasMark, pieces.count > closed.firstPiece {
      blocks.append(.text(closed.firstPiece..<pieces.count))
    } else {
      pieces.removeLast(pieces.count - closed.firstPiece)
    }
  }

  /// Adds the rest of the line to the paragraph, and moves to the next line: the one after the end
  /// of a comment or TeX environment, if one begins here and goes over lines.
  mutating func appendLine(from offset: Int) {
    var start = offset
    if bytes[offset] == UInt8(ascii: "{") { readInclude(offset..<lines.range(line).upperBound) }
    while true {
      let lineEnd = lines.range(line).upperBound
      let content = lines.contents[line]
      guard !content.isDisjoint(with: [.comment, .environment]),
        let span = multilineSpan(from: start, to: lineEnd)
      else {
        append(start..<lineEnd)
        line += 1
        return
      }
      append(start..<span.lowerBound)
      start = span.upperBound
      moveToLine(of: start)
      guard line < lines.count else { return }
    }
  }

  /// Adds a range of one line to the paragraph, which it opens if there is none.
  mutating func append(_ range: Range<Int>) {
    var open = paragraph ?? OpenParagraph(firstPiece: pieces.count)
    open.lineCount += 1
    if !range.isEmpty {
      closeElements(in: range)
      if !lines.contents[line].isDisjoint(with: [.mark, .role]) { open.hasMark = true }
      if pieces.count > open.firstPiece, let last = pieces.last,
        last.upperBound == range.lowerBound
      {
        pieces[pieces.count - 1] = last.lowerBound..<range.upperBound
      } else {
        pieces.append(range)
      }
    }
    paragraph = open
  }

  /// Moves on to the line that an offset is in; past all lines if it is the end of the text.
  mutating func moveToLine(of offset: Int) {
    while line < lines.count, lines.range(line).upperBound <= offset { line += 1 }
  }

  // MARK: - Spans over lines

  /// The first comment or TeX environment that begins in a range of one line and ends after it.
  private mutating func multilineSpan(from start: Int, to end: Int) -> Range<Int>? {
    var next = start
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "`"):
        next = codeSpanEnd(from: next, to: end)
      case UInt8(ascii: "<"):
        guard let close = commentEnd(at: next) else {
          next += 1
          continue
        }
        if close > end { return next..<close }
        next = close
      case UInt8(ascii: "\\"):
        guard let close = environmentEnd(at: next) else {
          next += 2
          continue
        }
        if close > end { return next..<close }
        next = close
      default:
        next += 1
      }
    }
    return nil
  }

  /// After the code span that begins here if it ends on the line, else after its backticks.
  private func codeSpanEnd(from start: Int, to end: Int) -> Int {
    var contentStart = start
    while contentStart < end, bytes[contentStart] == UInt8(ascii: "`") { contentStart += 1 }
    var next = contentStart
    while next < end {
      let runStart = next
      while next < end, bytes[next] == UInt8(ascii: "`") { next += 1 }
      if next - runStart == contentStart - start { return next }
      if next == runStart { next += 1 }
    }
    return contentStart
  }

  /// The end of the comment that begins at an offset.
  mutating func commentEnd(at open: Int) -> Int? {
    guard open < noCommentEndsAfter, bytes[open...].starts(with: "<!--".utf8) else { return nil }
    var next = open + 4
    while next + 2 < bytes.count {
      if bytes[next + 2] == UInt8(ascii: ">"), bytes[next] == UInt8(ascii: "-"),
        bytes[next + 1] == UInt8(ascii: "-")
      {
        return next + 3
      }
      next += 1
    }
    noCommentEndsAfter = open
    return nil
  }

  /// The end of the TeX environment that begins at an offset: its own `\end{name}`.
  mutating func environmentEnd(at open: Int) -> Int? {
    let opener = Array("\\begin{".utf8)
    guard bytes[open...].starts(with: opener), budget.isOpen else { return nil }
    var nameEnd = open + opener.count
    while nameEnd < bytes.count,
      bytes[nameEnd].isASCIIAlphanumeric || bytes[nameEnd] == UInt8(ascii: "*")
    {
      nameEnd += 1
    }
    guard nameEnd < bytes.count, bytes[nameEnd] == UInt8(ascii: "}") else { return nil }
    let argument = Array(bytes[open + 6...nameEnd])
    let begin = Array("\\begin".utf8) + argument
    let end = Array("\\end".utf8) + argument
    var depth = 1
    var next = nameEnd + 1
    while next < bytes.count {
      guard bytes[next] == UInt8(ascii: "\\") else {
        next += 1
        continue
      }
      if bytes[next...].starts(with: end) {
        depth -= 1
        next += end.count
        if depth == 0 { return next }
      } else if bytes[next...].starts(with: begin) {
        depth += 1
        next += begin.count
      } else {
        next += 2
      }
    }
    budget.spend(bytes.count - open)
    return nil
  }
}
