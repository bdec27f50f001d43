import CitationFeatures
import Citations
import TextStorage

// Of a document that nobody has open the text is not kept, only what it cites and where:
//
//     keys      smith2020 | jones19 | smith2020     keyEnds = [9, 16, 25]
//     places    4:10–4:19 | 4:22–4:29 | 9:2–9:11
//
// Places are in the unit that the client counts columns in, so that no file is read again to say
// where a citation is.

/// What one document cites, and where.
package struct IndexedDocument: Sendable {
  /// Absolute.
  package let path: String
  /// The bibliographies it names, as written.
  package let declared: [String]
  /// Whether it names them in a list.
  let declaresList: Bool
  /// Whether it has entries of its own.
  let hasInlineReferences: Bool
  /// What it defines itself that matters to citations.
  let vocabulary: LaTeXVocabulary
  /// Whether it lists every entry of its bibliographies.
  private let citesEverything: Bool
  private let keys: [UInt8]
  /// End of each citation's key in `keys`.
  private let keyEnds: [UInt32]
  /// Of the key of each citation, in the order of the text.
  private let places: [Range<TextPosition>]

  /// Keeps what `bytes`, the text of the document at `path`, cites. Linear.
  package init(
    path: String, citing found: DocumentCitations, in bytes: [UInt8], encoding: PositionEncoding
  ) {
    self.path = path
    declared = found.resources.map(\.path)
    declaresList = found.namesBibliographyList
    hasInlineReferences = found.inlineReferences != nil
    vocabulary = found.vocabulary
    citesEverything = found.citesEverything
    var keys: [UInt8] = []
    var keyEnds: [UInt32] = []
    var places: [Range<TextPosition>] = []
    var cursor = PositionCursor(bytes, in: encoding)
    for citation in found.citations {
      keys += found.key(of: citation, in: bytes)
      keyEnds.append(UInt32(truncatingIfNeeded: keys.count))
      places.append(cursor.positions(of: citation.keyRange))
    }
    self.keys = keys
    self.keyEnds = keyEnds
    self.places = places
  }

  /// Where the document cites any of `wanted`, in the order of its text. O(citations).
  package func places(ofKeys wanted: [[UInt8]]) -> [Range<TextPosition>] {
    var found: [Range<TextPosition>] = []
    var start = 0
    for (number, end) in keyEnds.enumerated() {
      let end = Int(end)
      if wanted.contains(where: {
        end - start == $0.count && keys[start..<end].elementsEqual($0)
      }) {
        found.append(places[number])
      }
      start = end
    }
    return found
  }

  /// What the document needs. O(citations).
  package var cited: CitedKeys {
    var start = 0
    let cited = keyEnds.map { end in
      let key = Array(keys[start..<Int(end)])
      start = Int(end)
      return key
    }
    return CitedKeys(cited, citesEverything: citesEverything)
  }

  /// All that decides its sources.
  func scope(workspaceFolders: [String], clientSettings: ClientSettings) -> ProjectScope {
    ProjectScope(
      documentPath: path, language: DocumentLanguage(path: path), declared: declared,
      declaresList: declaresList, inlineReferences: hasInlineReferences ? path : nil,
      workspaceFolders: workspaceFolders,
      clientSettings: clientSettings)
  }
}
