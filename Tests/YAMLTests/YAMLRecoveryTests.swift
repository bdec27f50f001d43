import TestSupport
import Testing
import YAML

struct YAMLRecoveryTests {
  @Test func `keeps the keys after a quote that never closes`() {
    checkYAML(
      "a: \"x\nb: y\n", "{a: 'x', b: 'y'}", problems: ["\": This quote is never closed."])
    checkYAML(
      "a: 'x\nb: \"y\"\nc: it's\n", "{a: 'x', b: 'y', c: 'it's'}",
      problems: ["': This quote is never closed."])
  }

  @Test func `keeps the keys after a bracket that never closes`() {
    checkYAML(
      "a: [x, y\nb: z\n", "{a: ['x', 'y'], b: 'z'}",
      problems: ["[: This bracket is never closed."])
  }

  @Test func `reads a value with a colon in it whole`() {
    checkYAML(
      "title: On X: a study\nb: y\n", "{title: 'On X: a study', b: 'y'}",
      problems: [":: A colon and a blank in a value need quotes around it."])
  }

  @Test func `marks damage by whole characters`() {
    checkYAML(
      #"a: "x\é""#, #"{a: 'x\é'}"#,
      problems: [
        #"\é: There is no such escape in YAML; a backslash is written '\\' between double quotes."#
      ])
    checkYAML(
      "a: [b: \"\" 日]", "{a: [{b: ''}, '日']}", problems: ["日: A comma is missing before this."])
  }

  @Test func `reads a value with a reserved first character`() {
    checkYAML(
      "a: @x\nb: y\n", "{a: '@x', b: 'y'}",
      problems: ["@: A value that begins with '@' needs quotes around it."])
  }

  @Test func `keeps keys that are indented differently`() {
    checkYAML(
      " a: x\nb: y\n", "{a: 'x', b: 'y'}",
      problems: ["b: y: This line is indented differently from those above."])
    checkYAML(
      "a: x\n  b: y\nc: z\n", "{a: 'x', b: 'y', c: 'z'}",
      problems: ["b: y: This line is indented differently from those above."])
  }

  @Test func `skips a line that is no pair`() {
    checkYAML(
      "a: x\nnonsense\nb: y\n", "{a: 'x', b: 'y'}",
      problems: ["nonsense: A key needs a colon and a blank after it."])
  }

  @Test func `reports tabs, text after values, bad escapes and repeated keys`() {
    checkYAML(
      "a:\n\tb: x\n", "{a: {b: 'x'}}",
      problems: ["\t: YAML is indented with spaces, not with tabs."])
    checkYAML(
      "a: 'x' y\n", "{a: 'x'}", problems: ["y: This text after the value belongs to nothing."])
    checkYAML(
      #"a: "\q""#, #"{a: '\q'}"#,
      problems: [
        #"\q: There is no such escape in YAML; a backslash is written '\\' between double quotes."#
      ])
    checkYAML(
      "a: 1\na: 2\n", "{a: '1', a: '2'}",
      problems: ["a: This key stands here for the second time."])
    #expect(YAMLDocument(parsing: Array("a: 1\na: 2\n".utf8)).root?["a"]?.string == "2")
  }

  @Test func `reports wrong commas and brackets`() {
    checkYAML(
      "a: [x,, y}, 'z' w]\n", "{a: ['x', 'y', 'z', 'w']}",
      problems: [
        ",: Nothing stands before this comma.", "}: This bracket closes one of another kind.",
        "w: A comma is missing before this.",
      ])
  }

  @Test(arguments: [
    "[", "{a: ", "- ", "? ", "a:\n ", "&x [", "- a: [{", "\t", "a: 'x\n", "a: \"\n",
  ])
  func `survives repeated openings`(_ unit: String) {
    let text = String(repeating: unit, count: 20_000)
    let document = YAMLDocument(parsing: Array(text.utf8))
    #expect(document.problems.count <= 100)
  }

  @Test func `survives every prefix and mutation of a text`() {
    let sample = Array(
      """
      ---
      title: "A \\u00e9 \\"b\\"" # c
      nocite: |
        @a, @b
      list: &l [x, 'y''s', {k: v, w: [1]}]
      other: *l
      - q
      ? k
      : >-2
         folded
      <<: *l
      last: é plain
        more
      ...
      """.utf8)
    for count in 0...sample.count { checkRanges(Array(sample.prefix(count)), "prefix \(count)") }
    for seed in UInt64(0)..<2_000 {
      var generator = SeededGenerator(seed: seed)
      var bytes = sample
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let offset = Int.random(in: 0..<bytes.count, using: &generator)
        let replacement = sample.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[offset] = replacement
        case 1: bytes.insert(replacement, at: offset)
        default: bytes.remove(at: offset)
        }
      }
      checkRanges(bytes, "seed \(seed)")
    }
  }

  private func checkRanges(_ bytes: [UInt8], _ name: String) {
    let document = YAMLDocument(parsing: bytes)
    let whole = 0..<bytes.count + 1
    func check(_ node: YAMLNode) {
      #expect(node.range.clamped(to: whole) == node.range, "\(name)")
      guard let text = node.text else {
        for element in node.elements { check(element) }
        for pair in node.pairs {
          check(pair.key)
          check(pair.value)
        }
        return
      }
      #expect(text.pieces.first?.decodedOffset ?? 0 == 0, "\(name)")
      #expect(text.pieces.allSatisfy { $0.sourceOffset <= bytes.count }, "\(name)")
    }
    if let root = document.root { check(root) }
    for problem in document.problems {
      #expect(problem.range.clamped(to: whole) == problem.range, "\(name)")
    }
  }
}
