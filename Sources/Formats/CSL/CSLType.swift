import Bibliography

// The types of CSL 1.0.2 (specification, appendix III) and of biblatex (manual §2.1), each way. Where
// the way back leads elsewhere, the entry's `entrysubtype` says what the item was; `magazine` and
// `newspaper` are what biblatex styles and Pandoc write there.

/// A type of CSL and the entry type it is here.
struct CSLType: Sendable {
  let name: String
  let entryType: String
  let group: CSLVariable.Group

  /// Whether such a work stands in another.
  var isPart: Bool {
    ["chapter", "paper-conference"].contains(name) || name.hasPrefix("entry")
  }

  /// All that a CSL item may have.
  static let all: [CSLType] = [
    CSLType(name: "article", entryType: "misc", group: .other),
    CSLType(name: "article-journal", entryType: "article", group: .periodical),
    CSLType(name: "article-magazine", entryType: "article", group: .periodical),
    CSLType(name: "article-newspaper", entryType: "article", group: .periodical),
    CSLType(name: "bill", entryType: "legislation", group: .other),
    CSLType(name: "book", entryType: "book", group: .book),
    CSLType(name: "broadcast", entryType: "audio", group: .other),
    CSLType(name: "chapter", entryType: "incollection", group: .book),
    CSLType(name: "classic", entryType: "unpublished", group: .other),
    CSLType(name: "collection", entryType: "misc", group: .other),
    CSLType(name: "dataset", entryType: "dataset", group: .other),
    CSLType(name: "document", entryType: "misc", group: .other),
    CSLType(name: "entry", entryType: "inreference", group: .book),
    CSLType(name: "entry-dictionary", entryType: "inreference", group: .book),
    CSLType(name: "entry-encyclopedia", entryType: "inreference", group: .book),
    CSLType(name: "event", entryType: "misc", group: .other),
    CSLType(name: "figure", entryType: "image", group: .other),
    CSLType(name: "graphic", entryType: "artwork", group: .other),
    CSLType(name: "hearing", entryType: "legal", group: .other),
    CSLType(name: "interview", entryType: "misc", group: .other),
    CSLType(name: "legal_case", entryType: "jurisdiction", group: .other),
    CSLType(name: "legislation", entryType: "legislation", group: .other),
    CSLType(name: "manuscript", entryType: "unpublished", group: .other),
    CSLType(name: "map", entryType: "image", group: .other),
    CSLType(name: "motion_picture", entryType: "movie", group: .other),
    CSLType(name: "musical_score", entryType: "music", group: .other),
    CSLType(name: "pamphlet", entryType: "booklet", group: .other),
    CSLType(name: "paper-conference", entryType: "inproceedings", group: .book),
    CSLType(name: "patent", entryType: "patent", group: .other),
    CSLType(name: "performance", entryType: "performance", group: .other),
    CSLType(name: "periodical", entryType: "periodical", group: .periodical),
    CSLType(name: "personal_communication", entryType: "letter", group: .other),
    CSLType(name: "post", entryType: "online", group: .other),
    CSLType(name: "post-weblog", entryType: "online", group: .other),
    CSLType(name: "regulation", entryType: "legislation", group: .other),
    CSLType(name: "report", entryType: "report", group: .other),
    CSLType(name: "review", entryType: "review", group: .periodical),
    CSLType(name: "review-book", entryType: "review", group: .periodical),
    CSLType(name: "software", entryType: "software", group: .other),
    CSLType(name: "song", entryType: "music", group: .other),
    CSLType(name: "speech", entryType: "unpublished", group: .other),
    CSLType(name: "standard", entryType: "standard", group: .other),
    CSLType(name: "thesis", entryType: "thesis", group: .other),
    CSLType(name: "treaty", entryType: "legal", group: .other),
    CSLType(name: "webpage", entryType: "online", group: .other),
  ]

  /// Types that registries write in JSON that is nearly CSL's, and what CSL calls them.
  static let foreignNames: [String: String] = [
    "journal-article": "article-journal", "proceedings-article": "paper-conference",
    "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "proceedings": "book",
    "posted-content": "article", "dissertation": "thesis", "report-component": "report",
    "peer-review": "review", "reference-entry": "entry-encyclopedia", "journal": "periodical",
  ]

  /// What CSL calls an entry type; those that are not here are documents.
  static let nameOfEntryType: [String: String] = [
    "article": "article-journal", "artwork": "graphic", "audio": "song", "book": "book",
    "bookinbook": "chapter", "booklet": "pamphlet", "collection": "book",
    "commentary": "book", "conference": "paper-conference", "data": "dataset",
    "dataset": "dataset", "electronic": "webpage",
    "image": "graphic", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case", "legal": "treaty", "legislation": "legislation",
    "letter": "personal_communication", "manual": "report", "mastersthesis": "thesis",
    "misc": "document", "movie": "motion_picture", "music": "song", "mvbook": "book",
    "mvcollection": "book", "mvproceedings": "book", "mvreference": "book", "online": "webpage",
    "patent": "patent", "performance": "performance", "periodical": "periodical",
    "phdthesis": "thesis", "proceedings": "book", "reference": "book", "report": "report",
    "review": "review", "software": "software", "standard": "standard",
    "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal",
    "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "video": "motion_picture", "www": "webpage",
  ]

  /// What `entrysubtype` says of an article; any other type that it names is that type.
  static let nameOfSubtype: [String: String] = [
    "magazine": "article-magazine", "newspaper": "article-newspaper",
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The type of that name.
  static func named(_ name: String) -> CSLType? { byName[foreignNames[name] ?? name] }

  /// What `entrysubtype` has to say for this type to be written again.
  var subtype: String? {
    if CSLType.nameOfEntryType[entryType] == name { return nil }
    return CSLType.nameOfSubtype.first { $0.value == name }?.key ?? name
  }

  /// The type to write for an entry.
  static func of(entryType: String, subtype: String?) -> CSLType? {
    if let subtype {
      if let name = nameOfSubtype[subtype] { return byName[name] }
      if let type = byName[subtype] { return type }
    }
    return byName[nameOfEntryType[entryType] ?? "document"]
  }
}
