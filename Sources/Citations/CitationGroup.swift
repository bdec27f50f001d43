/// What stands together in one citation: `[see @a, p. 3; @b]`, or `@a [p. 3]`; in LaTeX a citation
/// command with its arguments, for one key too.
package struct CitationGroup: Equatable, Sendable {
  /// The bytes of the group, brackets included; for an author-in-text citation with a bracket after
  /// it, from its mark.
  package var range: Range<Int>

  /// The citations that lie in `range`, as indices. Citations that are not members of the group
  /// itself can be among them: those of a group inside this one (their `group` is another), and
  /// `@b` in `[@a, @b]`, which is an author-in-text citation within the suffix of `@a`.
  package var citations: Range<Int>
}
