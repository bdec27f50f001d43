import Bibliography
import CitationFeatures
import Testing

/// Texts of others, cut for their place.
struct ShownTextTests {
  @Test(arguments: [
    ("ab cd", 5, "ab cd"), ("ab cd", 4, "ab …"), (" ab\n", 5, "ab"), ("\u{A0}ab\u{A0}", 9, "ab"),
    ("é à", 3, "é à"), ("à", 1, "à"), ("", 5, ""), ("  ", 5, ""),
  ])
  func `a text is cut at a word, and shown without blanks around it`(
    text: String, limit: Int, shown: String
  ) {
    #expect(ShownText.cut(text, to: limit) == shown)
  }

  @Test(arguments: [
    ("/paper/refs.bib", "refs.bib"), ("refs.bib", "refs.bib"), ("/paper/refs.bib/", "refs.bib"),
    ("/", "/"), ("", ""), ("/paper/a#b.bib", "a#b.bib"),
    ("vscode-notebook-cell:/paper/a.ipynb#W0", "a.ipynb"),
  ])
  func `a file is called by the last component of its path`(path: String, name: String) {
    #expect(fileName(path) == name)
  }

  @Test func `two links to one place are one`() {
    let entry = Entry(
      key: "k", type: "article",
      fields: [
        Entry.Field(name: "doi", value: Array("10.1000/AB#c".utf8), form: .plain),
        Entry.Field(
          name: "url", value: Array("HTTP://dx.doi.org/10.1000/ab%23c/".utf8), form: .plain),
      ])
    #expect(entry.links.map(\.target) == ["https://doi.org/10.1000/ab%23c"])
  }
}
