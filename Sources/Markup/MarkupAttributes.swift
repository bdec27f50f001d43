/// The attributes of a tag, one by one, as written.
struct MarkupAttributes {
  private let bytes: [UInt8]
  private var index: Int
  private let end: Int

  init(_ bytes: [UInt8], of token: MarkupToken) {
    self.bytes = bytes
    index = Int(token.start) &+ 1 &+ Int(token.nameLength)
    end = Int(token.end)
  }

  /// The places of the next attribute's name and value; a value may be empty.
  mutating func next() -> (name: Range<Int>, value: Range<Int>)? {
    while index < end, bytes[index] <= 0x20 || isMark(bytes[index]) { index &+= 1 }
    let start = index
    while index < end, bytes[index] > 0x20, !isMark(bytes[index]) { index &+= 1 }
    guard index > start else { return nil }
    let name = start..<index
    skipBlanks()
    guard index < end, bytes[index] == UInt8(ascii: "=") else { return (name, index..<index) }
    index &+= 1
    skipBlanks()
    return (name, value())
  }

  private mutating func value() -> Range<Int> {
    if index < end, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
      let start = index &+ 1
      if let close = bytes[start..<end].firstIndex(of: bytes[index]) {
        index = close &+ 1
        return start..<close
      }
      // A quote that is not closed.
      index = start
    }
    let start = index
    while index < end, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index &+= 1 }
    return start..<index
  }

  private mutating func skipBlanks() {
    while index < end, bytes[index] <= 0x20 { index &+= 1 }
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }
}
