import Foundation
import JSON
import LanguageServerProtocol
import TestSupport
import Testing

/// What is said of a thesis, citation by citation: on the command line and in the editor.
struct ThesisTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder(Thesis.files)
  }

  private static let documents = Thesis.fileNames.filter { $0.hasSuffix(".tex") }

  private static let expected = Thesis.citations.filter { $0.kind != .known }.map { citation in
    let code = citation.kind == .unknown ? "unknown-key" : "not-in-bibliography"
    return "\(citation.file):\(citation.line + 1):\(citation.column + 1) \(citation.key) \(code)"
  }

  private func run(_ words: [String], in folder: String) throws -> [String] {
    let program = try #require(TranscriptTests.program)
    let words = ["check", "--json"] + words
    let run = try #require(CommandRun(program, words.map { Array($0.utf8) }, in: folder))
    #expect(run.messages.isEmpty)
    return try run.output.split(separator: "\n").map { line in
      let finding = try JSONDocument(parsing: Array(line.utf8)).root
      let message = finding["message"]?.string ?? ""
      let key = message.split(separator: "“").last?.split(separator: "”").first ?? ""
      let named = message.firstRange(of: "“").map { message[$0.upperBound...].prefix { $0 != "”" } }
      return "\(finding["file"]?.string ?? ""):\(finding["line"]?.int ?? 0):"
        + "\(finding["column"]?.int ?? 0) \(named ?? key) \(finding["code"]?.string ?? "")"
    }
  }

  @Test func `check finds the unknown keys of all files and nothing else`() throws {
    #expect(try Set(run(["."], in: folder.path)) == Set(Self.expected))
    #expect(try run(["."], in: folder.path).count == Self.expected.count)
  }

  @Test(arguments: documents)
  func `check finds those of a single file`(document: String) throws {
    #expect(try run([document], in: folder.path) == Self.expected.filter { $0.hasPrefix(document) })
  }

  @Test func `check finds the root from another folder`() throws {
    let document = "chapters/conclusion/conclusion.tex"
    #expect(
      try run([folder.path(document)], in: "/")
        == Self.expected.filter { $0.hasPrefix(document) }.map { "\(folder.path)/\($0)" })
  }

  @Test func `the server finds them in every open file`() throws {
    let client = DirectClient(folder: folder.path)
    for document in Self.documents {
      client.open(folder.uri(document), Thesis.files[document] ?? "", language: "latex")
    }
    client.finishLoading()
    #expect(try Set(published(client)) == Set(Self.expected))
  }

  @Test(arguments: documents)
  func `the server finds them in a file that is open alone`(document: String) throws {
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri(document), Thesis.files[document] ?? "", language: "latex")
    client.finishLoading()
    #expect(try published(client) == Self.expected.filter { $0.hasPrefix(document) })
  }

  @Test func `the server says in a closed root what keeps keys from being known`() throws {
    let main = (Thesis.files["setup/preamble.tex"] ?? "").replacing("models.bib", with: "gone.bib")
    try folder.write("setup/preamble.tex", Array(main.utf8))
    let client = DirectClient(folder: folder.path)
    let document = "chapters/results/results.tex"
    client.open(folder.uri(document), Thesis.files[document] ?? "", language: "latex")
    client.finishLoading()
    #expect(
      try published(client) == ["setup/preamble.tex:3:17 bib/gone.bib unreadable-bibliography"])
  }

  @Test func `an unsaved root counts`() throws {
    let client = DirectClient(folder: folder.path)
    let document = "chapters/results/results.tex"
    client.open(folder.uri(document), Thesis.files[document] ?? "", language: "latex")
    let preamble = (Thesis.files["setup/preamble.tex"] ?? "").replacing(
      #"\addbibresource{bib/methods.bib}"#, with: "")
    client.open(folder.uri("setup/preamble.tex"), preamble, language: "latex")
    client.finishLoading()
    #expect(
      try published(client).map { $0.split(separator: " ")[1...].joined(separator: " ") }
        == ["smith2020 unknown-key", "smith2020b unknown-key", "smith2020 unknown-key"])
  }

  /// With the file open that uses the command of another file.
  @Test(arguments: Set(Thesis.citations.filter { $0.kind == .known }.map(\.key)).sorted())
  func `references are all citations of a key`(key: String) throws {
    let places = Thesis.citations.filter { $0.key == key }
    let first = try #require(places.first)
    let client = DirectClient(folder: folder.path)
    for document in [first.file, "chapters/the methods/methods.tex"] {
      client.open(folder.uri(document), Thesis.files[document] ?? "", language: "latex")
    }
    client.finishLoading()
    _ = client.takeMessages()
    client.request(
      "textDocument/references",
      #"{"textDocument":{"uri":"\#(folder.uri(first.file))"},"position":{"line":\#(first.line),"#
        + #""character":\#(first.column)},"context":{"includeDeclaration":false}}"#)
    client.finishLoading()
    let answer = client.takeMessages().first { $0["id"] != nil && $0["method"] == nil }
    let found = try #require(answer)["result"]?.elements.map { place in
      let start = place["range"]?["start"]
      let path = DocumentURI(place["uri"]?.string ?? "").filePath ?? ""
      return "\(path.dropFirst(folder.path.count + 1)):\(start?["line"]?.int ?? 0):"
        + "\(start?["character"]?.int ?? 0)"
    }
    #expect(Set(found ?? []) == Set(places.map { "\($0.file):\($0.line):\($0.column)" }))
    #expect(found?.count == places.count)
  }

  /// What the client shows at the end, in the order it was told.
  private func published(_ client: DirectClient) throws -> [String] {
    var shown: [String: [String]] = [:]
    var order: [String] = []
    for message in client.takeMessages()
    where message["method"]?.string == "textDocument/publishDiagnostics" {
      let uri = message["params"]?["uri"]?.string ?? ""
      let path = DocumentURI(uri).filePath ?? ""
      let name = String(path.dropFirst(folder.path.count + 1))
      if shown[name] == nil { order.append(name) }
      shown[name] = message["params"]?["diagnostics"]?.elements.map { item in
        let start = item["range"]?["start"]
        let text = item["message"]?.string ?? ""
        let key = text.firstRange(of: "“").map { text[$0.upperBound...].prefix { $0 != "”" } }
        return "\(name):\((start?["line"]?.int ?? 0) + 1):\((start?["character"]?.int ?? 0) + 1)"
          + " \(key ?? "") \(item["code"]?.string ?? "")"
      }
    }
    return order.flatMap { shown[$0] ?? [] }
  }
}
