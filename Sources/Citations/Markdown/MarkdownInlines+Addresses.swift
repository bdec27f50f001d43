/// Addresses: between angle brackets, and bare in the text.
extension MarkdownInlines {
  /// `<scheme:…>` or `<name@host>`, without blanks.
  mutating func autolinkEnd(at open: Int) -> Int? {
    var next = open + 1
    var colon: Int?
    var mark: Int?
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: ">"):
        return isAddress(open + 1..<next, colon: colon, mark: mark) ? next + 1 : nil
      case 0...0x20, UInt8(ascii: "<"):
        budget.spend(next - open)
        return nil
      case UInt8(ascii: ":"): colon = colon ?? next
      case UInt8(ascii: "@"): mark = mark ?? next
      default: break
      }
      next += 1
    }
    budget.spend(next - open)
    return nil
  }

  private func isAddress(_ text: Range<Int>, colon: Int?, mark: Int?) -> Bool {
    if let colon, colon - text.lowerBound >= 2, colon + 1 < text.upperBound,
      bytes[text.lowerBound..<colon].allSatisfy({ $0.isASCIIAlphanumeric || $0.isSchemePunctuation }
      )
    {
      return true
    }
    guard let mark, bytes.isAlphanumeric(at: text.lowerBound, end: mark),
      bytes.isAlphanumeric(at: mark + 1, end: text.upperBound)
    else { return false }
    return bytes[text.lowerBound..<mark].allSatisfy(\.isMailboxByte)
      && bytes[(mark + 1)..<text.upperBound].allSatisfy {
        $0.isASCIIAlphanumeric || $0.isSchemePunctuation || $0 >= 0x80
      }
  }

  /// The end of an address such as `https://example.org/@name`, by its colon.
  func addressEnd(at colon: Int) -> Int? {
    guard colon + 3 < end, bytes[colon + 1] == UInt8(ascii: "/"),
      bytes[colon + 2] == UInt8(ascii: "/"), !bytes[colon + 3].isBlankOrLineEnd
    else { return nil }
    var schemeStart = colon
    while schemeStart > start, schemeStart != tokenEnd, bytes[schemeStart - 1].isASCIIAlphanumeric,
      colon - schemeStart < 16
    {
      schemeStart -= 1
    }
    guard colon - schemeStart >= 2, bytes[schemeStart].isASCIILetter else { return nil }
    var parentheses = 0
    var next = colon + 3
    scan: while next < end {
      switch bytes[next] {
      case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "|"), UInt8(ascii: "\\"):
        break scan
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"):
        guard parentheses > 0 else { break scan }
        parentheses -= 1
      default: break
      }
      next += 1
    }
    // A semicolon or comma at the end is the sentence's, and separates citations.
    while next > colon + 1, bytes[next - 1].isSentencePunctuation { next -= 1 }
    return next
  }
}

extension UInt8 {
  /// Punctuation that ends a sentence or clause rather than an address.
  fileprivate var isSentencePunctuation: Bool {
    switch self {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"):
      true
    default: false
    }
  }

  fileprivate var isSchemePunctuation: Bool {
    self == UInt8(ascii: "+") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }

  /// Whether the byte can stand before the mark of an e-mail address.
  fileprivate var isMailboxByte: Bool {
    isASCIIAlphanumeric || self >= 0x80 || ".!#$%&'*+/=?^_{|}~-".utf8.contains(self)
  }
}
