import Bibliography

/// Finds the names of a list of people and the parts of each, as ranges.
///
/// Of a BibTeX list, it knows enough to tell family names from given names: `and` between names, and within a name
/// either a comma or the last word, or a word in lower case (`van`), at brace depth zero.
struct PersonScanner {
  /// One name: its extent, and its parts in their order.
  struct Person {
    let whole: Range<Int>
    let family: Range<Int>
    /// Before the family name or after it.
    let given: Range<Int>

    /// Whether it says that there are more people.
    func isOthers(in bytes: Span<UInt8>) -> Bool {
      whole.isEmpty || KeyBytes.equal(bytes, whole, Array("others".utf8).span)
    }
  }

  private var offset: Int
  private let end: Int
  private let isNameList: Bool

  /// A scanner of the list at `range`, in BibTeX's syntax or that of `NameList`.
  init(_ range: Range<Int>, isNameList: Bool = false) {
    offset = range.lowerBound
    end = range.upperBound
    self.isNameList = isNameList
  }

  /// The next name, or `nil` at the end. Linear over all calls.
  mutating func next(in bytes: Span<UInt8>) -> Person? {
    if isNameList {
      guard let range = NameList.nextName(in: bytes, from: offset, to: end) else { return nil }
      offset = range.upperBound &+ 1
      return Self.partsOfListed(range, in: bytes)
    }
    while let range = nextRange(in: bytes) {
      if !range.isEmpty { return Self.parts(of: range, in: bytes) }
    }
    return nil
  }

  /// The given name, then the rest; all of a name without parts is family name.
  private static func partsOfListed(_ range: Range<Int>, in bytes: Span<UInt8>) -> Person {
    if range.isEmpty || bytes[range.lowerBound] == NameList.literalMark {
      let name = min(range.lowerBound &+ 1, range.upperBound)..<range.upperBound
      return Person(whole: name, family: name, given: name.upperBound..<name.upperBound)
    }
    let givenEnd = NameList.endOfPart(in: bytes, from: range.lowerBound, to: range.upperBound)
    return Person(
      whole: range, family: givenEnd..<range.upperBound, given: range.lowerBound..<givenEnd)
  }

  /// The extent of the next name, without blanks around it; empty between two `and`.
  private mutating func nextRange(in bytes: Span<UInt8>) -> Range<Int>? {
    guard offset < end else { return nil }
    var start = offset
    var stop = end
    var depth = 0
    scan: while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "{"): depth &+= 1
      case UInt8(ascii: "}"): depth = max(0, depth &- 1)
      case 0...0x20 where depth == 0 && isAnd(bytes, at: offset &+ 1):
        stop = offset
        offset &+= 4
        break scan
      default: break
      }
      offset &+= 1
    }
    while start < stop, bytes[start] <= 0x20 { start &+= 1 }
    while stop > start, bytes[stop &- 1] <= 0x20 { stop &-= 1 }
    return start..<stop
  }

  private func isAnd(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    index &+ 3 < end && bytes[index] | 0x20 == UInt8(ascii: "a")
      && bytes[index &+ 1] | 0x20 == UInt8(ascii: "n")
      && bytes[index &+ 2] | 0x20 == UInt8(ascii: "d") && bytes[index &+ 3] <= 0x20
  }

  private static func parts(of range: Range<Int>, in bytes: Span<UInt8>) -> Person {
    var depth = 0
    var isWordStart = true
    var lastWord = range.lowerBound
    var particle: Int?
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") {
        if depth == 0, isWordStart { lastWord = index }
        isWordStart = false
        depth &+= 1
      } else if byte == UInt8(ascii: "}") {
        depth = max(0, depth &- 1)
      } else if depth > 0 {
        continue
      } else if byte == UInt8(ascii: ",") {
        return Person(
          whole: range, family: range.lowerBound..<index, given: (index &+ 1)..<range.upperBound)
      } else if byte <= 0x20 || byte == UInt8(ascii: "~") {
        isWordStart = true
      } else if isWordStart {
        lastWord = index
        if particle == nil, byte &- 0x61 < 26, index > range.lowerBound { particle = index }
        isWordStart = false
      }
    }
    let family = particle ?? lastWord
    return Person(
      whole: range, family: family..<range.upperBound, given: range.lowerBound..<family)
  }
}
