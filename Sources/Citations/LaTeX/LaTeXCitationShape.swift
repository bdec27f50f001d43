/// What follows the name of a citation command, and how it cites.
///
/// All have any number of optional arguments before each brace group: `[see]`, `[p.~3]`, apacite's
/// `<e.g.,>`, Beamer's `<2->`.
struct LaTeXCitationShape: Equatable, Sendable {
  var mode: CitationMode

  /// The mode of the form with a star: `\parencite*` leaves out the author, `\citet*` names all.
  var starredMode: CitationMode

  /// Brace groups before the one with the keys: one in `\volcite[pre]{vol}[pages]{key}`.
  var groupsBeforeKeys = 0

  /// The optional argument that the keys are in, counted from zero, instead of a brace group.
  var keyOption: Int?

  /// Whether more groups of keys may follow, each with its arguments, after notes for all of them
  /// in parentheses: `\cites(pre)(post)[a]{k1}[b][c]{k2}`.
  var repeats = false

  /// Whether nothing but its name says that it cites: only a list of plain keys counts.
  var isGuess = false

  init(
    _ mode: CitationMode, starred: CitationMode? = nil, groupsBeforeKeys: Int = 0,
    keyOption: Int? = nil, repeats: Bool = false, isGuess: Bool = false
  ) {
    self.mode = mode
    starredMode = starred ?? mode
    self.groupsBeforeKeys = groupsBeforeKeys
    self.keyOption = keyOption
    self.repeats = repeats
    self.isGuess = isGuess
  }
}
