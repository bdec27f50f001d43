// The only file that uses the standard library's own normalisation, which is not yet public API;
// the alternative, Foundation, would triple the size of the binary.
@_spi(_Unicode) import Swift

/// Unicode normalisation forms C and D.
package enum UnicodeNormalization {
  /// The text in normalisation form C.
  ///
  /// Linear in the length of the text.
  package static func composed(_ text: String) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: text._nfc)
    return result
  }

  /// The scalars of the text's normalisation form D.
  static func decomposed(_ text: String) -> [Unicode.Scalar] {
    Array(text._nfd)
  }

  /// Whether UTF-8 bytes can differ from their normalisation form C.
  ///
  /// Every scalar below U+0300, whose lead byte is below 0xCC, is its own form C and does not
  /// combine with what precedes it; nor do dashes, quotation marks and the like (U+2010 to U+203F).
  static func mayNeedComposing(_ utf8: Span<UInt8>) -> Bool {
    for index in utf8.indices where utf8[index] >= 0xCC {
      let isPunctuation =
        utf8[index] == 0xE2 && index &+ 2 < utf8.count && utf8[index &+ 1] == 0x80
        && utf8[index &+ 2] >= 0x90
      if !isPunctuation { return true }
    }
    return false
  }
}
