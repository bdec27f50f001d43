/// A person's name in the form in which two spellings of it are compared.
///
/// `Jason E Weston`, `Jason Weston`, `Weston, J.` and `Weston JE` agree; `Jane Weston` agrees with
/// the last two only, so that agreement is not transitive.
package struct ComparableName: Sendable, Hashable {
  /// Particle and family name, or the whole of a name without parts, folded.
  private let family: [[UInt8]]
  private let given: [[UInt8]]
  private let isLiteral: Bool

  /// The form of a name. Linear.
  package init(_ name: PersonName) {
    isLiteral = !name.literal.isEmpty
    family = ComparableName.words(
      isLiteral ? name.literal : name.particle + " " + name.family)
    given = ComparableName.words(name.given)
  }

  /// Whether both may be spellings of one person's name: the same family name, and given names that
  /// do not contradict each other, where initials stand for what they begin.
  package func agrees(with other: ComparableName) -> Bool {
    if family.isEmpty || other.family.isEmpty { return false }
    if family == other.family { return ComparableName.areCompatible(given, other.given) }
    if isLiteral || other.isLiteral { return family + given == other.family + other.given }
    // `Gabriel García Márquez`, whose family name has one word or two.
    return family.last == other.family.last && !given.isEmpty
      && given + family == other.given + other.family
  }

  private static func areCompatible(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
    for (x, y) in zip(a, b) where !x.starts(with: y) && !y.starts(with: x) {
      return areInitials(a, of: b) || areInitials(b, of: a)
    }
    return true
  }

  /// Whether `a` is initials without anything between them: `JE` for Jason E.
  private static func areInitials(_ a: [[UInt8]], of b: [[UInt8]]) -> Bool {
    guard a.count == 1, let initials = a.first, initials.count <= b.count, initials.count <= 3
    else { return false }
    return zip(initials, b).allSatisfy { $1.first == $0 }
  }

  private static func words(_ text: String) -> [[UInt8]] {
    var folded: [UInt8] = []
    let utf8 = ArraySlice(text.utf8)
    Folding.fold(utf8.span, into: &folded)
    let slice = folded[...]
    var words: [[UInt8]] = []
    var scanner = FoldedWordScanner()
    while let range = scanner.next(in: slice.span) {
      let word = Array(folded[range])
      // `Mueller` is `Müller`; initials stay as they are.
      let respelled = word.count > 3 ? Folding.alternateSpelling(of: word.span) : nil
      words.append(respelled ?? word)
    }
    return words
  }
}
