/// One mention of one citekey in a document.
///
/// Ranges are byte offsets in the document. Where a citation stands in a decoded text, such as a
/// quoted YAML value, they span the bytes that the decoded ones came from.
package struct Citation: Equatable, Sendable {
  /// The citekey, without mark and braces.
  package var keyRange: Range<Int>

  /// The whole mention: from the mark, or the minus before it, to the end of the key with its
  /// braces. In LaTeX the key: what else belongs to it belongs to the group.
  package var range: Range<Int>

  /// How the work is cited.
  package var mode: CitationMode

  /// The index of the innermost group the citation belongs to; `nil` if it stands alone.
  package var group: Int?

  /// Whether the key is written between braces (`@{key}`).
  package var isBraced: Bool
}

/// How a work is cited.
package enum CitationMode: UInt8, Sendable {
  /// In parentheses or a note: `[@key]`.
  case normal

  /// As part of the sentence: `@key says`.
  case authorInText

  /// Without the author's name: `[-@key]`.
  case suppressAuthor

  /// Listed in the bibliography without being mentioned.
  case nocite

  /// Named, but neither mentioned nor listed: `\shortcites{key}` says how it is cited elsewhere.
  case named
}
