// What a key is made of: Org's `org-element-citation-key-re`, a word's characters and a set of others.

extension [UInt8] {
  /// The length of the character of a key at an offset in bytes; zero if another is there.
  func orgKeyCharacterLength(at offset: Int, end: Int) -> Int {
    let byte = self[offset]
    if byte < 0x80 { return byte.isOrgKeyCharacter ? 1 : 0 }
    guard let scalar = scalar(at: offset, end: end), scalar.isOrgWordConstituent else { return 0 }
    return UTF8.width(scalar)
  }

  /// The end of the key that starts at an offset; the offset itself if none does.
  func orgKeyEnd(from start: Int, end: Int) -> Int {
    var offset = start
    while offset < end {
      let length = orgKeyCharacterLength(at: offset, end: end)
      guard length > 0 else { break }
      offset += length
    }
    return offset
  }
}

extension UInt8 {
  /// Whether an ASCII byte may stand in a key.
  var isOrgKeyCharacter: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: "`"), UInt8(ascii: "'"), UInt8(ascii: "/"),
      UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "|"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "_"),
      UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "%"),
      UInt8(ascii: "~"):
      true
    default: isASCIIAlphanumeric
    }
  }
}

extension Unicode.Scalar {
  /// Whether Emacs takes a character for a part of a word: a letter, a digit or a mark.
  var isOrgWordConstituent: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: isAlphanumeric
    }
  }
}

/// Whether a citekey (UTF-8) can be cited in Org after a mark.
func isOrgCitekey(_ key: [UInt8]) -> Bool {
  !key.isEmpty && key.orgKeyEnd(from: 0, end: key.count) == key.count
}

/// Whether a citekey (UTF-8) can stand in the list of a link of org-ref, of which commas and
/// ampersands divide the keys and brackets or blanks end it.
func isOrgListedCitekey(_ key: [UInt8]) -> Bool {
  isOrgCitekey(key)
    && !key.contains { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"),
        UInt8(ascii: "\\"):
        true
      default: false
      }
    }
}
