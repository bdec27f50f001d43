import JSON
import LanguageServer
import TestSupport
import Testing

/// A notebook that was changed answers as one that was opened so.
struct NotebookTests {
  private struct Cell {
    let uri: String
    var language: String
    var text: String
    var version = 1

    var item: String {
      #"{"uri":"\#(uri)","languageId":"\#(language)","version":\#(version),"#
        + #""text":\#(DirectClient.json(text))}"#
    }

    var place: String { #"{"kind":\#(language == "markdown" ? 1 : 2),"document":"\#(uri)"}"# }
  }

  private static let texts = [
    "---\nbibliography: refs.bib\n---", "---\nbibliography: [none.bib, more.bib]\n---\n@tides2020",
    "[@tides2020; @dunes1999]", "# Nothing 😀", "@lost2000 and [@own2001]", "",
    "---\nreferences:\n- id: own2001\n  title: Own\n---\n", "@tides2020",
  ]

  private static let languages = ["markdown", "markdown", "markdown", "raw", "python"]

  /// Cells are named once and never again, as editors do.
  private struct Names {
    var count = 0

    mutating func cell(_ random: inout SeededGenerator) -> Cell {
      count += 1
      return Cell(
        uri: "cell:\(count)", language: NotebookTests.languages.randomElement(using: &random) ?? "",
        text: NotebookTests.texts.randomElement(using: &random) ?? "")
    }
  }

  private func list(_ parts: some Sequence<String>) -> String {
    "[\(parts.joined(separator: ","))]"
  }

  private func open(_ client: DirectClient, _ uri: String, _ cells: [Cell]) {
    client.notify(
      "notebookDocument/didOpen",
      #"{"notebookDocument":{"uri":"\#(uri)","notebookType":"jupyter-notebook","version":1,"#
        + #""cells":\#(list(cells.map(\.place)))},"cellTextDocuments":\#(list(cells.map(\.item)))}"#
    )
  }

  /// Changes the cells, and gives what a client says of it.
  private func change(
    _ cells: inout [Cell], _ names: inout Names, _ random: inout SeededGenerator
  ) -> String {
    func structure(_ start: Int, _ end: Int, _ new: [Cell], opened: [Cell], closed: [Cell])
      -> String
    {
      #"{"structure":{"array":{"start":\#(start),"deleteCount":\#(end - start),"#
        + #""cells":\#(list(new.map(\.place)))},"didOpen":\#(list(opened.map(\.item))),"#
        + #""didClose":\#(list(closed.map { #"{"uri":"\#($0.uri)"}"# }))}}"#
    }
    let start = Int.random(in: 0...cells.count, using: &random)
    let end = min(cells.count, start + Int.random(in: 0...2, using: &random))
    let old = Array(cells[start..<end])
    switch Int.random(in: 0...4, using: &random) {
    case 0:
      let new = (0..<Int.random(in: 0...2, using: &random)).map { _ in names.cell(&random) }
      cells.replaceSubrange(start..<end, with: new)
      return structure(start, end, new, opened: new, closed: old)
    case 1:
      let new = Array(old.reversed())
      cells.replaceSubrange(start..<end, with: new)
      return structure(start, end, new, opened: [], closed: [])
    case 2:
      let new = old.map { cell in
        var cell = cell
        cell.language = Self.languages.randomElement(using: &random) ?? ""
        return cell
      }
      cells.replaceSubrange(start..<end, with: new)
      return structure(start, end, new, opened: new, closed: old)
    default:
      guard let index = cells.indices.randomElement(using: &random) else { return "{}" }
      cells[index].version += 1
      var change = #"{"text":"#
      if Bool.random(using: &random) {
        cells[index].text = Self.texts.randomElement(using: &random) ?? ""
        change += "\(DirectClient.json(cells[index].text))}"
      } else {
        cells[index].text = "é" + cells[index].text
        change +=
          #""é","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}"#
      }
      return #"{"textContent":[{"document":{"uri":"\#(cells[index].uri)","#
        + #""version":\#(cells[index].version)},"changes":[\#(change)]}]}"#
    }
  }

  /// What the client shows for each cell and is answered at its beginning.
  private func answers(
    _ client: DirectClient, _ cells: [Cell], _ shown: inout [String: String]
  ) -> [String] {
    client.finishLoading()
    for message in client.takeMessages()
    where message["method"]?.string == "textDocument/publishDiagnostics" {
      shown[message["params"]["uri"]?.string ?? ""] = describe(message["params"]["diagnostics"])
    }
    return cells.map { cell in
      let answers = ["hover", "definition", "documentHighlight", "completion"].map {
        describe(client.ask($0, cell.uri, #""position":{"line":0,"character":3}"#))
      }
      return ([cell.uri, shown[cell.uri] ?? "[]"] + answers).joined(separator: "\n")
    }
  }

  private func describe(_ value: JSONValue?) -> String {
    value.map { String(decoding: $0.canonical(indentation: nil), as: UTF8.self) } ?? "nothing"
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `a changed notebook = a new one`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TestFolder([
      "refs.bib": "@misc{tides2020, title = {Tides}}\n",
      "more.bib": "@misc{dunes1999, title = {Dunes}}\n",
    ])
    let uri = folder.uri("paper.ipynb")
    let changed = DirectClient(folder: folder.path)
    var names = Names()
    var cells = (0..<3).map { _ in names.cell(&random) }
    open(changed, uri, cells)
    var shown: [String: String] = [:]
    for version in 2...13 {
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let change = change(&cells, &names, &random)
        changed.notify(
          "notebookDocument/didChange",
          #"{"notebookDocument":{"uri":"\#(uri)","version":\#(version)},"#
            + #""change":{"cells":\#(change)}}"#)
      }
      let fresh = DirectClient(folder: folder.path)
      open(fresh, uri, cells)
      var shownAfresh: [String: String] = [:]
      let expected = answers(fresh, cells, &shownAfresh)
      #expect(answers(changed, cells, &shown) == expected)
    }
    changed.notify(
      "notebookDocument/didClose",
      #"{"notebookDocument":{"uri":"\#(uri)"},"cellTextDocuments":[]}"#)
    _ = answers(changed, [], &shown)
    let left = shown.filter { $0.value != "[]" }
    #expect(left.isEmpty)
  }
}
