/// What a reference type of EndNote is here: the one that the same type of its tagged format is.
struct EndNoteReferenceType {
  /// What an entry is, as far as EndNote's fields mean different things.
  enum Group {
    case periodical, part, whole, thesis, numbered, other
  }

  private let type: RISType

  /// The type of that name, or else of that number.
  ///
  /// Names are those that EndNote ships; a library may have its own, which then have the numbers of
  /// those they took the place of.
  init(name: String, number: String) {
    let folded = name.lowercased()
    let known = EndNoteTag.risTypes[folded] == nil ? Self.names[number] : folded
    type = known.flatMap { EndNoteTag.risTypes[$0] }.flatMap(RISType.named) ?? .generic
  }

  private static let names = [
    "17": "journal article", "6": "book", "5": "book section", "10": "conference proceedings",
    "47": "conference paper", "32": "thesis", "27": "report", "25": "patent", "12": "web page",
    "13": "generic", "28": "edited book", "43": "electronic article", "44": "electronic book",
    "46": "government document", "19": "magazine article", "23": "newspaper article",
    "36": "manuscript", "34": "unpublished work", "9": "computer program", "31": "statute",
    "7": "case", "20": "map", "21": "film or broadcast", "26": "personal communication",
  ]

  var entryType: String { type.entryType }
  /// What `entrysubtype` has to say.
  var subtype: String? { type.subtype }

  var group: Group {
    switch type.kind {
    case .article: .periodical
    case .conference, .section: .part
    case .book: .whole
    case .thesis: .thesis
    // The field for an ISBN holds their number.
    case .report, .patent, .standard, .statute, .legalCase, .bill, .hearing: .numbered
    default: .other
    }
  }
}
