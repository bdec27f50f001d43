import Bibliography
import TextStorage

extension EntryBlock {
  /// A block of text without entries. Linear.
  static func blank(_ range: Range<Int>, of bytes: [UInt8]) -> EntryBlock {
    var block = EntryBlock()
    block.byteCount = range.count
    block.lineCount = LineScan.lineEndCount(in: bytes.span, range: range)
    block.lookahead = .max
    return block
  }
}
