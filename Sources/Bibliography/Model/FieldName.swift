/// The name of a field as a small integer.
///
/// Names everybody uses have fixed numbers; from `firstCustom` on a number is an index into the
/// table of the block it stands in, so that a file may use any name at no cost to the others.
package struct FieldName: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Said here, as what every raw value has is not specialized.
  package static func == (a: FieldName, b: FieldName) -> Bool { a.rawValue == b.rawValue }

  /// The first number that means a name in a block's own table.
  package static let firstCustom: UInt16 = 1024

  package static let title = known("title")
  package static let subtitle = known("subtitle")
  package static let author = known("author")
  package static let editor = known("editor")
  package static let year = known("year")
  package static let date = known("date")
  package static let month = known("month")
  package static let journal = known("journal")
  package static let journalTitle = known("journaltitle")
  package static let bookTitle = known("booktitle")
  package static let publisher = known("publisher")
  package static let institution = known("institution")
  package static let school = known("school")
  package static let organization = known("organization")
  package static let volume = known("volume")
  package static let number = known("number")
  package static let pages = known("pages")
  package static let abstract = known("abstract")
  package static let keywords = known("keywords")
  package static let doi = known("doi")
  package static let url = known("url")
  package static let eprint = known("eprint")
  package static let eprintType = known("eprinttype")
  package static let archivePrefix = known("archiveprefix")
  package static let pmid = known("pmid")
  package static let howPublished = known("howpublished")
  package static let note = known("note")
  package static let crossref = known("crossref")
  package static let ids = known("ids")
  package static let xdata = known("xdata")
  package static let xref = known("xref")
  package static let related = known("related")
  package static let entrySet = known("entryset")
  package static let series = known("series")
  package static let edition = known("edition")
  package static let isbn = known("isbn")
  package static let file = known("file")
  package static let entrySubtype = known("entrysubtype")
  package static let custom = known("custom")
  package static let issn = known("issn")
  package static let eid = known("eid")
  package static let pmcid = known("pmcid")
  package static let archive = known("archive")
  package static let archiveLocation = known("archive_location")
  package static let categories = known("categories")

  /// The number of a known name, given in lower case.
  package static func known(lowercased name: Span<UInt8>) -> FieldName? {
    table.number(of: name).map(FieldName.init(rawValue:))
  }

  /// The spelling of a known name, `nil` for one of a block's own.
  package var knownName: String? { table(rawValue) }

  private func table(_ number: UInt16) -> String? { FieldName.table.name(of: number) }

  private static func known(_ name: String) -> FieldName {
    let bytes = ArraySlice(name.utf8)
    return FieldName(rawValue: table.number(of: bytes.span) ?? firstCustom)
  }

  private static let table = NameTable([
    "title", "subtitle", "author", "editor", "year", "date", "month", "journal", "journaltitle",
    "booktitle", "publisher", "institution", "school", "organization", "howpublished", "volume",
    "number", "pages", "abstract", "keywords", "doi", "url", "eprint", "eprinttype",
    "archiveprefix", "note", "crossref", "ids", "series", "edition", "isbn", "file", "issn",
    "address", "location", "chapter", "type", "key", "annote", "annotation", "urldate", "language",
    "langid", "shorttitle", "titleaddon", "booksubtitle", "booktitleaddon", "maintitle",
    "mainsubtitle", "journalsubtitle", "issue", "issuetitle", "eid", "pagetotal", "version",
    "translator", "editortype", "editora", "bookauthor", "origdate", "origtitle", "eventtitle",
    "eventdate", "venue", "primaryclass", "eprintclass", "pubstate", "xdata", "xref", "related",
    "relatedtype", "entryset", "options", "keyword", "day", "part", "volumes", "addendum", "groups",
    "owner", "timestamp", "date-added", "date-modified", "bdsk-url-1", "bdsk-url-2", "biburl",
    "bibsource", "mendeley-tags", "mendeley-groups", "added-at", "interhash", "intrahash",
    "adsurl", "adsnote", "copyright", "lccn", "pmid", "pmcid", "numpages", "articleno",
    "issue_date", "acmid", "acknowledgement", "bibdate", "coden", "fjournal", "journal-url",
    "mrclass", "mrnumber", "mrreviewer", "zblnumber", "doi-url", "anthology", "shortauthor",
    "shorteditor", "shortjournal", "sortname", "sortkey", "presort", "label", "library",
    "langidopts",
    "article-number", "author-email", "affiliation", "research-areas", "web-of-science-categories",
    "unique-id", "times-cited", "number-of-cited-references", "keywords-plus",
    "entrysubtype", "origpublisher", "origlocation", "custom",
    "collection-editor", "collection-number", "volume-title", "volume-title-short", "part-title",
    "supplement", "page-first", "printing", "medium", "archive", "archive_collection",
    "archive_location", "archive-place", "authority", "categories", "citation-number",
    "dimensions", "division", "jurisdiction", "scale", "section", "source", "reviewed-title",
    "reviewed-genre", "references", "chair", "compiler", "composer", "contributor", "curator",
    "director", "editorial-director", "executive-producer", "guest", "host", "illustrator",
    "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator", "available-date",
    "submitted", "year-suffix",
  ])
}
