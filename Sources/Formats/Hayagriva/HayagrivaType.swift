// The types of Hayagriva (docs/file-format.md, "Entry Type") and biblatex's (manual §2.1), each way. What
// a work is depends on what it is in: an article in proceedings is an `inproceedings`. Where the way
// back would lead elsewhere, `entrysubtype` says what the entry was.

/// A type of a Hayagriva entry and of what it is in.
struct HayagrivaType: Equatable {
  let name: String
  /// The type of the parent; `nil` where it is in nothing.
  let parent: String?

  /// All names there are, and the parent that is meant where none is named.
  static let defaultParents: [String: String?] = [
    "article": "periodical", "chapter": "book", "entry": "reference", "anthos": "anthology",
    "report": nil, "thesis": nil, "web": "web", "scene": "video", "artwork": "exhibition",
    "patent": nil, "case": nil, "newspaper": nil, "legislation": "anthology", "manuscript": nil,
    "original": nil, "post": "post", "misc": nil, "performance": nil, "periodical": nil,
    "proceedings": nil, "book": nil, "blog": nil, "reference": nil, "conference": nil,
    "anthology": nil, "repository": nil, "thread": nil, "video": "video", "audio": "audio",
    "exhibition": nil,
  ]

  /// What works are published in; beside it, they can have been shown in others.
  static let containers: Set = [
    "periodical", "newspaper", "proceedings", "anthology", "book", "reference", "blog",
    "repository",
  ]

  /// Whether it is part of something that is published.
  var isPart: Bool { ["article", "chapter", "anthos", "entry"].contains(name) }

  /// The entry type, and what `entrysubtype` has to say.
  var entryType: (type: String, subtype: String?) {
    switch (name, parent) {
    case ("article", "proceedings"): ("inproceedings", nil)
    case ("article", "newspaper"): ("article", "newspaper")
    case ("article", "blog"): ("online", "post-weblog")
    case ("article", "conference"): ("unpublished", "speech")
    case ("article", "repository"): ("misc", "article")
    case ("article", "anthology"), ("chapter", "anthology"): ("incollection", nil)
    case ("article", "periodical"), ("article", nil): ("article", nil)
    case ("article", _): ("misc", "article")
    case ("newspaper", _): ("periodical", "newspaper")
    case ("conference", _): ("misc", "event")
    case (let name, _): HayagrivaType.entryTypes[name] ?? ("misc", name == "misc" ? nil : name)
    }
  }

  private static let entryTypes: [String: (String, String?)] = [
    "chapter": ("inbook", nil), "entry": ("inreference", nil), "anthos": ("incollection", nil),
    "report": ("report", nil), "thesis": ("thesis", nil), "web": ("online", nil),
    "scene": ("video", "scene"), "artwork": ("artwork", nil), "patent": ("patent", nil),
    "case": ("jurisdiction", nil), "legislation": ("legislation", nil),
    "manuscript": ("unpublished", nil), "post": ("online", "post"),
    "performance": ("performance", nil), "periodical": ("periodical", nil),
    "proceedings": ("proceedings", nil), "book": ("book", nil), "blog": ("online", "blog"),
    "reference": ("reference", nil), "anthology": ("collection", nil),
    "repository": ("software", nil), "thread": ("online", "thread"), "video": ("video", nil),
    "audio": ("audio", nil),
  ]

  /// The types to write for an entry.
  static func of(entryType: String, subtype: String?) -> HayagrivaType {
    if let subtype, let found = bySubtype["\(entryType) \(subtype)"] { return found }
    return byEntryType[entryType] ?? HayagrivaType(name: "misc", parent: nil)
  }

  private static let bySubtype: [String: HayagrivaType] = [
    "article newspaper": HayagrivaType(name: "article", parent: "newspaper"),
    "online post-weblog": HayagrivaType(name: "article", parent: "blog"),
    "unpublished speech": HayagrivaType(name: "article", parent: "conference"),
    "misc article": HayagrivaType(name: "article", parent: "repository"),
    "misc event": HayagrivaType(name: "conference", parent: nil),
    "misc original": HayagrivaType(name: "original", parent: nil),
    "misc exhibition": HayagrivaType(name: "exhibition", parent: nil),
    "online post": HayagrivaType(name: "post", parent: nil),
    "online blog": HayagrivaType(name: "blog", parent: nil),
    "online thread": HayagrivaType(name: "thread", parent: nil),
    "periodical newspaper": HayagrivaType(name: "newspaper", parent: nil),
    "video scene": HayagrivaType(name: "scene", parent: "video"),
  ]

  private static let byEntryType: [String: HayagrivaType] = {
    var types: [String: HayagrivaType] = [:]
    for (names, type, parent) in [
      ("article review suppperiodical", "article", "periodical"),
      ("inproceedings conference", "article", "proceedings"),
      ("incollection suppcollection", "anthos", "anthology"),
      ("inbook suppbook bookinbook", "chapter", "book"), ("inreference", "entry", "reference"),
      ("book mvbook", "book", nil), ("collection mvcollection", "anthology", nil),
      ("proceedings mvproceedings", "proceedings", nil),
      ("reference mvreference manual", "reference", nil),
      ("thesis phdthesis mastersthesis", "thesis", nil),
      ("report techreport standard", "report", nil),
      ("patent", "patent", nil), ("online electronic www", "web", "web"),
      ("unpublished letter", "manuscript", nil), ("software dataset", "repository", nil),
      ("video movie", "video", "video"), ("audio music", "audio", "audio"),
      ("artwork image", "artwork", "exhibition"), ("performance", "performance", nil),
      ("jurisdiction", "case", nil), ("legislation legal", "legislation", "anthology"),
      ("periodical", "periodical", nil),
    ] as [(String, String, String?)] {
      for name in names.split(separator: " ") {
        types[String(name)] = HayagrivaType(name: type, parent: parent)
      }
    }
    return types
  }()
}

/// Fields that both languages have, or that only stand elsewhere in the other.
enum HayagrivaField {
  /// Texts that may be formatted, and numbers, by their names here.
  static let texts: [(hayagriva: String, field: String)] = [
    ("abstract", "abstract"), ("genre", "type"), ("call-number", "library"),
    ("archive", "archive"), ("archive-location", "archive-place"), ("note", "note"),
    ("edition", "edition"), ("volume", "volume"), ("volume-total", "volumes"),
    ("chapter", "chapter"), ("page-range", "pages"), ("page-total", "pagetotal"),
    ("time-range", "time-range"), ("runtime", "runtime"), ("language", "language"),
  ]

  /// What people do in `affiliated`, and the field that names them.
  static let roles: [(role: String, field: String)] = [
    ("translator", "translator"), ("afterword", "afterword"), ("foreword", "foreword"),
    ("introduction", "introduction"), ("annotator", "annotator"), ("commentator", "commentator"),
    ("holder", "holder"), ("compiler", "compiler"), ("founder", "founder"),
    ("collaborator", "contributor"), ("organizer", "organizer"), ("cast-member", "performer"),
    ("composer", "composer"), ("producer", "producer"),
    ("executive-producer", "executive-producer"), ("writer", "script-writer"),
    ("cinematography", "cinematography"), ("director", "director"),
    ("illustrator", "illustrator"), ("narrator", "narrator"),
  ]

  /// Identifiers in `serial-number` that have the field of their name.
  static let identifiers = ["doi", "isbn", "issn", "pmid", "pmcid", "version"]

  /// Fields of a parent that are those of the entry here.
  static let parentTexts: [(hayagriva: String, field: String)] = [
    ("edition", "edition"), ("volume", "volume"), ("volume-total", "volumes"),
    ("page-total", "pagetotal"),
  ]
}
