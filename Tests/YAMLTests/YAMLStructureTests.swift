import Testing
import YAML

/// What stands where by the rules of YAML 1.2.2, in the less usual shapes.
struct YAMLStructureTests {
  @Test func `reads lists and mappings on the line of an explicit value`() {
    checkYAML("? a\n: - b\n  - c\n", "{a: ['b', 'c']}")
    checkYAML("? - a\n: b: c\n", "{['a']: {b: 'c'}}")
    checkYAML("?\n- a\n:\n- b\n", "{['a']: ['b']}")
    checkYAML("? |\n  a b\n: c\n", "{a b\n: 'c'}")
  }

  @Test func `reads properties over several lines`() {
    checkYAML("a: &x\n  !!map\n  b: c\nd: *x\n", "{a: {b: 'c'}, d: {b: 'c'}}")
    checkYAML("&x\n!!str\ntext\n", "'text'")
    checkYAML("!!map\n&x a: b\n", "{a: 'b'}")
    checkYAML("a: !<tag:example.org,2020:x> b\n", "{a: 'b'}")
  }

  @Test func `reads plain text between brackets over lines`() {
    checkYAML("- {a\n  b: c}\n- [d\n   e]\n", "[{a b: 'c'}, ['d e']]")
    checkYAML("[? a\n b : c]", "[{a b: 'c'}]")
  }

  @Test func `counts empty lines of blocks without text`() {
    checkYAML("- |+\n   \n- >\n \n", "['\n', '']")
    checkYAML("- |+\n   ", "['\n']")
  }

  @Test func `lets tabs separate but not indent`() {
    checkYAML("\t[a,\n\tb]\n", "['a', 'b']")
    checkYAML("a:\n \tb\n", "{a: 'b'}")
    checkYAML("a:\tb\t# c\n", "{a: 'b'}")
    checkYAML(
      "-\t- a\n", "[['a']]", problems: ["\t: YAML is indented with spaces, not with tabs."])
  }

  @Test func `reads documents one after the other`() {
    checkStream("a: 1\n---\nb\n...\n# c\n---\n---\n- d\n", ["{a: '1'}", "'b'", "nothing", "['d']"])
    checkStream("%YAML 1.2\n---\na\n...\n%YAML 1.2\n---\nb\n", ["'a'", "'b'"])
    checkStream("---\r\na: 1\r\n---\r\nb: 2\r\n", ["{a: '1'}", "{b: '2'}"])
    checkStream("---\ra: 1\r---\rb: 2\r", ["{a: '1'}", "{b: '2'}"])
    checkStream("", [])
    checkStream("# c\n", [])
  }

  @Test func `knows what plain scalars mean`() {
    checkMeanings(
      "[~, null, NULL, nUll, true, False, TRUE, yes, 0, -12, +3, 007, 0x1F, 0o17, 1.5, .5, 1e3, "
        + "-.inf, .NaN, 2020-05, 1_000, 99999999999999999999, '1', !!str 2, !!str null, a]",
      [
        .null, .null, .null, .text, .bool(true), .bool(false), .bool(true), .text, .int(0),
        .int(-12), .int(3), .int(7), .int(31), .int(15), .number, .number, .number, .number,
        .number, .text, .text, .number, .text, .text, .text, .text,
      ])
  }

  @Test func `reports what libraries refuse though it can be read`() {
    checkYAML(
      "--- a: b\n", "{a: 'b'}", problems: ["a: Keys begin on the line after the “---”."])
    checkYAML(
      "a: 1\n... b\n", "{a: '1'}", problems: ["b: This text after the value belongs to nothing."])
    checkYAML(
      "a: &x b\nc: &y *x\n", "{a: 'b', c: 'b'}",
      problems: ["*x: An alias has no anchor or tag of its own."])
    checkYAML(
      "&x - a\n", "['a']", problems: ["-: A list begins on a line of its own."])
    checkYAML(
      "a: [b,\n# c\n  d\n# e\n  f]\n", "{a: ['b', 'd', 'f']}",
      problems: ["f: A comma is missing before this."])
    checkYAML(
      "a: |\n    \n  b\n", "{a: '  \nb\n'}",
      problems: ["    : An empty line has more blanks than the first line with text below it."])
    checkYAML(
      "[a\n: b]", "[{a: 'b'}]",
      problems: [":: A key of a list's item stands on one line with its colon."])
    checkYAML(
      "[-]", "['-']", problems: ["-: A dash alone needs quotes around it between brackets."])
  }
}

private func checkStream(
  _ text: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let documents = YAMLDocument.stream(in: Array(text.utf8))
  #expect(
    documents.map { $0.root.map(describe) ?? "nothing" } == expected, sourceLocation: sourceLocation
  )
  #expect(documents.flatMap(\.problems).isEmpty, sourceLocation: sourceLocation)
}

private func checkMeanings(
  _ text: String, _ expected: [YAMLMeaning], sourceLocation: SourceLocation = #_sourceLocation
) {
  let elements = YAMLDocument(parsing: Array(text.utf8)).root?.elements ?? []
  #expect(elements.compactMap(\.meaning) == expected, sourceLocation: sourceLocation)
}
