/// A reference type of EndNote and the entry type it is here.
///
/// The names are those that EndNote ships; a library may have its own, which then have the numbers of
/// those they took the place of.
struct EndNoteReferenceType {
  let entryType: String
  /// What `entrysubtype` has to say, in CSL's words.
  var subtype: String?

  /// The type of that name, or else of that number.
  static func named(_ name: String, number: String) -> EndNoteReferenceType {
    let folded = name.lowercased()
    return all[folded] ?? nameOfNumber[number].flatMap { all[$0] }
      ?? EndNoteReferenceType(entryType: "misc")
  }

  private static let all: [String: EndNoteReferenceType] = {
    var all: [String: EndNoteReferenceType] = [:]
    for (entryType, subtype, names) in table {
      for name in names {
        all[name] = EndNoteReferenceType(entryType: entryType, subtype: subtype)
      }
    }
    return all
  }()

  private static let table: [(String, String?, [String])] = [
    ("article", nil, ["journal article", "electronic article", "journal", "article"]),
    ("article", "magazine", ["magazine article"]),
    ("article", "newspaper", ["newspaper article"]),
    ("artwork", nil, ["artwork"]),
    ("audio", "broadcast", ["podcast"]),
    ("book", nil, ["book", "electronic book"]),
    ("book", "classic", ["ancient text", "classical work"]),
    ("booklet", nil, ["pamphlet"]),
    ("collection", nil, ["edited book"]),
    ("dataset", nil, ["dataset", "online database", "aggregated database"]),
    ("image", nil, ["figure", "chart or table"]),
    ("image", "map", ["map"]),
    ("incollection", nil, ["book section", "electronic book section", "book chapter"]),
    (
      "inproceedings", nil,
      ["conference paper", "conference proceedings", "conference", "conference proceeding"]
    ),
    ("inreference", nil, ["dictionary", "encyclopedia"]),
    ("jurisdiction", nil, ["case"]),
    ("legal", "hearing", ["hearing"]),
    ("legislation", nil, ["statute"]),
    ("legislation", "bill", ["bill"]),
    ("legislation", "regulation", ["legal rule or regulation"]),
    ("letter", nil, ["personal communication"]),
    ("misc", "interview", ["interview"]),
    ("misc", nil, ["generic", "equation", "grant", "catalog", "multimedia application"]),
    ("movie", nil, ["film or broadcast"]),
    ("music", nil, ["music"]),
    ("online", nil, ["web page", "online multimedia"]),
    ("online", "post", ["discussion forum", "social media"]),
    ("online", "post-weblog", ["blog"]),
    ("patent", nil, ["patent"]),
    ("periodical", nil, ["serial"]),
    ("report", nil, ["report", "government document", "press release"]),
    ("software", nil, ["computer program"]),
    ("standard", nil, ["standard"]),
    ("thesis", nil, ["thesis"]),
    ("unpublished", nil, ["unpublished work", "manuscript"]),
    ("video", nil, ["audiovisual material", "television episode"]),
  ]

  private static let nameOfNumber = [
    "17": "journal article", "6": "book", "5": "book section", "10": "conference proceedings",
    "47": "conference paper", "32": "thesis", "27": "report", "25": "patent", "12": "web page",
    "13": "generic", "28": "edited book", "43": "electronic article", "44": "electronic book",
    "46": "government document", "19": "magazine article", "23": "newspaper article",
    "36": "manuscript", "34": "unpublished work", "9": "computer program", "31": "statute",
    "7": "case", "20": "map", "21": "film or broadcast", "26": "personal communication",
  ]

  /// What an entry is, as far as EndNote's fields mean different things.
  enum Group {
    case periodical, part, whole, thesis, numbered, other
  }

  var group: Group {
    switch entryType {
    case "article", "periodical": .periodical
    case "incollection", "inproceedings", "inreference": .part
    case "book", "collection", "proceedings", "reference", "booklet": .whole
    case "thesis": .thesis
    // The field for an ISBN holds their number.
    case "report", "patent", "standard", "legislation", "jurisdiction", "legal": .numbered
    default: .other
    }
  }
}
