/// Windows-1252, which agrees with Latin-1 on every letter.
enum Windows1252 {
  /// What it has at 0x80–0x9F; the five codes it leaves out stay C1 controls.
  private static let controls: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The UTF-8 of a text. O(length).
  static func decode(_ raw: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count + raw.count / 8)
    for byte in raw {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        let value = byte < 0xA0 ? controls[Int(byte - 0x80)] : UInt32(byte)
        bytes.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
      }
    }
    return bytes
  }

  /// The code of a scalar, `nil` when there is none.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return controls.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) }
  }
}
