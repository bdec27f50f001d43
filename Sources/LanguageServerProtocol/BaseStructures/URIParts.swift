/// A URI taken apart as far as its identity needs (RFC 3986, RFC 8089).
struct URIParts {
  /// Decoded, with scheme, authority and drive letter in one form.
  private(set) var canonical: [UInt8]
  /// Where the path starts in `canonical`; `nil` if the URI names no local file.
  private(set) var pathStart: Int?

  /// Takes a URI apart. A `?` or `#` in a `file:` URI belongs to the path: no editor means a
  /// query or fragment, and some do not escape them.
  init(_ uri: [UInt8]) {
    guard let colon = uri.firstIndex(of: UInt8(ascii: ":")), colon > 0 else {
      canonical = percentDecoded(uri[...])
      return
    }
    let scheme = uri[..<colon].map(lowercased)
    let rest = uri[(colon + 1)...]
    canonical = scheme + [UInt8(ascii: ":")]
    guard scheme.elementsEqual("file".utf8) else {
      canonical += percentDecoded(rest)
      return
    }
    var path = rest
    if rest.starts(with: "//".utf8) {
      let authorityAndPath = rest.dropFirst(2)
      let slash = authorityAndPath.firstIndex(of: UInt8(ascii: "/")) ?? authorityAndPath.endIndex
      let authority = authorityAndPath[..<slash].map(lowercased)
      path = authorityAndPath[slash...]
      guard authority.isEmpty || authority.elementsEqual("localhost".utf8) else {
        canonical += Array("//".utf8) + authority + percentDecoded(path)
        return
      }
    }
    let decoded = withLowercasedDrive(percentDecoded(path))
    // A path with a NUL would be cut short by the system.
    if decoded.first == UInt8(ascii: "/"), !decoded.contains(0) {
      pathStart = canonical.count
    }
    canonical += decoded
  }
}

/// Decodes `%XX`; a percent sign before anything else stands for itself.
private func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
  var decoded: [UInt8] = []
  decoded.reserveCapacity(text.count)
  var offset = text.startIndex
  while offset < text.endIndex {
    if text[offset] == UInt8(ascii: "%"), offset + 2 < text.endIndex,
      let high = hexadecimalValue(of: text[offset + 1]),
      let low = hexadecimalValue(of: text[offset + 2])
    {
      decoded.append(high << 4 | low)
      offset += 3
    } else {
      decoded.append(text[offset])
      offset += 1
    }
  }
  return decoded
}

/// The path with the letter of a `/C:` at its start in lower case.
private func withLowercasedDrive(_ path: [UInt8]) -> [UInt8] {
  guard path.count >= 3, path[0] == UInt8(ascii: "/"), path[2] == UInt8(ascii: ":"),
    path.count == 3 || path[3] == UInt8(ascii: "/")
  else { return path }
  var path = path
  path[1] = lowercased(path[1])
  return path
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
}

private func hexadecimalValue(of byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
