import CitationFeatures
import Citations
import PaperIndex

/// All that a document is read and answered with beside its text. An object, since it is asked for by
/// each request.
final class DocumentSources {
  let library: Library
  /// How far the sources are known.
  let state: SourcesState
  /// What other files of a LaTeX document's project define.
  let vocabulary: LaTeXVocabulary
  /// How papers get into the bibliography; `nil` where they cannot.
  let additions: PaperAdditions?

  init(
    library: Library, state: SourcesState, vocabulary: LaTeXVocabulary, additions: PaperAdditions?
  ) {
    self.library = library
    self.state = state
    self.vocabulary = vocabulary
    self.additions = additions
  }
}
