/// What a scalar means by the core schema (YAML 1.2.2 §10.3), which the libraries that read
/// bibliographies nearly agree on.
package enum YAMLMeaning: Equatable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// A number that is no `Int`, as written.
  case number
  /// Quoted, or plain text that means nothing else; a date, too: the core schema has none.
  case text

  init(of record: YAMLNodeRecord, in bytes: [UInt8]) {
    guard record.style == .plain, record.tag != .string else {
      self = .text
      return
    }
    self.init(plain: bytes[record.contentRange])
  }

  /// What plain text means.
  package init(plain text: ArraySlice<UInt8>) {
    self = .text
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "~"): if text.count == 1 { self = .null }
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      if YAMLMeaning.isWord(text, "null") { self = .null }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      if YAMLMeaning.isWord(text, "true") { self = .bool(true) }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      if YAMLMeaning.isWord(text, "false") { self = .bool(false) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      if let meaning = YAMLMeaning.number(text) { self = meaning }
    default: break
    }
  }

  /// Whether a text is a word in lower case, in upper case, or with one capital.
  private static func isWord(_ text: ArraySlice<UInt8>, _ word: String) -> Bool {
    guard text.count == word.utf8.count, let first = text.first else { return false }
    let isWord = text.lazy.map { $0 | 0x20 }.elementsEqual(word.utf8)
    let capitals = text.count { $0 & 0x20 == 0 }
    return isWord
      && (capitals == 0 || capitals == text.count || (capitals == 1 && first & 0x20 == 0))
  }

  private static func number(_ text: ArraySlice<UInt8>) -> YAMLMeaning? {
    var digits = text
    let isNegative = digits.first == UInt8(ascii: "-")
    let hasSign = isNegative || digits.first == UInt8(ascii: "+")
    if hasSign { digits = digits.dropFirst() }
    if [".inf", ".Inf", ".INF"].contains(where: { digits.elementsEqual($0.utf8) })
      || (!hasSign && [".nan", ".NaN", ".NAN"].contains { digits.elementsEqual($0.utf8) })
    {
      return .number
    }
    if !digits.isEmpty, digits.allSatisfy(isDigit) {
      let decoded = String(decoding: text, as: UTF8.self)
      return Int(decoded).map(YAMLMeaning.int) ?? .number
    }
    if !hasSign, digits.count > 2, digits.first == UInt8(ascii: "0") {
      let radix = digits.dropFirst().first
      let rest = String(decoding: digits.dropFirst(2), as: UTF8.self)
      let isNumber = !rest.hasPrefix("-") && !rest.hasPrefix("+")
      if radix == UInt8(ascii: "x"), isNumber, let value = Int(rest, radix: 16) {
        return .int(value)
      }
      if radix == UInt8(ascii: "o"), isNumber, let value = Int(rest, radix: 8) {
        return .int(value)
      }
    }
    return isFloat(digits) ? .number : nil
  }

  /// `1.5`, `.5`, `1e3`, without its sign.
  private static func isFloat(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return false }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
