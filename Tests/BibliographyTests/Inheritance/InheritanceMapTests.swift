import Bibliography
import Testing

/// biblatex's default setup, row by row.
struct InheritanceMapTests {
  @Test func `hands no field of its own to a child`() {
    for field in [
      "ids", "crossref", "xref", "entryset", "entrysubtype", "execute", "label", "options",
      "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand",
      "shorthandintro", "sortkey",
    ] {
      checkMap("book", "inbook", field, [])
      checkMap("misc", "article", field, [])
    }
  }

  @Test func `hands the author of a book to its chapters`() {
    for child in ["inbook", "bookinbook", "suppbook"] {
      checkMap("mvbook", child, "author", ["author", "bookauthor"])
      checkMap("book", child, "author", ["author", "bookauthor"])
    }
    checkMap("book", "incollection", "author", ["author"])
    checkMap("mvbook", "book", "author", ["author"])
    checkMap("collection", "incollection", "author", ["author"])
  }

  @Test func `hands the title of all volumes on as the main title`() {
    for child in ["book", "inbook", "bookinbook", "suppbook"] {
      checkTitles("mvbook", child, of: "main")
    }
    for parent in ["mvcollection", "mvreference"] {
      for child in ["collection", "reference", "incollection", "inreference", "suppcollection"] {
        checkTitles(parent, child, of: "main")
      }
    }
    for child in ["proceedings", "inproceedings", "conference"] {
      checkTitles("mvproceedings", child, of: "main")
    }
  }

  @Test func `hands the title of a volume on as the book title`() {
    for child in ["inbook", "bookinbook", "suppbook"] { checkTitles("book", child, of: "book") }
    for parent in ["collection", "reference"] {
      for child in ["incollection", "inreference", "suppcollection"] {
        checkTitles(parent, child, of: "book")
      }
    }
    checkTitles("proceedings", "inproceedings", of: "book")
    checkTitles("proceedings", "conference", of: "book")
  }

  @Test func `hands the title of a periodical on as the journal title`() {
    for child in ["article", "suppperiodical"] {
      checkMap("periodical", child, "title", ["journaltitle"])
      checkMap("periodical", child, "subtitle", ["journalsubtitle"])
      checkMap("periodical", child, "titleaddon", ["titleaddon"])
      checkShortTitles("periodical", child)
    }
  }

  @Test func `hands a title on as it is where the types are no pair`() {
    for (parent, child) in [
      ("book", "incollection"), ("book", "book"), ("book", "mvbook"), ("collection", "inbook"),
      ("proceedings", "article"), ("mvproceedings", "inbook"), ("periodical", "inproceedings"),
      ("misc", "misc"), ("mvbook", "collection"), ("inproceedings", "proceedings"),
    ] {
      for field in ["title", "subtitle", "titleaddon", "shorttitle", "sorttitle", "indextitle"] {
        checkMap(parent, child, field, [field])
      }
    }
  }

  @Test func `hands all else on under its name`() {
    for field in [
      "publisher", "location", "date", "year", "month", "editor", "series", "volume", "isbn", "doi",
      "keywords", "note", "abstract", "booktitle", "eventdate", "an-unknown-field",
    ] {
      checkMap("proceedings", "inproceedings", field, [field])
      checkMap("misc", "online", field, [field])
    }
  }
}

/// Checks that the titles of a parent are those of the whole, `book` or `main`, to a child.
private func checkTitles(
  _ parent: String, _ child: String, of whole: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for field in ["title", "subtitle", "titleaddon"] {
    checkMap(parent, child, field, [whole + field], sourceLocation: sourceLocation)
  }
  checkShortTitles(parent, child, sourceLocation: sourceLocation)
}

private func checkShortTitles(
  _ parent: String, _ child: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  for field in ["shorttitle", "sorttitle", "indextitle", "indexsorttitle"] {
    checkMap(parent, child, field, [], sourceLocation: sourceLocation)
  }
}

/// Checks under which names a field of a parent passes to a child.
private func checkMap(
  _ parent: String, _ child: String, _ field: String, _ targets: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    InheritanceMap(from: parent, to: child).targets(of: field) == targets,
    "\(field) from \(parent) to \(child)", sourceLocation: sourceLocation)
}
