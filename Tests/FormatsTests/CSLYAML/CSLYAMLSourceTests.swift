import Bibliography
import Formats
import Testing
import TextStorage

/// Entries and problems as `SourceDescription` has them; people as a `.bib` has them.
private func checkYAML(
  _ yaml: String, _ entries: [String], problems: [String] = [], between: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(yaml)
  checkItems(
    of: CSLYAMLSource.parse(text), text, entries, problems: problems, between: between,
    sourceLocation: sourceLocation)
}

private func checkYAMLDate(
  _ yaml: String, _ date: String?, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkYAML(
    "- id: k\n  issued: \(yaml)\n", ["misc k" + (date.map { " date=\($0)" } ?? "")],
    sourceLocation: sourceLocation)
}

@Suite struct CSLYAMLSourceTests {
  @Test func `reads the list under references`() {
    checkYAML(
      """
      ---
      # mine
      references:
      - id: smith2020
        type: article-journal
        title: Tides of the
          North Sea
        author:
        - family: Smith
          given: Ann
        container-title: Seas
        volume: 12
        abstract: >-
          We measure
          tides.
      - type: book
        id: 'two'
      ...
      """,
      [
        "article smith2020 title=Tides of the North Sea author=[Smith, Ann] journaltitle=Seas "
          + "volume=12 abstract=We measure tides.", "book two",
      ])
  }

  @Test func `reads a list alone, an item alone and several documents`() {
    checkYAML("- id: a\n- {id: b, type: book}\n", ["misc a", "book b"])
    checkYAML("id: a\ntype: book\n", ["book a"])
    checkYAML(
      "---\nreferences:\n- id: a\n---\nreferences: [{id: b}]\n---\nid: c\ntype: book\n",
      ["misc a", "misc b", "book c"])
    checkYAML("references: []\n", [])
    checkYAML("", [])
  }

  @Test func `reads the metadata of a Markdown document`() {
    checkYAML(
      "---\ntitle: T\nreferences:\n- id: a\n  title: A\n---\n\nText: *of* [@a: p].\n\n- x: {y\n",
      ["misc a title=A"])
  }

  @Test func `numbers are keys as Pandoc writes them`() {
    checkYAML("- id: 12\n- id: 007\n- id: '007'\n", ["misc 12", "misc 7", "misc 007"])
  }

  @Test func `follows aliases and merge keys`() {
    checkYAML(
      """
      - &base
        id: a
        publisher: &p Springer
        author: &people
        - family: Smith
      - <<: *base
        id: b
        title: B
      - id: c
        publisher: *p
        author: *people
      """,
      [
        "misc a publisher=Springer author=[Smith]",
        "misc b title=B publisher=Springer author=[Smith]",
        "misc c publisher=Springer author=[Smith]",
      ])
  }

  @Test func `reads every shape of date`() {
    checkYAMLDate("2020", "2020")
    checkYAMLDate("2020-05", "2020-05")
    checkYAMLDate("2020-05-03", "2020-05-03")
    checkYAMLDate("'2020-05/2020-07'", "2020-05/2020-07")
    checkYAMLDate(#"2020\~"#, "2020~")
    checkYAMLDate("\n    date-parts: [[2020, 5], [2021]]", "2020-05/2021")
    checkYAMLDate("\n    date-parts:\n    - - 2020\n    circa: true", "2020~")
    checkYAMLDate("\n    year: 2020\n    month: 5\n    day: '3'", "2020-05-03")
    checkYAMLDate("\n  - year: 2020\n    month: 5", "2020-05")
    checkYAMLDate("\n  - year: 2020\n    season: 2\n  - year: 2021", "2020-22/2021")
    checkYAMLDate("\n  - year: -44\n    circa: 1", "-0043~")
    checkYAMLDate("[2020, 5]", "2020-05")
    checkYAMLDate("\n  - literal: about 1900", "about 1900")
    checkYAMLDate("{raw: 2020-05}", "2020-05")
    checkYAMLDate("", nil)
    checkYAMLDate("{}", nil)
  }

  @Test func `reads every shape of names`() {
    checkYAML(
      """
      - id: a
        author: {family: Beethoven, given: Ludwig, non-dropping-particle: van}
      - id: b
        author: [Ann Smith, 'Doe, Jo', {literal: The Group}]
        editor: Ann Smith and Jo Doe
      """,
      [
        "misc a author=[van Beethoven, Ludwig]",
        "misc b author=[Smith, Ann and Doe, Jo and {The Group}] editor=[Smith, Ann and Doe, Jo]",
      ])
  }

  @Test func `texts are Markdown but addresses are not`() {
    checkYAML(
      #"""
      - id: a
        title: The *Huaynaputina* \& H~2~O in [iPhone]{.nocase}
        URL: https://x.org/\~ann/a_b_*c*
        DOI: 10.1/(a)_b_
        publisher: AT&T -- *x
        author: [{literal: 'The *Group* \[x\]'}]
      """#,
      [
        "misc a title=<The <i>Huaynaputina</i> & H<sub>2</sub>O in "
          + "<span class=\"nocase\">iPhone</span>> url=https://x.org/~ann/a_b_*c* doi=10.1/(a)_b_ "
          + "publisher=AT&T – *x author=[{The Group [x]}]"
      ])
  }

  @Test func `says where an item is none, and where it has no id`() {
    checkYAML(
      "- id: a\n- just text\n- title: T\n", ["misc a", "misc t title=T"],
      problems: ["missing-key: t"], between: ["invalid-item: just text"])
  }

  @Test func `damage loses one item at most`() {
    checkYAML(
      "- id: a\n  title: \"A\n- id: b\n  title: B\n", ["misc a title=A", "misc b title=B"],
      between: ["invalid-yaml: \""])
    checkYAML(
      "- id: a\n  author: [{family: X\n- id: b\n", ["misc a author=[X]", "misc b"],
      between: ["invalid-yaml: {", "invalid-yaml: ["].reversed())
  }

  @Test func `other names keep their values`() {
    checkYAML(
      "- id: a\n  x-rank: 3\n  custom: {k: [1, yes]}\n",
      [#"misc a x-rank=3 custom={"k":[1,"yes"]}"#])
  }

  @Test func `entries in metadata move with it, and are read again when it changes`() throws {
    func parts(_ text: String) throws -> (text: SourceText, block: Range<Int>) {
      let bytes = Array(text.utf8)
      let start = try #require(bytes.firstIndex(of: UInt8(ascii: "r")))
      let end = try #require(bytes.lastIndex(of: UInt8(ascii: "-")))
      return (SourceText(text), start..<(end - 2))
    }
    let (text, block) = try parts("---\nreferences:\n- id: a\n- x\n---\nText\n")
    let source = CSLYAMLSource.parse(metadata: block, of: text)
    #expect(disorder(in: source, text) == nil)
    let (later, place) = try parts("On\n\n---\nreferences:\n- id: a\n- x\n---\nMore Text\n")
    let moved = try #require(CSLYAMLSource.moved(source, to: place, of: later))
    #expect(disorder(in: moved, later) == nil)
    #expect(moved.blockIDs[1] == source.blockIDs[1])
    #expect(moved.problems.map { later.string(in: $0.range) } == ["x"])
    #expect(later.string(in: moved.keyRange(EntryLocation(block: 1, index: 0))) == "a")
    let (other, otherPlace) = try parts("---\nreferences:\n- id: b\n- x\n---\nText\n")
    #expect(CSLYAMLSource.moved(source, to: otherPlace, of: other) == nil)
  }
}
