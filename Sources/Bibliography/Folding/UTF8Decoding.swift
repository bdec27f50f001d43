/// Reads single scalars from UTF-8 bytes that may be damaged.
enum UTF8Decoding {
  /// The scalar at an offset, which has to be inside the bytes, and its length; `nil` where the
  /// bytes there are not UTF-8.
  static func scalar(in bytes: Span<UInt8>, at offset: Int) -> (value: UInt32, length: Int)? {
    let lead = bytes[offset]
    let length: Int
    var value: UInt32
    let smallest: UInt32
    switch lead {
    case 0..<0x80: return (UInt32(lead), 1)
    case 0xC2..<0xE0: (length, value, smallest) = (2, UInt32(lead & 0x1F), 0x80)
    case 0xE0..<0xF0: (length, value, smallest) = (3, UInt32(lead & 0x0F), 0x800)
    case 0xF0..<0xF5: (length, value, smallest) = (4, UInt32(lead & 0x07), 0x10000)
    default: return nil
    }
    guard length <= bytes.count &- offset else { return nil }
    for index in 1..<length {
      let byte = bytes[offset &+ index]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= smallest, value < 0x110000, !(0xD800..<0xE000).contains(value) else {
      return nil
    }
    return (value, length)
  }
}
