import Citations
import Testing

struct DocumentLanguageTests {
  @Test(arguments: [
    ("a.md", "", DocumentLanguage.markdown), ("/x.y/A.Rmd", "bibtex", .markdown),
    ("file:///a.qmd", "", .markdown), ("refs.bib", "markdown", .bibliography),
    ("untitled:1", "markdown", .markdown), ("x/README", "Quarto", .markdown),
    ("c:\\a.b\\x", "bibtex", .bibliography), ("a.tex", "", .latex), ("A.Rnw", "", .latex),
    ("my.sty", "plaintex", .latex), ("untitled:1", "latex", .latex), ("x", "plaintex", .latex),
    ("x", "LaTeX", .latex), ("x", "rnoweb", .latex),
    ("my.csl.json", "json", .bibliography), ("refs.ris", "", .bibliography),
    ("pubmed.nbib", "", .bibliography), ("export.ENW", "", .bibliography),
  ])
  func `takes the ending first and the language id second`(
    _ path: String, _ languageID: String, _ language: DocumentLanguage
  ) {
    #expect(DocumentLanguage(path: path, languageID: languageID) == language)
  }

  @Test func `knows no other languages`() {
    #expect(DocumentLanguage(path: "a.txt") == nil)
    #expect(DocumentLanguage(path: "refs.json", languageID: "json") == nil)
    #expect(DocumentLanguage(path: "md/x", languageID: "python") == nil)
  }
}
