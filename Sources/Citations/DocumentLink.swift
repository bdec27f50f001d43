/// Another document that a document names: one it includes, or the one it is part of.
package struct DocumentLink: Equatable, Hashable, Sendable {
  /// What the path is relative to, and which endings it lacks.
  package enum Kind: UInt8, Sendable {
    /// Included by a path that counts from the root document's folder: `\input`, `\include`.
    case root
    /// Included by a path that counts from this file's folder: `\subfile`, `\subimport`.
    case file
    /// A package, which lies beside the root document or is none of the project's.
    case package
    /// A document class, likewise.
    case documentClass
    /// The root document that this one is part of: `% !TeX root = ../main.tex`, or the option of the
    /// class `subfiles`.
    case parent
  }

  /// The path as the document writes it: with or without ending, not resolved.
  package var path: String

  /// The bytes of the path in the document, without quotes; for `\import{folder}{file}` those of
  /// the file.
  package var range: Range<Int>

  package var kind: Kind

  package init(path: String, range: Range<Int>, kind: Kind) {
    self.path = path
    self.range = range
    self.kind = kind
  }
}
