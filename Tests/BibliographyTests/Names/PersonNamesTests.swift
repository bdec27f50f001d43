import Bibliography
import TestSupport
import Testing

@Suite struct PersonNamesTests {
  @Test func `reads names in reading order`() {
    checkName("Jason Weston", "Jason||Weston|")
    checkName("Jason E. Weston", "Jason E.||Weston|")
    checkName("Ludwig van Beethoven", "Ludwig|van|Beethoven|")
    checkName(
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      "Charles Louis Xavier Joseph|de la|Vallée Poussin|")
    checkName("Jean-Paul~Sartre", "Jean-Paul||Sartre|")
    checkName("Plato", "||Plato|")
    checkName("bell hooks", "bell||hooks|")
    checkName("van Beethoven", "|van|Beethoven|")
    checkName("Martin Luther King Jr.", "Martin Luther||King|Jr.")
    checkName("Muhammad al-Khwarizmi", "Muhammad||al-Khwarizmi|")
    checkName("  Ada \n Lovelace ", "Ada||Lovelace|")
  }

  @Test func `reads names with the family name first`() {
    checkName("Weston, Jason", "Jason||Weston|")
    checkName("van Beethoven, Ludwig", "Ludwig|van|Beethoven|")
    checkName("de la Cruz, Maria", "Maria|de la|Cruz|")
    checkName("De la Cruz, Maria", "Maria||De la Cruz|")
    checkName("Schulte im Walde, Sabine", "Sabine||Schulte im Walde|")
    checkName("{von} Walde, Sabine", "Sabine||von Walde|")
    checkName("von Last, Jr, First", "First|von|Last|Jr")
    checkName("King, Jr., Martin Luther", "Martin Luther||King|Jr.")
    checkName("King, Martin Luther, Jr.", "Martin Luther||King|Jr.")
    checkName("Smith,", "||Smith|")
    checkName("Garc{\\'\\i}a M{\\'a}rquez, Gabriel", "Gabriel||García Márquez|")
    checkName("{Barnes, Noble}, Inc.", "Inc.||Barnes, Noble|")
  }

  @Test func `tells particles by case outside braces and inside accents`() {
    checkName("Anna {de} Vries", "Anna de||Vries|")
    checkName("Jean {\\'E}tienne Roux", "Jean Étienne||Roux|")
    checkName("Jean {\\'e}t Roux", "Jean|ét|Roux|")
    checkName("Jean \\'{E}tienne Roux", "Jean Étienne||Roux|")
    checkName("Jean \\o Roux", "Jean||øRoux|")
    checkName("Paul {\\OE}uvre Roux", "Paul Œuvre||Roux|")
    checkName("Émile Élan Roux", "Émile Élan||Roux|")
    checkName("Émile à Roux", "Émile|à|Roux|")
    checkName("Mu\\~noz, Jos\\'e", "José||Muñoz|")
    checkName("\\v Sime\\v cek, Jan", "Jan||Šimeček|")
  }

  @Test func `keeps a name in braces whole`() {
    let names = PersonNames(parsing: Array("{Barnes and Noble} and {{CERN}} and {\\'E}mile".utf8))
    #expect(
      names.people == [
        PersonName(literal: "Barnes and Noble"), PersonName(literal: "CERN"),
        PersonName(family: "Émile"),
      ])
  }

  @Test func `reads the extended format of biblatex`() {
    checkName(
      "given=Hans, family=Harman, prefix=of, suffix={Jr., Esq.}", "Hans|of|Harman|Jr., Esq.")
    checkName("family={van der X}, given = {J. K.}, given-i=J", "J. K.||van der X|")
    checkName(#""family={Robinson and Sons, Inc.}""#, "||Robinson and Sons, Inc.|")
    checkName("given=Simon, prefix=de, family=Beumont, useprefix=true", "Simon|de|Beumont|")
    let dropping = PersonNames(
      parsing: Array("given=Jo, prefix=von, family=Go, useprefix={false}".utf8))
    #expect(dropping.people.map(\.droppingParticle) == ["von"])
    #expect(dropping.people.map(\.particle) == [""])
    checkName("uniquenametemplatename=x, given=Arthur, family=Smith", "Arthur||Smith|")
    checkName("E=mc Square", "E=mc||Square|")
    checkList("nosortothers=false and A B", ["A B"])
    checkList("sortingnamekeytemplatename=snks1 and A B", ["A B"])
    checkList("A B and xdata=people-author-1", ["A B"], isComplete: false)
  }

  @Test func `splits a list at the word and`() {
    checkList("A B and C D", ["A B", "C D"])
    checkList("A B\nAND\tC D and  E F", ["A B", "C D", "E F"])
    checkList("Alexander Sand and Andy Land", ["Alexander Sand", "Andy Land"])
    checkList("{A and B} and C", ["A and B", "C"])
    checkList("and A and and B and", ["A", "B"])
    checkList("Bj\\o and Ann", ["Bjø", "Ann"])
    checkList("", [])
    checkList("A } B and C D", ["A B", "C D"])
    checkList("A { B and C D", ["A B and C D"])
  }

  @Test func `knows when a list is not complete`() {
    checkList("A B and others", ["A B"], isComplete: false)
    checkList("A B et al.", ["A B"], isComplete: false)
    checkList("B, A., et al.", ["A. B"], isComplete: false)
    checkList("A B and D, C et.al.", ["A B", "C D"], isComplete: false)
    checkList("Xu et al and Wu", ["Xu", "Wu"], isComplete: false)
    checkList("A Al", ["A Al"])
    checkList("A B and et al.", ["A B"], isComplete: false)
    checkList("others", [], isComplete: false)
    checkList("A B and C Others", ["A B", "C Others"])
  }

  @Test func `reads names without LaTeX`() {
    let names = PersonNames(plain: ["Jason E Weston", "de Vries, Jan", "O{x} B~c", "et al."])
    #expect(
      names.people == [
        PersonName(family: "Weston", given: "Jason E"),
        PersonName(family: "Vries", given: "Jan", particle: "de"),
        PersonName(family: "B~c", given: "O{x}"),
      ])
    #expect(!names.isComplete)
    #expect(PersonName(plain: "Jose\u{301} Li").given.unicodeScalars.count == 4)
    #expect(PersonName(plain: " ").isEmpty)
  }

  @Test func `shows a name and a list`() {
    #expect(
      PersonName(family: "Ormesson", given: "Jean", particle: "d'").displayName == "Jean d'Ormesson"
    )
    #expect(
      PersonName(family: "King", given: "Martin", suffix: "Jr.").displayName == "Martin King Jr.")
    #expect(PersonName(family: "Beethoven", particle: "van").familyForDisplay == "van Beethoven")
    #expect(PersonName(literal: "CERN").displayName == "CERN")
    #expect(PersonName(family: "", given: "Cher").familyForDisplay == "Cher")
  }

  @Test func `shortens a list as texts cite it`() {
    checkShortList("", "", full: "")
    checkShortList("Jason Weston", "Weston", full: "Jason Weston")
    checkShortList("A Weston and B Xu", "Weston and Xu", full: "A Weston and B Xu")
    checkShortList("A Wu and B Xu and C Yu", "Wu et al.", full: "A Wu, B Xu, and C Yu")
    checkShortList("A Wu and others", "Wu and others", full: "A Wu and others")
    checkShortList(
      "A Wu and B Xu and C Yu and D Zu", "Wu et al.", full: "A Wu, B Xu, and 2 others", limit: 2)
    checkShortList("A Wu and B Xu", "Wu and Xu", full: "A Wu and 1 other", limit: 1)
  }

  @Test func `reads fifty thousand names`() {
    let value = Array(String(repeating: "First von Last and ", count: 50_000).utf8)
    #expect(PersonNames(parsing: value).people.count == 50_000)
    for unit in ["{", "}", "\\o ", ",", "{\\'", "a,", "family={", "\\"] {
      let value = Array(String(repeating: unit, count: 100_000).utf8)
      #expect(PersonNames(parsing: value).people.count <= 1)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func `reads any bytes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let value = randomLaTeX(using: &random)
      let names = PersonNames(parsing: value)
      #expect(names.people.allSatisfy { !$0.isEmpty }, "seed \(seed): \(value)")
      #expect(
        PersonNames(plain: [String(decoding: value, as: UTF8.self)]).people.count <= 1,
        "seed \(seed)")
    }
  }
}

/// Checks the parts of the only name of a value, written `given|particle|family|suffix`.
private func checkName(
  _ value: String, _ parts: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let names = PersonNames(parsing: Array(value.utf8))
  let shown = names.people.map { "\($0.given)|\($0.particle)|\($0.family)|\($0.suffix)" }
  #expect(shown == [parts], sourceLocation: sourceLocation)
  #expect(names.people.allSatisfy { $0.literal.isEmpty }, sourceLocation: sourceLocation)
}

private func checkList(
  _ value: String, _ names: [String], isComplete: Bool = true,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let list = PersonNames(parsing: Array(value.utf8))
  #expect(list.people.map(\.displayName) == names, sourceLocation: sourceLocation)
  #expect(list.isComplete == isComplete, sourceLocation: sourceLocation)
}

private func checkShortList(
  _ value: String, _ short: String, full: String, limit: Int = .max,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let list = PersonNames(parsing: Array(value.utf8))
  #expect(list.shortList == short, sourceLocation: sourceLocation)
  #expect(list.fullList(limit: limit) == full, sourceLocation: sourceLocation)
}
