/// The fields of the two dialects.
enum BibTeXFields {
  /// In the order in which they are written; others follow as they stand in their entry.
  static let order: [String] = words(
    """
    entrysubtype author shortauthor editor editortype editora editoratype editorb editorbtype editorc
    editorctype translator annotator commentator introduction foreword afterword bookauthor holder
    title subtitle titleaddon shorttitle
    maintitle mainsubtitle maintitleaddon booktitle booksubtitle booktitleaddon issuetitle
    issuesubtitle eventtitle eventtitleaddon eventdate venue journal journaltitle journalsubtitle
    shortjournal date year month day origdate series volume number issue part volumes chapter pages
    pagetotal numpages eid edition version type howpublished institution school organization publisher
    address location origtitle origlanguage origlocation origpublisher language langid isbn issn isrn
    doi eprint eprinttype eprintclass archiveprefix primaryclass pmid pmcid url urldate pubstate note
    addendum annote annotation abstract keywords crossref xref xdata related relatedtype entryset ids
    key
    """)

  static let position: [String: Int] = Dictionary(
    zip(order, order.indices), uniquingKeysWith: { first, _ in first })

  /// biblatex's names of BibTeX's fields (manual §2.2.5).
  static let biblatexName: [String: String] = [
    "journal": "journaltitle", "address": "location", "school": "institution",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass", "annote": "annotation",
    "key": "sortkey", "issue_date": "date", "numpages": "pagetotal",
  ]

  /// BibTeX's names of biblatex's fields.
  static let bibTeXName: [String: String] = [
    "journaltitle": "journal", "location": "address", "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass", "annotation": "annote", "langid": "language",
    "sortkey": "key",
  ]

  /// Fields of biblatex and of CSL that no BibTeX style knows.
  static let onlyBiblatex: Set<String> = Set(
    words(
      """
      entrysubtype shortauthor editortype editora editoratype editorb editorbtype editorc editorctype
      translator annotator commentator introduction foreword afterword bookauthor holder shorttitle
      subtitle titleaddon maintitle mainsubtitle maintitleaddon booksubtitle booktitleaddon issuetitle
      issuesubtitle eventtitle eventtitleaddon eventdate venue journalsubtitle shortjournal date
      origdate part volumes pagetotal version origtitle origlanguage origlocation origpublisher
      pubstate addendum xref xdata related relatedtype relatedstring entryset ids options langidopts
      nameaddon label shorthand shorteditor shortseries indextitle gender authortype bookpagination
      pagination library issue custom
      """) + CSLVariable.all.map(\.name).filter { $0 == $0.lowercased() && $0.contains("-") }
      + words(
        """
        archive archive_collection archive_location authority categories chair compiler composer
        contributor curator dimensions director division guest host illustrator interviewer
        jurisdiction medium narrator organizer performer printing producer recipient references scale
        section source submitted supplement
        """))

  /// Fields that are no LaTeX (biblatex manual §2.2.1, verbatim and URI fields).
  static let verbatim: Set<String> = [
    "doi", "eprint", "file", "pdf", "url", "urlraw", "verba", "verbb", "verbc", "pmid", "pmcid",
    "bdsk-url-1", "bdsk-url-2",
  ]

  /// Dates, which other formats have in biblatex's form here.
  static let dates: Set<String> = [
    "date", "eventdate", "origdate", "urldate", "available-date", "submitted",
  ]

  /// Lists of people.
  static let people: Set<String> = Set(
    words(
      """
      author editor editora editorb editorc translator annotator commentator introduction foreword
      afterword bookauthor holder shortauthor shorteditor namea nameb namec
      """) + CSLVariable.all.compactMap { if case .names = $0.kind { $0.field } else { nil } })

  /// Titles, whose case a style may change.
  static let titles: Set<String> = [
    "title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle", "issuetitle",
    "shorttitle", "origtitle", "titleaddon", "reviewed-title", "volume-title", "part-title",
  ]

  /// Fields that name other entries.
  static let keys: Set<String> = ["crossref", "xref", "xdata", "related", "entryset", "ids"]

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
