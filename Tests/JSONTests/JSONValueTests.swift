import JSON
import Testing

@Suite struct JSONValueTests {
  @Test func `finds members through missing ones`() throws {
    let value: JSONValue? = try parse(#"{"a": {"b": ["x"]}, "n": null}"#)
    #expect(value["a"]["b"]?.elements.map(\.string) == ["x"])
    #expect(value["a"]["c"]["d"] == nil)
    #expect(value["n"]?.isNull == true)
    #expect(value["n"]["b"] == nil)
    #expect(value["a"]?.elements.map(\.kind) == [])
    #expect(value["a"]["b"]?.members.map(\.name) == [])
  }

  @Test func `takes the first of equal names`() throws {
    #expect(try parse(#"{"a": 1, "a": 2}"#)["a"]?.int == 1)
  }

  @Test func `compares names by decoded bytes`() throws {
    #expect(try parse(#"{"\u0061\n": 1}"#)["a\n"]?.int == 1)
    #expect(try parse(#"{"é": 1}"#)["é"]?.int == 1)
    #expect(try parse(#"{"é": 1}"#)["e\u{301}"] == nil)
    #expect(try parse(#"{"ab": 1}"#)["a"] == nil)
  }

  @Test(arguments: [
    (#""""#, ""), (#""abc""#, "abc"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u00e9\u00E9é""#, "ééé"), (#""\ud83d\ude00!""#, "😀!"), (#""\u0000""#, "\0"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""eight by\\tes and more\n""#, "eight by\\tes and more\n"),
  ])
  func `decodes a string`(text: String, decoded: String) throws {
    let value = try parse(text)
    #expect(value.string?.unicodeScalars.elementsEqual(decoded.unicodeScalars) == true)
    #expect(value.utf8 == Array(decoded.utf8))
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("1.0", 1), ("1e2", 100), ("1.5e1", 15),
      ("100e-2", 1), ("0.0e9", 0), ("0e999999999999999999999", 0),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
      ("9223372036854775807000e-3", Int.max), ("0.00000000000000000000007e23", 7),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.5", nil), ("1e-1", nil),
      ("1e19", nil), ("1e999999999999999999999", nil), ("1e-999999999999999999999", nil),
      ("15e-1", nil), ("\"1\"", nil), ("true", nil),
    ] as [(String, Int?)])
  func `reads whole numbers exactly`(text: String, int: Int?) throws {
    #expect(try parse(text).int == int)
  }

  @Test func `reads fractions`() throws {
    #expect(try parse("-1.25e2").double == -125)
    #expect(try parse("0.1").double == 0.1)
    #expect(try parse("1e400").double == nil)
    #expect(try parse("\"1\"").double == nil)
  }

  @Test func `answers nil for another kind`() throws {
    for text in ["null", "true", "1", "\"a\"", "[]", "{}"] {
      let value = try parse(text)
      #expect((value.bool != nil) == (value.kind == .bool))
      #expect((value.int != nil) == (value.kind == .number))
      #expect((value.double != nil) == (value.kind == .number))
      #expect((value.string != nil) == (value.kind == .string))
      #expect((value.utf8 != nil) == (value.kind == .string))
      #expect(value["a"] == nil)
    }
  }

  @Test func `writes one form for equal values`() throws {
    let value = try parse(#"{"b":[1.0,1e2,0.50,"\u00e9\/"],"a":{},"c":[],"B":null}"#)
    #expect(
      String(decoding: value.canonical(), as: UTF8.self) == """
        {
          "B": null,
          "a": {},
          "b": [
            1,
            100,
            0.5,
            "é/"
          ],
          "c": []
        }
        """)
    #expect(
      String(decoding: value.canonical(indentation: nil), as: UTF8.self)
        == #"{"B":null,"a":{},"b":[1,100,0.5,"é/"],"c":[]}"#)
  }
}
