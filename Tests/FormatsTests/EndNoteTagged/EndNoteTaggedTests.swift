import Bibliography
import Testing

@Suite struct EndNoteTaggedTests {
  @Test func `an article`() {
    checkTagged(
      .endNoteTagged,
      """
      %0 Journal Article
      %F smith2020
      %A Smith, Ann
      %A Kim Lee
      %T Tides
      %J Journal of the Sea
      %D 2020
      %8 May 5
      %V 3
      %N 2
      %P 10-19
      %@ 1234-5678
      %R 10.1000/x
      %U https://a.org
      %X We measure.

      And find.
      %K tides
      dunes
      %9 Journal Article
      """,
      [
        "article smith2020 author=[Smith, Ann and Lee, Kim] title=Tides "
          + "journaltitle=Journal of the Sea date=2020-05-05 volume=3 number=2 pages=10-19 "
          + "issn=1234-5678 doi=10.1000/x url=https://a.org abstract=We measure.\nAnd find. "
          + "keywords=tides, dunes m3=Journal Article"
      ])
  }

  @Test func `records begin with a type`() {
    checkTagged(
      .endNoteTagged,
      "%0 Book\n%T Tides\n%0 Book Section\n%T Dunes\n%B The Sea\n\n%0 Thesis\n%T Sand",
      [
        "book tides title=Tides", "incollection dunes title=Dunes booktitle=The Sea",
        "thesis sand title=Sand",
      ])
  }

  @Test func `records of refer are apart by blank lines and have no types`() {
    checkTagged(
      .endNoteTagged,
      "%A Ann B. Smith\n%T Tides\n%J Sea\n%D 2020\n\n%Q Sea Group\n%T Dunes\n%I Press\n\n%T Sand\n%R SI-1",
      [
        "article smith2020tides author=[Smith, Ann B.] title=Tides journaltitle=Sea date=2020",
        "book seagroupdunes author=[{Sea Group}] title=Dunes publisher=Press",
        "report sand title=Sand number=SI-1",
      ])
  }

  @Test func `a label with blanks is no key`() {
    checkTagged(
      .endNoteTagged, "%0 Book\n%T Tides\n%F my label", ["book tides title=Tides label=my label"])
  }

  @Test func `a type that is unknown is taken from the fields`() {
    checkTagged(
      .endNoteTagged, "%0 Test0\n%T Tides\n%J Sea", ["article tides title=Tides journaltitle=Sea"],
      problems: ["unknown-type: %0 Test0"])
  }

  @Test func `blank lines in an abstract end no record`() {
    checkTagged(
      .endNoteTagged, "%0 Book\n%T Tides\n%X One.\n\nTwo.\n\n%Z Note\n",
      ["book tides title=Tides abstract=One.\nTwo. note=Note"])
  }

  @Test func `people have their roles`() {
    checkTagged(
      .endNoteTagged, "%0 Book\n%T T\n%A Smith, Ann\n%E Lee, Kim\n%? Ruiz, Eva",
      [
        "book smitht title=T author=[Smith, Ann] editor=[Lee, Kim] translator=[Ruiz, Eva]"
      ])
  }
}
