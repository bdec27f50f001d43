import Bibliography
import Testing

/// What an entry says of no longer standing.
struct WithdrawalTests {
  /// Checks what an entry with one field says: its kind, and the statement after a colon.
  private func check(
    _ name: String, _ value: String, _ expected: String?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let field = Entry.Field(name: name, value: Array(value.utf8), form: .latex)
    let found = Entry(key: Citekey(utf8: []), type: "article", fields: [field]).withdrawal
    let shown = found.map {
      $0.statement.isEmpty ? $0.kind.rawValue : "\($0.kind.rawValue): \($0.statement)"
    }
    #expect(shown == expected, sourceLocation: sourceLocation)
  }

  @Test func `reads the state of a publication`() {
    check("pubstate", "retracted", "retracted")
    check("pubstate", "Withdrawn", "withdrawn")
    check("status", "{retracted}", "retracted")
    check("status", "Retracted 2014", "retracted")
    check("pubstate", "inpress", nil)
    check("pubstate", "", nil)
  }

  @Test(arguments: [
    "RETRACTED: Tides", "Retracted: Tides", "[RETRACTED] Tides", "{RETRACTED}: Tides",
    "RETRACTED ARTICLE: Tides", "Retracted Article: Tides", "RETRACTED Tides of the sea",
    "{Retracted article}: Tides", "(Retracted) Tides",
  ])
  func `reads the mark before a title`(title: String) {
    check("title", title, "retracted")
    check(
      "title",
      title.replacing("RETRACTED", with: "WITHDRAWN").replacing("Retracted", with: "Withdrawn"),
      "withdrawn")
  }

  @Test(arguments: [
    "Retracted papers and their readers", "Withdrawn children at school", "Retraction: Tides",
    "Retraction note to: Tides", "RETRACTED PAPERS AND THEIR READERS", "Superseded: a novel",
    "Retracted", "On retracted: articles", "WITHDRAWN", "Tides (retracted)",
    "Retracted articles: who cites them?",
  ])
  func `takes no other title for a mark`(title: String) { check("title", title, nil) }

  @Test func `reads notes`() {
    check(
      "note", "Retraction in: Nature. 2014;511:112",
      "retracted: Retraction in: Nature. 2014;511:112")
    check(
      "annotation", "Published online.\nRetracted in: J. Tides 3",
      "retracted: Retracted in: J. Tides 3")
    check(
      "note", "12 pages, withdrawn", nil)
    check(
      "note", "This paper has been withdrawn by the author due to an error in Lemma 2",
      "withdrawn: This paper has been withdrawn by the author due to an error in Lemma 2")
    check(
      "note", "12 pages; This submission has been withdrawn by arXiv administrators",
      "withdrawn: This submission has been withdrawn by arXiv administrators")
    check("annote", "Retracted Publication", "retracted: Retracted Publication")
    check("note", "superseded by arXiv:2001.12345", "superseded: superseded by arXiv:2001.12345")
    check(
      "note", "This version is now superseded by the journal's",
      "superseded: This version is now superseded by the journal's")
    check("note", "[RETRACTED]", "retracted: RETRACTED")
  }

  @Test(arguments: [
    "A previous version has been withdrawn", "Withdrawn from ICLR", "This paper supersedes 2001.1",
    "Retraction of: J. Tides 3", "partly superseded by 2001.1", "money was withdrawn",
    "Withdrawn Submission", "on papers that were retracted", "not superseded by anything", "",
    "The theory was superseded by another", "superseded",
  ])
  func `takes no other note for a statement`(note: String) { check("note", note, nil) }

  @Test func `takes what a volume says for the volume's`() {
    let inherited = Entry.Field(
      name: "note", value: Array("Retracted: all".utf8), form: .latex,
      inheritance: Inheritance(key: Citekey(utf8: [0x61]), relation: .crossref))
    #expect(
      Entry(key: Citekey(utf8: []), type: "article", fields: [inherited]).withdrawal == nil)
  }

  @Test func `prefers the words of a note`() {
    let fields = [("pubstate", "retracted"), ("note", "Retracted: no data.")].map {
      Entry.Field(name: $0, value: Array($1.utf8), form: .plain)
    }
    #expect(
      Entry(key: Citekey(utf8: []), type: "article", fields: fields).withdrawal
        == Withdrawal(.retracted, statement: "Retracted: no data."))
  }

  @Test func `reads little of a long note`() {
    let note = String(repeating: "a ", count: 100_000) + ". Retracted: x"
    check("note", note, nil)
    check(
      "note", "Retracted: " + String(repeating: "a", count: 300),
      "retracted: Retracted: " + String(repeating: "a", count: 149) + " …")
  }
}
