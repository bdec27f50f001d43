/// What stands before a list item.
struct MarkdownListMarker {
  /// The length in bytes, blanks after it not counted.
  var length: Int
  /// The label of a numbered example: `label` in `(@label)`; empty in `(@)`.
  var exampleLabel: Range<Int>?
}

extension MarkdownBlocks {
  /// The list marker at the cursor: a bullet, or one of the many ways of Pandoc to number
  /// (`1.`, `1)`, `(1)`, `#.`, `a.`, `iv)`, `(@label)`).
  func listMarker(_ cursor: MarkdownLineCursor) -> MarkdownListMarker? {
    let start = cursor.offset
    let end = cursor.end
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return isMarkerEnd(start + 1, end) ? MarkdownListMarker(length: 1) : nil
    case UInt8(ascii: "("):
      guard let number = number(from: start + 1, end), number.end < end,
        bytes[number.end] == UInt8(ascii: ")"), isMarkerEnd(number.end + 1, end)
      else { return nil }
      return MarkdownListMarker(
        length: number.end + 1 - start, exampleLabel: number.exampleLabel)
    default:
      guard let number = number(from: start, end), number.end < end else { return nil }
      let delimiter = bytes[number.end]
      guard delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")"),
        isMarkerEnd(number.end + 1, end)
      else { return nil }
      // `p. 3` is a page.
      if bytes[start] == UInt8(ascii: "p"), number.end == start + 1,
        delimiter == UInt8(ascii: "."), number.end + 2 < end, bytes[number.end + 2].isASCIIDigit
      {
        return nil
      }
      // A capital letter and a full stop may be an abbreviated name; a list has two blanks then.
      let isInitial = number.isCapital && delimiter == UInt8(ascii: ".")
      if isInitial, number.end + 2 < end, !bytes[number.end + 2].isBlank,
        bytes[number.end + 1] != UInt8(ascii: "\t")
      {
        return nil
      }
      return MarkdownListMarker(
        length: number.end + 1 - start, exampleLabel: number.exampleLabel)
    }
  }

  private func isMarkerEnd(_ offset: Int, _ end: Int) -> Bool {
    offset >= end || bytes[offset].isBlank
  }

  private struct Number {
    var end: Int
    var isCapital = false
    var exampleLabel: Range<Int>?
  }

  private func number(from start: Int, _ end: Int) -> Number? {
    guard start < end else { return nil }
    let first = bytes[start]
    var next = start + 1
    if first == UInt8(ascii: "#") { return Number(end: next) }
    if first == UInt8(ascii: "@") {
      while next < end {
        let isJoint = bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "_")
        let first = isJoint ? next + 1 : next
        guard bytes.isAlphanumeric(at: first, end: end) else { break }
        next = first + bytes.scalarLength(at: first, end: end)
      }
      return Number(end: next, exampleLabel: start + 1..<next)
    }
    if first.isASCIIDigit {
      while next < end, bytes[next].isASCIIDigit { next += 1 }
      return Number(end: next)
    }
    guard first.isASCIILetter else { return nil }
    let isCapital = first & 0x20 == 0
    while next < end, bytes[next].isASCIILetter { next += 1 }
    // A single letter, or a Roman number in one case.
    let isRoman = bytes[start..<next].allSatisfy {
      ($0 & 0x20 == 0) == isCapital && "ivxlcdm".utf8.contains($0 | 0x20)
    }
    guard next == start + 1 || (isRoman && next - start <= 12) else { return nil }
    return Number(end: next, isCapital: isCapital && next == start + 1)
  }
}
