import JSON
import LanguageServerProtocol
import PaperIndex
import Projects
import Testing

/// A list that is sent at every keystroke is short, whatever is in it.
struct CompletionSizeTests {
  /// What a reply may have, with header and all.
  private static let limit = 20_000
  private static let clients: [CompletionCapabilities] = {
    var all: [CompletionCapabilities] = [.vsCode, .likeVSCode, .neovim, .eglot]
    for client in all {
      var tagged = client
      tagged.deprecatedTag = true
      tagged.insertsAsIs = true
      tagged.documentationFormat = [.markdown]
      all.append(tagged)
    }
    return all
  }()

  private func bib(title: String, authors: Int, abstract: String = "") -> String {
    let people = (0..<authors).map { "Featherstonehaugh\($0), Bartholomew Q." }
      .joined(separator: " and ")
    return (0..<60).map {
      """
      @article{featherstonehaugh1999long\($0), author = {\(people)}, year = 1999,
        title = {\(title) \($0)}, journal = {Journal of Long Names and Other Things},
        abstract = {\(abstract)}, note = {Retracted: no data}}
      """
    }.joined(separator: "\n")
  }

  private func check(
    _ bib: String, role: SourceRole, label: CompletionLabel = .key, itemCount: ClosedRange<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let source = makeSource("a/rather/deep/folder/with/names/\(role.rawValue).bib", bib, role)
    for (number, client) in Self.clients.enumerated() {
      let list = try #require(
        completionList(
          "See [@feather", at: 13, from: [source], for: client, label: label,
          insertTarget: "refs.bib"), sourceLocation: sourceLocation)
      let reply = OutgoingMessage.response(to: .integer(1), result: list)
      #expect(
        reply.count + 32 < Self.limit, "client \(number), \(label)", sourceLocation: sourceLocation)
      #expect(
        itemCount.contains(list.items.count), "client \(number), \(label)",
        sourceLocation: sourceLocation)
      let hasDocumentation = list.items.first?.documentation != nil
      #expect(
        hasDocumentation != client.resolveProperties.contains("documentation"),
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: CompletionLabel.allCases)
  func `has fifty papers of the project`(label: CompletionLabel) throws {
    try check(
      bib(title: "Tides", authors: 2), role: .project, label: label, itemCount: 50...50)
  }

  @Test(arguments: CompletionLabel.allCases)
  func `has most of fifty long ones`(label: CompletionLabel) throws {
    let title = String(repeating: "A very long title of a paper ", count: 12)
    let abstract = String(repeating: "Words of an abstract. ", count: 200)
    try check(
      bib(title: title, authors: 40, abstract: abstract), role: .project, label: label,
      itemCount: 40...50)
  }

  @Test func `has half of fifty that can be added`() throws {
    try check(bib(title: "Tides", authors: 2), role: .index, itemCount: 25...50)
  }

  @Test func `counts bytes and not characters`() throws {
    let title = String(
      repeating: "\u{1F600}\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \\\" ", count: 60)
    try check(bib(title: title, authors: 2), role: .index, itemCount: 12...50)
  }

  @Test func `has the first one, however long`() throws {
    let key = String(repeating: "k", count: 30_000)
    let list = try #require(
      completionList(
        "[@k", at: 3, from: [makeSource("refs.bib", "@misc{\(key)}")], for: .neovim))
    #expect(list.items.count == 1)
  }
}
