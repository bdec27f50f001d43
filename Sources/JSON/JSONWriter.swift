/// Writes JSON to the end of one array of bytes, and puts the commas.
///
/// The caller opens and closes what it writes in the right order; nothing checks it.
package struct JSONWriter: Sendable {
  /// What is written, and behind it room.
  private var buffer: [UInt8]
  /// How many bytes are written so far.
  package private(set) var count = 0
  /// Whether a value has just ended, so that the next one needs a comma before it.
  private var needsComma = false

  /// Creates a writer with nothing written.
  package init(reservingCapacity capacity: Int = 256) {
    buffer = [UInt8](repeating: 0, count: capacity)
  }

  /// What is written so far; a copy.
  package var bytes: [UInt8] { Array(buffer[..<count]) }

  /// Ends the writer and gives what it has written.
  package consuming func finish() -> [UInt8] {
    buffer.removeLast(buffer.count &- count)
    return buffer
  }

  /// Takes back all but the first `count` bytes, when no more are written; a value ends there.
  package mutating func removeAll(behind count: Int) {
    self.count = min(count, self.count)
    needsComma = true
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

  /// Writes the name of the member whose value comes next. It has nothing that would be escaped.
  package mutating func name(_ name: StaticString) {
    name.withUTF8Buffer { appendPlainName($0.span.bytes) }
  }

  /// Writes the name of the member whose value comes next.
  package mutating func name(string name: String) {
    string(name)
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  package mutating func string(_ string: String) {
    appendString(string.utf8.span, isUTF8: true)
  }

  /// Writes a string that is given as UTF-8; U+FFFD stands for each byte that is not UTF-8.
  package mutating func string(utf8 text: Span<UInt8>) {
    appendString(text, isUTF8: false)
  }

  /// Writes a string that is given as UTF-8; U+FFFD stands for each byte that is not UTF-8.
  package mutating func string(utf8 text: [UInt8]) {
    appendString(text.span, isUTF8: false)
  }

  /// Writes a string that is given as UTF-8; U+FFFD stands for each byte that is not UTF-8.
  package mutating func string(utf8 text: ArraySlice<UInt8>) {
    appendString(text.span, isUTF8: false)
  }

  /// Writes a whole number.
  package mutating func int(_ value: Int) {
    separate()
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var place: UInt = 1
    while rest / place >= 10 { place &*= 10 }
    while place > 0 {
      append(0x30 &+ UInt8(truncatingIfNeeded: rest / place))
      rest %= place
      place /= 10
    }
    needsComma = true
  }

  /// Writes a number with as many digits as it takes to read it back exactly, or `null` for one
  /// that JSON cannot express.
  package mutating func double(_ value: Double) {
    separate()
    append((value.isFinite ? "\(value)" : "null").utf8.span.bytes)
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
    append(value.bytes.span.bytes)
    needsComma = true
  }

  /// Writes bytes that are one JSON value already, or members of an object with the commas between them.
  package mutating func raw(uncheckedJSON json: [UInt8]) {
    separate()
    append(json.span.bytes)
    needsComma = true
  }

  // MARK: Structure

  private mutating func begin(_ byte: UInt8) {
    separate()
    append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    append(byte)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { append(UInt8(ascii: ",")) }
  }

  private mutating func literal(_ literal: StaticString) {
    separate()
    literal.withUTF8Buffer { append($0.span.bytes) }
    needsComma = true
  }

  // MARK: Bytes
  //
  // What is written at once has its room first; then bytes are stored sixteen at a time, each look for
  // what needs an escape together with the copy.

  /// Makes room for so many bytes. Growth is geometric.
  @inline(__always)
  private mutating func reserve(_ additional: Int) {
    if additional > buffer.count &- count { grow(by: additional) }
  }

  @inline(never)
  private mutating func grow(by additional: Int) {
    buffer += [UInt8](repeating: 0, count: max(additional, buffer.count, 256))
  }

  private mutating func append(_ byte: UInt8) {
    reserve(1)
    buffer[count] = byte
    count &+= 1
  }

  private mutating func append(_ bytes: RawSpan) {
    reserve(bytes.byteCount)
    let start = count
    count &+= bytes.byteCount
    var target = buffer.mutableSpan
    target.store(bytes, at: start)
  }

  /// Appends a quoted name, after the comma it needs, and a colon.
  @inline(__always)
  private mutating func appendPlainName(_ name: RawSpan) {
    reserve(name.byteCount &+ 4)
    let (offset, comma) = (count, needsComma)
    var target = buffer.mutableSpan
    let start = target.beginString(at: offset, after: comma)
    let end = start &+ name.byteCount
    target.store(name, at: start)
    target[end] = UInt8(ascii: "\"")
    target[end &+ 1] = UInt8(ascii: ":")
    count = end &+ 2
    needsComma = false
  }

  /// Appends a member that is a string in UTF-8, after the comma it needs.
  mutating func appendMember(_ name: RawSpan, _ text: Span<UInt8>) {
    reserve(name.byteCount &+ text.count &+ 6)
    let (offset, comma) = (count, needsComma)
    var target = buffer.mutableSpan
    let start = target.beginString(at: offset, after: comma)
    let end = start &+ name.byteCount
    target.store(name, at: start)
    target[end] = UInt8(ascii: "\"")
    target[end &+ 1] = UInt8(ascii: ":")
    target[end &+ 2] = UInt8(ascii: "\"")
    appendText(text, at: end &+ 3, isUTF8: true)
  }

  /// Appends a quoted string after the comma it needs.
  private mutating func appendString(_ text: Span<UInt8>, isUTF8: Bool) {
    reserve(text.count &+ 3)
    let (offset, comma) = (count, needsComma)
    var target = buffer.mutableSpan
    appendText(text, at: target.beginString(at: offset, after: comma), isUTF8: isUTF8)
  }

  /// Ends a string whose text begins at `start`; there is room for it and the quote.
  @inline(__always)
  private mutating func appendText(_ text: Span<UInt8>, at start: Int, isUTF8: Bool) {
    var target = buffer.mutableSpan
    let plainEnd = target.storePlainRun(
      of: text.bytes, from: 0, at: start, stoppingAtNonASCII: !isUTF8)
    let end = start &+ plainEnd
    let isWhole = plainEnd == text.count
    if isWhole { target[end] = UInt8(ascii: "\"") }
    count = isWhole ? end &+ 1 : end
    needsComma = true
    if !isWhole { appendEscaped(text, from: plainEnd, isUTF8: isUTF8) }
  }

  /// Appends the rest of a string that begins with what cannot stand as it is, and the quote.
  @inline(never)
  private mutating func appendEscaped(_ text: Span<UInt8>, from start: Int, isUTF8: Bool) {
    var offset = start
    while offset < text.count {
      let length = text[offset] < 0x80 ? 0 : lengthOfUTF8Sequence(in: text, at: offset)
      if length > 0 {
        append(text.bytes.extracting(offset..<(offset &+ length)))
      } else {
        appendEscape(text[offset])
      }
      offset &+= max(length, 1)
      reserve(text.count &- offset)
      let start = count
      var target = buffer.mutableSpan
      let end = target.storePlainRun(
        of: text.bytes, from: offset, at: start, stoppingAtNonASCII: !isUTF8)
      count &+= end &- offset
      offset = end
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): appendEscape(letter: byte)
    case 0x08: appendEscape(letter: UInt8(ascii: "b"))
    case 0x09: appendEscape(letter: UInt8(ascii: "t"))
    case 0x0A: appendEscape(letter: UInt8(ascii: "n"))
    case 0x0C: appendEscape(letter: UInt8(ascii: "f"))
    case 0x0D: appendEscape(letter: UInt8(ascii: "r"))
    case 0x80...: append("\u{FFFD}".utf8.span.bytes)
    default:
      append((byte < 0x10 ? "\\u000" : "\\u001").utf8.span.bytes)
      let low = byte & 0x0F
      append(low < 10 ? 0x30 &+ low : 0x61 &+ low &- 10)
    }
  }

  private mutating func appendEscape(letter: UInt8) {
    append(UInt8(ascii: "\\"))
    append(letter)
  }
}

extension MutableSpan<UInt8> {
  /// Stores the comma that may be needed and a quote; gives where the string's text begins.
  @inline(__always)
  fileprivate mutating func beginString(at offset: Int, after needsComma: Bool) -> Int {
    var end = offset
    if needsComma {
      self[end] = UInt8(ascii: ",")
      end &+= 1
    }
    self[end] = UInt8(ascii: "\"")
    return end &+ 1
  }
}
