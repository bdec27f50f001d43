/// A hash by which large texts are told apart. Chance does not give two texts the same; who means to can.
///
/// Four words at a time, each folded from its 128-bit product with a constant, as fast as memory gives
/// them.
package enum ByteHash {
  private static let constants: [4 of UInt64] = [
    0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93,
  ]

  /// The hash of bytes that stand behind others with the hash `seed`. Linear.
  package static func hash(_ bytes: RawSpan, seed: UInt64 = 0) -> UInt64 {
    var a = seed ^ constants[0]
    var b = seed ^ constants[1]
    var c = seed ^ constants[2]
    var d = seed ^ constants[3]
    var offset = 0
    while offset &+ 32 <= bytes.byteCount {
      a = folded(a ^ word(bytes, offset), constants[0])
      b = folded(b ^ word(bytes, offset &+ 8), constants[1])
      c = folded(c ^ word(bytes, offset &+ 16), constants[2])
      d = folded(d ^ word(bytes, offset &+ 24), constants[3])
      offset &+= 32
    }
    while offset &+ 8 <= bytes.byteCount {
      a = folded(a ^ word(bytes, offset), constants[1])
      offset &+= 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.byteCount)
    while offset < bytes.byteCount {
      last = last << 8 | UInt64(unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
      offset &+= 1
    }
    let first = folded(a ^ last, constants[2])
    let rest = folded(b ^ constants[3], c | 1) ^ folded(d ^ first, constants[0])
    return folded(first ^ rest, constants[1])
  }

  @inline(__always)
  private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    // Within the bytes, as the loops say; the span checks it again.
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
