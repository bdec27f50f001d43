import CitationFeatures
import Citations
import PaperIndex
import Projects

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
  /// How many items a completion list has.
  let completionLimit: Int
  /// What stands first in the labels of its items.
  let completionLabel: CompletionLabel

  init(
    library: Library, state: SourcesState, vocabulary: LaTeXVocabulary, additions: PaperAdditions?,
    settings: Settings?
  ) {
    completionLimit = settings?.completionLimit ?? Settings.defaultCompletionLimit
    completionLabel = settings?.completionLabel ?? .key
    self.library = library
    self.state = state
    self.vocabulary = vocabulary
    self.additions = additions
  }
}
