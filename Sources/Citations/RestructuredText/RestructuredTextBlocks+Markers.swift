/// What lines begin with.
extension RestructuredTextBlocks {
  /// The offset of what follows blanks.
  func skipBlanks(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset].isBlank { offset += 1 }
    return offset
  }

  /// How many columns a range is wide, without tabs.
  func columns(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { UTF8.isContinuation($1) ? $0 : $0 + 1 }
  }

  // MARK: - Lists

  /// The end of a bullet or an enumerator, which a blank follows or nothing.
  func listMarkerEnd(_ rest: Range<Int>) -> Int? {
    guard let first = rest.first else { return nil }
    switch bytes[first] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return endsMarker(first + 1, rest.upperBound) ? first + 1 : nil
    case 0xE2:
      // The other bullets of the specification: U+2022, U+2023 and U+2043.
      guard rest.count > 2,
        [0x80A2, 0x80A3, 0x8183].contains(Int(bytes[first + 1]) << 8 | Int(bytes[first + 2]))
      else { return nil }
      return endsMarker(first + 3, rest.upperBound) ? first + 3 : nil
    case UInt8(ascii: "("), UInt8(ascii: "#"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return enumeratorEnd(rest)
    default:
      return nil
    }
  }

  private func endsMarker(_ offset: Int, _ end: Int) -> Bool {
    offset >= end || bytes[offset].isBlank
  }

  private func enumeratorEnd(_ rest: Range<Int>) -> Int? {
    let hasParenthesis = bytes[rest.lowerBound] == UInt8(ascii: "(")
    let start = hasParenthesis ? rest.lowerBound + 1 : rest.lowerBound
    var end = start
    if end < rest.upperBound, bytes[end] == UInt8(ascii: "#") {
      end += 1
    } else {
      while end < rest.upperBound, end - start < 12, bytes[end].isASCIIAlphanumeric { end += 1 }
    }
    let label = bytes[start..<end]
    guard !label.isEmpty, end < rest.upperBound,
      bytes[end] == UInt8(ascii: ")") || (!hasParenthesis && bytes[end] == UInt8(ascii: ".")),
      endsMarker(end + 1, rest.upperBound)
    else { return nil }
    let isEnumerator =
      label.count == 1 || label.allSatisfy(\.isASCIIDigit)
      || label.allSatisfy { "ivxlcdm".utf8.contains($0) }
      || label.allSatisfy { "IVXLCDM".utf8.contains($0) }
    guard isEnumerator, goesOnAsList(rest) else { return nil }
    return end + 1
  }

  /// Whether the next line fits an enumerator on this one. If it is text in the column of the
  /// enumerator, that is the beginning of a sentence.
  private func goesOnAsList(_ rest: Range<Int>) -> Bool {
    guard line + 1 < lineEnd else { return true }
    let this = textLine(line)
    let next = textLine(line + 1)
    guard this.start == rest.lowerBound, !next.isBlank, next.indentation == this.indentation else {
      return true
    }
    return bytes[next.start..<next.end].prefix(14).contains {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")")
    }
  }

  // MARK: - Fields

  /// Whether a line is a field or an option: `:name:` and a blank, or nothing.
  func isFieldMarker(_ text: RestructuredTextLine) -> Bool {
    fieldMarkerEnd(text.start..<text.end) != nil
  }

  /// The end of `:name:` that a blank follows or nothing. A colon before a backtick is a role's.
  func fieldMarkerEnd(_ rest: Range<Int>) -> Int? {
    guard rest.count > 2, bytes[rest.lowerBound] == UInt8(ascii: ":"),
      !bytes[rest.lowerBound + 1].isBlank, bytes[rest.lowerBound + 1] != UInt8(ascii: ":")
    else { return nil }
    var offset = rest.lowerBound + 1
    while offset < rest.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        offset += 1
      case UInt8(ascii: ":"):
        let next = offset + 1
        if endsMarker(next, rest.upperBound) { return bytes[offset - 1].isBlank ? nil : next }
        if bytes[next] == UInt8(ascii: "`") { return nil }
      default:
        break
      }
      offset += 1
    }
    return nil
  }

  // MARK: - Explicit markup

  /// The length of `..` and the blanks after it; `nil` if neither a blank nor the end follows.
  func explicitMarkupLength(_ rest: Range<Int>) -> Int? {
    guard rest.count >= 2, bytes[rest.lowerBound] == UInt8(ascii: "."),
      bytes[rest.lowerBound + 1] == UInt8(ascii: "."),
      endsMarker(rest.lowerBound + 2, rest.upperBound)
    else { return nil }
    return skipBlanks(from: rest.lowerBound + 2, to: rest.upperBound) - rest.lowerBound
  }

  /// The end of `[label]` of a footnote or a citation that a blank follows or nothing.
  func labelEnd(_ rest: Range<Int>) -> Int? {
    guard rest.count > 2, bytes[rest.lowerBound] == UInt8(ascii: "["),
      let close = bytes[rest].firstIndex(of: UInt8(ascii: "]")),
      endsMarker(close + 1, rest.upperBound)
    else { return nil }
    let label = bytes[rest.lowerBound + 1..<close]
    let isAutomatic = label.elementsEqual("#".utf8) || label.elementsEqual("*".utf8)
    let name = label.first == UInt8(ascii: "#") ? label.dropFirst() : label
    return isAutomatic || RestructuredTextName.isSimple(name) ? close + 1 : nil
  }

  /// The name of the directive that begins here, and where what follows its colons begins.
  func directive(_ rest: Range<Int>) -> (name: Range<Int>, end: Int)? {
    var nameEnd = rest.lowerBound
    while nameEnd < rest.upperBound, !bytes[nameEnd].isBlank { nameEnd += 1 }
    var colons = nameEnd - 2
    if nameEnd + 3 <= rest.upperBound, bytes[nameEnd + 1] == UInt8(ascii: ":"),
      bytes[nameEnd + 2] == UInt8(ascii: ":")
    {
      colons = nameEnd + 1
    } else {
      nameEnd -= 2
    }
    guard nameEnd > rest.lowerBound, colons >= nameEnd, bytes[colons] == UInt8(ascii: ":"),
      bytes[colons + 1] == UInt8(ascii: ":"), endsMarker(colons + 2, rest.upperBound),
      RestructuredTextName.isSimple(bytes[rest.lowerBound..<nameEnd])
    else { return nil }
    return (rest.lowerBound..<nameEnd, skipBlanks(from: colons + 2, to: rest.upperBound))
  }
}

/// Names of roles, directives and labels: letters and digits, and between them one of `-._+:` each.
enum RestructuredTextName {
  static func isSimple(_ name: ArraySlice<UInt8>) -> Bool {
    var isAfterPunctuation = true
    for byte in name {
      let isPunctuation = isPunctuation(byte)
      guard isPunctuation ? !isAfterPunctuation : byte.isASCIIAlphanumeric || byte >= 0x80 else {
        return false
      }
      isAfterPunctuation = isPunctuation
    }
    return !isAfterPunctuation
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
