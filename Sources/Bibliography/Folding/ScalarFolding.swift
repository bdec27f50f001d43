/// The rules by which one scalar from U+0080 folds, without any table of results.
///
/// Folding a folded scalar changes nothing.
enum ScalarFolding {
  /// The mark that all apostrophes fold to; `Folding` then drops it inside a word.
  static let apostrophe = UInt8(ascii: "'")

  /// The UTF-8 bytes that a scalar folds to; none where it is dropped.
  static func utf8(of scalar: Unicode.Scalar) -> [UInt8] {
    if let text = replacement(for: scalar) { return Array(text.utf8) }
    var result: [UInt8] = []
    for lowered in scalar.properties.lowercaseMapping.unicodeScalars {
      if let text = replacement(for: lowered) {
        result += Array(text.utf8)
        continue
      }
      for part in UnicodeNormalization.decomposed(String(lowered)) {
        result += utf8(ofDecomposed: part)
      }
    }
    return result
  }

  private static func utf8(ofDecomposed scalar: Unicode.Scalar) -> [UInt8] {
    if let text = replacement(for: scalar) { return Array(text.utf8) }
    if isDropped(scalar) { return [] }
    if scalar.value < 0x80 { return [scalar.properties.isAlphabetic ? UInt8(scalar.value) : 0x20] }
    switch scalar.properties.generalCategory {
    case .dashPunctuation:
      return [UInt8(ascii: "-")]
    case .initialPunctuation, .finalPunctuation:
      return [UInt8(ascii: "\"")]
    case .connectorPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation,
      .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .modifierSymbol,
      .currencySymbol, .surrogate:
      return [0x20]
    case .mathSymbol where (0x2190..<0x2200).contains(scalar.value):
      return [0x20]
    default:
      return Array(String(scalar).utf8)
    }
  }

  /// Whether folding drops a mark: an accent of the Latin, Greek and Cyrillic scripts, a vowel
  /// point of Hebrew or Arabic, or something invisible.
  ///
  /// The vowel signs of Indic scripts and the voicing marks of kana are letters to their readers
  /// and stay.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
      0xFE20...0xFE2F:
      true
    case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0x610...0x61A, 0x640,
      0x64B...0x65F, 0x670:
      true
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      true
    default:
      scalar.properties.generalCategory == .format
    }
  }

  private static func replacement(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      return lowerASCII(scalar.value &- 0xFEE0)
    case 0x1D400...0x1D6A3:
      // Thirteen alphabets of bold, italic, script … letters, 26 capitals and 26 small ones each.
      return lowerASCII(0x61 &+ (scalar.value &- 0x1D400) % 26)
    case 0x1D7CE...0x1D7FF:
      return lowerASCII(0x30 &+ (scalar.value &- 0x1D7CE) % 10)
    case 0x2080...0x2089:
      return lowerASCII(0x30 &+ (scalar.value &- 0x2080))
    case 0x2074...0x2079:
      return lowerASCII(0x30 &+ (scalar.value &- 0x2070))
    default:
      return replacements[scalar]
    }
  }

  private static func lowerASCII(_ value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value) else { return "" }
    let folded = String(scalar).lowercased()
    return folded == "`" ? "'" : folded
  }

  /// Letters and signs that decomposition leaves alone.
  private static let replacements: [Unicode.Scalar: String] = {
    let rows: [(String, String)] = [
      ("a", "ªᴀɐɑ"), ("ae", "æ"), ("b", "ƀɓʙ"), ("c", "ƈȼɕℂ"), ("d", "đðɖɗƌȡ"),
      ("dz", "ǆǳ"), ("e", "ǝəɛɇℯ"), ("f", "ƒ"), ("g", "ǥɠɡℊ"), ("h", "ħɦℎℏℍℋℌ"),
      ("hv", "ƕ"), ("i", "ıɨɩℐℑ"), ("ij", "ĳ"), ("j", "ȷɉʝ"), ("k", "ĸƙ"),
      ("l", "łƚɫɬɭŀℓℒ"), ("lj", "ǉ"), ("m", "ɯɱℳ"), ("n", "ŋɲƞɳŉℕ"), ("nj", "ǌ"),
      ("o", "øɔɵºℴ"), ("oe", "œ"), ("p", "ƥℙ"), ("q", "ɋℚ"), ("r", "ɍɽʀℝℛℜ"),
      ("s", "ſʂȿ"), ("ss", "ß"), ("t", "ŧƭʈ"), ("th", "þ"), ("u", "ʉʊ"), ("v", "ʋ"),
      ("w", "ʍ"), ("x", "×"), ("y", "ƴɏʏ"), ("z", "ƶȥɀʐʑʒℤ"),
      ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("st", "ﬅﬆ"),
      ("0", "⁰"), ("1", "¹"), ("2", "²"), ("3", "³"), ("n", "ⁿ"), ("i", "ⁱ"), ("tm", "™"),
      ("no", "№"), ("1/4", "¼"), ("1/2", "½"), ("3/4", "¾"), ("σ", "ς"), ("μ", "µ"),
      ("...", "…"), ("-", "−"), ("/", "⁄"), ("'", "‘’‚‛ʹʻʼʽˈ′´｀＇"), ("\"", "“”„‟«»″〝〞〟"),
      (" ", "®©°§¶·•…†‡‖¦¬±÷\u{FFFD}\u{85}"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (text, scalars) in rows {
      for scalar in scalars.unicodeScalars where table[scalar] == nil { table[scalar] = text }
    }
    return table
  }()
}
