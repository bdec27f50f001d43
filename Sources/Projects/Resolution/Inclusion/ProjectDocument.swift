import Bibliography
import Citations

/// What one document says of the project it belongs to.
package struct ProjectDocument: Equatable, Sendable {
  package let language: DocumentLanguage
  /// The bibliographies it names.
  let resources: [BibliographyResource]
  /// The files it includes or is part of.
  let links: [DocumentLink]
  /// Whether it says that it is a document of its own.
  let isMainDocument: Bool
  /// The keys it defines itself.
  let definedKeys: [Citekey]
  /// The labels it gives to what is in it: a reference to one is no citation.
  let definedLabels: [Citekey]
  /// The bibliographies it has inside.
  let embedded: EmbeddedSources
  /// The commands and environments it defines.
  let vocabulary: LaTeXVocabulary

  /// What was found in `bytes`, the text of the file.
  package init(_ found: DocumentCitations, in bytes: [UInt8], language: DocumentLanguage) {
    self.language = language
    resources = found.resources
    links = found.links
    embedded = EmbeddedSources(found)
    vocabulary = found.vocabulary
    isMainDocument = found.isMainDocument
    func keys(_ ranges: [Range<Int>]) -> [Citekey] {
      ranges.map { Citekey(utf8: Array(bytes[$0.clamped(to: 0..<bytes.count)])) }
    }
    definedKeys = keys(found.definedKeys)
    definedLabels = keys(found.definedLabels)
  }

  /// Whether the file says where keys come from.
  var hasBibliography: Bool { !resources.isEmpty || !definedKeys.isEmpty }

  /// Whether it may include others.
  var isRootCandidate: Bool {
    language == .latex ? isMainDocument : links.contains { $0.kind != .parent }
  }
}
