import TextStorage

/// A line of a text of tagged lines.
struct TaggedLine {
  enum Kind: Equatable {
    case tagged, damaged, text, blank
  }

  var kind: Kind
  /// Upper case; empty in lines without one.
  var tag = ""
  /// The line without blanks around it.
  var range: Range<Int>
  /// What follows the tag, or all of a line without one; without blanks around it.
  var value: Range<Int>
}

/// Reads a text line by line.
struct TaggedLineScanner {
  let syntax: TaggedSyntax
  private var offset: Int

  init(_ syntax: TaggedSyntax, _ bytes: [UInt8]) {
    self.syntax = syntax
    // A byte order mark is no part of the first tag.
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line; `nil` at the end. Linear in it.
  mutating func next(in bytes: [UInt8]) -> TaggedLine? {
    guard offset < bytes.count else { return nil }
    let start = offset
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    offset = end + 1
    if offset < bytes.count, end < bytes.count, bytes[end] == 0x0D, bytes[offset] == 0x0A {
      offset += 1
    }
    let text = ListingLines.trimmed(start..<end, in: bytes)
    guard !text.isEmpty else { return TaggedLine(kind: .blank, range: text, value: text) }
    switch syntax.line(in: bytes.span, start..<end) {
    case .text: return TaggedLine(kind: .text, range: text, value: text)
    case .damaged: return TaggedLine(kind: .damaged, range: text, value: text)
    case .tagged(let tag, let valueStart):
      let value = ListingLines.trimmed(min(valueStart, end)..<end, in: bytes)
      return TaggedLine(kind: .tagged, tag: tag, range: text, value: value)
    }
  }
}
