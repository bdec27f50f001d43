import TestSupport
import Testing

@Suite struct MarkedTextTests {
  @Test func `takes markers out and gives their byte offsets`() {
    let marked = MarkedText("é1️⃣ab2️⃣")
    #expect(marked.text == "éab")
    #expect(marked.offset() == 2)
    #expect(marked.range() == 2..<4)
    #expect(marked.markers == [1, 2])
  }

  @Test func `splits files at their name lines`() {
    let marked = MarkedText(
      """
      a1️⃣
      -- refs.bib --
      b2️⃣c
      -- x --
      """)
    #expect(
      marked.files == [
        .init(name: "", text: "a\n"), .init(name: "refs.bib", text: "bc\n"),
        .init(name: "x", text: ""),
      ])
    #expect(marked.offset(2) == 1)
    #expect(marked.fileName(of: 2) == "refs.bib")
    #expect(marked.file("refs.bib").bytes == Array("bc\n".utf8))
  }

  @Test func `a text that begins with a name has no unnamed file`() {
    #expect(MarkedText("-- a --\nx").files == [.init(name: "a", text: "x")])
  }

  @Test func `keeps carriage returns`() {
    #expect(MarkedText("a\r\n1️⃣b").text == "a\r\nb")
    #expect(MarkedText("a\r\n1️⃣b").offset() == 3)
  }
}
