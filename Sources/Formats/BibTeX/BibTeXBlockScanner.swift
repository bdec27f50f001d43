import Bibliography
import TextStorage

// A block is scanned by a pure function of the bytes from its start, so that blocks can be scanned
// in any order and again after an edit. The walk is BibTeX's own, made tolerant: inside an entry the
// scanner never looks further than a line that begins another entry, so that a lost brace or quote
// costs the one entry it was lost in.

/// Scans one block of a `.bib`.
package struct BibTeXBlockScanner {
  /// A block ends at the first entry that begins at or after this many bytes.
  package static let blockSize = 1 << 16
  /// No `@comment{…}` is searched further than this for its end.
  static let commentLimit = 1 << 20

  /// Where the block begins in `bytes`.
  let start: Int
  var index: Int
  var block = EntryBlock()
  /// The furthest byte that a decision rested on.
  var lookedTo = 0
  var lowercasedName: [UInt8] = []

  private init(at start: Int) {
    self.start = start
    index = start
  }

  /// Scans the block that begins at `start` of `bytes`; `start` is the text's beginning or the `@`
  /// of an entry's head.
  ///
  /// `nil` when `bytes` end before the block does and more may follow (`isAtEnd` is false). The
  /// block ends no later than the first entry at or past `limit`. Linear.
  package static func scanBlock(
    _ bytes: Span<UInt8>, from start: Int, isAtEnd: Bool, limit: Int = .max
  ) -> EntryBlock? {
    var scanner = BibTeXBlockScanner(at: start)
    let (sum, overflows) = start.addingReportingOverflow(blockSize)
    let goal = min(limit, overflows ? Int.max : sum)
    while true {
      scanner.skipFreeText(bytes)
      if scanner.index >= bytes.count { break }
      if scanner.index >= goal, scanner.index > start { break }
      // Every table counts in 32 bits.
      if scanner.index - start > 1 << 31 { break }
      scanner.scanThing(bytes)
    }
    let reachedEnd = scanner.index >= bytes.count || scanner.lookedTo >= bytes.count
    if reachedEnd && !isAtEnd { return nil }
    return scanner.finished(bytes)
  }

  private consuming func finished(_ bytes: Span<UInt8>) -> EntryBlock {
    block.byteCount = index - start
    block.lineCount = LineScan.lineEndCount(in: bytes, range: start..<index)
    let decidedByEnd = index >= bytes.count || lookedTo >= bytes.count
    block.lookahead = decidedByEnd ? .max : max(0, lookedTo - index)
    return block
  }

  // MARK: Between entries

  /// Moves to the next head, or the end. Free text is anything else: BibTeX ignores it.
  private mutating func skipFreeText(_ bytes: Span<UInt8>) {
    while true {
      index = BibTeXBytes.nextAt(in: bytes, from: index)
      if index >= bytes.count { return }
      if let head = BibTeXEntryHead(in: bytes, at: index) {
        lookedTo = max(lookedTo, head.bodyStart)
        return
      }
      lookedTo = max(lookedTo, min(bytes.count, index + 64))
      index += 1
    }
  }

  private mutating func scanThing(_ bytes: Span<UInt8>) {
    guard let head = BibTeXEntryHead(in: bytes, at: index) else {
      index += 1
      return
    }
    switch head.kind {
    case .entry: scanEntry(bytes, head)
    case .string: scanString(bytes, head)
    case .preamble: scanPreamble(bytes, head)
    case .comment: skipComment(bytes, head)
    }
  }

  /// `@comment{…}` is skipped when it is balanced (Pandoc, biber). When it is not, or another
  /// comment begins inside it, only its line is: bibtex ignores only the word, and the next entry
  /// must not be lost.
  private mutating func skipComment(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    var depth = 1
    var at = head.bodyStart
    let limit = min(bytes.count, head.bodyStart + BibTeXBlockScanner.commentLimit)
    let opener = head.closer == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "(")
    search: while at < limit {
      let byte = bytes[at]
      if byte == opener {
        depth += 1
      } else if byte == head.closer {
        depth -= 1
        if depth == 0 {
          index = at + 1
          lookedTo = max(lookedTo, index)
          return
        }
      } else if byte == UInt8(ascii: "@"),
        let inner = BibTeXEntryHead(in: bytes, at: at), inner.kind == .comment
      {
        break search
      }
      at += 1
    }
    lookedTo = max(lookedTo, min(bytes.count, at + 1))
    report(
      opened..<head.bodyStart, .warning, "unclosed-comment",
      "This comment is never closed; what follows it is read as entries.")
    index = head.bodyStart
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  private mutating func scanPreamble(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    index = head.bodyStart
    skipBlanks(bytes)
    _ = scanValue(bytes, closer: head.closer)
    skipBlanks(bytes)
    close(bytes, head, opened: opened, name: "preamble")
  }

  private mutating func scanString(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    index = head.bodyStart
    skipBlanks(bytes)
    let name = takeName(bytes)
    skipBlanks(bytes)
    guard !name.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      report(
        opened..<head.bodyStart, .error, "bad-string",
        "A @string needs a name, “=” and a value, as in @string{acl = \"ACL\"}.")
      skipToClose(bytes, head)
      return
    }
    index += 1
    skipBlanks(bytes)
    if let value = scanValue(bytes, closer: head.closer) {
      lowercase(bytes, name)
      var expression: [UInt8] = []
      for at in value.whole { expression.append(bytes[at]) }
      block.macros.append(
        MacroDefinition(
          name: lowercasedName, nameRange: (name.lowerBound - start)..<(name.upperBound - start),
          expression: expression))
    } else {
      report(name, .error, "missing-value", "This @string has no value.")
    }
    skipBlanks(bytes)
    close(bytes, head, opened: opened, name: "@string")
  }

  /// Takes the closing delimiter, or says that it is missing.
  private mutating func close(
    _ bytes: Span<UInt8>, _ head: BibTeXEntryHead, opened: Int, name: String
  ) {
    if index < bytes.count, bytes[index] == head.closer {
      index += 1
    } else {
      report(
        opened..<head.bodyStart, .error, "unclosed-entry", "This \(name) is not closed.")
      skipToClose(bytes, head)
    }
  }

  /// Moves past the closing delimiter, if it comes before the next head at a line's beginning.
  private mutating func skipToClose(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "@"), isRecoveryPoint(bytes, index) { return }
      index += 1
      if byte == head.closer, depth <= 0 { return }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
    }
  }

  // MARK: Small steps

  @inline(__always)
  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while index < bytes.count, BibTeXBytes.isBlank(bytes[index]) { index += 1 }
  }

  mutating func takeName(_ bytes: Span<UInt8>) -> Range<Int> {
    let from = index
    while index < bytes.count, BibTeXBytes.isName(bytes[index]) { index += 1 }
    return from..<index
  }

  /// Puts the name in lower case into `lowercasedName`.
  mutating func lowercase(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    lowercasedName.removeAll(keepingCapacity: true)
    for at in range { lowercasedName.append(BibTeXBytes.lowercased(bytes[at])) }
  }

  /// Whether the `@` at `at` begins a line (blanks before it do not count) and heads an entry.
  mutating func isRecoveryPoint(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    var before = at - 1
    while before >= start, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
    guard before < start || bytes[before] == 0x0A || bytes[before] == 0x0D else { return false }
    let (isHead, looked) = BibTeXEntryHead.beginsEntry(in: bytes, at: at)
    lookedTo = max(lookedTo, looked)
    return isHead
  }

  /// Notes a problem at `range` of `bytes`. One block keeps at most a thousand.
  mutating func report(
    _ range: Range<Int>, _ severity: Problem.Severity, _ code: String, _ message: String
  ) {
    guard block.problems.count < 1000 else { return }
    block.problems.append(
      Problem(
        range: (range.lowerBound - start)..<(range.upperBound - start), severity: severity,
        code: code, message: message))
  }
}
