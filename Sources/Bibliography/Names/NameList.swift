// Formats that write a name part by part keep the parts: no comma, brace or `and` in one of them
// means anything. A name is five parts, or one text; control characters, which no name has, end
// them:
//
//     given ␟ dropping particle ␟ particle ␟ family ␟ suffix ␞
//     ␝ literal ␞
//     ␝ ␞                                              more people, who are not named
//
// The family name and its particles stand together, so that the words to find a person by are one
// range.

/// People as they stand in a value of the form `names`.
package enum NameList {
  /// Ends each part of a name but the last.
  package static let partEnd: UInt8 = 0x1F
  /// Ends each name.
  package static let nameEnd: UInt8 = 0x1E
  /// Begins a name without parts.
  package static let literalMark: UInt8 = 0x1D

  /// Says that there are more people than are named.
  package static func appendOthers(to output: inout [UInt8]) {
    output.append(literalMark)
    output.append(nameEnd)
  }

  /// Appends a name.
  package static func append(_ name: PersonName, to output: inout [UInt8]) {
    if name.literal.isEmpty {
      let parts = [name.given, name.droppingParticle, name.particle, name.family, name.suffix]
      for (number, part) in parts.enumerated() {
        if number > 0 { output.append(partEnd) }
        append(part, to: &output)
      }
    } else {
      output.append(literalMark)
      append(name.literal, to: &output)
    }
    output.append(nameEnd)
  }

  private static func append(_ part: String, to output: inout [UInt8]) {
    for byte in part.utf8 { output.append(byte < 0x20 ? 0x20 : byte) }
  }

  /// The people in a value. Linear.
  static func names(in value: Span<UInt8>) -> PersonNames {
    var names = PersonNames(people: [])
    var start = 0
    while let range = nextName(in: value, from: start, to: value.count) {
      start = range.upperBound &+ 1
      let name = name(in: value, range)
      if !name.isEmpty {
        names.people.append(name)
      } else if !range.isEmpty, value[range.lowerBound] == literalMark {
        names.isComplete = false
      }
    }
    return names
  }

  /// The name that begins at `start`, without its end; `nil` at the end of the list.
  package static func nextName(
    in value: Span<UInt8>, from start: Int, to end: Int
  ) -> Range<Int>? {
    guard start < end else { return nil }
    var index = start
    while index < end, value[index] != nameEnd { index &+= 1 }
    return start..<index
  }

  /// The end of the part that begins at `start`.
  package static func endOfPart(in value: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, value[index] != partEnd { index &+= 1 }
    return index
  }

  private static func name(in value: Span<UInt8>, _ range: Range<Int>) -> PersonName {
    if !range.isEmpty, value[range.lowerBound] == literalMark {
      return PersonName(literal: text(value, (range.lowerBound &+ 1)..<range.upperBound))
    }
    var parts: [String] = []
    var start = range.lowerBound
    while parts.count < 5 {
      let end = endOfPart(in: value, from: start, to: range.upperBound)
      parts.append(text(value, start..<end))
      start = min(end &+ 1, range.upperBound)
    }
    var name = PersonName(
      family: parts[3], given: parts[0], particle: parts[2], suffix: parts[4])
    name.droppingParticle = parts[1]
    return name
  }

  private static func text(_ value: Span<UInt8>, _ range: Range<Int>) -> String {
    let bytes = value.extracting(range)
    let string = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    return UnicodeNormalization.mayNeedComposing(bytes)
      ? UnicodeNormalization.composed(string) : string
  }
}
