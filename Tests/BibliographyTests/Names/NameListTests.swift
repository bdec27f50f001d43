import Bibliography
import TestSupport
import Testing

@Suite struct NameListTests {
  @Test func `any name comes out as it went in`() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "and", "Smith, John", "{X}", "van", "d'", "Ünal", "\\\"o", "others", "O’Neil", "",
    ]
    for round in 0..<300 {
      let names = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        func part() -> String { pieces.randomElement(using: &generator) ?? "" }
        if Bool.random(using: &generator) { return PersonName(literal: "L" + part()) }
        var name = PersonName(
          family: "F" + part(), given: part(), particle: part(), suffix: part())
        name.droppingParticle = part()
        return name
      }
      let isComplete = Bool.random(using: &generator)
      var bytes: [UInt8] = []
      for name in names { NameList.append(name, to: &bytes) }
      if !isComplete { NameList.appendOthers(to: &bytes) }
      #expect(
        PersonNames(bytes, form: .names) == PersonNames(people: names, isComplete: isComplete),
        "seed 7, round \(round)")
    }
  }

  @Test func `a list in BibTeX's words keeps what would be split together`() {
    var names = PersonNames(
      people: [
        PersonName(family: "Beethoven", given: "Ludwig", particle: "van"),
        PersonName(family: "King", given: "Martin", suffix: "Jr."),
        PersonName(literal: "Simon and Schuster"),
        PersonName(family: "Barnes and Noble", given: "A, B"),
      ], isComplete: false)
    names.people[0].droppingParticle = "dr."
    #expect(
      names.bibTeXList
        == "van Beethoven, Ludwig dr. and King, Jr., Martin and {Simon and Schuster} and "
        + "{Barnes and Noble}, {A, B} and others")
  }

  @Test func `without LaTeX only the word and means anything`() {
    let names = PersonNames(Array("Ann \\'Or and {Bo} Li and others".utf8), form: .plain)
    #expect(names.people.map(\.displayName) == ["Ann \\'Or", "{Bo} Li"])
    #expect(!names.isComplete)
  }

  @Test func `a dropping particle goes with the given name`() {
    var name = PersonName(family: "Goethe", given: "J. W.")
    name.droppingParticle = "von"
    #expect(name.displayName == "J. W. von Goethe")
    #expect(name.familyForDisplay == "Goethe")
  }
}
