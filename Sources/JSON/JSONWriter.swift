/// Writes JSON to the end of one array of bytes, and puts the commas.
///
/// The caller opens and closes what it writes in the right order; nothing checks it.
package struct JSONWriter: Sendable {
  /// What is written so far.
  package private(set) var bytes: [UInt8]
  /// Whether a value has just ended, so that the next one needs a comma before it.
  private var needsComma = false

  /// Creates a writer with nothing written.
  package init(reservingCapacity capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Opens an object.
  package mutating func beginObject() {
    begin(UInt8(ascii: "{"))
  }

  /// Closes the innermost object.
  package mutating func endObject() {
    end(UInt8(ascii: "}"))
  }

  /// Opens an array.
  package mutating func beginArray() {
    begin(UInt8(ascii: "["))
  }

  /// Closes the innermost array.
  package mutating func endArray() {
    end(UInt8(ascii: "]"))
  }

  /// Writes the name of the member whose value comes next.
  package mutating func name(_ name: StaticString) {
    name.withUTF8Buffer { appendString($0.span, isUTF8: true, end: "\":") }
    needsComma = false
  }

  /// Writes the name of the member whose value comes next.
  package mutating func name(string name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  package mutating func string(_ string: String) {
    appendString(string.utf8.span, isUTF8: true)
    needsComma = true
  }

  /// Writes a string that is given as UTF-8; U+FFFD stands for each byte that is not UTF-8.
  package mutating func string(utf8 text: Span<UInt8>) {
    appendString(text, isUTF8: false)
    needsComma = true
  }

  /// Writes a string that is given as UTF-8; U+FFFD stands for each byte that is not UTF-8.
  package mutating func string(utf8 text: [UInt8]) {
    string(utf8: text[...])
  }

  /// Writes a string that is given as UTF-8; U+FFFD stands for each byte that is not UTF-8.
  package mutating func string(utf8 text: ArraySlice<UInt8>) {
    string(utf8: text.span)
  }

  /// Writes a whole number.
  package mutating func int(_ value: Int) {
    separate()
    if value < 0 {
      bytes.append(UInt8(ascii: "-"))
    }
    var rest = value.magnitude
    var place: UInt = 1
    while rest / place >= 10 {
      place &*= 10
    }
    while place > 0 {
      bytes.append(0x30 &+ UInt8(truncatingIfNeeded: rest / place))
      rest %= place
      place /= 10
    }
    needsComma = true
  }

  /// Writes a number with as many digits as it takes to read it back exactly, or `null` for one
  /// that JSON cannot express.
  package mutating func double(_ value: Double) {
    separate()
    bytes.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
    needsComma = true
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) {
    literal(value ? "true" : "false")
  }

  /// Writes `null`.
  package mutating func null() {
    literal("null")
  }

  /// Writes a value as it stands in its document.
  package mutating func raw(_ value: JSONValue) {
    separate()
    bytes.append(contentsOf: value.bytes)
    needsComma = true
  }

  /// Writes bytes that are one JSON value already.
  package mutating func raw(uncheckedJSON json: [UInt8]) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  private mutating func begin(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma {
      bytes.append(UInt8(ascii: ","))
    }
  }

  private mutating func literal(_ literal: StaticString) {
    separate()
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  /// Appends a quoted string after the comma it needs.
  ///
  /// A string without escapes, nearly every one, is one growth of the array and one copy; that
  /// halves the time of a completion list against appending its parts.
  private mutating func appendString(
    _ text: Span<UInt8>, isUTF8: Bool, end: StaticString = "\""
  ) {
    let plainEnd =
      isUTF8
      ? endOfPlainRun(in: text, from: 0, stoppingAtNonASCII: false)
      : endOfPlainRun(in: text, from: 0, stoppingAtNonASCII: true)
    guard plainEnd == text.count else {
      return appendEscapedString(text, plainCount: plainEnd, isUTF8: isUTF8, end: end)
    }
    let comma = needsComma
    bytes.append(addingCapacity: text.count &+ 2 &+ end.utf8CodeUnitCount) { output in
      if comma {
        output.append(UInt8(ascii: ","))
      }
      output.append(UInt8(ascii: "\""))
      text.withUnsafeBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target, count in
          count &+= UnsafeMutableBufferPointer(rebasing: target[count...]).update(
            fromContentsOf: source)
        }
      }
      end.withUTF8Buffer { end in
        for byte in end { output.append(byte) }
      }
    }
  }

  /// Appends a string of which the first `plainCount` bytes need no escape.
  private mutating func appendEscapedString(
    _ text: Span<UInt8>, plainCount: Int, isUTF8: Bool, end: StaticString
  ) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var runStart = 0
    var offset = plainCount
    while true {
      if offset < text.count, text[offset] >= 0x80 {
        let length = lengthOfUTF8Sequence(in: text, at: offset)
        if length > 0 {
          offset = endOfPlainRun(in: text, from: offset &+ length, stoppingAtNonASCII: !isUTF8)
          continue
        }
      }
      if offset > runStart {
        text.extracting(runStart..<offset).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      }
      guard offset < text.count else { break }
      appendEscape(text[offset])
      runStart = offset &+ 1
      offset = endOfPlainRun(in: text, from: runStart, stoppingAtNonASCII: !isUTF8)
    }
    end.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(escape: UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): append(escape: UInt8(ascii: "\\"))
    case 0x08: append(escape: UInt8(ascii: "b"))
    case 0x09: append(escape: UInt8(ascii: "t"))
    case 0x0A: append(escape: UInt8(ascii: "n"))
    case 0x0C: append(escape: UInt8(ascii: "f"))
    case 0x0D: append(escape: UInt8(ascii: "r"))
    case 0x80...: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
    default:
      let digits: StaticString = byte < 0x10 ? "\\u000" : "\\u001"
      digits.withUTF8Buffer { bytes.append(contentsOf: $0) }
      let low = byte & 0x0F
      bytes.append(low < 10 ? 0x30 &+ low : 0x61 &+ low &- 10)
    }
  }

  private mutating func append(escape byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(byte)
  }
}
