import Bibliography
import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import TextStorage

// A paper that no bibliography of the project has is shown in a document that is no file, where the
// client knows such. Its URI says all that is needed to make it again:
//
//     refdesk:/smith2020.bib?source=/papers/arxiv.txt&document=file:///paper/paper.md

/// Which paper a document of ours shows, and for whom.
struct EntryDocumentURI: Hashable, Sendable {
  static let scheme = "refdesk"
  private static let ending = Array(".bib".utf8)
  private static let sourceMark = Array("?source=".utf8)
  private static let documentMark = Array("&document=".utf8)

  let key: [UInt8]
  /// `IndexedSource.name`.
  let source: String
  /// The document that cites it.
  let document: DocumentURI

  init(key: [UInt8], source: String, document: DocumentURI) {
    self.key = key
    self.source = source
    self.document = document
  }

  /// `nil` for a URI that is none of ours.
  init?(_ uri: DocumentURI) {
    let rest = Array(uri.decodedRest)
    guard uri.scheme == EntryDocumentURI.scheme, rest.first == UInt8(ascii: "/"),
      let source = EntryDocumentURI.first(EntryDocumentURI.sourceMark, in: rest[...]),
      let document = EntryDocumentURI.first(
        EntryDocumentURI.documentMark, in: rest[source.upperBound...])
    else { return nil }
    let name = rest[1..<source.lowerBound]
    guard name.count > EntryDocumentURI.ending.count,
      name.suffix(EntryDocumentURI.ending.count).elementsEqual(EntryDocumentURI.ending)
    else { return nil }
    key = Array(name.dropLast(EntryDocumentURI.ending.count))
    self.source = String(
      decoding: rest[source.upperBound..<document.lowerBound], as: UTF8.self)
    self.document = DocumentURI(String(decoding: rest[document.upperBound...], as: UTF8.self))
  }

  var uri: DocumentURI {
    DocumentURI(
      scheme: EntryDocumentURI.scheme, path: key + EntryDocumentURI.ending,
      query: [("source", source), ("document", document.string)])
  }

  private static func first(_ mark: [UInt8], in text: ArraySlice<UInt8>) -> Range<Int>? {
    text.indices.first { text[$0...].starts(with: mark) }.map { $0..<($0 + mark.count) }
  }
}

extension Server {
  /// Documents of ours that are kept in step with their sources; the client may have forgotten more.
  private static let shownDocumentLimit = 32

  /// `workspace/textDocumentContent`.
  func showContent(_ id: RequestID, _ params: TextDocumentContentParams) throws(InvalidParams) {
    guard let place = EntryDocumentURI(params.uri) else {
      throw InvalidParams("is no document of this server", path: "uri")
    }
    whenSourcesAreKnown(id) { [weak self] in
      guard let self else { return }
      guard let content = content(of: place) else {
        shownDocuments[params.uri] = nil
        let key = String(decoding: place.key, as: UTF8.self)
        return answer(
          id,
          OutgoingMessage.response(
            to: id,
            error: ResponseError(
              .requestFailed, "“\(key)” is no longer in \(fileName(place.source)).")))
      }
      if shownDocuments.count >= Server.shownDocumentLimit { shownDocuments = [:] }
      shownDocuments[params.uri] = content.text
      answer(
        id,
        OutgoingMessage.response(to: id, result: TextDocumentContentResult(text: content.text)))
    }
  }

  private func content(of place: EntryDocumentURI) -> EntryDocument? {
    // The document may be closed by now.
    let found =
      workspace.entry(withKey: place.key, in: place.source, citedIn: place.document)
      ?? workspace.entry(withKey: place.key, in: place.source, citedIn: nil)
    guard let (merged, library) = found else { return nil }
    let project = context(of: place.document)?.projectDescription
    return EntryDocument(
      of: merged, in: library, project: project ?? "a bibliography of this project")
  }

  /// Has the client ask again for the documents of ours whose text changed with the sources.
  func refreshShownDocuments() {
    guard !shownDocuments.isEmpty, !workspace.isLoading else { return }
    for (uri, text) in shownDocuments.sorted(by: { $0.key.string < $1.key.string }) {
      let now = EntryDocumentURI(uri).flatMap(content)?.text
      guard now != text else { continue }
      // It is known again when the client has asked.
      shownDocuments[uri] = nil
      request(
        TextDocumentContentRefreshParams.method, TextDocumentContentRefreshParams(uri: uri))
    }
  }

  /// The link to a document of ours that shows what a citation names, where the project has it not and
  /// the client can.
  func entryDocumentLink(
    to target: CitationDefinition.Target, in context: DocumentContext, origin: PositionRange,
    of document: DocumentURI
  ) -> LocationLink? {
    let library = context.library
    guard capabilities.workspace.textDocumentContent, !target.isInProject,
      let merged = library.merged(library.work(of: target.reference), as: target.reference)
    else { return nil }
    let content = EntryDocument(of: merged, in: context)
    let text = SourceText(content.text)
    return LocationLink(
      originSelectionRange: origin,
      targetURI: EntryDocumentURI(
        key: merged.entry.key.utf8, source: target.sourceName, document: document
      ).uri,
      targetRange: convert.range(content.entryRange, in: text),
      targetSelectionRange: convert.range(content.keyRange, in: text))
  }
}
