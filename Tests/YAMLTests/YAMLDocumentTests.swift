import Testing
import YAML

struct YAMLDocumentTests {
  @Test func `reads block mappings`() {
    checkYAML("a: 1\nb:\n  c: x y\n  d:\ne: ~\n", "{a: '1', b: {c: 'x y', d: ~}, e: ~}")
  }

  @Test func `reads an empty text as nothing`() {
    checkYAML("", "nothing")
    checkYAML("# only a comment\n\n", "nothing")
    checkYAML("---\n...\n", "nothing")
  }

  @Test func `reads block sequences at and below their key`() {
    checkYAML("a:\n- x\n- y\nb:\n  - z\n", "{a: ['x', 'y'], b: ['z']}")
    checkYAML("- a: 1\n  b: 2\n- - x\n  - y\n-\n", "[{a: '1', b: '2'}, ['x', 'y'], ~]")
  }

  @Test func `reads flow collections`() {
    checkYAML(
      "a: [x, 'y z', {k: v, w}, []]\nb: {}\n", "{a: ['x', 'y z', {k: 'v', w: ~}, []], b: {}}")
    checkYAML("a: [x,\n  y]\nb: [k: v]", "{a: ['x', 'y'], b: [{k: 'v'}]}")
    checkYAML("{\"a\":1, \"b\": [true,\nfalse]}", "{a: '1', b: ['true', 'false']}")
  }

  @Test func `folds plain and quoted scalars over lines`() {
    checkYAML("a: x\n  y\n\n  z\nb: 'p\n  q'\n", "{a: 'x y\nz', b: 'p q'}")
    checkYAML("a: \"x\\\n  y \\\n  z\"", "{a: 'xy z'}")
  }

  @Test func `decodes escapes`() {
    checkYAML(#"a: "\"\\\t\x41\u00e9\U0001F600\/\_""#, "{a: '\"\\\t\u{41}é😀/\u{A0}'}")
    checkYAML("a: 'it''s'", "{a: 'it's'}")
  }

  @Test func `reads literal blocks with chomping and indentation`() {
    checkYAML("a: |\n  x\n\n   y\n\nb: 1", "{a: 'x\n\n y\n', b: '1'}")
    checkYAML("a: |-\n  x\n\nb: |+\n  y\n\nc: 1", "{a: 'x', b: 'y\n\n', c: '1'}")
    checkYAML("a: |2\n   x\n  y\n", "{a: ' x\ny\n'}")
    checkYAML("- |\n x\n- y", "['x\n', 'y']")
  }

  @Test func `folds folded blocks but not their indented lines`() {
    checkYAML("a: >\n  x\n  y\n\n  z\n    w\n  v\n", "{a: 'x y\nz\n  w\nv\n'}")
    checkYAML("a: >-\n\n  x\n", "{a: '\nx'}")
  }

  @Test func `leaves comments out`() {
    checkYAML(
      "# c\na: x # c\nb: y#z\nc: 'q' # c\nd: # c\n  - e # c\n",
      "{a: 'x', b: 'y#z', c: 'q', d: ['e']}")
  }

  @Test func `follows aliases and merge keys`() {
    checkYAML("a: &n [x]\nb: *n\n", "{a: ['x'], b: ['x']}")
    let merged = YAMLDocument(parsing: Array("a: &n {k: v}\nb:\n  <<: *n\n  l: w\n".utf8))
    #expect(merged.root?["b"]?["k"]?.string == "v")
    #expect(merged.root?["b"]?["<<"]?.isAlias == true)
  }

  @Test func `reports aliases without anchor and inside their own node`() {
    checkYAML(
      "a: *n\n", "{a: ~}", problems: ["*n: No anchor of this name stands before this alias."])
    checkYAML(
      "a: &n [*n]\n", "{a: [~]}",
      problems: ["*n: This alias stands inside the very node it names."])
  }

  @Test func `bounds what aliases expand to`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let uses = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(uses)]\n"
    }
    let document = YAMLDocument(parsing: Array(text.utf8))
    #expect(document.problems.contains { $0.message.contains("stand for too much") })
    var budget = 2_000_000
    func walk(_ node: YAMLNode) {
      budget -= 1
      guard budget > 0 else { return }
      for child in node.elements { walk(child) }
      for pair in node.pairs { walk(pair.value) }
    }
    if let root = document.root { walk(root) }
    #expect(budget > 0)
  }

  @Test func `reads explicit keys and tags`() {
    checkYAML("? a\n: b\n? [c, d]\n", "{a: 'b', ['c', 'd']: ~}")
    checkYAML("a: !!str 1\nb: !t [x]\n", "{a: '1', b: ['x']}")
  }

  @Test func `stops at the document's end`() {
    let bytes = Array("---\na: 1\n...\nb: 2\n".utf8)
    let document = YAMLDocument(parsing: bytes)
    #expect(document.root.map(describe) == "{a: '1'}")
    #expect(document.endOffset == 13)
    checkYAML("%YAML 1.2\n--- # c\na: 1\n---\nb: 2", "{a: '1'}")
    checkYAML("--- text", "'text'")
  }

  @Test func `reads a part of the bytes`() {
    let bytes = Array("xx\na: b\nyy".utf8)
    let document = YAMLDocument(parsing: bytes, in: 3..<8)
    #expect(document.root?["a"]?.contentRange == 6..<7)
    #expect(document.problems.isEmpty)
  }

  @Test func `reads all line ends and a byte order mark`() {
    checkYAML(
      "\u{FEFF}a: x\r\nb:\r\n  - y\r\nc: |\r\n  p\r\n  q\r\n", "{a: 'x', b: ['y'], c: 'p\nq\n'}")
    checkYAML("a: x\rb: y\r", "{a: 'x', b: 'y'}")
  }

  @Test func `gives the bytes of each scalar`() {
    checkScalar("k: a b # c", key: "k", source: "a b", "a b", style: .plain)
    checkScalar("k: \"a\\tb\"", key: "k", source: "a\\tb", "a\tb", style: .doubleQuoted)
    checkScalar("k: 'a''b'", key: "k", source: "a''b", "a'b", style: .singleQuoted)
    checkScalar("k: |\n  a\n  b\n", key: "k", source: "  a\n  b\n", "a\nb\n", style: .literal)
    checkScalar("k: >-\n  a\n  b\nl: 1", key: "k", source: "  a\n  b\n", "a b", style: .folded)
  }

  @Test func `knows where decoded bytes came from`() {
    let bytes = Array("k: |\n  ab\n  cd\n".utf8)
    let text = YAMLDocument(parsing: bytes).root?["k"]?.text
    #expect(text?.pieces.map(\.decodedOffset) == [0, 3])
    #expect(text?.pieces.map(\.sourceOffset) == [7, 12])
  }
}
