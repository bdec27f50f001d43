/// The half-typed citation at the cursor.
package struct PartialCitation: Equatable, Sendable {
  /// From just after the mark, or its brace, to the cursor: the phrase typed, in brackets with
  /// blanks and whatever punctuation it has. In LaTeX from the comma or brace before it, on its line.
  package var typedRange: Range<Int>

  /// What an accepted citekey takes the place of: `typedRange`, and to the end of the key that the
  /// cursor is in; in LaTeX to the comma or brace that ends the phrase, where the brace is closed.
  package var replacementRange: Range<Int>

  /// The first word typed, as far as it has the form of a finished citekey. When it is a known one
  /// and ends before the cursor, what follows is its locator. Empty in LaTeX, where none can.
  package var keyRange: Range<Int>

  /// Whether a brace follows the mark.
  package var isBraced: Bool

  /// How the work would be cited.
  package var mode: CitationMode

  /// The other citekeys of the same group, in the order of their place.
  package var keysInGroup: [Range<Int>]

  /// Whether the mark stands in brackets that make a citation group.
  package var insideBrackets: Bool
}

/// Finds the partial citation at a byte offset; `nil` where nothing is being cited. `citations` are
/// those of the document: it may define commands of its own.
///
/// Costs no more than a look at the line where it has no citation mark, or at the paragraph where no
/// citation command is, and one pass over the document where there is one.
package func partialCitation(
  at offset: Int, in bytes: [UInt8], language: DocumentLanguage,
  citations: DocumentCitations = DocumentCitations()
) -> PartialCitation? {
  guard offset >= 0, offset <= bytes.count else { return nil }
  // Nobody types inside of a character.
  if offset < bytes.count, UTF8.isContinuation(bytes[offset]) { return nil }
  return switch language {
  case .markdown: markdownPartialCitation(at: offset, in: bytes)
  case .latex: latexPartialCitation(at: offset, in: bytes, vocabulary: citations.wholeVocabulary)
  case .typst: typstPartialCitation(at: offset, in: bytes)
  case .org: orgPartialCitation(at: offset, in: bytes)
  case .restructuredText: restructuredTextPartialCitation(at: offset, in: bytes)
  case .notebook: notebookPartialCitation(at: offset, in: bytes)
  case .bibliography: nil
  }
}
