import Bibliography
import Citations
import PaperIndex

/// What a feature is asked about: one version of a document and the library it cites from.
package struct DocumentContext: Sendable {
  /// The whole text in UTF-8.
  package let bytes: [UInt8]
  package let language: DocumentLanguage
  package let citations: DocumentCitations
  package let library: Library
  package let sources: SourcesState

  package init(
    bytes: [UInt8], language: DocumentLanguage, citations: DocumentCitations, library: Library,
    sources: SourcesState
  ) {
    self.bytes = bytes
    self.language = language
    self.citations = citations
    self.library = library
    self.sources = sources
  }

  /// The citation whose key or mark is at `offset`; the end of the key counts.
  package func citation(at offset: Int) -> Citation? {
    let touching = citations.citations.filter {
      $0.range.lowerBound <= offset && offset <= $0.range.upperBound
    }
    return touching.first { $0.range.contains(offset) } ?? touching.first
  }

  /// Keys that the document, or one that it is made of, defines itself. O(such keys).
  package var definedKeys: Set<Citekey> {
    sources.definedKeys.union(
      citations.definedKeys.map { Citekey(utf8: Array(bytes[$0.clamped(to: 0..<bytes.count)])) })
  }

  /// Labels that the document, or one that it is made of, gives to what is in it. O(such labels).
  package var definedLabels: Set<Citekey> {
    sources.definedLabels.union(
      citations.definedLabels.map { Citekey(utf8: Array(bytes[$0.clamped(to: 0..<bytes.count)])) })
  }

  /// How many near keys are named.
  package static let nearestKeyLimit = 3

  /// Keys somebody may have meant who wrote `key`: the project's, or else those of
  /// other sources.
  package func nearestKeys(to key: [UInt8]) -> [Citekey] {
    let own = library.nearestKeys(to: key, limit: DocumentContext.nearestKeyLimit)
    if !own.isEmpty { return own.map(\.key) }
    return library.nearestKeys(
      to: key, limit: DocumentContext.nearestKeyLimit, roles: [.global, .index]
    ).map(\.key)
  }

  /// A citation's key as it reads. Blanks and line ends in it, where a comma is missing, are one
  /// blank, as TeX reads them.
  package func key(of citation: Citation) -> [UInt8] {
    let key = citations.key(of: citation, in: bytes)
    guard key.contains(where: \.isBlankOrLineEnd) else { return key }
    return Array(key.split(whereSeparator: \.isBlankOrLineEnd).joined(separator: [0x20]))
  }
}

/// How far the sources of a document are known.
package struct SourcesState: Sendable, Equatable {
  /// Whether all sources were read, or failed.
  package var isComplete: Bool
  /// Sources that could not be read: what they hold is not known, so that no key is called unknown.
  package var failures: [SourceFailure]
  /// Names of the project's bibliographies as a reader knows them, as in `refs.bib`.
  package var projectNames: [String]
  /// Keys that other documents define which the document is part of, or includes.
  package var definedKeys: Set<Citekey>
  /// Labels that they give to what is in them, which a reference may mean in place of a key.
  package var definedLabels: Set<Citekey>

  package init(
    isComplete: Bool, failures: [SourceFailure] = [], projectNames: [String] = [],
    definedKeys: Set<Citekey> = [], definedLabels: Set<Citekey> = []
  ) {
    self.isComplete = isComplete
    self.failures = failures
    self.projectNames = projectNames
    self.definedKeys = definedKeys
    self.definedLabels = definedLabels
  }
}

/// A bibliography that a document declares and that could not be read.
package struct SourceFailure: Sendable, Equatable {
  /// Where the document names it; `nil` when something else does.
  package var range: Range<Int>?
  /// A sentence.
  package var message: String
  package var severity: Problem.Severity

  package init(range: Range<Int>?, message: String, severity: Problem.Severity = .error) {
    self.severity = severity
    self.range = range
    self.message = message
  }
}
