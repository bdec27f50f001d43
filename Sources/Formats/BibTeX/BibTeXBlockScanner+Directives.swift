import Bibliography
import TextStorage

/// What is no entry: `@comment`, `@preamble`, `@string`.
extension BibTeXBlockScanner {
  /// No `@comment{…}` is searched further than this for its end.
  private static let commentLimit = 1 << 20
  /// Nor past more comments inside it than this: it is what keeps a file of unclosed comments
  /// linear.
  private static let nestedCommentLimit = 8

  /// `@comment{…}` is skipped when it is balanced (Pandoc, biber). When it is not, or a line begins
  /// another comment inside it, only its own line is: bibtex ignores only the word, and the next
  /// entry must not be lost.
  mutating func skipComment(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    if let end = commentEnd(bytes, head) {
      index = end
      return
    }
    report(
      opened..<head.bodyStart, .warning, "unclosed-comment",
      "This comment is never closed; what follows its line is read as entries.")
    index = head.bodyStart
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  private mutating func commentEnd(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Int? {
    var depth = 1
    var nestedCount = 0
    var at = head.bodyStart
    defer { lookedTo = max(lookedTo, min(bytes.count, at + 1)) }
    let limit = min(bytes.count, head.bodyStart + BibTeXBlockScanner.commentLimit)
    let opener = head.closer == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "(")
    while at < limit {
      let byte = bytes[at]
      if byte == opener {
        depth += 1
      } else if byte == head.closer {
        depth -= 1
        if depth == 0 { return at + 1 }
      } else if byte == UInt8(ascii: "@"),
        BibTeXEntryHead(in: bytes, at: at, lookedTo: &lookedTo)?.kind == .comment
      {
        nestedCount += 1
        if nestedCount > BibTeXBlockScanner.nestedCommentLimit || isFirstInLine(bytes, at) {
          return nil
        }
      }
      at += 1
    }
    return nil
  }

  /// The end of the lines that begin with `%` from the head at `index` on, when they comment a whole
  /// entry out: the head's own line begins so, and the next one too or the entry ends with its line.
  ///
  /// Free text to biber and Pandoc. bibtex knows no such comments, and would read the head and give
  /// up at the next line's `%`. An entry of which only the first line is commented out stays one.
  mutating func commentedOutEnd(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Int? {
    guard followsPercent(bytes, index) else { return nil }
    var end = BibTeXBytes.lineEnd(in: bytes, from: head.bodyStart)
    let first = end
    while let next = commentedLineEnd(bytes, after: end) { end = next }
    lookedTo = max(lookedTo, min(bytes.count, end + 1))
    guard end > first || isClosed(bytes, head, before: first) else { return nil }
    return end
  }

  /// Whether a line has only `%` and blanks before `at`.
  private func followsPercent(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    var before = at - 1
    var hasPercent = false
    while before >= start {
      switch bytes[before] {
      case UInt8(ascii: "%"): hasPercent = true
      case 0x20, 0x09: break
      case 0x0A, 0x0D: return hasPercent
      default: return false
      }
      before -= 1
    }
    return hasPercent
  }

  /// The end of the line after the one that ends at `end`, if its first visible byte is `%`.
  private mutating func commentedLineEnd(_ bytes: Span<UInt8>, after end: Int) -> Int? {
    var at = end
    if at < bytes.count, bytes[at] == 0x0D { at += 1 }
    if at < bytes.count, bytes[at] == 0x0A { at += 1 }
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    lookedTo = max(lookedTo, min(bytes.count, at + 1))
    guard at < bytes.count, bytes[at] == UInt8(ascii: "%") else { return nil }
    return BibTeXBytes.lineEnd(in: bytes, from: at)
  }

  private func isClosed(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead, before end: Int) -> Bool {
    var depth = 0
    var at = head.bodyStart
    while at < end {
      if bytes[at] == head.closer, depth <= 0 { return true }
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") { depth -= 1 }
      at += 1
    }
    return false
  }

  mutating func scanPreamble(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    index = head.bodyStart
    skipBlanks(bytes)
    if let value = scanValue(bytes, closer: head.closer), let unclosed = value.unclosedAt {
      reportUnclosedValue(bytes, at: unclosed)
      if index < bytes.count, bytes[index] == head.closer { index += 1 }
      return
    }
    skipBlanks(bytes)
    close(bytes, head, opened: opened, name: "@preamble")
  }

  /// `@string{a = "x"}`, and several with commas between, as biber reads them.
  mutating func scanString(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    index = head.bodyStart
    var isFirst = true
    while true {
      skipBlanks(bytes)
      guard index < bytes.count else { break }
      let name = takeName(bytes)
      if name.isEmpty && !isFirst { break }
      isFirst = false
      skipBlanks(bytes)
      guard !name.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        report(
          opened..<head.bodyStart, .error, "bad-string",
          "A @string needs a name, “=” and a value, as in @string{acl = \"ACL\"}.")
        _ = skipToClose(bytes, head)
        return
      }
      index += 1
      skipBlanks(bytes)
      if let value = scanValue(bytes, closer: head.closer) {
        define(bytes, name, value)
        if let unclosed = value.unclosedAt {
          reportUnclosedValue(bytes, at: unclosed)
          if index < bytes.count, bytes[index] == head.closer { index += 1 }
          return
        }
      } else {
        report(name, .error, "missing-value", "This @string has no value.")
      }
      skipBlanks(bytes)
      guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
      index += 1
    }
    close(bytes, head, opened: opened, name: "@string")
  }

  private mutating func define(_ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Value) {
    lowercase(bytes, name)
    var expression: [UInt8] = []
    expression.reserveCapacity(value.whole.count)
    for at in value.whole { expression.append(bytes[at]) }
    block.macros.append(
      MacroDefinition(
        name: lowercasedName, nameRange: (name.lowerBound - start)..<(name.upperBound - start),
        expression: expression))
  }

  /// Takes the closing delimiter, or says what stands in its place.
  private mutating func close(
    _ bytes: Span<UInt8>, _ head: BibTeXEntryHead, opened: Int, name: String
  ) {
    if index < bytes.count, bytes[index] == head.closer {
      index += 1
      return
    }
    let from = index
    if skipToClose(bytes, head) {
      report(
        UTF8Check.wholeCharacters(from..<(from + 1), in: bytes), .error, "unexpected-text",
        "The value of \(name) should end here.")
    } else {
      report(opened..<head.bodyStart, .error, "unclosed-entry", "This \(name) is not closed.")
    }
  }

  /// Moves past the closing delimiter, unless a line that begins another entry, or the end, comes
  /// first.
  private mutating func skipToClose(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Bool {
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "@"), isRecoveryPoint(bytes, index) { return false }
      index += 1
      if byte == head.closer, depth <= 0 { return true }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
    }
    return false
  }
}
