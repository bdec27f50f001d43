/// Reads one date of the extended format of ISO 8601-2 from ASCII bytes, leniently: months and
/// days may have one digit, qualifiers may stand anywhere.
struct DateParser {
  private(set) var isUncertain = false
  private(set) var isApproximate = false

  /// The date in the text, or `nil` where it is something else. Linear.
  mutating func parse(_ text: [UInt8]) -> PublicationDate? {
    let cleaned = removeQualifiers(text)
    let parts = Self.rangeParts(cleaned)
    var date: PublicationDate?
    switch parts.count {
    case 1:
      date = Self.point(parts[0]).map { PublicationDate(start: $0) }
    case 2:
      date = Self.range(parts[0], parts[1])
    case 3:
      // 2020/05/12
      date = Self.point(Array(parts.joined(separator: [UInt8(ascii: "-")])))
        .map { PublicationDate(start: $0) }
    default:
      break
    }
    date?.isUncertain = isUncertain
    date?.isApproximate = isApproximate
    return date
  }

  /// Drops blanks and notes what the qualifiers `?`, `~`, `%` say.
  private mutating func removeQualifiers(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "?"): isUncertain = true
      case UInt8(ascii: "~"): isApproximate = true
      case UInt8(ascii: "%"): (isUncertain, isApproximate) = (true, true)
      case 0...0x20: break
      default: result.append(byte)
      }
    }
    return result
  }

  private static func rangeParts(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    let parts = text.split(
      separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
    if parts.count > 1 { return parts }
    // 1997-1998, a frequent way to write a range, is no date in the standard.
    if text.count == 9, text[4] == UInt8(ascii: "-"), isDigits(text[..<4]), isDigits(text[5...]) {
      return [text[..<4], text[5...]]
    }
    return parts
  }

  private static func range(
    _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>
  ) -> PublicationDate? {
    let isStartOpen = isOpen(first)
    let start = isStartOpen ? nil : point(Array(first))
    guard isStartOpen || start != nil else { return nil }
    if isOpen(second) { return start.map { PublicationDate(start: $0, end: .open) } }
    if second.count <= 2, let start, start.month == nil, let number = number(second) {
      // 2020/05 is a month as people write it, 1998/99 two years.
      if start.year % 100 < number, number > 12 {
        return PublicationDate(
          start: start, end: .point(.init(year: start.year &- start.year % 100 &+ number)))
      }
      guard (1...12).contains(number) else { return nil }
      return PublicationDate(start: .init(year: start.year, month: number))
    }
    guard let end = point(Array(second)) else { return nil }
    return PublicationDate(start: start, end: .point(end))
  }

  private static func isOpen(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || text.elementsEqual("..".utf8) || text.elementsEqual("open".utf8)
      || text.elementsEqual("unknown".utf8) || text.elementsEqual("*".utf8)
  }

  // MARK: Points

  private static func point(_ text: [UInt8]) -> PublicationDate.Point? {
    point(text[...])
  }

  private static func point(_ text: ArraySlice<UInt8>) -> PublicationDate.Point? {
    var rest = text.prefix { $0 != UInt8(ascii: "T") }
    var isNegative = false
    var isLong = false
    if rest.first == UInt8(ascii: "y") || rest.first == UInt8(ascii: "Y") {
      isLong = true
      rest.removeFirst()
    }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      isNegative = rest.removeFirst() == UInt8(ascii: "-")
    }
    let fields = rest.split(
      separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
    guard let first = fields.first, fields.count <= 3,
      var point = year(first, isLong: isLong)
    else { return nil }
    if isNegative { point.year = -point.year }
    guard fields.count > 1 else { return point }
    if isUnspecified(fields[1]) { return point }
    guard let month = number(fields[1]), fields[1].count <= 2 else { return nil }
    if let season = PublicationDate.Season(rawValue: month), fields.count == 2 {
      point.season = season
      return point
    }
    guard (1...12).contains(month) else { return nil }
    point.month = month
    guard fields.count > 2, !isUnspecified(fields[2]) else { return point }
    guard let day = number(fields[2]), (1...31).contains(day) else { return nil }
    point.day = day
    return point
  }

  private static func year(_ text: ArraySlice<UInt8>, isLong: Bool) -> PublicationDate.Point? {
    if isLong { return number(text).map { PublicationDate.Point(year: $0) } }
    guard text.count == 4 else { return nil }
    let digits = text.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let openCount = 4 - digits.count
    guard !digits.isEmpty, isUnspecified(text.suffix(openCount)) || openCount == 0,
      var year = number(digits)
    else { return nil }
    for _ in 0..<openCount { year *= 10 }
    return PublicationDate.Point(year: year, openDigitCount: openCount)
  }

  private static func isUnspecified(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty
      && text.allSatisfy {
        $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "u")
      }
  }

  private static func isDigits(_ text: ArraySlice<UInt8>) -> Bool {
    number(text) != nil
  }

  /// The number that the text is, of at most nine digits.
  static func number(_ text: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(text.count) else { return nil }
    var value = 0
    for byte in text {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
