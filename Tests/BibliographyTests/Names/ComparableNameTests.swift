import Bibliography
import Testing

/// Which names may be one person's.
struct ComparableNameTests {
  @Test func `spellings of one name agree`() {
    for (a, b) in [
      ("Jason E Weston", "Jason Weston"), ("Weston, J.", "Jason E. Weston"),
      ("Weston, JE", "Jason E Weston"), ("Müller, Jörg", "Mueller, J."),
      ("Jean-Paul Sartre", "Sartre, J.-P."), ("Sartre, JP", "Jean-Paul Sartre"),
      ("Laurens van der Maaten", "van der Maaten, L."), ("OpenAI", "OpenAI"),
      ("Gabriel García Márquez", "García Márquez, Gabriel"), ("Weston", "Weston, Jason"),
    ] {
      checkAgreement(a, b, true)
    }
  }

  @Test func `other people's names do not`() {
    for (a, b) in [
      ("Jason Weston", "Jane Weston"), ("Jason E Weston", "Jason B Weston"),
      ("Jason Weston", "Jason West"), ("Wu, T.", "Xu, T."), ("Weston, Tom", "Tom, Weston"),
      ("", "Weston"), ("Marquez, G.", "García Márquez, Gabriel"),
    ] {
      checkAgreement(a, b, false)
    }
  }
}

private func checkAgreement(
  _ a: String, _ b: String, _ expected: Bool, sourceLocation: SourceLocation = #_sourceLocation
) {
  let first = ComparableName(PersonName(plain: a))
  let second = ComparableName(PersonName(plain: b))
  #expect(first.agrees(with: second) == expected, "\(a), \(b)", sourceLocation: sourceLocation)
  #expect(second.agrees(with: first) == expected, "\(b), \(a)", sourceLocation: sourceLocation)
}
