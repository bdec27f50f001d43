extension LaTeXDecoder {
  mutating func skipOptionalArgument(in value: Span<UInt8>) {
    if offset < value.count, value[offset] == UInt8(ascii: "["),
      let end = end(ofGroupAt: offset, closing: UInt8(ascii: "]"), in: value)
    {
      offset = end
    }
  }

  /// Passes over an optional argument and a group.
  mutating func skipArgument(in value: Span<UInt8>) {
    skipOptionalArgument(in: value)
    guard offset < value.count, value[offset] == UInt8(ascii: "{"),
      let end = end(ofGroupAt: offset, closing: UInt8(ascii: "}"), in: value)
    else { return }
    offset = end
    takeWhiteSpace(in: value)
  }

  /// Appends a group in which only backslashes before a sign are markup: an address.
  mutating func takeVerbatimGroup(in value: Span<UInt8>) {
    guard offset < value.count, value[offset] == UInt8(ascii: "{"),
      let end = end(ofGroupAt: offset, closing: UInt8(ascii: "}"), in: value)
    else { return }
    var index = offset &+ 1
    while index < end &- 1 {
      let byte = value[index]
      let isEscape = byte == UInt8(ascii: "\\") && !Self.isLetter(value[index &+ 1])
      if byte <= 0x20 { appendSpace() } else if !isEscape { append(byte) }
      index &+= 1
    }
    offset = end
  }

  /// Appends what stands between two equal signs, as `\verb|~|` writes it.
  mutating func takeDelimitedVerbatim(in value: Span<UInt8>) {
    guard offset < value.count else { return }
    let delimiter = value[offset]
    guard delimiter != UInt8(ascii: "{") else { return takeVerbatimGroup(in: value) }
    offset &+= 1
    while offset < value.count, value[offset] != delimiter {
      if value[offset] <= 0x20 { appendSpace() } else { append(value[offset]) }
      offset &+= 1
    }
    if offset < value.count { offset &+= 1 }
  }

  /// Passes over what stands before the next `\else`, or `\fi`.
  mutating func skipMathBranch(in value: Span<UInt8>) {
    guard canSkipBranches else { return }
    var index = offset
    while index < value.count {
      if value[index] == UInt8(ascii: "\\") {
        for word in ["else", "fi"] as [StaticString] where isCommand(word, at: index, in: value) {
          offset = index
          return
        }
      }
      index &+= 1
    }
    canSkipBranches = false
  }

  private func isCommand(_ name: StaticString, at start: Int, in value: Span<UInt8>) -> Bool {
    let end = start &+ 1 &+ name.utf8CodeUnitCount
    guard end <= value.count, end == value.count || !Self.isLetter(value[end]) else { return false }
    return value.extracting((start &+ 1)..<end).withUnsafeBufferPointer { bytes in
      name.withUTF8Buffer { $0.elementsEqual(bytes) }
    }
  }

  /// The offset after the end of the group that opens at an offset.
  private mutating func end(
    ofGroupAt start: Int, closing: UInt8, in value: Span<UInt8>
  ) -> Int? {
    guard canSkipGroups else { return nil }
    var depth = 0
    var index = start
    while index < value.count {
      let byte = value[index]
      index &+= 1
      if byte == UInt8(ascii: "\\") {
        index &+= 1
      } else if byte == UInt8(ascii: "{") {
        depth &+= 1
      } else if byte == UInt8(ascii: "}") {
        depth &-= 1
        if depth < 0 { break }
        if depth == 0, closing == byte { return index }
      } else if byte == closing, depth == 0 {
        return index
      }
    }
    canSkipGroups = false
    return nil
  }

  // MARK: Numbers

  /// Takes a character by its number, as TeX writes numbers: `233`, `"E9`, `'351`, `` `\% ``, in
  /// braces or not.
  mutating func takeCharacterNumber(in value: Span<UInt8>) {
    flushMarks()
    var index = offset
    let isGroup = index < value.count && value[index] == UInt8(ascii: "{")
    if isGroup { index &+= 1 }
    guard index < value.count else { return }
    var radix: UInt32 = 10
    switch value[index] {
    case UInt8(ascii: "\""): radix = 16
    case UInt8(ascii: "'"): radix = 8
    case UInt8(ascii: "`"):
      // The sign after it is the text.
      offset = index &+ 1
      if offset < value.count, value[offset] == UInt8(ascii: "\\") { offset &+= 1 }
      if offset < value.count { takeScalar(in: value) }
      return
    default: break
    }
    if radix != 10 { index &+= 1 }
    guard let number = number(in: value, at: &index, radix: radix, limit: 6) else { return }
    if isGroup {
      guard index < value.count, value[index] == UInt8(ascii: "}") else { return }
      index &+= 1
    }
    offset = index
    if !isGroup { takeWhiteSpace(in: value) }
    append(scalar: number)
  }

  /// Takes TeX's `^^e9` or `^^^^20ac`; whether it was one.
  mutating func takeCaretNotation(in value: Span<UInt8>) -> Bool {
    var index = offset
    while index < value.count, value[index] == UInt8(ascii: "^"), index &- offset < 6 {
      index &+= 1
    }
    let count = index &- offset
    guard count == 2 || count == 4 || count == 6 else { return false }
    let start = index
    guard let number = number(in: value, at: &index, radix: 16, limit: count),
      index &- start == count
    else { return false }
    offset = index
    append(scalar: number)
    return true
  }

  private mutating func append(scalar number: UInt32) {
    guard number >= 0x20, number != 0x7F, let scalar = Unicode.Scalar(number) else { return }
    if number == 0x20 { appendSpace() } else { append(String(scalar)) }
  }

  /// The number at an index, of at most `limit` digits.
  private func number(
    in value: Span<UInt8>, at index: inout Int, radix: UInt32, limit: Int
  ) -> UInt32? {
    var number: UInt32 = 0
    let start = index
    while index < value.count, index &- start < limit {
      let byte = value[index]
      let digit: UInt32
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(byte &- UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt32(byte &- UInt8(ascii: "a") &+ 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt32(byte &- UInt8(ascii: "A") &+ 10)
      default: digit = radix
      }
      guard digit < radix else { break }
      number = number &* radix &+ digit
      index &+= 1
    }
    return index > start ? number : nil
  }

  // MARK: Lengths

  /// Passes over a length with its stretch, `1em plus 2pt minus .5ex`, or a bare number.
  mutating func skipGlue(in value: Span<UInt8>) {
    guard skipLength(in: value) else { return }
    for word in ["plus", "minus"] {
      let start = offset
      takeWhiteSpace(in: value)
      let end = offset &+ word.utf8.count
      guard end < value.count,
        value.extracting(offset..<end).withUnsafeBufferPointer({ word.utf8.elementsEqual($0) })
      else {
        offset = start
        continue
      }
      offset = end
      takeWhiteSpace(in: value)
      if !skipLength(in: value) { offset = start }
    }
  }

  private mutating func skipLength(in value: Span<UInt8>) -> Bool {
    var index = offset
    while index < value.count, value[index] == UInt8(ascii: "-") || value[index] == 0x20 {
      index &+= 1
    }
    let start = index
    while index < value.count,
      value[index] &- UInt8(ascii: "0") < 10 || value[index] == UInt8(ascii: ".")
        || value[index] == UInt8(ascii: ",")
    {
      index &+= 1
    }
    guard index > start else { return false }
    offset = index
    while index < value.count, value[index] == 0x20 { index &+= 1 }
    if index &+ 1 < value.count, Self.isUnit(value[index], value[index &+ 1]) {
      offset = index &+ 2
    }
    if offset < value.count, value[offset] == 0x20 { offset &+= 1 }
    return true
  }

  private static func isUnit(_ first: UInt8, _ second: UInt8) -> Bool {
    let units: [StaticString] = [
      "em", "ex", "pt", "pc", "cm", "mm", "mu", "in", "bp", "sp", "dd", "cc",
    ]
    return units.contains { $0.withUTF8Buffer { $0.elementsEqual([first, second]) } }
  }
}
