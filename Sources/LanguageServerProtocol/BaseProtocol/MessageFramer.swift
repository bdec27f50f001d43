// Messages arrive as a header part of lines and a body of `Content-Length` bytes, cut anywhere.
// The framer is a state machine that keeps the line or body it is in, and never looks at a byte
// twice: its work is linear in what arrives, however it is cut.
//
// After a header that cannot be understood nobody knows where the next message starts. The framer
// then looks for a line that ends in `Content-Length: N`: a body cannot contain one, because line
// ends are escaped in JSON strings, and the end of a lost body stands on the same line as the next
// header, since nothing separates them.

/// What the framer found in its input.
package enum FramedMessage: Equatable, Sendable {
  /// The body of a message.
  case body([UInt8])
  /// Something that is not a message; what follows is read on.
  case fault(FramingFault)
}

/// Finds the messages in a stream of bytes (LSP 3.17, Base Protocol, Header Part).
package struct MessageFramer: Sendable {
  /// The longest header part that is stored, in bytes.
  package static let maximumHeaderLength = 16 * 1024

  /// The longest part of a line that is remembered to find a length in.
  private static let maximumTailLength = 128

  private enum State: Sendable {
    /// In the header part.
    case header
    /// In a body that still lacks so many bytes.
    case body(missing: Int)
    /// In a body nobody can read, of which so many bytes are still to come.
    case skipping(missing: Int)
    /// Looking for the next length.
    case lost
  }

  private let maximumLength: Int
  private var state = State.header
  private var input: [UInt8] = []
  private var offset = 0
  /// The line of the header part that the input is in, as far as it goes.
  private var line: [UInt8] = []
  private var headerLength = 0
  private var length: Int?
  private var isCharsetSupported = true
  private var body: [UInt8] = []

  /// Creates a framer that refuses bodies above `maximumLength` bytes.
  package init(maximumLength: Int = 256 * 1024 * 1024) {
    self.maximumLength = maximumLength
  }

  /// Returns a body with the header that it is sent with.
  package static func frame(_ body: [UInt8]) -> [UInt8] {
    var message = Array("Content-Length: \(body.count)\r\n\r\n".utf8)
    message.reserveCapacity(message.count + body.count)
    message.append(contentsOf: body)
    return message
  }

  /// Adds bytes that arrived.
  package mutating func append(_ bytes: [UInt8]) {
    append(bytes[...])
  }

  /// Adds bytes that arrived.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    input.append(contentsOf: bytes)
  }

  /// Returns the next message or fault; `nil` if more bytes must arrive first.
  package mutating func nextMessage() -> FramedMessage? {
    while offset < input.count {
      let found =
        switch state {
        case .header: readHeader()
        case .body(let missing): readBody(missing: missing)
        case .skipping(let missing): skipBody(missing: missing)
        case .lost: readLost()
        }
      if let found { return found }
    }
    input.removeAll(keepingCapacity: input.capacity <= 1 << 20)
    offset = 0
    return nil
  }

  // MARK: Bodies

  private mutating func readBody(missing: Int) -> FramedMessage? {
    let count = min(missing, input.count - offset)
    body.append(contentsOf: input[offset..<(offset + count)])
    offset += count
    state = .body(missing: missing - count)
    return count == missing ? takeBody() : nil
  }

  private mutating func takeBody() -> FramedMessage {
    defer { body = [] }
    state = .header
    return .body(body)
  }

  private mutating func skipBody(missing: Int) -> FramedMessage? {
    let count = min(missing, input.count - offset)
    offset += count
    state = count == missing ? .header : .skipping(missing: missing - count)
    return nil
  }

  // MARK: Headers

  private mutating func readHeader() -> FramedMessage? {
    let end = endOfLine()
    let part = input[offset..<end]
    headerLength += part.count
    guard headerLength <= Self.maximumHeaderLength else {
      // The next length may have begun on this line.
      line = Array(line.suffix(Self.maximumTailLength))
      return lose(.headerTooLong)
    }
    line.append(contentsOf: part)
    offset = end
    guard end < input.count else { return nil }
    offset += 1
    headerLength += 1
    defer { line.removeAll(keepingCapacity: true) }
    return endHeaderLine()
  }

  private mutating func endHeaderLine() -> FramedMessage? {
    guard let field = HeaderField(line) else {
      return isBlank(line) ? endHeader() : lose(.malformedHeader, recoveringFrom: line)
    }
    switch field.name {
    case "content-length":
      guard let value = parseLength(field.value) else { return lose(.invalidLength) }
      guard length == nil || length == value else { return lose(.malformedHeader) }
      length = value
    case "content-type":
      isCharsetSupported = namesUTF8(field.value)
    default:
      break
    }
    return nil
  }

  /// Ends the header part at a blank line.
  private mutating func endHeader() -> FramedMessage? {
    guard let length else {
      // Blank lines between messages harm nobody.
      let isEmpty = headerLength <= line.count + 1
      headerLength = 0
      return isEmpty ? nil : lose(.missingLength)
    }
    let isCharsetSupported = isCharsetSupported
    resetHeader()
    guard length <= maximumLength else { return lose(.messageTooLong(length)) }
    guard isCharsetSupported else {
      state = .skipping(missing: length)
      return .fault(.unsupportedCharset)
    }
    guard length > 0 else { return takeBody() }
    body.reserveCapacity(length)
    state = .body(missing: length)
    return nil
  }

  private mutating func resetHeader() {
    headerLength = 0
    length = nil
    isCharsetSupported = true
  }

  // MARK: Recovery

  /// Reports a fault and looks for the next length from here on, or in the line just read.
  private mutating func lose(
    _ fault: FramingFault, recoveringFrom line: [UInt8] = []
  ) -> FramedMessage {
    resetHeader()
    state = .lost
    recover(from: line)
    return .fault(fault)
  }

  private mutating func readLost() -> FramedMessage? {
    let end = endOfLine()
    // Only a line's end can hold what is looked for.
    line.append(contentsOf: input[offset..<end].suffix(Self.maximumTailLength))
    if line.count > 32 * Self.maximumTailLength {
      line.removeFirst(line.count - Self.maximumTailLength)
    }
    offset = end
    guard end < input.count else { return nil }
    offset += 1
    recover(from: line)
    line.removeAll(keepingCapacity: true)
    return nil
  }

  /// Returns to the header part if a line ends in a length.
  private mutating func recover(from line: [UInt8]) {
    guard let value = HeaderField.lengthAtEnd(of: line.suffix(Self.maximumTailLength)),
      let found = parseLength(value)
    else { return }
    state = .header
    length = found
    headerLength = line.count
  }

  /// The offset of the next line feed, or the input's end.
  private func endOfLine() -> Int {
    let rest = input[offset...]
    return offset + offsetOfLineFeed(in: rest.span)
  }
}

/// The offset of the first line feed, or the length if there is none.
///
/// Looks at eight bytes at once, because what is refused may be gigabytes: a byte that is 0 after
/// the exclusive or, and no byte before it, gets its high bit set by the subtraction.
private func offsetOfLineFeed(in bytes: Span<UInt8>) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let raw = bytes.bytes
  var offset = 0
  while offset &+ 8 <= bytes.count {
    let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ (ones &* 0x0A)
    if (word &- ones) & ~word & (ones &* 0x80) != 0 { break }
    offset &+= 8
  }
  while offset < bytes.count, bytes[offset] != 0x0A {
    offset &+= 1
  }
  return offset
}
