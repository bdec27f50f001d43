import Bibliography

/// Whose entry types and fields a `.bib` has.
package enum BibTeXDialect: Sendable {
  /// Those of BibTeX's standard styles (`btxdoc`, section 3), in ASCII.
  case bibTeX
  /// Those of biblatex (manual §2.1 and §2.2), in UTF-8.
  case biblatex

  var alphabet: LaTeXEncoder.Alphabet { self == .bibTeX ? .ascii : .unicode }
}
