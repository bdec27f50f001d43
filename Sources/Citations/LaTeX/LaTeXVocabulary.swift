/// What LaTeX files define of their own that matters to citations, by hashes of names.
package struct LaTeXVocabulary: Equatable, Sendable {
  /// Commands that cite.
  var commands: [UInt64: LaTeXCitationShape] = [:]

  /// Environments whose text is as it is, or left out.
  var verbatimEnvironments: Set<UInt64> = []

  /// Commands that name bibliographies (`\bibliographysec` after `\newcites{sec}`).
  var bibliographyCommands: Set<UInt64> = []

  /// Nothing.
  package init() {}

  /// Commands that cite, by their names without the backslash. Each may have a star.
  package init(citationCommands names: some Sequence<String>) {
    for name in names { commands[LaTeXName.hash(name.utf8)] = LaTeXCitationShape(.normal) }
  }

  package var isEmpty: Bool { self == LaTeXVocabulary() }

  /// Adds what another file defines; what is defined here already stays.
  package mutating func formUnion(_ other: LaTeXVocabulary) {
    commands.merge(other.commands) { known, _ in known }
    verbatimEnvironments.formUnion(other.verbatimEnvironments)
    bibliographyCommands.formUnion(other.bibliographyCommands)
  }
}
