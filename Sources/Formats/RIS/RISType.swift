import Bibliography

// The types of the specification of 2011 and, below them, what it no longer has or programs add. What
// an entry of that type is, is said by CSL's type, which both formats' entry types go through; where
// biblatex tells more apart than CSL, the row names its type. Zotero's translator and Pandoc's reader
// agree with most rows; where they do not, the row says why it is so.

/// A type of RIS, and what an entry of it is.
struct RISType: Sendable {
  /// What an entry is, as far as the meaning of tags depends on it.
  enum Kind: Sendable {
    case article, art, audio, bill, blog, book, conference, dataset, film, hearing, legalCase
    case letter, manuscript, map, other, patent, presentation, report, section, software, standard
    case statute, thesis, web
  }

  let name: String
  let csl: String
  let kind: Kind
  /// Where it is not that of CSL's type.
  var ownEntryType: String?

  init(_ name: String, _ csl: String, _ kind: Kind, _ ownEntryType: String? = nil) {
    self.name = name
    self.csl = csl
    self.kind = kind
    self.ownEntryType = ownEntryType
  }

  /// biblatex's type.
  var entryType: String { ownEntryType ?? CSLType.named(csl)?.entryType ?? "misc" }

  /// What `entrysubtype` has to say.
  var subtype: String? { ownEntryType == nil ? CSLType.named(csl)?.subtype : nil }

  /// Of several rows of one CSL type the first is the one that is written.
  static let all: [RISType] = [
    RISType("JOUR", "article-journal", .article),
    RISType("BOOK", "book", .book),
    RISType("CHAP", "chapter", .section),
    RISType("CONF", "paper-conference", .conference),
    RISType("THES", "thesis", .thesis),
    RISType("RPRT", "report", .report),
    RISType("ELEC", "webpage", .web),
    RISType("MGZN", "article-magazine", .article),
    RISType("NEWS", "article-newspaper", .article),
    RISType("GEN", "document", .other),
    RISType("ART", "graphic", .art),
    RISType("BILL", "bill", .bill),
    RISType("BLOG", "post-weblog", .blog),
    RISType("CASE", "legal_case", .legalCase),
    RISType("COMP", "software", .software),
    RISType("DATA", "dataset", .dataset),
    RISType("DICT", "entry-dictionary", .section),
    RISType("ENCYC", "entry-encyclopedia", .section),
    RISType("FIGURE", "figure", .art),
    RISType("HEAR", "hearing", .hearing),
    // EndNote calls it "Legal Rule or Regulation".
    RISType("LEGAL", "regulation", .statute),
    RISType("MANSCPT", "manuscript", .manuscript),
    RISType("MAP", "map", .map),
    RISType("MPCT", "motion_picture", .film),
    RISType("MUSIC", "musical_score", .audio),
    RISType("PAMP", "pamphlet", .manuscript),
    RISType("PAT", "patent", .patent),
    RISType("PCOMM", "personal_communication", .letter),
    RISType("SLIDE", "speech", .presentation),
    RISType("SOUND", "song", .audio),
    RISType("STAND", "standard", .standard),
    RISType("STAT", "legislation", .statute),
    // Here the row is the type of biblatex that another CSL type has.
    RISType("EDBOOK", "book", .book, "collection"),
    RISType("JFULL", "periodical", .article),
    RISType("VIDEO", "motion_picture", .film, "video"),
    // Only read.
    RISType("ABST", "article-journal", .article),
    RISType("ADVS", "motion_picture", .film),
    RISType("AGGR", "dataset", .dataset),
    RISType("ANCIENT", "book", .book),
    RISType("CHART", "graphic", .art),
    RISType("CLSWK", "book", .book),
    RISType("CPAPER", "paper-conference", .conference),
    RISType("CTLG", "article-magazine", .article),
    RISType("DBASE", "dataset", .dataset),
    RISType("EBOOK", "book", .book),
    RISType("ECHAP", "chapter", .section),
    RISType("EJOUR", "article-journal", .article),
    RISType("EQUA", "figure", .art),
    RISType("GOVDOC", "report", .report),
    RISType("GRANT", "document", .other),
    RISType("GRNT", "document", .other),
    RISType("ICOMM", "personal_communication", .letter),
    // It is in press; `pubstate` says so.
    RISType("INPR", "article-journal", .article),
    RISType("MULTI", "motion_picture", .film, "video"),
    RISType("SER", "book", .book),
    RISType("UNBILL", "bill", .bill),
    RISType("UNPB", "manuscript", .manuscript),
    RISType("UNPD", "manuscript", .manuscript),
    RISType("WEB", "webpage", .web),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  private static let byEntryType = Dictionary(
    all.compactMap { row in row.ownEntryType.map { ($0, row) } },
    uniquingKeysWith: { first, _ in first })
  private static let byCSL = Dictionary(
    all.filter { $0.ownEntryType == nil }.map { ($0.csl, $0) },
    uniquingKeysWith: { first, _ in first })

  /// The type of that name, in upper case.
  static func named(_ name: String) -> RISType? { byName[name] }

  /// The type of what is none of them.
  static let generic = RISType("GEN", "document", .other)
  /// The type of what stands in a journal.
  static let journal = RISType("JOUR", "article-journal", .article)

  /// What is written for CSL types that RIS has no row for.
  private static let nearest: [String: String] = [
    "broadcast": "SOUND", "classic": "MANSCPT", "collection": "GEN", "interview": "PCOMM",
    "performance": "GEN", "post": "BLOG", "review": "JOUR", "review-book": "JOUR",
    "treaty": "GEN", "entry": "ENCYC", "event": "GEN", "article": "GEN",
  ]

  /// The type to write for an entry.
  static func of(entryType: String, subtype: String?) -> RISType {
    if subtype == nil, let type = byEntryType[entryType] { return type }
    let csl = CSLType.of(entryType: entryType, subtype: subtype)?.name ?? "document"
    return byCSL[csl] ?? nearest[csl].flatMap(named) ?? generic
  }
}
