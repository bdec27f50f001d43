import Bibliography
import CitationFeatures
import JSON
import LanguageServerProtocol
import PaperIndex
import TextStorage

extension Server {
  /// Papers that one question of the whole workspace is answered with. VS Code asks for the first word
  /// alone, and looks for the others in what it gets: these are more than anybody reads.
  private static let symbolLimit = 300

  /// `textDocument/documentSymbol`: the entries of an open source. A citing document has no outline
  /// of ours: its headings are other servers' matter.
  func findSymbols(_ id: RequestID, _ params: DocumentSymbolParams) {
    let document = documents[params.textDocument.uri]
    whenSourcesAreKnown(id) { [weak self] in
      guard let self else { return }
      guard let document, let source = openSource(document)?.source else {
        return answer(id, OutgoingMessage.nullResponse(to: id))
      }
      if source.entryCount > SourceOutline.limit {
        logOnce(
          "The outline of \(fileName(document.path)) has the first \(SourceOutline.limit) of its "
            + "entries; a search of the workspace's symbols finds all.")
      }
      let known = workspace.library(withSource: document.path)
      let (macros, number) = (
        known?.library.macros ?? MacroTable(of: [source]), known?.number ?? 0
      )
      let convert = convert
      background.async { [inbox] in
        let outline = SourceOutline(of: source, macros: macros, number: number)
        let response = OutgoingMessage.response(
          to: id, result: convert.symbols(outline, of: source, in: document.uri))
        inbox.post(.answered(id, response: response, warning: nil))
      }
    }
  }

  /// `workspace/symbol`: papers of all libraries, by what people remember of them.
  func findSymbols(_ id: RequestID, _ params: WorkspaceSymbolParams) {
    workspace.wantFolders()
    whenSourcesAreKnown(id) { [weak self] in
      guard let self else { return }
      answer(
        id,
        OutgoingMessage.response(
          to: id, result: JSONArray(symbols(fitting: params.query))))
    }
  }

  private func symbols(fitting query: String) -> [SymbolInformation] {
    let libraries = workspace.allLibraries
    let search = SearchQuery(text: Array(query.utf8), limit: Server.symbolLimit)
    let hits = libraries.map { $0.search(search).hits }
    var symbols: [SymbolInformation] = []
    var seen: Set<Location> = []
    // Scores of two searches cannot be compared: the first of each library come first.
    for rank in 0..<(hits.map(\.count).max() ?? 0) {
      for (library, hits) in zip(libraries, hits) where hits.indices.contains(rank) {
        guard symbols.count < Server.symbolLimit,
          let symbol = symbol(hits[rank], in: library, fitting: query),
          seen.insert(symbol.location).inserted
        else { continue }
        symbols.append(symbol)
      }
    }
    return symbols
  }

  private func symbol(
    _ hit: SearchHit, in library: Library, fitting query: String
  ) -> SymbolInformation? {
    guard let merged = library.merged(hit.work, as: hit.reference) else { return nil }
    let entry = merged.entry
    let source = library.members[hit.reference.member].source
    let placed = workspace.placed(source)
    let range = placed.keyRange(hit.reference.location)
    return SymbolInformation(
      name: entry.listName + Server.missingWord(of: query, in: entry.listName), kind: .file,
      isDeprecated: capabilities.workspace.symbolTag && merged.withdrawal != nil,
      location: Location(
        uri: uri(ofSource: source.name), range: convert.range(range, in: placed)),
      containerName: entry.key.string)
  }
}

extension Server {
  /// What a name lacks of a query of one word. VS Code keeps a symbol only when the letters of the word
  /// are in its name in their order: what found the paper may be its identifier, or misspelt.
  private static func missingWord(of query: String, in name: String) -> String {
    let words = query.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first else { return "" }
    return CompletionLabelText.missingWord(word, in: name)
  }
}

/// An outline in the form that the client reads.
enum OutlineSymbols: JSONWritable, Sendable {
  case tree([DocumentSymbol])
  case flat([SymbolInformation])

  func write(to writer: inout JSONWriter) {
    switch self {
    case .tree(let symbols): JSONArray(symbols).write(to: &writer)
    case .flat(let symbols): JSONArray(symbols).write(to: &writer)
    }
  }
}
