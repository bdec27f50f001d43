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

  private static func protected(_ part: String) -> String {
    isSplit(part) ? "{\(part)}" : part
  }

  /// Whether a comma or `and` in a part would be taken for BibTeX's.
  package static func isSplit(_ part: String) -> Bool {
    part.contains(",")
      || part.split(whereSeparator: \.isWhitespace).contains { $0.lowercased() == "and" }
  }
}
