/// The name of one author, editor …, in its parts as CSL names them. A part that a name lacks is
/// empty.
package struct PersonName: Sendable, Hashable {
  /// `Beethoven`.
  package var family: String
  /// `Ludwig`.
  package var given: String
  /// The "von" part, `van`, `de la`: it stands before the family name.
  package var particle: String
  /// A particle that goes when the family name stands alone: the `von` that Goethe is cited without.
  /// Only CSL and biblatex's `useprefix=false` tell it from the other one.
  package var droppingParticle: String = ""
  /// `Jr.`, `III`.
  package var suffix: String
  /// The whole name of somebody who has no parts, an institution; then all other parts are empty.
  package var literal: String

  /// A person's name from its parts.
  package init(family: String, given: String = "", particle: String = "", suffix: String = "") {
    self.family = family
    self.given = given
    self.particle = particle
    self.suffix = suffix
    literal = ""
  }

  /// A name without parts.
  package init(literal: String) {
    family = ""
    given = ""
    particle = ""
    suffix = ""
    self.literal = literal
  }

  /// A name as people write it, `Given Family` or `Family, Given`, in UTF-8 without LaTeX.
  package init(plain text: String) {
    let bytes = ArraySlice(text.utf8)
    let parser = PersonNameParser(isLaTeX: false)
    self = parser.name(in: bytes.span, 0..<bytes.count)
  }

  /// Whether no part has any text.
  package var isEmpty: Bool {
    family.isEmpty && given.isEmpty && particle.isEmpty && suffix.isEmpty && literal.isEmpty
      && droppingParticle.isEmpty
  }

  /// The name in reading order: `Ludwig van Beethoven`.
  package var displayName: String {
    guard literal.isEmpty else { return literal }
    // Where a given name is all there is, it is also what stands in short.
    let family = family.isEmpty && particle.isEmpty ? "" : familyForDisplay
    var name = given
    for part in [PersonName.joined(droppingParticle, family), suffix] where !part.isEmpty {
      if !name.isEmpty { name += " " }
      name += part
    }
    return name
  }

  /// The name in short, as texts cite it: `van Beethoven`.
  package var familyForDisplay: String {
    guard literal.isEmpty else { return literal }
    guard !family.isEmpty else { return particle.isEmpty ? given : particle }
    return PersonName.joined(particle, family)
  }

  /// A particle and what follows it: `van Beethoven`, `d'Alembert`, `al-Khwarizmi`.
  private static func joined(_ particle: String, _ family: String) -> String {
    guard let last = particle.unicodeScalars.last, !family.isEmpty else { return particle + family }
    let isAttached = last == "'" || last == "\u{2019}" || last == "-"
    return isAttached ? particle + family : particle + " " + family
  }
}
