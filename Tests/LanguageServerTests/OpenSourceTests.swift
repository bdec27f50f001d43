import Foundation
import JSON
import TestSupport
import Testing

/// Sources that are open in the editor, in ways that editors really do it.
struct OpenSourceTests {
  private func hover(_ client: DirectClient, _ uri: String, character: Int = 8) -> String {
    client.ask("hover", uri, #""position":{"line":0,"character":\#(character)}"#)["contents"][
      "value"]?
      .string ?? ""
  }

  @Test func `is opened by another name of the same file`() throws {
    let folder = try TestFolder([
      "refs.bib": "@misc{a1, title = {Saved}}\n", "paper.md": "",
      "refdesk.json":
        #"{"sources": ["refs.bib"]}"#,
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.bib"), withDestinationPath: "refs.bib")
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("paper.md"), "See [@a1].")
    client.open(folder.uri("link.bib"), "@misc{a1, title = {Typed}}\n", language: "bibtex")
    client.finishLoading()
    #expect(hover(client, folder.uri("paper.md")).hasPrefix("Typed."))
    let definition = client.ask(
      "definition", folder.uri("paper.md"), #""position":{"line":0,"character":8}"#)
    #expect(definition?.elements.map { $0["uri"]?.string } == [folder.uri("link.bib")])
    client.notify(
      "textDocument/didClose", #"{"textDocument":{"uri":"\#(folder.uri("link.bib"))"}}"#)
    client.finishLoading()
    #expect(hover(client, folder.uri("paper.md")).hasPrefix("Saved."))
  }

  @Test func `is open under two names, and closed under one`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{a1, title = {Saved}}\n", "paper.md": ""])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.bib"), withDestinationPath: "refs.bib")
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("paper.md"), "See [@a1].")
    client.open(folder.uri("link.bib"), "@misc{a1, title = {Typed}}\n", language: "bibtex")
    client.open(folder.uri("refs.bib"), "@misc{a1, title = {Typed}}\n", language: "bibtex")
    client.finishLoading()
    #expect(hover(client, folder.uri("paper.md")).hasPrefix("Typed."))
    client.notify(
      "textDocument/didClose", #"{"textDocument":{"uri":"\#(folder.uri("link.bib"))"}}"#)
    client.finishLoading()
    #expect(hover(client, folder.uri("paper.md")).hasPrefix("Typed."))
  }

  @Test func `a listing stops to be one as it is edited`() throws {
    let listing = """
      2023
      pdf
      bib
      abs
      Sea and Shore
      Ann Jones
      |
      Jane Smith
      Proceedings of the 1st Meeting on Tides
      How the tides rise.

      """
    let folder = try TestFolder([
      "page.txt": listing, "paper.md": "", "refdesk.json": #"{"sources": ["page.txt"]}"#,
    ])
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("page.txt"), listing, language: "text")
    client.open(folder.uri("paper.md"), "See [@jones2023sea].")
    client.finishLoading()
    #expect(hover(client, folder.uri("paper.md")).contains("Sea and Shore"))
    client.notify(
      "textDocument/didChange",
      #"{"textDocument":{"uri":"\#(folder.uri("page.txt"))","version":2},"#
        + #""contentChanges":[{"text":"nothing of the kind"}]}"#)
    client.finishLoading()
    #expect(hover(client, folder.uri("paper.md")).contains("Sea and Shore"))
    client.notify(
      "textDocument/didChange",
      #"{"textDocument":{"uri":"\#(folder.uri("page.txt"))","version":3},"#
        + #""contentChanges":[{"text":\#(DirectClient.json("\n" + listing))}]}"#)
    client.finishLoading()
    let definition = client.ask(
      "definition", folder.uri("paper.md"), #""position":{"line":0,"character":8}"#)
    #expect(definition?.elements.map { $0["range"]["start"]["line"]?.int } == [5])
  }

  @Test func `a document is renamed`() throws {
    let folder = try TestFolder(
      [
        "refs.bib": "@misc{a1, title = {A}}\n", "below/refs.bib": "@misc{b1, title = {B}}\n",
      ].filter { !$0.key.contains("/") })
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("old.md"), "See [@nobody].")
    client.finishLoading()
    client.notify(
      "textDocument/didClose", #"{"textDocument":{"uri":"\#(folder.uri("old.md"))"}}"#)
    client.open(folder.uri("new.md"), "See [@nobody].")
    client.finishLoading()
    let said = client.takeMessages().compactMap { message -> String? in
      guard let uri = message["params"]["uri"]?.string else { return nil }
      let count = message["params"]["diagnostics"]?.elements.reduce(0) { sum, _ in sum + 1 } ?? 0
      return "\(uri.split(separator: "/").last ?? "") \(count)"
    }
    #expect(said == ["old.md 1", "old.md 0", "new.md 1"])
  }

  @Test func `keeps nothing of documents that were asked about and never opened`() throws {
    let client = DirectClient(
      folder: nil,
      capabilities:
        #"{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}"#)
    for number in 0..<100 {
      let answer = client.ask("diagnostic", "file:///none\(number).md")
      #expect(answer["resultId"] == nil)
    }
  }
}
