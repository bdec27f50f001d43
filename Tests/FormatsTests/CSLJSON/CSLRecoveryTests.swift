import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

@Suite struct CSLRecoveryTests {
  @Test func `damage is marked by whole characters`() {
    let text = SourceText(#"[{"id":"a",é}, {"id":é}]"#)
    let found = SourceDescription(CSLJSONSource.parse(text), text: text)
    #expect(found.problems == ["invalid-json: é", "invalid-json: é"])
  }

  /// Each kind of damage in the second of three items, on lines and without.
  @Test(arguments: [
    (#"{"id":"b","title":"T"#, "misc b"),
    (#"{"id":"b","title":T"}"#, "misc b"),
    (#"{"id":"b","title" "T"}"#, "misc b"),
    (#"{"id":"b","title":"T""#, "misc b title=T"),
    (#"{"id":"b","title":"T",}"#, "misc b title=T"),
    (#"{"id":"b","author":[{"family":"Li"}"#, "misc b author=[Li]"),
    (#"{"id":"b","author":[{"family":"Li"},"title":"T"}"#, "misc b author=[Li and title]"),
    (#"{"id":"b","title":"T\q"}"#, "misc b"),
    (#"{"id":"b","x":{"y":[1,2}}"#, "misc b"),
  ])
  func `a damaged item loses its rest only`(damaged: String, kept: String) {
    for (open, comma) in [("[", ","), ("[\n  ", ",\n  "), ("{\"items\":[\r\n", ",\r\n")] {
      let source = CSLJSONSource.parse(
        SourceText(open + #"{"id":"a"}"# + comma + damaged + comma + #"{"id":"c"}"# + "]"))
      let text = SourceText("")
      #expect(
        SourceDescription(source, text: text).entries == ["misc a", kept, "misc c"],
        "\(open)")
      #expect(source.blocks.flatMap(\.problems).map(\.code) == ["invalid-json"])
    }
  }

  @Test func `damage is reported where it is`() {
    checkCSL(
      "[\n{\"id\": \"a\",\n  \"title\" 5},\n{\"id\": \"b\"}\n]", ["misc a", "misc b"],
      problems: ["invalid-json: 5"])
    checkCSL(
      "[\n{\"id\": \"a\"\n\n  {\"x\": 1},\n{\"id\": \"b\"}\n]", ["misc a", "misc b"],
      problems: ["invalid-json: {"])
    checkCSL(
      "[\n{\"id\": \"a\"\n,\n{\"id\": \"b\"}\n]", ["misc a", "misc b"],
      problems: ["invalid-json: \""])
  }

  @Test func `an item that has nothing to keep is left out`() {
    checkCSL(
      "[\n{id: 1},\n{},\n{\"id\":2}\n]", ["misc 2"],
      problems: ["invalid-json: i", "empty-item: {}"])
  }

  @Test func `a lost comma, brace or bracket between items costs none`() {
    checkCSL(#"[{"id":1}{"id":2}]"#, ["misc 1", "misc 2"], between: ["invalid-json: {"])
    checkCSL(#"[{"id":1},,{"id":2},]"#, ["misc 1", "misc 2"], between: ["invalid-json: ,"])
    checkCSL(
      #"[{"id":1},"id":2},{"id":3}]"#, ["misc 1", "misc 3"], between: [#"invalid-json: "id":2}"#])
    checkCSL(#"[{"id":1}],{"id":2}]"#, ["misc 1", "misc 2"], between: ["invalid-json: ,"])
    checkCSL(#"[null,{"id":1}]"#, ["misc 1"], between: ["invalid-json: null"])
  }

  @Test func `a file that is cut off keeps the items before`() {
    checkCSL(
      "[\n {\"id\":\"a\"},\n {\"id\":\"b\",\"title\":\"Ti", ["misc a", "misc b"],
      problems: ["invalid-json: i"])
    checkCSL("[\n {\"id\":\"a\"},\n", ["misc a"], between: ["unclosed-list: "])
  }

  @Test func `depth is bounded`() {
    let deep = String(repeating: "[", count: 100_000)
    checkCSL(
      "[{\"id\":1,\"x\":\(deep)},{\"id\":2}]", ["misc 1", "misc 2"], problems: ["invalid-json: ["])
  }

  @Test func `blocks of whole items tile the text, whatever their size`() {
    let json =
      "[\n" + (0..<200).map { "  {\"id\": \($0), \"title\": \"T\($0)\"}" }.joined(separator: ",\n")
      + "\n]\n"
    let text = SourceText(json)
    let whole = CSLJSONSource.parse(text)
    let parts = CSLJSONSource.parse(text, blockSize: 256)
    #expect(whole.blocks.count == 1)
    #expect(parts.blocks.count > 10)
    #expect(disorder(in: parts, text) == nil)
    #expect(
      SourceDescription(whole, text: text).entries == SourceDescription(parts, text: text).entries)
    #expect(whole.locations.map(whole.keyRange) == parts.locations.map(parts.keyRange))
  }

  @Test func `no damage whatever leaves the tables in disorder`() {
    let json = Array(
      """
      [
        {"id": "a", "type": "book", "title": "T <i>x</i>", "author": [{"family": "L\\u00e9"}]},
        {"title": "U", "issued": {"date-parts": [[2020, 1], ["2021"]]}, "note": "PMID: 1"},
        {"id": 3, "custom": {"x": [1, {"y": null}]}, "ISBN": ["1", "2"], "author": "A and B"}
      ]
      """.utf8)
    let inserted = Array("{}[]\",:\\\n 1e<&".utf8)
    for seed in UInt64(1)...600 {
      var generator = SeededGenerator(seed: seed)
      var bytes = json
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(inserted.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes[place] = inserted.randomElement(using: &generator) ?? 0
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      let text = SourceText(bytes)
      let source = CSLJSONSource.parse(text, blockSize: seed % 2 == 0 ? 64 : 1 << 16)
      let found = disorder(in: source, text)
      #expect(found == nil, "seed \(seed): \(found ?? "")")
      for entry in source.locations { _ = source.entry(at: entry)?.authors }
    }
  }

  @Test func `every prefix of a file can be read`() {
    let json = Array(#"[{"id":"a","title":"T","author":[{"family":"L"}]},{"id":"b"}]"#.utf8)
    for count in 0...json.count {
      let text = SourceText(Array(json.prefix(count)))
      #expect(disorder(in: CSLJSONSource.parse(text), text) == nil, "\(count)")
    }
  }
}
