import Bibliography
import TextStorage

// A block is scanned by a pure function of the bytes from its start, so that blocks can be scanned
// in any order and again after an edit. The walk is BibTeX's own, made tolerant: inside an entry the
// scanner never looks further than a line that begins another entry, so that a lost brace or quote
// costs the one entry it was lost in.
//
// Every loop moves `index` forward, and what is looked at ahead of it ends at the next line, the
// next `@`, or after a fixed number of comments: scanning is linear in any bytes whatever.

/// Scans one block of a `.bib`.
package struct BibTeXBlockScanner {
  /// A block ends at the first entry that begins at or after this many bytes.
  package static let blockSize = 1 << 16
  /// One block keeps no more problems than this.
  static let problemLimit = 1000

  /// Room that one block after another is scanned in, so that the tables of each are made once and
  /// of the right size.
  package struct Scratch: Sendable {
    fileprivate var block = EntryBlock()
    fileprivate var lowercasedName: [UInt8] = []
    fileprivate var lastEntryWithField: [UInt32] = []
    fileprivate var names = BibTeXNameCache()

    package init() {}
  }

  /// Where the block begins in `bytes`.
  let start: Int
  var index: Int
  var block = EntryBlock()
  /// The end of what a decision rested on.
  var lookedTo = 0
  var lowercasedName: [UInt8] = []
  /// For each field name the entry of the block that had it last, counted from 1.
  var lastEntryWithField: [UInt32] = []
  var names = BibTeXNameCache()

  private init(at start: Int, _ scratch: inout Scratch) {
    self.start = start
    index = start
    scratch.block.removeAll()
    for slot in scratch.lastEntryWithField.indices { scratch.lastEntryWithField[slot] = 0 }
    exchange(&scratch)
  }

  /// Takes the room of `scratch` and gives it its own.
  private mutating func exchange(_ scratch: inout Scratch) {
    swap(&block, &scratch.block)
    swap(&lowercasedName, &scratch.lowercasedName)
    swap(&lastEntryWithField, &scratch.lastEntryWithField)
    swap(&names, &scratch.names)
  }

  /// Scans the block that begins at `start` of `bytes`; `start` is the text's beginning or the `@`
  /// of an entry's head.
  ///
  /// `nil` when `bytes` end before the block does and more may follow (`isAtEnd` is false). The
  /// block ends no later than the first entry at or past `limit`. Linear.
  package static func scanBlock(
    _ bytes: Span<UInt8>, from start: Int, isAtEnd: Bool, limit: Int = .max,
    blockSize: Int = BibTeXBlockScanner.blockSize
  ) -> EntryBlock? {
    var scratch = Scratch()
    return scanBlock(
      bytes, from: start, isAtEnd: isAtEnd, limit: limit, blockSize: blockSize,
      scratch: &scratch)
  }

  /// As `scanBlock`, for who scans many blocks.
  package static func scanBlock(
    _ bytes: Span<UInt8>, from start: Int, isAtEnd: Bool, limit: Int = .max,
    blockSize: Int = BibTeXBlockScanner.blockSize, scratch: inout Scratch
  ) -> EntryBlock? {
    var scanner = BibTeXBlockScanner(at: start, &scratch)
    defer { scanner.exchange(&scratch) }
    let (sum, overflows) = start.addingReportingOverflow(blockSize)
    let goal = min(limit, overflows ? Int.max : sum)
    while let head = scanner.nextHead(bytes) {
      if scanner.index >= goal, scanner.index > start { break }
      // Every table counts in 32 bits.
      if scanner.index - start > 1 << 31 { break }
      switch head.kind {
      case .entry: scanner.scanEntry(bytes, head)
      case .string: scanner.scanString(bytes, head)
      case .preamble: scanner.scanPreamble(bytes, head)
      case .comment: scanner.skipComment(bytes, head)
      }
    }
    let isDecidedByEnd = scanner.index >= bytes.count || scanner.lookedTo >= bytes.count
    if isDecidedByEnd && !isAtEnd { return nil }
    return scanner.finished(bytes, isDecidedByEnd: isDecidedByEnd)
  }

  private mutating func finished(_ bytes: Span<UInt8>, isDecidedByEnd: Bool) -> EntryBlock {
    block.byteCount = index - start
    block.countLines(in: bytes, range: start..<index)
    block.lookahead = isDecidedByEnd ? .max : max(0, lookedTo - index)
    return block.trimmed()
  }

  /// Moves to the next head, or to the end. What is between is free text, which BibTeX ignores.
  private mutating func nextHead(_ bytes: Span<UInt8>) -> BibTeXEntryHead? {
    while true {
      let from = index
      index = BibTeXBytes.nextAt(in: bytes, from: index)
      reportHeadsWithoutAt(bytes, in: from..<index)
      guard index < bytes.count else { return nil }
      if let head = BibTeXEntryHead(in: bytes, at: index, lookedTo: &lookedTo),
        !isInAddress(bytes, index)
          || BibTeXEntryHead.beginsEntry(in: bytes, at: index, lookedTo: &lookedTo)
      {
        if let end = commentedOutEnd(bytes, head) {
          index = end
          continue
        }
        return head
      }
      reportHeadWithoutBrace(bytes)
      index += 1
    }
  }

  /// Whether the `@` at `at` follows a letter or digit, as in `me@example.org (or not)`.
  private func isInAddress(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    guard at > start else { return false }
    let letter = BibTeXBytes.lowercased(bytes[at - 1])
    return letter >= 0x61 && letter <= 0x7A || letter >= 0x30 && letter <= 0x39
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

  /// The next byte at or after `at` that is no white space, without moving there.
  mutating func peekPastBlanks(_ bytes: Span<UInt8>, from at: Int) -> UInt8? {
    var at = at
    while at < bytes.count, BibTeXBytes.isBlank(bytes[at]) { at += 1 }
    lookedTo = max(lookedTo, min(bytes.count, at + 1))
    return at < bytes.count ? bytes[at] : nil
  }

  /// Whether the `@` at `at` begins a line (blanks before it do not count) and heads an entry.
  mutating func isRecoveryPoint(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    isFirstInLine(bytes, at)
      && BibTeXEntryHead.beginsEntry(in: bytes, at: at, lookedTo: &lookedTo)
  }

  /// Whether the `@` at `at` begins a line and heads anything. Where a field or a key must stand this
  /// is enough to end the entry, since neither begins with `@`.
  mutating func isHeadOfLine(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    isFirstInLine(bytes, at) && BibTeXEntryHead(in: bytes, at: at, lookedTo: &lookedTo) != nil
  }

  func isFirstInLine(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    var before = at - 1
    while before >= start, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
    return before < start || bytes[before] == 0x0A || bytes[before] == 0x0D
  }

  func relative(_ offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: offset - start)
  }

  /// Notes a problem at `range` of `bytes`.
  mutating func report(
    _ range: Range<Int>, _ severity: Problem.Severity, _ code: String, _ message: String
  ) {
    guard block.problems.count < BibTeXBlockScanner.problemLimit else { return }
    block.problems.append(
      Problem(
        range: (range.lowerBound - start)..<(range.upperBound - start), severity: severity,
        code: code, message: message))
  }
}
