import Bibliography
import Citations
import PaperIndex

/// What a feature is asked about: one version of a document and the library it cites from. An object,
/// since it is handed on often.
package final class DocumentContext: Sendable {
  /// The whole text in UTF-8.
  package let bytes: [UInt8]
  package let language: DocumentLanguage
  package let citations: DocumentCitations
  package let library: Library
  package let sources: SourcesState
  /// How papers from elsewhere get into the project's bibliography; `nil` where they cannot.
  package let additions: PaperAdditions?

  package init(
    bytes: [UInt8], language: DocumentLanguage, citations: DocumentCitations, library: Library,
    sources: SourcesState, additions: PaperAdditions? = nil
  ) {
    self.additions = additions
    self.bytes = bytes
    self.language = language
    self.citations = citations
    self.library = library
    self.sources = sources
  }

  /// The citation whose key or mark is at `offset`; the end of the key counts. O(citations).
  package func citation(at offset: Int) -> Citation? {
    citations.citation(at: offset)
  }

  /// The bibliography whose name is at `offset`, as an index of what the document declares; the end of
  /// the name counts.
  package func resource(at offset: Int) -> Int? {
    citations.resources.firstIndex {
      $0.range.lowerBound <= offset && offset <= $0.range.upperBound
    }
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
  package func nearestKeys(to key: [UInt8]) -> [Citekey] { nearestEntries(to: key).map(\.key) }

  /// The same with the entries that have them.
  func nearestEntries(to key: [UInt8]) -> [(key: Citekey, reference: EntryReference)] {
    let own = library.nearestKeys(to: key, limit: DocumentContext.nearestKeyLimit)
    if !own.isEmpty { return own }
    return library.nearestKeys(
      to: key, limit: DocumentContext.nearestKeyLimit, roles: [.global, .index])
  }

  /// A citation's key as it reads. Blanks and line ends in it, where a comma is missing, are one
  /// blank, as TeX reads them.
  package func key(of citation: Citation) -> [UInt8] {
    let key = citations.key(of: citation, in: bytes)
    guard key.contains(where: \.isBlankOrLineEnd) else { return key }
    return Array(key.split(whereSeparator: \.isBlankOrLineEnd).joined(separator: [0x20]))
  }
}

extension DocumentContext {
  /// The keys of what is cited, to rank by: those that the entries go by. Those too that are cited at a
  /// range. O(citations).
  func citedKeyHashes(near range: Range<Int>) -> (all: KeyHashes, nearby: KeyHashes) {
    let bytes = bytes
    let text = bytes.span
    let readsAsWritten = !library.hasAliases
    var hashes: [UInt32] = []
    hashes.reserveCapacity(citations.citations.count)
    for citation in citations.citations {
      if readsAsWritten, citations.readsAsWritten(citation, in: bytes) {
        // Nothing is copied.
        hashes.append(KeyHashes.hash(text, citation.keyRange.clamped(to: 0..<text.count)))
      } else {
        let main = library.mainKey(of: self.key(of: citation))
        hashes.append(KeyHashes.hash(main.span, 0..<main.count))
      }
    }
    return (
      KeyHashes(hashes: hashes[...]),
      KeyHashes(hashes: hashes[citations.citationIndices(in: range)])
    )
  }
}

/// How far the sources of a document are known.
package struct SourcesState: Sendable, Equatable {
  /// Whether all sources were read, or failed.
  package var isComplete: Bool
  /// What is wrong with the sources.
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

/// Something wrong with a source, or with what names it.
package struct SourceFailure: Sendable, Equatable {
  /// Where the document names it; `nil` when something else does.
  package var range: Range<Int>?
  package var severity: Problem.Severity
  /// A short stable name of the rule.
  package var code: String
  /// What is said at the place of the name.
  package var message: String
  /// A sentence, for who asks why a key is not known.
  package var reason: String
  /// Whether it could not be read and its keys would be known: no key is called unknown then.
  package var leavesKeysUnknown: Bool
  /// What the name may have been meant to be, and the name itself.
  package var suggestion: NameSuggestion?

  package init(
    range: Range<Int>?, severity: Problem.Severity = .error,
    code: String = "unreadable-bibliography", message: String, reason: String? = nil,
    leavesKeysUnknown: Bool = true, suggestion: NameSuggestion? = nil
  ) {
    self.reason = reason ?? message
    self.range = range
    self.severity = severity
    self.code = code
    self.message = message
    self.leavesKeysUnknown = leavesKeysUnknown
    self.suggestion = suggestion
  }
}

/// A name that stands for a file which is not there, and the one that may be meant.
package struct NameSuggestion: Sendable, Hashable {
  /// As it is written.
  package let written: String
  /// As it would be written.
  package let meant: String

  package init(written: String, meant: String) {
    self.written = written
    self.meant = meant
  }
}
