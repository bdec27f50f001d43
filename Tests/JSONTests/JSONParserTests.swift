import JSON
import TestSupport
import Testing

@Suite struct JSONParserTests {
  @Test func `reads every kind of value`() throws {
    try checkKind("null", .null)
    try checkKind("true", .bool)
    try checkKind("false", .bool)
    try checkKind("-0.5e+3", .number)
    try checkKind("\"a\"", .string)
    try checkKind("[]", .array)
    try checkKind("{}", .object)
    try checkKind(" \t\r\n1 \t\r\n", .number)
    try checkKind("\u{FEFF}1", .number)
  }

  @Test(arguments: [
    ("", 0), (" ", 1), ("nul", 0), ("nulL", 0), ("truee", 4), ("1 2", 2), ("{} x", 3),
    ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("[1}", 2), ("[", 1), ("[1", 2), ("]", 0),
    ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{\"a\" 1}", 5),
    ("{\"a\":1]", 6), ("{1:2}", 1),
    ("01", 1), ("-", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1e", 2), ("1e+", 3), ("0x1", 1),
    ("NaN", 0), ("-Infinity", 1),
    ("\"", 1), ("\"a", 2), ("\"\\", 1), ("\"\\x\"", 1), ("\"\\u12", 1), ("\"\\u12g4\"", 1),
    ("\"a\tb\"", 2), ("'a'", 0), ("// c\n1", 0), ("\"\u{0}\"", 1),
  ])
  func `refuses what is not JSON, at its place`(text: String, offset: Int) {
    checkFault(Array(text.utf8), at: offset)
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xE2, 0x82], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFF], [0xC3, 0x28],
    ] as [[UInt8]])
  func `refuses a string that is not UTF-8`(bytes: [UInt8]) {
    checkFault([0x22, 0x61] + bytes + [0x22], at: 2)
  }

  @Test func `accepts a depth of 512 and no more`() throws {
    _ = try parse(String(repeating: "[", count: 512) + String(repeating: "]", count: 512))
    checkFault(Array(String(repeating: "[", count: 513).utf8), at: 512)
    checkFault(Array(String(repeating: "{\"a\":", count: 100_000).utf8), at: 2560)
  }

  @Test func `knows the bytes of each value`() throws {
    let text = #"{"a": [1, {"b": "é"}], "c": true}"#
    let value = try parse(text)
    #expect(substring(text, value.range) == text)
    #expect(substring(text, try #require(value["a"]).range) == #"[1, {"b": "é"}]"#)
    #expect(substring(text, try #require(value["c"]).range) == "true")
    let names = value.members.map { substring(text, $0.nameRange) }
    #expect(names == [#""a""#, #""c""#])
  }

  /// A prefix of a number at the outermost level is a number; of anything else it is a fault.
  @Test func `refuses every proper prefix of an object`() throws {
    let text = Array(#"{"a":[1,-2.5e7,"é\u00e9",{"b":null}],"c":true}"#.utf8)
    _ = try JSONDocument(parsing: text)
    for count in 0..<text.count {
      #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(text[..<count])) }
    }
  }

  @Test func `survives any mutation of a text`() throws {
    let text = Array(#"{"a":[1,-2.5e7,"é\ud83d\ude00",{"b":null}],"c":true,"c":[[],{}]}"#.utf8)
    let alphabet = Array(#"{}[]",:\eu0-.1tn "#.utf8) + [0xC3, 0xA9, 0xFF, 0x00]
    for seed in UInt64(0)..<20_000 {
      var generator = SeededGenerator(seed: seed)
      var mutated = text
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<mutated.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: mutated[place] = alphabet.randomElement(using: &generator) ?? 0
        case 1: mutated.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
        default: mutated.remove(at: place)
        }
      }
      guard let document = try? JSONDocument(parsing: mutated) else { continue }
      let canonical = document.root.canonical()
      let again = try JSONDocument(parsing: canonical).root.canonical()
      #expect(canonical == again, "seed \(seed)")
    }
  }
}

func parse(_ text: String) throws -> JSONValue {
  try JSONDocument(parsing: Array(text.utf8)).root
}

private func checkKind(
  _ text: String, _ kind: JSONValue.Kind, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(try parse(text).kind == kind, sourceLocation: sourceLocation)
}

private func checkFault(
  _ text: [UInt8], at offset: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = #expect(throws: JSONError.self, sourceLocation: sourceLocation) {
    try JSONDocument(parsing: text)
  }
  #expect(error?.offset == offset, sourceLocation: sourceLocation)
}

private func substring(_ text: String, _ range: Range<Int>) -> String {
  String(decoding: Array(text.utf8)[range], as: UTF8.self)
}
