import TestSupport
import Testing
import TextStorage

private func checkDecoding(
  _ raw: [UInt8], _ text: String, _ encoding: TextEncoding, damaged: [Int] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let decoded = DecodedText(decoding: raw)
  #expect(
    String(decoding: decoded.bytes, as: UTF8.self) == text, sourceLocation: sourceLocation)
  #expect(decoded.encoding == encoding, sourceLocation: sourceLocation)
  #expect(decoded.damagedOffsets == damaged, sourceLocation: sourceLocation)
}

@Suite struct DecodedTextTests {
  @Test func `reads UTF-8 with and without byte order mark`() {
    checkDecoding([], "", .utf8)
    checkDecoding(Array("naïve 😀".utf8), "naïve 😀", .utf8)
    checkDecoding([0xEF, 0xBB, 0xBF] + Array("é".utf8), "é", .utf8WithByteOrderMark)
    checkDecoding([0xEF, 0xBB, 0xBF], "", .utf8WithByteOrderMark)
  }

  @Test func `reads UTF-16 in both orders`() {
    checkDecoding([0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "A😀", .utf16LittleEndian)
    checkDecoding([0xFE, 0xFF, 0x00, 0x41, 0xD8, 0x3D, 0xDE, 0x00], "A😀", .utf16BigEndian)
  }

  @Test func `reads UTF-16 without byte order mark`() {
    let letters: [UInt8] = Array("@book{k}\n".utf8)
    checkDecoding(
      letters.flatMap { [$0, 0] } + [0xAC, 0x20], "@book{k}\n€", .utf16LittleEndianWithoutMark)
    checkDecoding(
      letters.flatMap { [0, $0] } + [0x20, 0xAC], "@book{k}\n€", .utf16BigEndianWithoutMark)
  }

  @Test func `what has zeros and is no UTF-16 stays as it is`() {
    checkDecoding([0x40, 0], "@\0", .utf8)
    checkDecoding(
      Array("@book{k}".utf8).flatMap { [$0, 0] } + [0, 0], "@\0b\0o\0o\0k\0{\0k\0}\0\0\0", .utf8)
    checkDecoding(
      (1...8).flatMap { [$0, 0] }, "\u{1}\0\u{2}\0\u{3}\0\u{4}\0\u{5}\0\u{6}\0\u{7}\0\u{8}\0",
      .utf8)
  }

  @Test func `a lone surrogate or half a unit of UTF-16 is damage`() {
    checkDecoding(
      [0xFE, 0xFF, 0xD8, 0x3D, 0x00, 0x41], "\u{FFFD}A", .utf16BigEndian, damaged: [0])
    checkDecoding(
      [0xFE, 0xFF, 0x00, 0x41, 0xDE, 0x00], "A\u{FFFD}", .utf16BigEndian, damaged: [1])
    checkDecoding(
      [0xFF, 0xFE, 0x41, 0x00, 0x42], "A\u{FFFD}", .utf16LittleEndian, damaged: [1])
    checkDecoding([0xFF, 0xFE, 0x3D, 0xD8], "\u{FFFD}", .utf16LittleEndian, damaged: [0])
  }

  @Test func `reads Latin-1 and Windows-1252`() {
    checkDecoding(Array("Caf".utf8) + [0xE9], "Café", .windows1252)
    checkDecoding([0x93, 0x61, 0x94, 0x96, 0x80], "“a”–€", .windows1252)
    checkDecoding([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x20, 0xDF], "Müller ß", .windows1252)
  }

  @Test func `a few damaged bytes leave a text UTF-8`() {
    checkDecoding(
      Array("é".utf8) + [0xE9] + Array("ü".utf8), "é\u{FFFD}ü", .utf8, damaged: [2])
    checkDecoding(
      Array("é 😀".utf8.dropLast()) + Array("x".utf8), "é \u{FFFD}x", .utf8, damaged: [3])
    checkDecoding(
      [0xEF, 0xBB, 0xBF, 0xE9, 0x41], "\u{FFFD}A", .utf8WithByteOrderMark, damaged: [0])
  }

  @Test func `two letters that look like UTF-8 by chance do not make Latin-1 UTF-8`() {
    let raw: [UInt8] = [0xE9, 0x61, 0xE8, 0x61, 0xC3, 0xA9, 0x61, 0xFC]
    checkDecoding(raw, "éaèaÃ©aü", .windows1252)
  }

  @Test func `damage is told as Swift's own decoder tells it`() {
    for seed in 0..<300 {
      var random = SeededGenerator(seed: UInt64(seed))
      let pool: [UInt8] = [
        0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xE2, 0xED, 0xF0, 0xF4, 0xF5, 0xA9, 0x9F, 0x8F, 0x90,
      ]
      let raw =
        [0xEF, 0xBB, 0xBF]
        + (0..<Int.random(in: 0...24, using: &random)).map { _ in
          pool.randomElement(using: &random) ?? 0
        }
      let decoded = DecodedText(decoding: raw)
      let expected = String(decoding: raw.dropFirst(3), as: UTF8.self)
      let slice = raw[...]
      #expect(decoded.bytes == Array(expected.utf8), "seed \(seed)")
      #expect(
        UTF8Check.isValid(slice.span, range: 3..<raw.count) == decoded.damagedOffsets.isEmpty,
        "seed \(seed)")
    }
  }

  @Test func `remembers no more than a hundred damaged places`() {
    let raw = [0xEF, 0xBB, 0xBF] + [UInt8](repeating: 0xFF, count: 500)
    let decoded = DecodedText(decoding: raw)
    #expect(decoded.damagedOffsets.count == DecodedText.damageLimit)
    #expect(decoded.bytes.count == 1500)
  }

  @Test func `encoding undoes decoding`() {
    for encoding in TextEncoding.allCases {
      for text in ["", "plain text", "Müller – “x” €", "Éclair\r\n"] {
        let raw = encoding.encode(Array(text.utf8))
        #expect(raw != nil, "\(encoding)")
        #expect(DecodedText(decoding: raw ?? []).bytes == Array(text.utf8), "\(encoding)")
      }
    }
    let allCodes = (0...255).map { UInt8($0) }
    let decoded = DecodedText(decoding: allCodes)
    #expect(decoded.encoding == .windows1252)
    #expect(TextEncoding.windows1252.encode(decoded.bytes) == allCodes)
  }

  @Test func `a character without a code is refused`() {
    #expect(TextEncoding.windows1252.encode(Array("Ł".utf8)) == nil)
    #expect(TextEncoding.utf16LittleEndian.encode(Array("Ł".utf8)) != nil)
  }
}
