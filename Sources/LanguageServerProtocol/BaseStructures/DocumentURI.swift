import JSON

/// The name of a document, as the client writes it (LSP 3.17, DocumentUri).
///
/// Clients escape differently (`file:///c%3A/x`, `file:///C:/x`), so two URIs are equal if they
/// are equal decoded. `string` stays as it came, because a client may compare answers with what
/// it sent.
package struct DocumentURI: Sendable {
  /// As the client wrote it.
  package let string: String
  /// Decoded, with scheme, authority and drive letter in one form.
  private let canonical: [UInt8]
  /// How many bytes of `canonical` stand before the path; `nil` if the URI names no local file.
  private let pathStart: Int?

  /// Wraps a URI; any string is one.
  package init(_ string: String) {
    self.string = string
    let parts = URIParts(Array(string.utf8))
    canonical = parts.canonical
    pathStart = parts.pathStart
  }

  /// The `file:` URI of an absolute path.
  package init(filePath: String) {
    self.init(filePathUTF8: Array(filePath.utf8))
  }

  /// The `file:` URI of an absolute path that need not be UTF-8.
  package init(filePathUTF8 path: [UInt8]) {
    self.init("file://" + percentEncoded(path))
  }

  /// The URI of something that is no file: `scheme:/path?name=value&name=value`.
  package init(scheme: String, path: [UInt8], query: [(name: String, value: String)]) {
    let query = query.map { "\($0.name)=\(percentEncoded(Array($0.value.utf8)))" }
    self.init("\(scheme):/\(percentEncoded(path))?\(query.joined(separator: "&"))")
  }

  /// Reads a URI.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    self.init(try json.requiredString())
  }

  /// The decoded path of a local `file:` URI; `nil` for any other, and for a path that is not
  /// UTF-8. A path with a drive keeps the slash before it: `/c:/x`.
  package var filePath: String? {
    filePathUTF8.flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The decoded bytes of the path of a local `file:` URI, which need not be UTF-8.
  package var filePathUTF8: [UInt8]? {
    pathStart.map { Array(canonical[$0...]) }
  }

  /// What stands behind the scheme and its colon, decoded: a client may have decoded it before, and
  /// encoded it in another way.
  package var decodedRest: ArraySlice<UInt8> {
    canonical.firstIndex(of: UInt8(ascii: ":")).map { canonical[($0 + 1)...] } ?? []
  }

  /// The scheme in lower case, empty if there is none.
  package var scheme: String {
    String(decoding: canonical.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  }
}

extension DocumentURI: Hashable {
  package static func == (left: DocumentURI, right: DocumentURI) -> Bool {
    left.canonical == right.canonical
  }

  package func hash(into hasher: inout Hasher) {
    canonical.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension DocumentURI: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.string(string)
  }
}

extension DocumentURI: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

/// Everything but unreserved characters and slashes as `%XX`.
private func percentEncoded(_ text: [UInt8]) -> String {
  var encoded: [UInt8] = []
  encoded.reserveCapacity(text.count)
  for byte in text {
    if byte == UInt8(ascii: "/") || isUnreserved(byte) {
      encoded.append(byte)
    } else {
      encoded += [UInt8(ascii: "%"), hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 0xF)]
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}

private func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
  default: false
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? 0x30 + value : 0x41 + value - 10
}
