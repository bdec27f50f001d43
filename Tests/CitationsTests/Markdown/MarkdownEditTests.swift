import Testing

@testable import Citations

struct MarkdownEditTests {
  private func document(_ text: String) -> DocumentCitations {
    citations(in: Array(text.utf8), language: .markdown)
  }

  /// What is read again when `old` becomes `new`; `nil` if that is all of it.
  private func reread(_ old: String, _ new: String) -> String? {
    let blocks = MarkdownBlocks(Array(old.utf8), readsMetadata: true)
    let bytes = Array(new.utf8)
    return MarkdownBlocks.reading(bytes, after: blocks).map {
      String(decoding: bytes[$0.reread.range], as: UTF8.self)
    }
  }

  private let text = "See @a.\n\nAnd @b.\n\nSo [@c].\n\nThus @d.\n\nHence @e.\n"

  @Test func `an edit makes little be read again`() {
    #expect(
      reread(
        "First.\n\n" + text, "First.\n\nSee @a.\n\nAnd @b.\n\nSo [@cd].\n\nThus @d.\n\nHence @e.\n")
        == "See @a.\n\nAnd @b.\n\nSo [@cd].\n\n")
  }

  @Test func `what opens and is not closed makes all be read again, at the next edit`() {
    let open = "See @a.\n\nAnd @b.\n\n<!-- So @c.\n\nThus @d.\n\nHence @e.\n"
    #expect(reread(text, open) != nil)
    #expect(reread(open, text) == nil)
  }

  @Test func `metadata that change make all be read again`() {
    #expect(reread("---\ntitle: x\n---\n\n" + text, "---\ntitle: y\n---\n\n" + text) == nil)
  }

  @Test func `an example label makes all be read again`() {
    #expect(reread(text, text + "\n(@a) An example.\n") == nil)
  }

  @Test(arguments: [
    // A key grows; a paragraph goes; one comes; two become one.
    "See @a.\n\nAnd @bc.\n\nSo [@c].\n\nThus @d.\n\nHence @e.\n",
    "See @a.\n\nSo [@c].\n\nThus @d.\n\nHence @e.\n",
    "See @a.\n\nAnd @b.\n\n@x\n\nSo [@c].\n\nThus @d.\n\nHence @e.\n",
    "See @a.\n\nAnd @b.\nSo [@c].\n\nThus @d.\n\nHence @e.\n",
    // All that follows becomes code, a comment, or part of a list.
    "```\nSee @a.\n\nAnd @b.\n\nSo [@c].\n\nThus @d.\n\n```\nHence @e.\n",
    "See @a.\n\n<!-- And @b.\n\nSo [@c].\n\nThus @d. -->\n\nHence @e.\n",
    "- See @a.\n\n    And @b.\n\nSo [@c].\n\nThus @d.\n\nHence @e.\n",
    "", "See @a.\n\nAnd @b.\n\nSo [@c].\n\nThus @d.\n\nHence @e.\n\n@f",
  ])
  func `an edited text cites what it would if it were new`(new: String) {
    #expect(
      citations(in: Array(new.utf8), language: .markdown, after: document(text)) == document(new))
    #expect(
      citations(in: Array(text.utf8), language: .markdown, after: document(new)) == document(text))
  }

  @Test func `any number of edits leaves what the text cites`() {
    let tokens = [
      "@a", "[@b; -@c]", "\n\n", "\n", "- ", "> ", "```\n", "    ", "<!-- ", "-->", "{", "}", "]",
      "[",
      "`", "# ", ":::\n", "(@x) ", "\\begin{x}", "\\end{x}", "---\n", "[x]: y\n", "\"title\"\n",
      "<div>",
      "</div>", "{cite}`d`", "\r\n", "é", "@{e f}", "\\@", ": ", "*", "$",
    ]
    let start = Array(String(repeating: text + "\n- [@f]\n\n> @g\n\n## @h\n\n", count: 3).utf8)
    var random = Edits(seed: 11)
    var bytes = start
    var old = citations(in: bytes, language: .markdown)
    for _ in 0..<3000 {
      if bytes.count > 4 * start.count { bytes = start }
      let place = random.number(below: bytes.count + 1)
      let end = min(
        bytes.count, place + (random.number(below: 3) == 0 ? random.number(below: 9) : 0))
      let token = tokens[random.number(below: tokens.count)]
      bytes.replaceSubrange(
        place..<end, with: random.number(below: 4) == 0 ? [] : Array(token.utf8))
      let found = citations(in: bytes, language: .markdown, after: old)
      guard found == citations(in: bytes, language: .markdown) else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self))")
        return
      }
      old = found
    }
  }

  private struct Edits {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func number(below count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
  }
}
