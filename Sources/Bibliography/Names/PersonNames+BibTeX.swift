extension PersonNames {
  /// The list as a `.bib` has it, in Unicode: `van Beethoven, Ludwig and {Simon and Schuster} and
  /// others`.
  package var bibTeXList: String {
    var names = people.map(\.bibTeXName)
    if !isComplete { names.append("others") }
    return names.joined(separator: " and ")
  }
}

extension PersonName {
  /// The name as a `.bib` has it: `von Last, Jr, First`, or the whole in braces.
  fileprivate var bibTeXName: String {
    guard literal.isEmpty else { return "{\(literal)}" }
    let last = PersonName(family: family, particle: particle).familyForDisplay
    let first = [given, droppingParticle].filter { !$0.isEmpty }.joined(separator: " ")
    return [last, suffix, first].enumerated()
      .filter { $0.offset == 0 || !$0.element.isEmpty }
      .map { PersonName.protected($0.element) }.joined(separator: ", ")
  }

  /// `part`, in braces where a comma or `and` in it would be taken for BibTeX's.
  private static func protected(_ part: String) -> String {
    let isSplit =
      part.contains(",")
      || part.split(whereSeparator: \.isWhitespace).contains { $0.lowercased() == "and" }
    return isSplit ? "{\(part)}" : part
  }
}
