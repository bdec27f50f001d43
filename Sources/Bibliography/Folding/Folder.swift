/// Folds one text: the loop behind `Folding`.
///
/// ASCII is folded eight bytes at a time up to the next byte that needs more than a changed bit
/// (`ByteWord`), scalars from U+0080 by `FoldingTable`; no `String` or `Character` is made.
struct Folder {
  private let umlauts: Folding.Umlauts
  private let dropsBraces: Bool
  /// Where in the output this text starts: what stands before it is not part of its words.
  private let start: Int

  init(umlauts: Folding.Umlauts, dropsBraces: Bool, start: Int) {
    self.umlauts = umlauts
    self.dropsBraces = dropsBraces
    self.start = start
  }

  func fold(_ text: Span<UInt8>, into output: inout [UInt8]) {
    var offset = 0
    while offset < text.count {
      let end = endOfPlainRun(in: text, from: offset)
      if end > offset {
        let first = output.count
        text.extracting(offset..<end).withUnsafeBufferPointer { output.append(contentsOf: $0) }
        Self.lowerASCII(in: &output, from: first)
        offset = end
      } else {
        foldByte(in: text, at: &offset, into: &output)
      }
    }
  }

  /// The end of the run of ASCII that folding copies or lower-cases.
  private func endOfPlainRun(in text: Span<UInt8>, from start: Int) -> Int {
    let bytes = text.bytes
    var offset = start
    while text.count &- offset >= 8 {
      let found = ByteWord(bytes, at: offset).needingCare(bracesToo: dropsBraces)
      offset &+= ByteWord.countBefore(found)
      if found != 0 { return offset }
    }
    while offset < text.count, isPlain(text[offset]) { offset &+= 1 }
    return offset
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < (dropsBraces ? UInt8(ascii: "{") : 0x7F)
      && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "`")
  }

  private static func lowerASCII(in output: inout [UInt8], from first: Int) {
    output.withUnsafeMutableBufferPointer { bytes in
      for index in first..<bytes.count {
        let byte = bytes[index]
        bytes[index] = byte | (byte &- UInt8(ascii: "A") < 26 ? 0x20 : 0)
      }
    }
  }

  private func foldByte(in text: Span<UInt8>, at offset: inout Int, into output: inout [UInt8]) {
    let byte = text[offset]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      offset &+= 1
      output.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      offset &+= 1
      output.append(byte | 0x20)
    case 0x80...:
      foldScalar(in: text, at: &offset, into: &output)
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      offset &+= 1
      foldApostrophe(in: text, next: offset, into: &output)
    case UInt8(ascii: "{"), UInt8(ascii: "}"):
      offset &+= 1
      if !dropsBraces { output.append(byte) }
    case 0..<0x20, 0x7F:
      offset &+= 1
      output.append(0x20)
    default:
      offset &+= 1
      output.append(byte)
    }
  }

  // MARK: Scalars from U+0080

  private func foldScalar(
    in text: Span<UInt8>, at offset: inout Int, into output: inout [UInt8]
  ) {
    guard let (value, length) = UTF8Decoding.scalar(in: text, at: offset) else {
      offset &+= 1
      output.append(0x20)
      return
    }
    offset &+= length
    if umlauts == .spelledOut, spellOutUmlaut(value, into: &output) { return }
    appendFolding(of: value, nextOffset: offset, in: text, into: &output)
  }

  private func appendFolding(
    of value: UInt32, nextOffset: Int, in text: Span<UInt8>, into output: inout [UInt8]
  ) {
    if Self.isUnchanged(value) {
      Self.append(value, to: &output)
      return
    }
    if (0xAC00..<0xD7A4).contains(value) {
      Self.appendHangul(value, to: &output)
      return
    }
    var entry = FoldingTable.shared.entry(of: value)
    guard entry != FoldingTable.unlisted else {
      guard let scalar = Unicode.Scalar(value) else { return }
      output.append(contentsOf: ScalarFolding.utf8(of: scalar))
      return
    }
    var count = entry & 0xFF
    entry >>= 8
    if count == 1, UInt8(truncatingIfNeeded: entry) == ScalarFolding.apostrophe {
      foldApostrophe(in: text, next: nextOffset, into: &output)
      return
    }
    while count > 0 {
      output.append(UInt8(truncatingIfNeeded: entry))
      entry >>= 8
      count &-= 1
    }
  }

  private func spellOutUmlaut(_ value: UInt32, into output: inout [UInt8]) -> Bool {
    switch value {
    case 0xC4, 0xE4: output.append(contentsOf: "ae".utf8)
    case 0xD6, 0xF6, 0xD8, 0xF8: output.append(contentsOf: "oe".utf8)
    case 0xDC, 0xFC: output.append(contentsOf: "ue".utf8)
    case 0xC5, 0xE5: output.append(contentsOf: "aa".utf8)
    case 0x308:
      guard let last = last(of: output), "aou".utf8.contains(last) else { return false }
      output.append(UInt8(ascii: "e"))
    case 0x30A:
      guard last(of: output) == UInt8(ascii: "a") else { return false }
      output.append(UInt8(ascii: "a"))
    default: return false
    }
    return true
  }

  /// Whether a scalar is a Chinese character that folds to itself.
  private static func isUnchanged(_ value: UInt32) -> Bool {
    (0x3400..<0xA000).contains(value) || (0x20000..<0x2F800).contains(value)
      || (0x30000..<0x32400).contains(value)
  }

  private static func append(_ value: UInt32, to output: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { return }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Appends the letters of a Korean syllable (The Unicode Standard, section 3.12), so that it
  /// equals its decomposed spelling and is found while its last letter is still being typed.
  private static func appendHangul(_ value: UInt32, to output: inout [UInt8]) {
    let index = value &- 0xAC00
    append(0x1100 &+ index / 588, to: &output)
    append(0x1161 &+ (index % 588) / 28, to: &output)
    if index % 28 != 0 { append(0x11A7 &+ index % 28, to: &output) }
  }

  // MARK: Apostrophes

  private func foldApostrophe(in text: Span<UInt8>, next: Int, into output: inout [UInt8]) {
    guard let previous = last(of: output), FoldedByte.isWord(previous),
      let following = nextByte(in: text, from: next), Self.continuesWord(following)
    else {
      output.append(ScalarFolding.apostrophe)
      return
    }
    if isElision(in: text, next: next, output: output) { output.append(0x20) }
  }

  private static func continuesWord(_ byte: UInt8) -> Bool {
    FoldedByte.isWord(byte) || FoldedByte.isWord(byte | 0x20) && byte >= UInt8(ascii: "A")
  }

  /// Whether the word so far is an article or preposition that elides and a vowel or a mute `h`
  /// follows with at least one more letter.
  private func isElision(in text: Span<UInt8>, next: Int, output: [UInt8]) -> Bool {
    var wordStart = output.count
    while wordStart > start, FoldedByte.isWord(output[wordStart &- 1]) {
      wordStart &-= 1
      if output.count &- wordStart > 5 { return false }
    }
    guard Self.elidingWords.contains(where: { $0.elementsEqual(output[wordStart...]) }) else {
      return false
    }
    var folded: [UInt8] = []
    var offset = next
    while folded.count < 2, offset < text.count {
      let byte = text[offset]
      if byte >= 0x80 {
        guard let (value, length) = UTF8Decoding.scalar(in: text, at: offset),
          let scalar = Unicode.Scalar(value)
        else { break }
        offset &+= length
        folded += ScalarFolding.utf8(of: scalar)
      } else {
        offset &+= 1
        if dropsBraces, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { continue }
        guard Self.continuesWord(byte) else { break }
        folded.append(byte | 0x20)
      }
    }
    return folded.count >= 2 && "aeiouyh".utf8.contains(folded[0])
  }

  private static let elidingWords: [[UInt8]] = [
    "l", "d", "j", "n", "s", "c", "m", "t", "qu", "un", "all", "dall", "dell", "nell", "sull",
  ].map { Array($0.utf8) }

  private func last(of output: [UInt8]) -> UInt8? {
    output.count > start ? output[output.count &- 1] : nil
  }

  private func nextByte(in text: Span<UInt8>, from offset: Int) -> UInt8? {
    var offset = offset
    while offset < text.count {
      let byte = text[offset]
      guard dropsBraces, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
        return byte
      }
      offset &+= 1
    }
    return nil
  }
}
