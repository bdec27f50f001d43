import Foundation
import JSON
import TestSupport
import Testing

private let profileFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "shared/lsp/client-profiles")

private let profileNames: [String] =
  ((try? FileManager.default.contentsOfDirectory(atPath: profileFolder.path)) ?? [])
  .filter { $0.hasSuffix(".json") }.sorted()

/// A session with what real clients announce, which lies beside the package: each is answered as it
/// can take it.
@Suite(.enabled(if: !profileNames.isEmpty))
struct ClientProfileSessionTests {
  private static let paper = """
    ---
    bibliography: refs.bib
    ---
    See [@tides nor] and [@smith2020tides; @smith2020tids]. 😀

    """

  private static let bibliography = """
    @article{smith2020tides, author = {Smith, Jane and Doe, John}, year = 2020,
      title = {Tides of the {North} Sea}, abstract = {How the tides rise.}}

    """

  private func profile(_ name: String, folder: TestFolder) throws -> (text: String, JSONValue) {
    var text = try String(contentsOf: profileFolder.appending(path: name), encoding: .utf8)
    text = text.replacing("file:///workspace", with: folder.uri("")).replacing(
      "\"/workspace\"", with: "\"\(folder.path)\"")
    let json = try JSONDocument(parsing: Array(text.utf8)).root
    // The process that the profile was taken from is long gone.
    guard let process = json["processId"], !process.isNull else { return (text, json) }
    let bytes = Array(text.utf8)
    let alive =
      bytes[..<process.range.lowerBound]
      + Array("\(ProcessInfo.processInfo.processIdentifier)".utf8)
      + bytes[process.range.upperBound...]
    return (String(decoding: alive, as: UTF8.self), json)
  }

  @Test(arguments: profileNames)
  func `answers as announced by`(name: String) throws {
    let folder = try TestFolder(["refs.bib": Self.bibliography, "paper.md": Self.paper])
    let (text, params) = try profile(name, folder: folder)
    let announced = params["capabilities"]
    let documents = announced["textDocument"]
    let client = DirectClient(recordedAs: "profile-\(name.dropLast(5))")
    let initialized = client.request("initialize", text)?["result"]
    let offered = initialized["capabilities"]
    client.notify("initialized", "{}")
    answerRequests(of: client)
    let paper = folder.uri("paper.md")
    client.open(paper, Self.paper)
    client.finishLoading()

    // Positions, in what was negotiated.
    let encodings = announced["general"]["positionEncodings"]?.elements.compactMap(\.string) ?? []
    let encoding = offered["positionEncoding"]?.string
    #expect(encoding == (encodings.contains("utf-8") ? "utf-8" : "utf-16"))

    // Completion by words of the title.
    let list = client.ask("completion", paper, #""position":{"line":3,"character":15}"#)
    let item = try #require(list["items"]?.elements.first { _ in true })
    let completion = documents["completion"]
    let defaults = completion["completionList"]["itemDefaults"]?.elements.compactMap(\.string) ?? []
    #expect((list["itemDefaults"]["editRange"] != nil) == defaults.contains("editRange"))
    #expect((item["textEdit"] != nil) == !defaults.contains("editRange"))
    let details = completion["completionItem"]["labelDetailsSupport"]?.bool ?? false
    #expect((item["labelDetails"] != nil) == details)
    #expect(item["label"]?.string?.contains("Tides of the North Sea") == !details)
    let resolved =
      completion["completionItem"]["resolveSupport"]["properties"]?.elements.compactMap(\.string)
      ?? []
    #expect((item["documentation"] == nil) == resolved.contains("documentation"))
    let key = resolved.contains("documentation") ? "smith2020tides" : nil
    #expect(item["data"]["key"]?.string == key)
    if resolved.contains("documentation") {
      let whole = client.request(
        "completionItem/resolve", String(decoding: item.bytes, as: UTF8.self))?["result"]
      #expect(whole["documentation"]["value"]?.string?.contains("How the tides rise") == true)
    }

    // Hover and definition.
    let hover = client.ask("hover", paper, #""position":{"line":3,"character":30}"#)
    let format = documents["hover"]["contentFormat"]?.elements.first { _ in true }?.string
    #expect(hover["contents"]["kind"]?.string == (format ?? "plaintext"))
    #expect(hover["range"]["start"]["character"]?.int == 23)
    let places = client.ask("definition", paper, #""position":{"line":3,"character":30}"#)
    let links = documents["definition"]["linkSupport"]?.bool ?? false
    let place = try #require(places?.elements.first { _ in true })
    #expect((place["targetUri"] ?? place["uri"])?.string == folder.uri("refs.bib"))
    #expect((place["originSelectionRange"] != nil) == links)

    // Diagnostics: pushed or asked for, never both.
    let pulls =
      documents["diagnostic"] != nil
      && announced["workspace"]["diagnostics"]["refreshSupport"]?.bool == true
    let pushed = client.takeMessages().last {
      $0["method"]?.string == "textDocument/publishDiagnostics"
    }
    #expect((pushed == nil) == pulls)
    #expect((offered["diagnosticProvider"] != nil) == pulls)
    let found =
      pulls ? client.ask("diagnostic", paper)["items"] : pushed["params"]["diagnostics"]
    #expect(
      found?.elements.contains {
        $0["message"]?.string?.contains("Did you mean “smith2020tides”?") == true
      } == true)

    // The fix, in the form of edit that the client knows.
    let actions = client.ask(
      "codeAction", paper,
      #""range":{"start":{"line":3,"character":42},"end":{"line":3,"character":42}},"#
        + #""context":{"diagnostics":[]}"#)
    let versioned = announced["workspace"]["workspaceEdit"]["documentChanges"]?.bool ?? false
    let edit = actions?.elements.first { _ in true }["edit"]
    if documents["codeAction"]["codeActionLiteralSupport"] != nil {
      #expect((edit["documentChanges"] != nil) == versioned)
      #expect((edit["changes"] != nil) == !versioned)
    } else {
      #expect(edit == nil)
    }

    client.request("shutdown", "null")
    client.notify("exit", "null")
    #expect(client.exitStatus == 0)
    try client.writeRecord()
  }

  /// Answers what the server asks at the start, as a client without settings does.
  private func answerRequests(of client: DirectClient) {
    for message in client.takeMessages() {
      guard let id = message["id"]?.string, let method = message["method"]?.string else { continue }
      let result = method == "workspace/configuration" ? "[null]" : "null"
      client.send([#"{"jsonrpc":"2.0","id":"\#(id)","result":\#(result)}"#])
    }
  }
}
