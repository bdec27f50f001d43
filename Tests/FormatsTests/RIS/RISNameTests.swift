import Bibliography
import Formats
import Testing
import TextStorage

/// The parts of the authors of a record with these lines, the empty ones left out.
private func checkNames(
  _ lines: String..., people: [String], isComplete: Bool = true,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = (["TY  - BOOK"] + lines.map { "AU  - \($0)" } + ["ER  - "]).joined(separator: "\n")
  let source = RISSource.parse(SourceText(text))
  let names = source.entry(at: EntryLocation(block: 0, index: 0))?.authors
  let found = names?.people.map { name in
    [
      ("g", name.given), ("p", name.particle), ("f", name.family), ("s", name.suffix),
      ("l", name.literal),
    ].filter { !$0.1.isEmpty }.map { "\($0.0):\($0.1)" }.joined(separator: " ")
  }
  #expect(found == people, sourceLocation: sourceLocation)
  #expect(names?.isComplete == isComplete, sourceLocation: sourceLocation)
}

@Suite struct RISNameTests {
  @Test func `family, given, suffix`() {
    checkNames("Smith, Ann", people: ["g:Ann f:Smith"])
    checkNames("Smith,A.B.", people: ["g:A.B. f:Smith"])
    checkNames("King, Martin Luther, Jr.", people: ["g:Martin Luther f:King s:Jr."])
    checkNames("van der Berg, Jan", people: ["g:Jan p:van der f:Berg"])
  }

  @Test func `names without a comma are institutions, but for initials and single words`() {
    checkNames("World Bank", people: ["l:World Bank"])
    checkNames("Department of Tides,", people: ["l:Department of Tides"])
    checkNames("Smith, Jones and Sons,", people: ["l:Smith, Jones and Sons"])
    checkNames("J. Smith", people: ["g:J. f:Smith"])
    checkNames("Plato", people: ["f:Plato"])
  }

  @Test func `several people in one line`() {
    checkNames("Smith, Ann; Lee, Kim", people: ["g:Ann f:Smith", "g:Kim f:Lee"])
    checkNames("Smith, Ann and Lee, Kim", people: ["g:Ann f:Smith", "g:Kim f:Lee"])
    checkNames(
      "Smith AB, van Berg J, Ruiz E", people: ["g:AB f:Smith", "g:J p:van f:Berg", "g:E f:Ruiz"])
    checkNames("Smith, Ann", "et al.", people: ["g:Ann f:Smith"], isComplete: false)
  }
}
