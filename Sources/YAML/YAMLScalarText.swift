/// The decoded bytes of a scalar, and where each of them came from.
///
/// Runs of bytes that were taken as they are share one piece, so that a value on one line has a
/// single piece and a block scalar one a line.
package struct YAMLScalarText: Equatable, Sendable {
  /// A run of decoded bytes that came from a run of source bytes.
  package struct Piece: Equatable, Sendable {
    /// Where the run begins in `bytes`.
    package let decodedOffset: Int

    /// Where it begins in the parsed bytes.
    package let sourceOffset: Int
  }

  /// The decoded value as UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// The runs, in order; empty when there are no bytes.
  package private(set) var pieces: [Piece] = []

  /// Decodes a scalar. Linear.
  init(decoding record: YAMLNodeRecord, in source: [UInt8]) {
    let content = record.contentRange
    switch record.style {
    case .plain, .singleQuoted, .doubleQuoted:
      decodeFlow(record.style, source, content)
    case .literal:
      decodeLiteral(source, record)
    case .folded:
      decodeFolded(source, record)
    }
  }

  private mutating func append(_ byte: UInt8, from offset: Int) {
    if let last = pieces.last,
      offset - last.sourceOffset == bytes.count - last.decodedOffset
    {
      bytes.append(byte)
      return
    }
    pieces.append(Piece(decodedOffset: bytes.count, sourceOffset: offset))
    bytes.append(byte)
  }

  private mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    append(source[range.lowerBound], from: range.lowerBound)
    bytes.append(contentsOf: source[range.dropFirst()])
  }

  private mutating func removeLast() {
    bytes.removeLast()
    if let last = pieces.last, last.decodedOffset >= bytes.count { pieces.removeLast() }
  }

  // MARK: - Plain and quoted scalars

  /// Lines fold: a line end with the blanks around it is a space, each empty line a line end.
  private mutating func decodeFlow(
    _ style: YAMLScalarStyle, _ source: [UInt8], _ content: Range<Int>
  ) {
    var offset = content.lowerBound
    // Blanks that an escape stands for are content, and stay when a line is trimmed.
    var kept = 0
    while offset < content.upperBound {
      let byte = source[offset]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        while bytes.count > kept, let last = bytes.last, last.isYAMLBlank { removeLast() }
        offset = fold(source, offset, content.upperBound)
        kept = bytes.count
      case UInt8(ascii: "'") where style == .singleQuoted:
        append(byte, from: offset)
        let isDoubled =
          offset + 1 < content.upperBound && source[offset + 1] == UInt8(ascii: "'")
        offset += isDoubled ? 2 : 1
      case UInt8(ascii: "\\") where style == .doubleQuoted:
        offset = appendEscape(source, offset, content.upperBound)
        kept = bytes.count
      default:
        append(byte, from: offset)
        offset += 1
      }
    }
  }

  private mutating func fold(_ source: [UInt8], _ start: Int, _ end: Int) -> Int {
    var offset = start
    var lineEnds = 0
    while offset < end {
      if source[offset].isYAMLLineEnd {
        lineEnds += 1
        offset = source.offsetAfterLineEnd(at: offset, end: end)
      } else if source[offset].isYAMLBlank {
        offset += 1
      } else {
        break
      }
    }
    if lineEnds == 1 {
      append(UInt8(ascii: " "), from: start)
    } else {
      for _ in 1..<lineEnds { append(UInt8(ascii: "\n"), from: start) }
    }
    return offset
  }

  private mutating func appendEscape(_ source: [UInt8], _ start: Int, _ end: Int) -> Int {
    let offset = start + 1
    guard offset < end else {
      append(UInt8(ascii: "\\"), from: start)
      return end
    }
    let byte = source[offset]
    if byte.isYAMLLineEnd {
      var next = source.offsetAfterLineEnd(at: offset, end: end)
      while next < end, source[next].isYAMLBlank { next += 1 }
      return next
    }
    guard let escape = YAMLEscape(source, at: offset, end: end) else {
      append(UInt8(ascii: "\\"), from: start)
      return offset
    }
    // An escape that stands for itself (`\"`) keeps the offset of what it shows.
    let from = escape.isLiteral ? offset : start
    for byte in String(Character(escape.scalar)).utf8 { append(byte, from: from) }
    return escape.endOffset
  }

  // MARK: - Block scalars

  private mutating func decodeLiteral(_ source: [UInt8], _ record: YAMLNodeRecord) {
    var emptyLines = 0
    var lineEndOffset = record.contentRange.lowerBound
    var isFirst = true
    forEachLine(source, record) { text, line in
      guard !line.isEmpty else {
        emptyLines += 1
        return
      }
      let breaks = isFirst ? emptyLines : emptyLines + 1
      for _ in 0..<breaks { text.append(UInt8(ascii: "\n"), from: lineEndOffset) }
      text.append(source, line)
      lineEndOffset = line.upperBound
      emptyLines = 0
      isFirst = false
    }
    appendEnd(record, emptyLines, lineEndOffset, hasText: !isFirst)
  }

  /// Lines fold unless one of the two begins with a blank (YAML 1.2.2 §8.1.3).
  private mutating func decodeFolded(_ source: [UInt8], _ record: YAMLNodeRecord) {
    var emptyLines = 0
    var lineEndOffset = record.contentRange.lowerBound
    var isFirst = true
    var wasIndented = false
    forEachLine(source, record) { text, line in
      guard !line.isEmpty else {
        emptyLines += 1
        return
      }
      let isIndented = source[line.lowerBound].isYAMLBlank
      if isFirst {
        for _ in 0..<emptyLines { text.append(UInt8(ascii: "\n"), from: lineEndOffset) }
      } else if isIndented || wasIndented {
        for _ in 0...emptyLines { text.append(UInt8(ascii: "\n"), from: lineEndOffset) }
      } else if emptyLines == 0 {
        text.append(UInt8(ascii: " "), from: lineEndOffset)
      } else {
        for _ in 0..<emptyLines { text.append(UInt8(ascii: "\n"), from: lineEndOffset) }
      }
      text.append(source, line)
      lineEndOffset = line.upperBound
      emptyLines = 0
      isFirst = false
      wasIndented = isIndented
    }
    appendEnd(record, emptyLines, lineEndOffset, hasText: !isFirst)
  }

  private mutating func appendEnd(
    _ record: YAMLNodeRecord, _ emptyLines: Int, _ offset: Int, hasText: Bool
  ) {
    let lineEnds =
      switch record.chomping {
      case .strip: 0
      case .clip: hasText ? 1 : 0
      case .keep: hasText ? emptyLines + 1 : emptyLines
      }
    for _ in 0..<lineEnds { append(UInt8(ascii: "\n"), from: offset) }
  }

  /// Calls `body` with each line without its indentation and line end; a line of blanks that are
  /// all indentation is empty.
  private mutating func forEachLine(
    _ source: [UInt8], _ record: YAMLNodeRecord, _ body: (inout Self, Range<Int>) -> Void
  ) {
    let end = record.contentRange.upperBound
    var offset = record.contentRange.lowerBound
    while offset < end {
      var start = offset
      while start < end, start - offset < record.indentation, source[start] == UInt8(ascii: " ") {
        start += 1
      }
      var lineEnd = start
      while lineEnd < end, !source[lineEnd].isYAMLLineEnd { lineEnd += 1 }
      body(&self, start..<lineEnd)
      offset = lineEnd < end ? source.offsetAfterLineEnd(at: lineEnd, end: end) : end
    }
  }
}
