/// What a citation of Org begins with: `[cite/style/variant:`.
struct OrgCitationPrefix {
  /// How the works are cited.
  let mode: CitationMode
  /// The offset behind the colon and the blanks that follow it.
  let endOffset: Int

  /// Reads it at an offset; `nil` if something else is there.
  init?(at open: Int, in bytes: [UInt8], end: Int) {
    var offset = open + 5
    guard offset < end, bytes[open...].starts(with: "[cite".utf8) else { return nil }
    var style = offset..<offset
    if bytes[offset] == UInt8(ascii: "/") {
      offset += 1
      while offset < end, bytes[offset].isOrgStyleCharacter { offset += 1 }
      style = style.upperBound + 1..<offset
      guard !style.isEmpty else { return nil }
    }
    guard offset < end, bytes[offset] == UInt8(ascii: ":") else { return nil }
    offset += 1
    while offset < end, bytes[offset].isBlankOrLineEnd { offset += 1 }
    endOffset = offset
    let name = bytes[style].prefix { $0 != UInt8(ascii: "/") }
    mode = Self.mode(style: String(decoding: name, as: UTF8.self))
  }

  /// How a style cites (Org manual, "Citation export processors").
  private static func mode(style: String) -> CitationMode {
    switch style {
    case "t", "text", "textual", "a", "author": .authorInText
    case "na", "noauthor", "y", "year", "ti", "title", "d", "date": .suppressAuthor
    case "n", "nocite": .nocite
    default: .normal
    }
  }

  /// The keys in the contents of a citation: the first one of each part between semicolons. Linear.
  static func references(in contents: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    var keys: [Range<Int>] = []
    var hasKey = false
    var offset = contents.lowerBound
    while offset < contents.upperBound {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: ";") {
        hasKey = false
      } else if byte == UInt8(ascii: "@"), !hasKey {
        let end = bytes.orgKeyEnd(from: offset, end: contents.upperBound)
        guard end > offset else { continue }
        keys.append(offset..<end)
        hasKey = true
        offset = end
      }
    }
    return keys
  }
}

extension UInt8 {
  fileprivate var isOrgStyleCharacter: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "/") || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "-")
  }
}
