import Bibliography
import Testing

/// What entries are with all that they inherit.
struct EntryResolverTests {
  @Test func `an entry that names nobody is as written`() {
    checkInherits("misc a: title=Tides; note=", "title=Tides; note=")
  }

  // MARK: crossref

  @Test func `a paper takes from its proceedings what it lacks`() {
    checkInherits(
      """
      inproceedings a: crossref=p; title=Tides; pages=1--9
      proceedings p: title=Sea 2020; subtitle=A Meeting; editor=E. Editor; year=2020
      """,
      "title=Tides; pages=1--9; booktitle=Sea 2020<p; booksubtitle=A Meeting<p; editor=E. Editor<p; year=2020<p"
    )
  }

  @Test func `a chapter takes the author of its book twice`() {
    checkInherits(
      """
      inbook a: crossref=b; title=Tides
      book b: title=Seas; author=A. Smith
      """,
      "title=Tides; booktitle=Seas<b; author=A. Smith<b; bookauthor=A. Smith<b")
    checkInherits(
      """
      inbook a: crossref=b; title=Tides; author=Own
      book b: title=Seas; author=A. Smith
      """,
      "title=Tides; author=Own; booktitle=Seas<b; bookauthor=A. Smith<b")
  }

  @Test func `what an entry says itself stays`() {
    checkInherits(
      """
      inproceedings a: crossref=p; booktitle=Own; publisher=Own
      proceedings p: title=Sea 2020; publisher=Theirs
      """,
      "booktitle=Own; publisher=Own")
  }

  @Test func `a field under another name is the same field`() {
    checkInherits(
      """
      article a: crossref=p; journal=Own; address=Own
      periodical p: title=Sea; location=There; school=A
      """,
      "journal=Own; address=Own; school=A<p")
  }

  @Test func `an empty field is filled`() {
    checkInherits(
      """
      inproceedings a: crossref=p; publisher=; note=
      proceedings p: publisher=Theirs
      """,
      "note=; publisher=Theirs<p")
  }

  @Test func `a date is inherited whole or not at all`() {
    checkInherits(
      """
      inproceedings a: crossref=p; year=2020
      proceedings p: year=2019; month=may; eventdate=2019-05
      """,
      "year=2020; eventdate=2019-05<p")
    checkInherits(
      """
      inbook a: crossref=p; date=2004-03-03
      book p: year=2004; month=3
      """,
      "date=2004-03-03")
    checkInherits(
      """
      inbook a: crossref=p
      book p: year=2004; month=3
      """,
      "year=2004<p; month=3<p")
  }

  @Test func `a parent's own book title is that of its children`() {
    checkInherits(
      """
      inproceedings a: crossref=p
      proceedings p: title=Proceedings of Sea 2020; subtitle=Held There; booktitle=Sea 2020
      """,
      "booktitle=Sea 2020<p")
  }

  @Test func `fields pass down a chain, each under its next name`() {
    checkInherits(
      """
      inproceedings a: crossref=p; title=Tides
      proceedings p: crossref=m; title=Volume 2; volume=2
      mvproceedings m: title=All Seas; publisher=Sea Press
      """,
      "title=Tides; booktitle=Volume 2<p; volume=2<p; maintitle=All Seas<m; publisher=Sea Press<m")
  }

  @Test func `xref and related inherit nothing`() {
    checkInherits(
      """
      inproceedings a: xref=p; related=p
      proceedings p: title=Sea 2020
      """,
      "xref=p; related=p")
  }

  @Test func `a parent that nobody has gives nothing`() {
    checkInherits("misc a: crossref=p; title=Tides", "title=Tides")
    checkInherits("misc a: crossref=; title=Tides", "title=Tides")
  }

  @Test func `keys are compared by their bytes`() {
    checkInherits("misc a: crossref=P\nmisc p: title=Tides", "")
    checkInherits("misc a: crossref= p \nmisc p: title=Tides", "title=Tides<p")
  }

  @Test func `a circle ends where it began`() {
    checkInherits("misc a: crossref=a; title=Tides", "title=Tides")
    checkInherits(
      """
      misc a: crossref=b; title=Tides
      misc b: crossref=c; note=B
      misc c: crossref=a; note=C; year=2020
      """,
      "title=Tides; note=B<b; year=2020<c")
    checkInherits(
      """
      misc x: crossref=a
      misc a: crossref=b; title=Tides
      misc b: crossref=a; note=B
      """,
      "title=Tides<a; note=B<b")
  }

  // MARK: BibTeX

  @Test func `BibTeX takes a field as it is`() {
    checkInherits(
      """
      inproceedings a: crossref=p; title=Tides; note=
      proceedings p: title=Sea; booktitle=Sea 2020; year=2020; note=B; key=SEA
      """,
      "title=Tides; note=; booktitle=Sea 2020<p; year=2020<p; key=SEA<p", by: .bibTeX)
    checkInherits(
      """
      inproceedings a: crossref=p; year=2019
      proceedings p: title=Sea; month=may
      """,
      "year=2019; title=Sea<p; month=may<p", by: .bibTeX)
  }

  @Test func `BibTeX looks no further than the parent`() {
    checkInherits(
      """
      misc a: crossref=b
      misc b: crossref=c; note=B
      misc c: year=2020
      """,
      "note=B<b", by: .bibTeX)
    checkInherits("misc a: crossref=a; note=B", "note=B", by: .bibTeX)
  }

  // MARK: Sets

  @Test func `a set is shown as its first member`() {
    checkInherits(
      """
      set s: entryset=a, b
      article a: title=Tides; crossref=p; shorthand=T
      article b: title=Waves; note=B
      periodical p: title=Sea
      """,
      "title=Tides<a; journaltitle=Sea<p")
    checkInherits("set s: entryset=s; title=Own", "title=Own")
  }

  @Test func `an entry that says which set it is in takes nothing from it`() {
    checkInherits("article a: entryset=s\nset s: note=Own", "")
  }

  // MARK: xdata

  @Test func `containers come before the volume`() {
    checkInherits(
      """
      inbook a: xdata=press, place; crossref=b; title=Tides
      book b: title=Seas; publisher=Other; series=Blue
      xdata press: publisher=Sea Press; note=First
      xdata place: location=Kiel; note=Second
      """,
      "title=Tides; publisher=Sea Press<press; note=First<press; location=Kiel<place; booktitle=Seas<b; series=Blue<b"
    )
  }

  @Test func `containers name containers`() {
    checkInherits(
      """
      book a: xdata=both; title=Tides
      xdata both: xdata={press,place}; ids=x; note=Own
      xdata press: publisher=Sea Press; note=First
      """.replacing("{press,place}", with: "press,place") + "\nxdata place: location=Kiel",
      "title=Tides; note=Own<both; publisher=Sea Press<press; location=Kiel<place")
  }

  @Test func `what a parent has of a container is inherited`() {
    checkInherits(
      """
      inproceedings a: crossref=p
      proceedings p: xdata=press; title=Sea
      xdata press: publisher=Sea Press
      """,
      "booktitle=Sea<p; publisher=Sea Press<press")
  }

  @Test func `only a container gives data`() {
    checkInherits("book a: xdata=b; title=Tides\nbook b: publisher=Sea Press", "title=Tides")
  }

  @Test func `a circle of containers is walked once`() {
    checkInherits(
      """
      book a: xdata=x
      xdata x: xdata=y; note=X
      xdata y: xdata=x,z,y; note=Y; series=Y
      xdata z: volume=3; xdata=a
      """,
      "note=X<x; series=Y<y; volume=3<z")
  }

  @Test func `a container that stands for a crossref names the parent`() {
    checkInherits(
      """
      inproceedings a: xdata=x
      xdata x: crossref=p
      proceedings p: title=Sea
      """,
      "booktitle=Sea<p")
  }

  // MARK: Parts of a value

  @Test func `a value names a part of a container`() {
    let containers = """

      xdata people: author=John Smith and Brian Brown; shortauthor=S and B
      xdata places: location=Kiel and Rome
      xdata some-notes: note=A note
      """
    checkInherits(
      "book a: author=Alan Drudge and xdata=people-author-2" + containers,
      "author=Alan Drudge and Brian Brown<people")
    checkInherits(
      "book a: editor=xdata=people-author and Ann Editor" + containers,
      "editor=John Smith and Brian Brown and Ann Editor<people")
    checkInherits(
      "book a: location=xdata=places-location-1 and Oslo" + containers,
      "location=Kiel and Oslo<places")
    checkInherits("book a: note=xdata=some-notes-note" + containers, "note=A note<some-notes")
  }

  @Test func `a reference that names nothing stays`() {
    let containers = "\nxdata people: author=John Smith; note=N\nbook b: author=B"
    for value in [
      "xdata=people-author-2", "xdata=nobody-author", "xdata=people-note", "xdata=b-author",
      "xdata=people", "xdata=-author", "see xdata=people-author", "xdata=people-author-0",
    ] {
      checkInherits("book a: author=\(value)" + containers, "author=\(value)")
    }
    checkInherits(
      "book a: organization=xdata=people-author" + containers, "organization=xdata=people-author")
  }
}
