/// The half-typed citation at the cursor.
package struct PartialCitation: Equatable, Sendable {
  /// From just after the mark, or its brace, to the cursor: the phrase typed, in brackets with
  /// blanks and whatever punctuation it has.
  package var typedRange: Range<Int>

  /// What an accepted citekey takes the place of: `typedRange`, and to the end of the key that the
  /// cursor is in.
  package var replacementRange: Range<Int>

  /// The first word typed, as far as it has the form of a finished citekey. When it is a known one
  /// and ends before the cursor, what follows is its locator.
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

/// Finds the partial citation at a byte offset; `nil` where nothing is being cited.
///
/// Costs no more than a look at the line where it has no citation mark, and one pass over the
/// document where it has one.
package func partialCitation(
  at offset: Int, in bytes: [UInt8], language: DocumentLanguage
) -> PartialCitation? {
  guard offset >= 0, offset <= bytes.count else { return nil }
  // Nobody types inside of a character.
  if offset < bytes.count, UTF8.isContinuation(bytes[offset]) { return nil }
  return switch language {
  case .markdown: markdownPartialCitation(at: offset, in: bytes)
  case .bibliography: nil
  }
}
