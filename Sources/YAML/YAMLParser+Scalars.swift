/// Scalars: plain, quoted, and the blocks after `|` and `>`.
extension YAMLParser {
  // MARK: - Plain

  /// Reads a plain scalar in a block: its line, and the lines below that are indented deeper.
  mutating func parsePlain(indent: Int) -> Int {
    reportReservedStart()
    let start = position
    var contentEnd = takePlainLine(inFlow: false)
    while true {
      if peek() == UInt8(ascii: ":"), isSpace(at: position + 1) {
        report(position..<position + 1, "A colon and a blank in a value need quotes around it.")
        position += 1
        contentEnd = max(contentEnd, position)
        contentEnd = max(contentEnd, takePlainLine(inFlow: false))
        continue
      }
      let lineStop = (position, lineStart)
      // A comment ends a plain scalar, so only line ends may follow it.
      skipBlanks()
      guard position < end, bytes[position].isYAMLLineEnd else {
        (position, lineStart) = lineStop
        break
      }
      skipBlanksAndLineEnds()
      guard !isAtEnd, !isAtDocumentMarker, column > indent, peek() != UInt8(ascii: "#"),
        !startsImplicitKey()
      else {
        (position, lineStart) = lineStop
        break
      }
      contentEnd = max(contentEnd, takePlainLine(inFlow: false))
    }
    return addPlain(start..<max(start, contentEnd))
  }

  /// Reads the part of a plain scalar that is on this line.
  mutating func parsePlainLine(inFlow: Bool) -> Int {
    reportReservedStart()
    let start = position
    return addPlain(start..<takePlainLine(inFlow: inFlow))
  }

  /// Reads a plain scalar between brackets, over line ends.
  ///
  /// A line that looks like the next key of the surrounding block mapping, whose column is `indent`,
  /// is not its.
  mutating func parseFlowPlain(indent: Int) -> Int {
    reportReservedStart()
    if peek() == UInt8(ascii: "-"), position + 1 < end, bytes[position + 1].isYAMLFlowIndicator {
      report(position..<position + 1, "A dash alone needs quotes around it between brackets.")
    }
    let start = position
    var contentEnd = takePlainLine(inFlow: true)
    while true {
      let stop = (position, lineStart)
      skipBlanksAndLineEnds()
      guard lineStart > stop.1, !isAtEnd, !isAtDocumentMarker, !peek().isYAMLFlowIndicator,
        !(peek() == UInt8(ascii: ":") && isFlowColon(at: position)), peek() != UInt8(ascii: "#"),
        !(column <= indent && startsImplicitKey())
      else {
        (position, lineStart) = stop
        break
      }
      let next = takePlainLine(inFlow: true)
      guard next > contentEnd else { break }
      contentEnd = next
    }
    return addPlain(start..<contentEnd)
  }

  /// Moves over what may stand between two lines of a plain scalar, which a comment ends.
  private mutating func skipBlanksAndLineEnds() {
    while position < end, bytes[position].isYAMLBlank || bytes[position].isYAMLLineEnd {
      if bytes[position].isYAMLLineEnd { skipLineEnd() } else { position += 1 }
    }
  }

  private mutating func addPlain(_ range: Range<Int>) -> Int {
    add(YAMLNodeRecord(range: range, contentRange: range))
  }

  /// Moves over plain text to what ends it on this line; returns where its last text ends.
  private mutating func takePlainLine(inFlow: Bool) -> Int {
    var textEnd = position
    while position < end {
      let byte = bytes[position]
      if byte.isYAMLLineEnd { break }
      if byte == UInt8(ascii: ":") {
        if inFlow ? isFlowColon(at: position) : isSpace(at: position + 1) { break }
      } else if byte == UInt8(ascii: "#"), position > lineStart, isSpace(at: position - 1) {
        break
      } else if inFlow, byte.isYAMLFlowIndicator {
        break
      }
      position += 1
      if !byte.isYAMLBlank { textEnd = position }
    }
    return textEnd
  }

  /// Whether the colon at an offset separates a key from its value between brackets.
  func isFlowColon(at offset: Int) -> Bool {
    isSpace(at: offset + 1) || bytes[offset + 1].isYAMLFlowIndicator
  }

  private mutating func reportReservedStart() {
    switch peek() {
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: ","),
      UInt8(ascii: "#"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: ">"):
      let character = Character(Unicode.Scalar(peek()))
      report(
        position..<position + 1, "A value that begins with '\(character)' needs quotes around it.")
    default:
      break
    }
  }

  // MARK: - Quoted

  /// Reads a quoted scalar, with the position at its opening quote.
  ///
  /// A quote that never closes, or whose text runs into what looks like the next key of the
  /// surrounding mapping, ends with its first line.
  mutating func parseQuoted(_ style: YAMLScalarStyle, indent: Int) -> Int {
    let start = position
    let startLine = lineStart
    let quote = bytes[position]
    position += 1
    while position < end {
      let byte = bytes[position]
      if byte == quote {
        if style == .singleQuoted, peek(1) == quote {
          position += 2
          continue
        }
        position += 1
        return addQuoted(style, start..<position, start + 1..<position - 1)
      }
      if byte == UInt8(ascii: "\\"), style == .doubleQuoted {
        skipEscape()
      } else if byte.isYAMLLineEnd {
        skipLineEnd()
        let lineBeginning = position
        skipBlanks()
        if isDocumentMarker(at: lineBeginning) || (column <= indent && startsImplicitKey()) {
          break
        }
      } else {
        position += 1
      }
    }
    position = lineEnd(from: start)
    lineStart = startLine
    report(start..<start + 1, "This quote is never closed.")
    return addQuoted(style, start..<position, start + 1..<max(start + 1, position))
  }

  private mutating func skipEscape() {
    if let escape = YAMLEscape(bytes, at: position + 1, end: end) {
      position = escape.endOffset
    } else if position + 1 < end, bytes[position + 1].isYAMLLineEnd {
      position += 1
    } else {
      report(
        position..<min(position + 2, end),
        "There is no such escape in YAML; a backslash is written '\\\\' between double quotes.")
      position += 1
    }
  }

  private mutating func addQuoted(
    _ style: YAMLScalarStyle, _ range: Range<Int>, _ content: Range<Int>
  ) -> Int {
    var record = YAMLNodeRecord(range: range, contentRange: content)
    record.style = style
    return add(record)
  }

  // MARK: - Blocks of lines

  /// Reads a block scalar, with the position at `|` or `>` (YAML 1.2.2 §8.1).
  mutating func parseBlockScalar(_ style: YAMLScalarStyle, indent: Int) -> Int {
    let start = position
    position += 1
    var record = YAMLNodeRecord(range: start..<start, contentRange: start..<start)
    record.style = style
    var explicit: Int?
    header: while position < end {
      switch bytes[position] {
      case UInt8(ascii: "-"): record.chomping = .strip
      case UInt8(ascii: "+"): record.chomping = .keep
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        explicit = Int(bytes[position] - UInt8(ascii: "0"))
      default: break header
      }
      position += 1
    }
    finishLine()
    let headerEnd = position
    skipLineEnd()
    let base = max(indent, 0)
    record.indentation = explicit.map { base + $0 } ?? detectIndentation(deeperThan: indent)
    let contentStart = position
    let contentEnd = skipBlockLines(indentation: record.indentation)
    record.contentRange = contentStart..<contentEnd
    var textEnd = contentEnd
    while textEnd > headerEnd, isSpace(at: textEnd - 1) { textEnd -= 1 }
    record.range = start..<textEnd
    return add(record)
  }

  /// The indentation of the first line with text, if it is deeper than `indent`; of lines without
  /// text, that of the longest.
  private mutating func detectIndentation(deeperThan indent: Int) -> Int {
    var offset = position
    var longest = 0..<0
    while offset < end {
      let start = offset
      while offset < end, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
      guard offset < end, !bytes[offset].isYAMLLineEnd else {
        if offset - start > longest.count { longest = start..<offset }
        offset = bytes.offsetAfterLineEnd(at: offset, end: end)
        continue
      }
      let indentation = offset - start
      guard indentation > indent else { break }
      if longest.count > indentation {
        report(longest, "An empty line has more blanks than the first line with text below it.")
      }
      return indentation
    }
    return max(indent + 1, longest.count)
  }

  /// Moves to the start of the first line that is not the block's and returns where the block ends:
  /// after its last line with text, its line end not counted, or after all empty lines if there is
  /// none.
  private mutating func skipBlockLines(indentation: Int) -> Int {
    while position < end {
      let start = position
      var offset = start
      while offset < end, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
      let isEmpty = offset >= end || bytes[offset].isYAMLLineEnd
      if !isEmpty, offset - start < indentation { break }
      if isDocumentMarker(at: start) { break }
      position = lineEnd(from: offset)
      guard position < end else { break }
      skipLineEnd()
    }
    return position
  }
}
