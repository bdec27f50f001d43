import Bibliography
import Formats
import Testing
import TextStorage

/// The keys of records that consist of these lines.
private func checkKeys(
  _ records: [String], keys: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = records.map { "TY  - BOOK\n\($0)\nER  - \n" }.joined()
  let source = RISSource.parse(SourceText(text))
  #expect(
    source.locations.map { String(decoding: source.keyBytes($0), as: UTF8.self) } == keys,
    sourceLocation: sourceLocation)
}

@Suite struct RISKeyTests {
  @Test func `the id is the key`() {
    checkKeys(["ID  - smith:2020\nTI  - T"], keys: ["smith:2020"])
    checkKeys(["ID  - a\nTI  - T", "ID  - a\nTI  - U"], keys: ["a", "a"])
  }

  @Test func `without an id it is what Pandoc makes`() {
    checkKeys(["AU  - Smith, Ann\nA1  - Lee, Kim\nPY  - 2020"], keys: ["Smith_Lee_2020"])
    checkKeys(["A1  - van Berg, Jan\nY1  - 2020/05/03"], keys: ["van_2020/05/03"])
    checkKeys(
      [
        "AU  - Smith, A.\nPY  - 2020", "AU  - Smith, B.\nPY  - 2020", "AU  - Smith, C.\nPY  - 2020",
      ],
      keys: ["Smith_2020", "Smith_2020a", "Smith_2020b"])
    checkKeys(["ID  - Lee\nTI  - T", "AU  - Lee, K."], keys: ["Lee", "Leea"])
  }

  @Test func `without anything Pandoc uses it is made as for listings`() {
    checkKeys(["TI  - Tides of the Sea"], keys: ["tidessea"])
    checkKeys(["AU  - Smith, Ann\nPY  - 2020 May\nTI  - Tides"], keys: ["smith2020tides"])
  }

  @Test func `definition leads to the id, else to the title`() {
    for (text, place) in [
      ("TY  - BOOK\nID  - a\nTI  - T\nER  - ", "ID  - a"),
      ("TY  - BOOK\nTI  - T\nER  - ", "TI  - T"),
    ] {
      let text = SourceText(text)
      let source = RISSource.parse(text)
      #expect(
        source.locations.map { text.string(in: source.keyRange($0)) } == [place])
    }
  }
}
