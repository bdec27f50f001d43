import JSON
import LanguageServer
import TestSupport
import Testing

/// A document that was edited answers as one that was opened with the same text.
struct EditTests {
  private static let pieces = [
    "@a1", "[@", "]", "; ", "@misc{", "a1", "b2", ", title = {", "}", "{", "\n", "\r\n", "\r", "\"",
    "😀", "é", "e\u{301}", " ", "---\n", "bibliography: refs.bib\n", "`", "@string{x = \"y\"}\n",
    "@misc{c3, title = {Sea}}\n", "%", "\u{2028}", "\\", "@comment{", "= x # ",
  ]

  private static let encodings = [#"["utf-8"]"#, #"["utf-16"]"#, #"["utf-32"]"#]

  /// A text with the positions it has, in the client's unit: what an editor knows.
  private struct EditorText {
    let encoding: String
    var scalars: [Unicode.Scalar]

    var text: String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }

    private func width(_ scalar: Unicode.Scalar) -> Int {
      switch encoding {
      case #"["utf-8"]"#: UTF8.width(scalar)
      case #"["utf-16"]"#: UTF16.width(scalar)
      default: 1
      }
    }

    /// The position before scalar `index`; `nil` between CR and LF, where an editor has none.
    func position(_ index: Int) -> (line: Int, character: Int)? {
      if index > 0, index < scalars.count, scalars[index - 1] == "\r", scalars[index] == "\n" {
        return nil
      }
      var line = 0
      var character = 0
      for (place, scalar) in scalars[..<index].enumerated() {
        let next = place + 1 < scalars.count ? scalars[place + 1] : " "
        if scalar == "\n" || (scalar == "\r" && next != "\n") {
          line += 1
          character = 0
        } else if scalar != "\r" {
          character += width(scalar)
        }
      }
      return (line, character)
    }
  }

  private func change(
    _ text: inout EditorText, _ random: inout SeededGenerator
  ) -> String? {
    let start = Int.random(in: 0...text.scalars.count, using: &random)
    let length = Int.random(in: 0...6, using: &random)
    let end = min(text.scalars.count, start + length)
    guard let from = text.position(start), let to = text.position(end) else { return nil }
    let piece = Self.pieces.randomElement(using: &random) ?? ""
    text.scalars.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
    return #"{"range":{"start":{"line":\#(from.line),"character":\#(from.character)},"#
      + #""end":{"line":\#(to.line),"character":\#(to.character)}},"#
      + #""text":\#(DirectClient.json(piece))}"#
  }

  /// What the client shows for the two documents, and what it is answered at some places.
  private func answers(_ client: DirectClient, _ folder: TestFolder, _ text: EditorText) -> [String]
  {
    var result: [String] = []
    let step = max(1, text.scalars.count / 12)
    for index in stride(from: 0, through: text.scalars.count, by: step) {
      guard let (line, character) = text.position(index) else { continue }
      for method in ["completion", "hover", "definition"] {
        let answer = client.ask(
          method, folder.uri("paper.md"),
          #""position":{"line":\#(line),"character":\#(character)}"#)
        result.append("\(method) \(line):\(character) \(describe(answer))")
      }
    }
    return result
  }

  private func describe(_ value: JSONValue?) -> String {
    value.map { String(decoding: $0.canonical(indentation: nil), as: UTF8.self) } ?? "nothing"
  }

  /// The last diagnostics of each document.
  private func shown(_ client: DirectClient) -> [String: String] {
    var last: [String: String] = [:]
    for message in client.takeMessages()
    where message["method"]?.string == "textDocument/publishDiagnostics" {
      last[message["params"]["uri"]?.string ?? ""] = describe(message["params"]["diagnostics"])
    }
    return last
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `incremental edit = full text`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let encoding = Self.encodings[Int(seed % 3)]
    let capabilities = #"{"general":{"positionEncodings":\#(encoding)}}"#
    let bibliography = "@misc{a1, title = {Tides}}\n@misc{b2, title = {Dunes}}\r\n"
    let folder = try TestFolder(["refs.bib": bibliography])
    let edited = DirectClient(folder: folder.path, capabilities: capabilities)
    var names = ["paper.md", "refs.bib"]
    var texts = [
      "---\nbibliography: refs.bib\n---\nSee [@a1; @b2] 😀 and @c3.\r\nMore [@sea].\n",
      bibliography,
    ].map { EditorText(encoding: encoding, scalars: Array($0.unicodeScalars)) }
    if seed % 2 == 0 {
      names.reverse()
      texts.reverse()
    }
    for (name, text) in zip(names, texts) { edited.open(folder.uri(name), text.text) }
    edited.finishLoading()
    var diagnostics = shown(edited)
    for round in 1...8 {
      for _ in 1...Int.random(in: 1...25, using: &random) {
        let which = Int.random(in: 0...1, using: &random)
        var changes: [String] = []
        for _ in 0...Int.random(in: 0...2, using: &random) {
          if let change = change(&texts[which], &random) { changes.append(change) }
        }
        edited.notify(
          "textDocument/didChange",
          #"{"textDocument":{"uri":"\#(folder.uri(names[which]))","version":\#(round)},"#
            + #""contentChanges":[\#(changes.joined(separator: ","))]}"#)
      }
      let paper = texts[names[0] == "paper.md" ? 0 : 1]
      // Asked before the loader has said anything: an answer knows the change.
      let early = answers(edited, folder, paper)
      let fresh = DirectClient(folder: folder.path, capabilities: capabilities)
      for (name, text) in zip(names, texts) { fresh.open(folder.uri(name), text.text) }
      fresh.finishLoading()
      let isScopeNew = early != answers(fresh, folder, paper)
      edited.finishLoading()
      diagnostics.merge(shown(edited)) { $1 }
      let expected = shown(fresh)
      for name in names {
        #expect(
          diagnostics[folder.uri(name)] == expected[folder.uri(name)],
          "\(name) after round \(round) (seed \(seed))")
      }
      let late = answers(edited, folder, paper)
      #expect(late == answers(fresh, folder, paper), "round \(round) (seed \(seed))")
      // Only another list of bibliographies has to be found first.
      if isScopeNew { #expect(early != late, "round \(round) (seed \(seed))") }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `an answer knows the change before it`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TestFolder(["refs.bib": "@misc{start, title = {Start}}\n"])
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("paper.md"), "See [@k].\n")
    client.open(folder.uri("refs.bib"), "@misc{start, title = {Start}}\n", language: "bibtex")
    client.finishLoading()
    for round in 1...60 {
      let key = "k\(round)x\(Int.random(in: 0..<1000, using: &random))"
      client.send([
        #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"#
          + #""\#(folder.uri("refs.bib"))","version":\#(round)},"contentChanges":[{"range":{"#
          + #""start":{"line":0,"character":0},"end":{"line":0,"character":0}},"#
          + #""text":"@misc{\#(key), title = {Round}}\n"}]}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"#
          + #""\#(folder.uri("paper.md"))","version":\#(round)},"#
          + #""contentChanges":[{"text":"See [@\#(key)]."}]}}"#,
      ])
      let hover = client.ask(
        "hover", folder.uri("paper.md"), #""position":{"line":0,"character":8}"#)
      #expect(hover["contents"]["value"]?.string?.hasPrefix("Round.") == true, "\(key)")
      let list = client.ask(
        "completion", folder.uri("paper.md"),
        #""position":{"line":0,"character":\#(6 + key.utf8.count)}"#)
      #expect(list["items"]?.elements.first { _ in true }["textEdit"]["newText"]?.string == key)
      if Bool.random(using: &random) { client.finishLoading() }
    }
  }
}
