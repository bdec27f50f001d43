import Projects
import Testing

/// What is said of a bibliography that is not there, or that nobody can use.
struct NearBibliographiesTests {
  /// Checks the problems of a document in a workspace that declares `names`, with the folder left out;
  /// what may be meant follows behind an arrow.
  private func check(
    _ files: [String: String], _ names: String..., says expected: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let workspace = Workspace(files)
    let scope = ProjectScope(
      documentFolder: workspace.folder.path("text"), workspaceFolder: workspace.folder.path,
      declared: names)
    let failures = workspace.loader.open(scope).failures(
      declaredAt: names.indices.map { $0..<$0 + 1 })
    let found = failures.map { failure in
      let message = failure.message.replacing(workspace.folder.path, with: "$")
      return "\(failure.severity) \(failure.code): \(message)"
        + (failure.suggestion.map { " \($0.written) → \($0.meant)" } ?? "")
    }
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  private func missing(_ name: String, _ tried: String, _ more: String, _ end: String) -> String {
    "error unreadable-bibliography: There is no bibliography “\(name)”: “\(tried)” does not exist. "
      + "Nor does “\(more)”.\(end)"
  }

  @Test func `names all places where it was looked for`() {
    check(
      [:], "refs.bib", says: missing("refs.bib", "$/text/refs.bib", "$/refs.bib", ""))
  }

  @Test func `names the file whose name is near`() {
    check(
      ["text/references.bib": "@misc{a}", "text/zoo.bib": "@misc{a}"], "refs.bib",
      says: missing(
        "refs.bib", "$/text/refs.bib", "$/refs.bib",
        " Did you mean “references.bib”? refs.bib → references.bib"))
    check(
      ["text/bib/litreature.bib": "@misc{a}", "text/bib/zoo.bib": "@misc{a}"],
      "bib/literature.bib",
      says: missing(
        "bib/literature.bib", "$/text/bib/literature.bib", "$/bib/literature.bib",
        " Did you mean “bib/litreature.bib”? bib/literature.bib → bib/litreature.bib"))
  }

  @Test func `names a file with a near name that the project has anyway`() {
    check(
      [
        "text/refs.bib": "@misc{a}", "text/more.bib": "@misc{b}",
        "refdesk.json": #"{"sources": ["text/refs.bib", "text/more.bib"]}"#,
      ], "ref.bib",
      says: missing(
        "ref.bib", "$/text/ref.bib", "$/ref.bib", " Did you mean “refs.bib”? ref.bib → refs.bib"))
  }

  @Test func `names the only file there is, but none that is named already`() {
    check(
      ["zoo.bib": "@misc{a}"], "refs.bib",
      says: missing(
        "refs.bib", "$/text/refs.bib", "$/refs.bib",
        " Did you mean “zoo.bib”? refs.bib → zoo.bib"))
    check(
      ["zoo.bib": "@misc{a}"], "zoo.bib", "refs.bib",
      says: missing("refs.bib", "$/text/refs.bib", "$/refs.bib", ""))
  }

  @Test func `knows which file has no entries`() {
    check(
      ["a.bib": "", "b.bib": "% nothing yet\n", "c.bib": "@string{x = {X}}", "d.bib": "@misc{d}"],
      "a.bib", "b.bib", "c.bib", "d.bib",
      says: "warning empty-bibliography: “a.bib” has no entries.",
      "warning empty-bibliography: “b.bib” has no entries.")
  }
}
