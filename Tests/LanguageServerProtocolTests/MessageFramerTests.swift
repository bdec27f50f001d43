import LanguageServerProtocol
import TestSupport
import Testing

@Suite struct MessageFramerTests {
  @Test func `frames a body with its length and nothing else`() {
    #expect(MessageFramer.frame(Array("{}é".utf8)) == Array("Content-Length: 4\r\n\r\n{}é".utf8))
  }

  @Test(arguments: [
    "Content-Length: 2\r\n\r\n{}",
    "content-length:2\r\n\r\n{}",
    "CONTENT-LENGTH:\t 2 \r\n\r\n{}",
    "Content-Length : 02\r\n\r\n{}",
    "Content-Length: 2\n\n{}",
    "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}",
    "Content-Type: application/vscode-jsonrpc;charset=\"UTF8\"\r\nContent-Length: 2\r\n\r\n{}",
    "Content-Type: application/vscode-jsonrpc\r\nX-Other: a:b\r\nContent-Length: 2\r\n\r\n{}",
    "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    "\r\n\r\nContent-Length: 2\r\n\r\n{}",
  ])
  func `accepts every form of header`(input: String) {
    checkFramed(input, [.body(Array("{}".utf8))])
  }

  /// After each fault the message behind it must be found.
  @Test(arguments: [
    ("Content-Length: -5\r\n\r\n{}", FramingFault.invalidLength),
    ("Content-Length: \r\n\r\n{}", .invalidLength),
    ("Content-Length: two\r\n\r\n{}", .invalidLength),
    ("Content-Length: 2.0\r\n\r\n{}", .invalidLength),
    ("Content-Length: 2 3\r\n\r\n{}", .invalidLength),
    ("Content-Length: 0x2\r\n\r\n{}", .invalidLength),
    ("Content-Length: 99999999999999999999999\r\n\r\n{}", .invalidLength),
    ("Content-Length: 9223372036854775808\r\n\r\n{}", .invalidLength),
    ("Content-Length: 9223372036854775807\r\n\r\n{}", .messageTooLong(Int.max)),
    ("Content-Length: 101\r\n\r\n{}", .messageTooLong(101)),
    ("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", .malformedHeader),
    ("Content-Type: x\r\n\r\n{}", .missingLength),
    ("{\"a\": 1}\r\n\r\n", .malformedHeader),
    ("no colon\r\n", .malformedHeader),
    (": 5\r\n", .malformedHeader),
    ("\u{FFFD}: 5\r\n", .malformedHeader),
    (
      "Content-Length: 2\r\nContent-Type: text/plain; charset=utf-16\r\n\r\n{}", .unsupportedCharset
    ),
    (String(repeating: "x", count: 20_000), .headerTooLong),
    ("X: " + String(repeating: "x", count: 20_000) + "\r\n", .headerTooLong),
    (String(repeating: "X: y\r\n", count: 10_000), .headerTooLong),
  ])
  func `reports a fault and finds the next message`(input: String, fault: FramingFault) {
    let next = "Content-Length: 4\r\n\r\nnext"
    checkFramed(input + next, [.fault(fault), .body(Array("next".utf8))], maximumLength: 100)
  }

  @Test func `finds the next message after a length that is too short`() {
    checkFramed(
      "Content-Length: 3\r\n\r\n{\"a\":\"b\"}Content-Length: 4\r\n\r\nnext",
      [.body(Array("{\"a".utf8)), .fault(.malformedHeader), .body(Array("next".utf8))])
  }

  @Test func `does not take a length inside a body for a header`() {
    let body = #"{"text":"Content-Length: 3\r\n\r\n"}"#
    checkFramed(
      "Content-Length: 1000\r\n\r\n\(body)Content-Length: 4\r\n\r\nnext",
      [.fault(.messageTooLong(1000)), .body(Array("next".utf8))], maximumLength: 100)
  }

  @Test func `gives an empty body for the length 0`() {
    checkFramed("Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\n1", [.body([]), .body([0x31])])
  }

  @Test func `finds two thousand messages in one piece`() {
    var input: [UInt8] = []
    for number in 0..<2_000 {
      input += MessageFramer.frame(Array("\(number)".utf8))
    }
    let messages = framed([input])
    #expect(messages.count == 2_000)
    #expect(messages.last == .body(Array("1999".utf8)))
  }

  @Test func `finds the same messages however the input is cut`() {
    let input = Array(
      """
      Content-Length: 2\r\n\r\n{}garbage\r\nContent-Length: x\r\n\r\nContent-Length: 6\r
      content-type: a; charset=utf8\r\n\r\n[1, 2]Content-Length: 999\r\n\r\n\
      {"text":"Content-Length: 1\\r\\n"}Content-Length: 5\r\n\r\n"\u{E9}x"
      """.utf8)
    let expected = framed([input], maximumLength: 100)
    #expect(
      expected == [
        .body(Array("{}".utf8)), .fault(.malformedHeader), .body(Array("[1, 2]".utf8)),
        .fault(.messageTooLong(999)), .body(Array("\"\u{E9}x\"".utf8)),
      ])
    for cut in 0...input.count {
      let pieces = [Array(input[..<cut]), Array(input[cut...])]
      #expect(framed(pieces, maximumLength: 100) == expected, "cut at \(cut)")
    }
    #expect(framed(input.map { [$0] }, maximumLength: 100) == expected)
    for seed in UInt64(0)..<500 {
      var generator = SeededGenerator(seed: seed)
      let pieces = cutAtRandom(input, using: &generator)
      #expect(framed(pieces, maximumLength: 100) == expected, "seed \(seed)")
    }
  }

  @Test func `survives random bytes and finds the message behind them`() {
    let alphabet = Array("Content-Length: 12\r\n\r\n{}:;=x".utf8) + [0x00, 0xFF]
    let next = Array("\r\nContent-Length: 4\r\n\r\nnext".utf8)
    for seed in UInt64(0)..<3_000 {
      var generator = SeededGenerator(seed: seed)
      let noise = (0..<Int.random(in: 0..<80, using: &generator))
        .map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let whole = framed([noise + next + next], maximumLength: 11)
      #expect(
        framed((noise + next + next).map { [$0] }, maximumLength: 11) == whole, "seed \(seed)")
      // A length in the noise may swallow the first message, never the second.
      #expect(whole.last == .body(Array("next".utf8)), "seed \(seed)")
    }
  }

  /// The framer must not store such a header; that it would is only visible as memory and time.
  @Test func `passes over a header of two hundred megabytes`() {
    var framer = MessageFramer()
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    var messages: [FramedMessage] = []
    for _ in 0..<200 {
      framer.append(piece)
      while let message = framer.nextMessage() {
        messages.append(message)
      }
    }
    framer.append(Array("Content-Length: 4\r\n\r\nnext".utf8))
    while let message = framer.nextMessage() {
      messages.append(message)
    }
    #expect(messages == [.fault(.headerTooLong), .body(Array("next".utf8))])
  }

  @Test func `gives out messages as soon as they are complete`() {
    var framer = MessageFramer()
    framer.append(Array("Content-Length: 2\r\n\r\n{".utf8))
    #expect(framer.nextMessage() == nil)
    framer.append(Array("}".utf8))
    #expect(framer.nextMessage() == .body(Array("{}".utf8)))
    #expect(framer.nextMessage() == nil)
  }
}

/// Cuts an input into pieces of random lengths, some of them empty.
func cutAtRandom(_ input: [UInt8], using generator: inout SeededGenerator) -> [[UInt8]] {
  var pieces: [[UInt8]] = []
  var offset = 0
  while offset < input.count {
    let end = min(input.count, offset + Int.random(in: 0..<12, using: &generator))
    pieces.append(Array(input[offset..<end]))
    offset = end
  }
  return pieces
}

private func framed(
  _ pieces: [[UInt8]], maximumLength: Int = 256 * 1024 * 1024
) -> [FramedMessage] {
  var framer = MessageFramer(maximumLength: maximumLength)
  var messages: [FramedMessage] = []
  for piece in pieces {
    framer.append(piece)
    while let message = framer.nextMessage() {
      messages.append(message)
    }
  }
  return messages
}

private func checkFramed(
  _ input: String, _ expected: [FramedMessage], maximumLength: Int = 256 * 1024 * 1024,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let input = Array(input.utf8)
  #expect(
    framed([input], maximumLength: maximumLength) == expected, sourceLocation: sourceLocation)
  #expect(
    framed(input.map { [$0] }, maximumLength: maximumLength) == expected, "byte by byte",
    sourceLocation: sourceLocation)
}
