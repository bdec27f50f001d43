/// One line of a message's header part.
struct HeaderField {
  /// In lower case.
  let name: String
  /// Without the white space around it.
  let value: ArraySlice<UInt8>

  /// Reads a line without its line feed; `nil` if it is not `name: value`.
  init?(_ line: [UInt8]) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = trimmed(line[..<colon])
    guard !name.isEmpty, name.allSatisfy(isTokenByte) else { return nil }
    self.name = String(decoding: name, as: UTF8.self).lowercased()
    value = trimmed(line[(colon + 1)...])
  }

  /// The value of a `Content-Length: N` that ends a line, whatever stands before it.
  static func lengthAtEnd(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let line = trimmed(line)
    let digits = line.suffix(while: isDigit)
    let rest = trimmed(line[..<digits.startIndex])
    guard !digits.isEmpty, rest.last == UInt8(ascii: ":") else { return nil }
    let name = trimmed(rest.dropLast()).suffix(14)
    guard name.map({ $0 | 0x20 }).elementsEqual("content-length".utf8) else { return nil }
    return digits
  }
}

/// The number of bytes that a header value names; `nil` if it is not a number or too large for one.
func parseLength(_ value: ArraySlice<UInt8>) -> Int? {
  guard !value.isEmpty else { return nil }
  var length = 0
  for byte in value {
    guard isDigit(byte) else { return nil }
    let (product, overflow) = length.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(Int(byte &- 0x30))
    guard !overflow, !carry else { return nil }
    length = sum
  }
  return length
}

/// Whether a media type has no charset or names UTF-8; `utf8` stands for it in old clients.
func namesUTF8(_ value: ArraySlice<UInt8>) -> Bool {
  for parameter in value.split(separator: UInt8(ascii: ";")).dropFirst() {
    let parts = parameter.split(separator: UInt8(ascii: "="), maxSplits: 1)
    guard parts.count == 2, lowercased(trimmed(parts[0])) == "charset" else { continue }
    let charset = lowercased(trimmed(parts[1])).filter { $0 != "\"" }
    return charset == "utf-8" || charset == "utf8"
  }
  return true
}

/// Whether a line has nothing but white space.
func isBlank(_ line: [UInt8]) -> Bool {
  line.allSatisfy(isSpace)
}

private func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self).lowercased()
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var bytes = bytes.drop(while: isSpace)
  while let last = bytes.last, isSpace(last) {
    bytes.removeLast()
  }
  return bytes
}

private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0D
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= 0x30 && byte <= 0x39
}

/// Whether a header's name may contain the byte (RFC 9110, section 5.6.2).
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
    UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
    UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"),
    UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
    true
  default: false
  }
}

extension ArraySlice<UInt8> {
  /// The longest end of the slice all of whose bytes fulfil a condition.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, condition(self[start - 1]) {
      start -= 1
    }
    return self[start...]
  }
}
