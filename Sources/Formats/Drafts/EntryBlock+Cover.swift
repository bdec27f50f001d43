import Bibliography
import TextStorage

extension EntryBlock {
  /// A block of text without entries. Linear.
  static func blank(_ range: Range<Int>, of bytes: [UInt8]) -> EntryBlock {
    var block = EntryBlock()
    block.cover(range, of: bytes)
    return block
  }

  /// Makes the block stand for a range of the text. An edit anywhere can change where its entries
  /// begin. Linear.
  mutating func cover(_ range: Range<Int>, of bytes: [UInt8]) {
    byteCount = range.count
    countLines(in: bytes.span, range: range)
    lookahead = .max
  }
}
