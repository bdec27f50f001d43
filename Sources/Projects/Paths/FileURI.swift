/// Paths as `file:` URIs (RFC 8089) and back.
package enum FileURI {
  /// The path that a `file:` URI means; `nil` for another scheme, another computer's files, and
  /// names that are not UTF-8.
  ///
  /// A `%` that begins no escape stands for itself, and so do `#` and `?`: people paste paths.
  package static func path(of uri: String) -> String? {
    guard scheme(of: uri) == "file" else { return nil }
    var rest = Array(uri.utf8)[5...]
    if rest.starts(with: Array("//".utf8)) {
      rest = rest.dropFirst(2)
      let host = rest.prefix { $0 != UInt8(ascii: "/") }
      let name = String(decoding: host, as: UTF8.self).lowercased()
      guard name.isEmpty || name == "localhost" else { return nil }
      rest = rest.dropFirst(host.count)
    }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    let decoded = decode(rest)
    guard !decoded.contains(0) else { return nil }
    return String(validating: decoded, as: UTF8.self)
  }

  /// The URI of an absolute path: all but letters, digits, `-._~` and `/` escaped.
  package static func uri(ofPath path: String) -> String {
    var result = Array("file://".utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.append(byte)
      default:
        result.append(UInt8(ascii: "%"))
        result.append(digit(byte >> 4))
        result.append(digit(byte & 15))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The scheme of a text that looks like a URI, in lower case. One letter is none: `c:` is a
  /// drive.
  static func scheme(of text: String) -> String? {
    let scheme = text.utf8.prefix { byte in
      switch byte | 0x20 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): true
      default: (byte >= 0x30 && byte <= 0x39) || byte == 0x2B || byte == 0x2D || byte == 0x2E
      }
    }
    guard scheme.count > 1, text.utf8.dropFirst(scheme.count).first == UInt8(ascii: ":") else {
      return nil
    }
    return String(decoding: scheme, as: UTF8.self).lowercased()
  }

  private static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
        let high = value(text[index + 1]), let low = value(text[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x37
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
