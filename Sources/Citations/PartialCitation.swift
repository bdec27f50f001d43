/// The half-typed citation at the cursor.
package struct PartialCitation: Equatable, Sendable {
  /// From just after the mark, or its brace, to the cursor: the phrase typed, in brackets with
  /// blanks and whatever punctuation it has. In a list from what divides or opens it, on its line.
  package var typedRange: Range<Int>

  /// What an accepted citekey takes the place of: `typedRange`, and to the end of the key that the
  /// cursor is in; in a list to what ends the phrase, where the list is closed.
  package var replacementRange: Range<Int>

  /// The first word typed, as far as it has the form of a finished citekey. When it is a known one
  /// and ends before the cursor, what follows is its locator. Empty in a list, where none can.
  package var keyRange: Range<Int>

  /// What stands around it.
  package var frame: KeyFrame

  /// How the work would be cited.
  package var mode: CitationMode

  /// The other citekeys of the same group, in the order of their place.
  package var keysInGroup: [Range<Int>]

  /// Whether it stands in brackets that make a citation group.
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
  case .markdown: markdownPartialCitation(at: offset, in: bytes, citations: citations)
  case .latex: latexPartialCitation(at: offset, in: bytes, vocabulary: citations.wholeVocabulary)
  case .typst: typstPartialCitation(at: offset, in: bytes, citations: citations)
  case .org: orgPartialCitation(at: offset, in: bytes)
  case .restructuredText: restructuredTextPartialCitation(at: offset, in: bytes)
  case .notebook: notebookPartialCitation(at: offset, in: bytes)
  case .bibliography: nil
  }
}
