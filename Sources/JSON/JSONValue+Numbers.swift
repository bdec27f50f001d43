extension JSONValue {
  /// The value of a number that is a whole number within `Int`, however it is written: `1.0` and
  /// `1e2` are integers, `1.5` and `1e30` are not.
  package var int: Int? {
    guard token.kind == .number else { return nil }
    let number = DecimalNumber(bytes)
    return number.int
  }

  /// The nearest `Double` to a number, `nil` if it is too large for one.
  package var double: Double? {
    guard token.kind == .number else { return nil }
    guard let double = Double(String(decoding: bytes, as: UTF8.self)), double.isFinite else {
      return nil
    }
    return double
  }
}

/// A JSON number taken apart: digits × 10^exponent.
private struct DecimalNumber {
  var isNegative = false
  /// Whole and fractional digits without the point.
  var digits: [UInt8] = []
  /// Clamped far outside what an `Int` can need.
  var exponent = 0

  init(_ text: ArraySlice<UInt8>) {
    var isFraction = false
    var isExponent = false
    var isExponentNegative = false
    var written = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "-"):
        if isExponent { isExponentNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): isExponent = true
      case 0x30...0x39 where isExponent:
        written = min(written &* 10 &+ Int(byte &- 0x30), 1 << 40)
      case 0x30...0x39:
        if isFraction { exponent &-= 1 }
        // Leading zeros carry nothing.
        if byte != 0x30 || !digits.isEmpty { digits.append(byte &- 0x30) }
      default: break
      }
    }
    exponent &+= isExponentNegative ? 0 &- written : written
  }

  var int: Int? {
    if digits.isEmpty { return 0 }
    var kept = digits[...]
    var zeros = exponent
    while zeros < 0 {
      guard kept.last == 0 else { return nil }
      kept.removeLast()
      zeros &+= 1
    }
    // An `Int` has at most 19 digits.
    guard kept.count &+ zeros <= 19 else { return nil }
    var value = 0
    for digit in kept {
      guard append(digit, to: &value) else { return nil }
    }
    for _ in 0..<zeros {
      guard append(0, to: &value) else { return nil }
    }
    return value
  }

  /// Whether `value` could hold one more digit; negative numbers grow downwards, since `Int.min`
  /// has no positive counterpart.
  private func append(_ digit: UInt8, to value: inout Int) -> Bool {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) =
      isNegative
      ? product.subtractingReportingOverflow(Int(digit))
      : product.addingReportingOverflow(Int(digit))
    value = sum
    return !overflow && !carry
  }
}
