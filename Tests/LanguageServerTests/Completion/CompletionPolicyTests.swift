import CitationFeatures
import Citations
import Formats
import LanguageServerProtocol
import PaperIndex
import Testing
import TextStorage

@testable import LanguageServer

/// What each kind of client is sent survives what that client does with it.
struct CompletionPolicyTests {
  private static let bib = """
    @article{weston2023chain, author = {Weston, Jason and Müller, Eva and Xu, Jing}, year = 2023,
      title = {Chain-of-Verification Reduces Hallucination}, journal = {Findings of ACL}}
    @book{DBLP:conf/x/Y-10.1, editor = {Roe, Ann}, title = {System 2 Attention}, year = 2022}
    @misc{2012ApJ...744...93C, title = {The chain of stars, 2023}}
    """

  /// What is typed after the mark; each finds something.
  private static let typed = [
    "", "w", "weston", "Weston2023", "weston2023chain", "chain", "chain ", "chain verif", "verif",
    "hallu red", "weston 23", "2023", "findings", "acl", "CHAIN", "wston",
    "haluc", "muller", "Müller", "DBLP:", "DBLP:conf/", "DBLP:conf/x/Y-", "dblp:conf/x/y-10.",
    "system 2", "system 2 att", "roe", "2012ApJ.", "stars",
  ]

  private static let vsCode: CompletionCapabilities = {
    var client = CompletionCapabilities()
    client.insertReplace = true
    client.labelDetails = true
    client.itemDefaults = [
      "commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data",
    ]
    client.resolveProperties = ["documentation", "detail", "additionalTextEdits"]
    return client
  }()

  /// lsp-mode and Helix: VS Code's edits, no details.
  private static let likeVSCode: CompletionCapabilities = {
    var client = CompletionCapabilities()
    client.insertReplace = true
    return client
  }()

  private static let neovim: CompletionCapabilities = {
    var client = CompletionCapabilities()
    client.itemDefaults = ["editRange", "insertTextFormat", "insertTextMode", "data"]
    client.resolveProperties = ["additionalTextEdits", "command"]
    return client
  }()

  /// What a client is sent for `typed` in `[@typed]`, the rest of a key after it.
  private func makeList(
    _ typed: String, rest: String = "", for client: CompletionCapabilities
  ) -> CompletionList? {
    let source = BibTeXSource.parse(SourceText(CompletionPolicyTests.bib))
    let library = Library([
      Library.Member(
        source: IndexedSource(name: "/refs.bib", source: source).withWords(), role: .project)
    ])
    let text = "As shown [@\(typed)\(rest)]"
    let context = DocumentContext(
      bytes: Array(text.utf8), language: .markdown,
      citations: citations(in: Array(text.utf8), language: .markdown), library: library,
      sources: SourcesState(isComplete: true))
    var capabilities = ClientCapabilities()
    capabilities.completion = client
    let policy = CompletionPolicy(
      capabilities: client, convert: ToProtocol(encoding: .utf16, capabilities: capabilities))
    return CitationCompletion(at: 11 + typed.utf8.count, in: context).map {
      policy.list($0, in: SourceText(text), of: DocumentURI("file:///paper.md"))
    }
  }

  /// Checks that a client keeps every item, in the server's order.
  private func check(
    _ typed: String, for client: CompletionCapabilities, keeps: (CompletionItem) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let list = try #require(makeList(typed, for: client), sourceLocation: sourceLocation)
    #expect(!list.items.isEmpty, sourceLocation: sourceLocation)
    #expect(list.isIncomplete, sourceLocation: sourceLocation)
    for item in list.items {
      #expect(keeps(item), "\(item.label)", sourceLocation: sourceLocation)
    }
    let order = list.items.compactMap(\.sortText)
    #expect(order == order.sorted(), sourceLocation: sourceLocation)
    #expect(Set(order.map(\.utf8.count)) == [6], sourceLocation: sourceLocation)
    #expect(order.count == list.items.count, sourceLocation: sourceLocation)
  }

  @Test(arguments: typed)
  func `survives the rule of VS Code`(typed: String) throws {
    for client in [Self.vsCode, Self.likeVSCode] {
      try check(typed, for: client) { VSCodeFilter.keeps($0, typed: typed) }
      // Equal filter texts score alike, so that the order of the sort texts remains.
      #expect(Set(makeList(typed, for: client)?.items.map(\.filterText) ?? []).count == 1)
    }
  }

  @Test(arguments: typed)
  func `survives the rule of Neovim`(typed: String) throws {
    try check(typed, for: Self.neovim) { NeovimFilter.keeps($0, typed: typed) }
  }

  @Test(arguments: typed)
  func `survives the rule of Eglot`(typed: String) throws {
    try check(typed, for: CompletionCapabilities()) { EglotFilter.keeps($0, typed: typed) }
  }

  @Test func `puts what found a paper into a label that is compared`() throws {
    func labels(_ typed: String, _ client: CompletionCapabilities) throws -> [String] {
      try #require(makeList(typed, for: client)).items.map(\.label)
    }
    let label = "weston2023chain  Weston et al. 2023. Chain-of-Verification Reduces Hallucination"
    #expect(try labels("chain muller", CompletionCapabilities()) == ["\(label)  ← muller"])
    #expect(try labels("muller chain", CompletionCapabilities()) == [label])
    #expect(
      try labels("muller", Self.neovim) == [
        "weston2023chain  Weston et al. 2023. Chain-of-Verification Reduces …"
      ])
    #expect(try labels("muller", Self.vsCode) == ["weston2023chain"])
  }

  /// A rule that keeps everything would prove nothing.
  @Test func `fails with other filter texts`() {
    func item(_ label: String, _ filterText: String? = nil) -> CompletionItem {
      CompletionItem(label: label, filterText: filterText)
    }
    #expect(!VSCodeFilter.keeps(item("weston2023chain"), typed: "verif"))
    #expect(!VSCodeFilter.keeps(item("weston2023chain"), typed: "eston"))
    #expect(VSCodeFilter.keeps(item("weston2023chain"), typed: "wchain"))
    #expect(VSCodeFilter.keeps(item("weston_chain"), typed: "chain"))
    #expect(VSCodeFilter.keeps(item("westonChain"), typed: "chain"))
    #expect(!VSCodeFilter.keeps(item("a", "chain"), typed: "chain verif"))
    #expect(
      !VSCodeFilter.keeps(
        item("a", String(repeating: "a ", count: 70) + "verif"), typed: "verif"))
    #expect(!NeovimFilter.keeps(item("weston2023chain"), typed: "verif"))
    #expect(!EglotFilter.keeps(item("weston2023chain"), typed: "verif"))
    #expect(EglotFilter.keeps(item("smith:2020"), typed: "jones:20"))
  }

  @Test func `puts the range once where the client knows how`() throws {
    let list = try #require(makeList("weston2023", rest: "chain", for: Self.vsCode))
    let insert = PositionRange(
      start: Position(line: 0, character: 11), end: Position(line: 0, character: 21))
    let replace = PositionRange(
      start: Position(line: 0, character: 11), end: Position(line: 0, character: 26))
    #expect(list.itemDefaults?.editRange == .insertReplace(insert: insert, replace: replace))
    #expect(list.items.first?.edit == .text("weston2023chain"))
    #expect(list.items.first?.documentation == nil)
  }

  @Test func `puts the range into each item of a plain client`() throws {
    let list = try #require(makeList("verif", rest: "x", for: CompletionCapabilities()))
    #expect(list.itemDefaults == nil)
    let item = try #require(list.items.first)
    #expect(
      item.edit
        == .edit(
          TextEdit(
            range: PositionRange(
              start: Position(line: 0, character: 11), end: Position(line: 0, character: 16)),
            newText: "weston2023chain")))
    #expect(
      item.label
        == "weston2023chain  Weston et al. 2023. Chain-of-Verification Reduces Hallucination")
    #expect(item.labelDetails == nil)
    #expect(item.filterText == nil)
    #expect(item.documentation?.kind == .plainText)
  }

  @Test func `puts braces around a key that needs them`() throws {
    let list = try #require(makeList("stars", for: Self.vsCode))
    #expect(list.items.map(\.edit) == [.text("{2012ApJ...744...93C}")])
    #expect(list.items.map(\.label) == ["2012ApJ...744...93C"])
    #expect(list.items.first?.labelDetails?.description == "The chain of stars, 2023")
  }

  @Test func `counts columns in the client's unit`() throws {
    let list = try #require(makeList("Müller", for: Self.likeVSCode))
    guard case .edit(let edit) = list.items.first?.edit else {
      Issue.record("no edit")
      return
    }
    #expect(edit.range.end.character == 17)
  }

  @Test func `lets no client indent what it inserts`() throws {
    var client = CompletionCapabilities()
    client.insertsAsIs = true
    let list = try #require(makeList("verif", for: client))
    #expect(list.items.map(\.insertTextMode) == [.asIs])
    client.itemDefaults = ["insertTextMode"]
    let short = try #require(makeList("verif", for: client))
    #expect(short.itemDefaults == CompletionItemDefaults(insertTextMode: .asIs))
    #expect(short.items.map(\.insertTextMode) == [nil])
  }

  @Test func `lets no item be a snippet`() throws {
    for client in [Self.vsCode, Self.neovim, CompletionCapabilities()] {
      let items = try #require(makeList("verif", for: client)).items
      #expect(items.allSatisfy { $0.insertTextFormat == nil || $0.insertTextFormat == .plainText })
    }
  }
}
