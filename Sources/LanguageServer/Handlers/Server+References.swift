import CitationFeatures
import JSON
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

// Who asks for references waits for all of them: until the sources of the open documents are known,
// and until the documents that nobody has open were looked at. Other requests go on meanwhile.

extension Server {
  /// `textDocument/references`. What is asked about is the document as it was at the request.
  func findReferences(_ id: RequestID, _ params: ReferenceParams) {
    let document = documents[params.textDocument.uri]
    whenSourcesAreKnown(id) { [weak self] in
      guard let self else { return }
      guard let document else { return answer(id, OutgoingMessage.nullResponse(to: id)) }
      search(id, at: params, in: document)
    }
  }

  private func search(_ id: RequestID, at params: ReferenceParams, in document: OpenDocument) {
    let offset = FromProtocol.offset(params.position, in: document.text, encoding: convert.encoding)
    guard let meaning = meaning(at: offset, in: document) else {
      return answer(id, OutgoingMessage.nullResponse(to: id))
    }
    let found =
      referencesInOpenDocuments(meaning)
      + referencesInSources(meaning, includingDeclarations: params.includesDeclaration)
    let question = DocumentQuestion(
      meaning: meaning, folders: workspace.documentFolders,
      clientSettings: workspace.clientSettings,
      openPaths: openPaths,
      sources: workspace.sourcesInMemory)
    documentStore.find(question) { [inbox, found] documents, isCut in
      let closed = documents.flatMap { document in
        document.places.map { place in
          Reference(
            path: document.path,
            location: Location(
              uri: DocumentURI(filePath: document.path), range: PositionRange(place)))
        }
      }
      let response = OutgoingMessage.response(to: id) { writer in
        writer.beginArray()
        for reference in Reference.sorted(found + closed) { reference.location.write(to: &writer) }
        writer.endArray()
      }
      let warning = "The workspace is too large to look at all its documents for references."
      inbox.post(.answered(id, response: response, warning: isCut ? warning : nil))
    }
  }

  /// What is meant by the key at `offset`; `nil` off a key.
  private func meaning(at offset: Int, in document: OpenDocument) -> KeyMeaning? {
    // The key of an entry, in a source or in a document that has it.
    if let source = workspace.overlay(at: document.path), let key = source.key(at: offset) {
      return KeyMeaning(key.key, of: source, in: workspace.allLibraries)
    }
    guard let context = context(of: document), let citation = context.citation(at: offset) else {
      return nil
    }
    return KeyMeaning(context.key(of: citation), in: context.library)
  }

  private func referencesInOpenDocuments(_ meaning: KeyMeaning) -> [Reference] {
    var numbers: [DocumentURI: Int] = [:]
    for notebook in notebooks.values {
      for (number, cell) in notebook.cells.enumerated() { numbers[cell] = number }
    }
    return documents.values.flatMap { document -> [Reference] in
      guard let context = context(of: document.uri) else { return [] }
      let ranges = context.ranges(ofKey: meaning.key)
      guard !ranges.isEmpty, meaning.isMeant(in: context.library) else { return [] }
      return ranges.map {
        Reference(
          path: document.cell.map { $0.notebook.filePath ?? $0.notebook.string } ?? document.path,
          cell: numbers[document.uri] ?? 0,
          location: Location(uri: document.uri, range: convert.range($0, in: document.text)))
      }
    }
  }

  /// The entries that name the key in a field, and those that have it.
  private func referencesInSources(
    _ meaning: KeyMeaning, includingDeclarations: Bool
  ) -> [Reference] {
    let sources = workspace.sourcesInMemory
    var names = meaning.sourceNames
    for library in workspace.allLibraries where meaning.isMeant(in: library) {
      names.formUnion(library.members.map(\.source.name))
    }
    return names.flatMap { name -> [Reference] in
      guard let source = sources[name] else { return [] }
      return source.places(ofKeys: Set(meaning.keys)).compactMap { place in
        guard !place.isDefinition || includingDeclarations && meaning.sourceNames.contains(name)
        else { return nil }
        return Reference(
          path: name,
          location: Location(
            uri: uri(ofSource: name), range: convert.range(place.range, in: source.source)))
      }
    }
  }
}

/// One place, and by what it is sorted.
private struct Reference: Sendable {
  let path: String
  /// Its number in a notebook.
  var cell = 0
  let location: Location

  /// By path, then place.
  static func sorted(_ references: [Reference]) -> [Reference] {
    references.sorted { a, b in
      if a.path != b.path { return PathText.precedes(a.path, b.path) }
      let (first, second) = (a.location.range.start, b.location.range.start)
      return (a.cell, first.line, first.character) < (b.cell, second.line, second.character)
    }
  }
}
