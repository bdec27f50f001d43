import LanguageServerProtocol
import Projects
import Testing

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

  /// What a client is sent for `typed` in `[@typed]`, the rest of a key after it.
  private func makeList(
    _ typed: String, rest: String = "", for client: CompletionCapabilities,
    label: CompletionLabel = .key
  ) -> CompletionList? {
    completionList(
      "As shown [@\(typed)\(rest)]", at: 11 + typed.utf8.count,
      from: [makeSource("refs.bib", CompletionPolicyTests.bib)], for: client, label: label)
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
    for client in [CompletionCapabilities.vsCode, .likeVSCode] {
      try check(typed, for: client) { VSCodeFilter.keeps($0, typed: typed) }
      // Equal filter texts score alike, so that the order of the sort texts remains.
      #expect(Set(makeList(typed, for: client)?.items.map(\.filterText) ?? []).count == 1)
    }
  }

  @Test(arguments: typed)
  func `survives the rule of Neovim`(typed: String) throws {
    try check(typed, for: .neovim) { NeovimFilter.keeps($0, typed: typed) }
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
      try labels("muller", .neovim) == [
        "weston2023chain  Weston et al. 2023. Chain-of-Verification Reduces …"
      ])
    #expect(try labels("muller", .vsCode) == ["weston2023chain"])
  }

  @Test(arguments: typed)
  func `survives with titles or authors first`(typed: String) throws {
    for label in [CompletionLabel.title, .authors] {
      for client in [CompletionCapabilities.vsCode, .likeVSCode] {
        for item in try #require(makeList(typed, for: client, label: label)).items {
          #expect(VSCodeFilter.keeps(item, typed: typed), "\(item.label)")
        }
      }
      for item in try #require(makeList(typed, for: .neovim, label: label)).items {
        #expect(NeovimFilter.keeps(item, typed: typed), "\(item.label)")
      }
      for item in try #require(makeList(typed, for: .eglot, label: label)).items {
        #expect(EglotFilter.keeps(item, typed: typed), "\(item.label)")
      }
    }
  }

  @Test func `puts first what the settings say`() throws {
    func label(_ first: CompletionLabel, _ client: CompletionCapabilities) throws -> String {
      let item = try #require(makeList("verif", for: client, label: first)?.items.first)
      let details = item.labelDetails
      return [item.label, details?.detail, details?.description].compactMap { $0 }
        .joined(separator: "|")
    }
    let title = "Chain-of-Verification Reduces Hallucination"
    #expect(try label(.key, .vsCode) == "weston2023chain|  Weston et al. 2023|\(title)")
    #expect(try label(.title, .vsCode) == "\(title)|  Weston et al. 2023|weston2023chain")
    #expect(try label(.authors, .vsCode) == "Weston et al. 2023|  \(title)|weston2023chain")
    #expect(
      try label(.title, .eglot) == "\(title)  Weston et al. 2023  weston2023chain")
    #expect(
      try label(.authors, .eglot) == "Weston et al. 2023. \(title)  weston2023chain")
    #expect(
      try label(.title, .neovim)
        == "Chain-of-Verification Reduces …  Weston et al. 2023  weston2023chain")
    #expect(
      try label(.authors, .neovim)
        == "Weston et al. 2023. Chain-of-Verification Reduces …  weston2023chain")
  }

  @Test func `calls a paper by its key that has nothing else`() throws {
    for client in [CompletionCapabilities.vsCode, .neovim, .eglot] {
      for label in CompletionLabel.allCases {
        let list = completionList(
          "[@a", at: 3, from: [makeSource("refs.bib", "@misc{a}")], for: client, label: label)
        #expect(list?.items.map(\.label) == ["a"])
      }
    }
  }

  @Test func `says in the label where a paper is from that the project has not`() throws {
    let list = try #require(
      completionList(
        "[@tides", at: 7,
        from: [
          makeSource("index.bib", "@misc{a, title = {Tides}, year = 1999}", .index),
          makeSource("library.bib", "@misc{b, title = {Tides}, year = 1949}", .global),
        ], for: .vsCode))
    #expect(list.items.map { $0.labelDetails?.detail } == ["  1949 (library)", "  1999 (index)"])
    #expect(list.items.map(\.detail) == ["in your library library.bib", "in your index index.bib"])
  }

  @Test func `has a retracted paper struck through as the client can`() throws {
    func deprecation(_ client: CompletionCapabilities) -> CompletionItem.Deprecation? {
      completionList(
        "[@a", at: 3, from: [makeSource("refs.bib", "@misc{a, title = {RETRACTED: Tides}}")],
        for: client)?.items.first?.deprecation
    }
    var client = CompletionCapabilities()
    #expect(deprecation(client) == nil)
    client.deprecated = true
    #expect(deprecation(client) == .member)
    client.deprecatedTag = true
    #expect(deprecation(client) == .tag)
  }

  @Test func `has the entry written of a paper that the project has not`() throws {
    let sources = [
      makeSource("refs.bib", "@misc{own, title = {Tides of the sea}}"),
      makeSource("index.bib", "@misc{found, title = {Tides of the north}}", .index),
    ]
    func commands(insertTarget: String?) throws -> [String?] {
      try #require(
        completionList(
          "[@tides", at: 7, from: sources, for: .vsCode, insertTarget: insertTarget)
      ).items.map { item in
        item.command.map {
          "\($0.title): \($0.command) \(String(decoding: $0.arguments ?? [], as: UTF8.self))"
        }
      }
    }
    #expect(
      try commands(insertTarget: "refs.bib") == [
        nil,
        #"Add to refs.bib: refdesk.insertEntry [{"document":"file:///paper.md","#
          + #""source":"/paper/index.bib","key":"found","as":"found"}]"#,
      ])
    #expect(try commands(insertTarget: nil) == [nil, nil])
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
    let list = try #require(makeList("weston2023", rest: "chain", for: .vsCode))
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
    let list = try #require(makeList("stars", for: .vsCode))
    #expect(list.items.map(\.edit) == [.text("{2012ApJ...744...93C}")])
    #expect(list.items.map(\.label) == ["2012ApJ...744...93C"])
    #expect(list.items.first?.labelDetails?.description == "The chain of stars, 2023")
  }

  @Test func `counts columns in the client's unit`() throws {
    let list = try #require(makeList("Müller", for: .likeVSCode))
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
    for client in [CompletionCapabilities.vsCode, .neovim, CompletionCapabilities()] {
      let items = try #require(makeList("verif", for: client)).items
      #expect(items.allSatisfy { $0.insertTextFormat == nil || $0.insertTextFormat == .plainText })
    }
  }
}
