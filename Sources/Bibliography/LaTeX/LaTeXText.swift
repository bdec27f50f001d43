/// LaTeX as it stands in a bibliography value, turned into what a reader sees.
package enum LaTeXText {
  /// The text of a value: accents and letters in Unicode, markup and case-protecting braces
  /// dropped, dashes and double quotes typographic, white space collapsed, in normalisation
  /// form C.
  ///
  /// Math between dollar signs stays as typed. `%` starts no comment, as nowhere in a value.
  /// Linear; bytes that are not UTF-8 become U+FFFD. A value without anything special is copied.
  package static func decode(_ value: Span<UInt8>) -> String {
    if isPlain(value) {
      return value.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
    var decoder = LaTeXDecoder()
    return decoder.decode(value)
  }

  /// The text of a value, as above.
  package static func decode(_ value: [UInt8]) -> String {
    let value = value[...]
    return decode(value.span)
  }

  /// The text of a value as above, with its light markup: what is emphasised, and what braces keep
  /// from changing case. Linear.
  package static func decodeMarkup(_ value: [UInt8]) -> RichText {
    let value = value[...]
    if isPlain(value.span) { return RichText(String(decoding: value, as: UTF8.self)) }
    var decoder = LaTeXDecoder(.markup)
    let output = decoder.decodeBytes(value.span)
    return decoder.styles.text(of: output)
  }

  /// Whether decoding would change nothing.
  private static func isPlain(_ value: Span<UInt8>) -> Bool {
    let table = LaTeXByteClass.table[...]
    let classes = table.span
    let raw = value.bytes
    var previous = LaTeXByteClass.space
    var index = 0
    while index < value.count {
      if index > 0, index &+ 16 <= value.count, isProse(raw, at: index) {
        index &+= 16
        previous = classes[Int(value[index &- 1])]
        continue
      }
      let end = min(index &+ 16, value.count)
      while index < end {
        let byteClass = classes[Int(value[index])]
        switch byteClass {
        case .plain: break
        case .special: return false
        case .space, .hyphen, .apostrophe:
          if byteClass == previous { return false }
        }
        previous = byteClass
        index &+= 1
      }
    }
    return previous != .space || value.isEmpty
  }

  /// Whether the sixteen bytes from an offset above zero stand for themselves, blanks and hyphens
  /// among them with others between, as in most prose; not when in doubt.
  static func isProse(_ text: RawSpan, at offset: Int) -> Bool {
    func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
    func marks(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
      (bytes .== all(0x20)) .| (bytes .== all(UInt8(ascii: "-")))
    }
    let bytes = unsafe text.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    let before = unsafe text.unsafeLoadUnaligned(
      fromByteOffset: offset &- 1, as: SIMD16<UInt8>.self)
    // Equality only: on Swift 6.3 ordered comparisons compile to a loop over the lanes. Setting a bit
    // or two makes neighbours in ASCII one.
    var special = (bytes & all(0x80)) .== all(0x80)
    special .|= (bytes & all(0xE0)) .== all(0)
    // Left brace and delete; bar and tilde; right brace.
    special .|= (bytes | all(0b100)) .== all(0x7F)
    special .|= (bytes | all(0b10)) .== all(UInt8(ascii: "~"))
    special .|= bytes .== all(UInt8(ascii: "}"))
    // Backslash and caret; backtick; dollar sign, percent, ampersand and apostrophe.
    special .|= (bytes | all(0b10)) .== all(UInt8(ascii: "^"))
    special .|= bytes .== all(UInt8(ascii: "`"))
    special .|= (bytes | all(0b11)) .== all(UInt8(ascii: "'"))
    return !any(special .| (marks(bytes) .& marks(before)))
  }
}

/// What a byte can mean to LaTeX.
enum LaTeXByteClass: Sendable {
  /// Itself.
  case plain
  /// A blank, special at the ends and beside another.
  case space
  /// A dash beside another, else itself.
  case hyphen
  /// A closing quote beside another, else itself.
  case apostrophe
  /// Always something else; or the lead byte of a scalar that composition may change.
  case special

  static let table: [LaTeXByteClass] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: " "): .space
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "'"): .apostrophe
    case 0..<0x20, 0xCC..., UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "$"), UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "^"):
      .special
    default: .plain
    }
  }
}
