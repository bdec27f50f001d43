import JSON
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  @Test func `puts commas where they belong`() {
    checkWritten(#"{"a":1,"b":[true,null,{},[]],"c":"x"}"#) { writer in
      writer.beginObject()
      writer.name("a")
      writer.int(1)
      writer.name(string: "b")
      writer.beginArray()
      writer.bool(true)
      writer.null()
      writer.beginObject()
      writer.endObject()
      writer.beginArray()
      writer.endArray()
      writer.endArray()
      writer.member("c", "x")
      writer.endObject()
    }
  }

  @Test func `leaves out members that are nil`() {
    checkWritten(#"{"a":1,"b":[],"e":[2]}"#) { writer in
      writer.beginObject()
      writer.member("x", nil as String?)
      writer.member("a", 1)
      writer.member("y", nil as Bool?)
      writer.member("b", [])
      writer.member("z", uncheckedJSON: nil)
      writer.member("e", uncheckedJSON: Array("[2]".utf8))
      writer.endObject()
    }
  }

  @Test(arguments: [
    0, 7, -7, 10, 99, 100, 1_000_000, Int.max, Int.min,
  ])
  func `writes whole numbers`(value: Int) {
    checkWritten("\(value)") { $0.int(value) }
  }

  @Test func `writes fractions`() {
    checkWritten("[0.1,-2.5,1e+300,null,null]") { writer in
      writer.beginArray()
      for value in [0.1, -2.5, 1e300, .nan, .infinity] {
        writer.double(value)
      }
      writer.endArray()
    }
  }

  @Test func `escapes what a string cannot contain`() {
    checkWritten(#""\"\\/\b\t\n\f\r\u0000\u001f\#u{7F}é\#u{2028}😀""#) {
      $0.string("\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{7F}é\u{2028}😀")
    }
    checkWritten(#"{"a\"":1}"#) { writer in
      writer.beginObject()
      writer.name(string: "a\"")
      writer.int(1)
      writer.endObject()
    }
  }

  @Test func `replaces bytes that are not UTF-8`() {
    checkWritten("\"a\u{FFFD}é\u{FFFD}\u{FFFD}b\"") {
      $0.string(utf8: [0x61, 0xFF, 0xC3, 0xA9, 0xE2, 0x82, 0x62])
    }
  }

  @Test func `finds what is escaped wherever it stands in strings of any length`() {
    for length in 1...40 {
      for place in 0..<length {
        let before = String(repeating: "a", count: place)
        let behind = String(repeating: "b", count: length - place - 1)
        checkWritten("\"\(before)\\\"\(behind)\"") { $0.string("\(before)\"\(behind)") }
      }
    }
  }

  @Test func `copies JSON of any length`() {
    for length in 1...200 {
      let digits = String(String(repeating: "1234567890", count: 20).prefix(length))
      checkWritten("[\(digits),0]") { writer in
        writer.beginArray()
        writer.raw(uncheckedJSON: Array(digits.utf8))
        writer.int(0)
        writer.endArray()
      }
    }
  }

  @Test func `takes back what is written behind a place`() {
    checkWritten("[1,3]") { writer in
      writer.beginArray()
      writer.int(1)
      let count = writer.count
      writer.string("two")
      writer.removeAll(behind: count)
      writer.int(3)
      writer.endArray()
    }
  }

  @Test func `gives at its end what it has written`() {
    var writer = JSONWriter(reservingCapacity: 1)
    writer.string("longer than what was reserved")
    #expect(writer.finish() == Array("\"longer than what was reserved\"".utf8))
  }

  @Test func `copies a value as it stands`() throws {
    let value = try parse(#"{"a": [1.0,  "\u00e9"]}"#)
    checkWritten(#"[[1.0,  "\u00e9"],2]"#) { writer in
      writer.beginArray()
      value["a"].map { writer.raw($0) }
      writer.int(2)
      writer.endArray()
    }
  }

  @Test func `reading undoes writing`() throws {
    let alphabet: [Unicode.Scalar] = [
      "a", "b", " ", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "\u{2028}", "日",
      "😀", "\u{FFFD}",
    ]
    for seed in UInt64(0)..<3_000 {
      var generator = SeededGenerator(seed: seed)
      var text = ""
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
      }
      var writer = JSONWriter()
      writer.beginArray()
      writer.string(text)
      writer.string(utf8: Array(text.utf8))
      writer.endArray()
      let read = try JSONDocument(parsing: writer.bytes).root.elements.map { $0.utf8 ?? [] }
      #expect(read == [Array(text.utf8), Array(text.utf8)], "seed \(seed)")
    }
  }
}

private func checkWritten(
  _ expected: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ write: (inout JSONWriter) -> Void
) {
  var writer = JSONWriter()
  write(&writer)
  #expect(
    String(decoding: writer.bytes, as: UTF8.self) == expected, sourceLocation: sourceLocation)
}
