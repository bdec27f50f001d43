// One table for both directions, in the order in which tags are written (the order of Zotero's
// translator). Reading, a tag becomes the field of its row; writing, the first field of a row that the
// entry has is written. Fields are biblatex's, as everywhere; where the meaning of a tag depends on
// the type, the row says so.
//
// Sources: the RIS specification of 2011 with its table of tags for each type, that of 2001 (`T1`,
// `A1`, `JF`, `Y1`, `N2`), and what Zotero and EndNote read and write, which decides where the two
// differ.

/// A tag of RIS and the field it is here.
struct RISTag: Sendable {
  /// How the value is read.
  enum Form: Sendable {
    case text, names
    /// One of several in a list, with this between them.
    case list(String)
    /// Not read by this table alone.
    case special
  }

  let name: String
  let form: Form
  /// The field in entries of no kind named in `fieldFor`; a tag without one keeps its own name.
  let field: String
  var fieldFor: [RISType.Kind: String] = [:]
  /// Whether it counts only where no other tag says the same.
  var isSecond = false
  var isWritten = true

  /// How the value is read in entries of a kind: a reporter and an office are no people.
  func form(in kind: RISType.Kind) -> Form {
    switch (name, kind) {
    case ("A2", .legalCase), ("A2", .patent): .text
    case ("C2", .section): .names
    default: form
    }
  }

  /// The field in entries of a kind.
  func field(in kind: RISType.Kind) -> String { fieldFor[kind] ?? field }

  /// What the title above that of the work is.
  private static let containers: [RISType.Kind: String] = [
    .article: "journaltitle", .book: "series", .film: "series", .hearing: "section",
    .map: "series", .presentation: "eventtitle", .report: "series", .software: "series",
    .standard: "series", .thesis: "",
  ]

  static let all: [RISTag] = [
    text("TI", "title"),
    second("T1", "title"), second("CT", "title"),
    names("AU", "author"),
    RISTag(name: "A1", form: .names, field: "author", isWritten: false),
    text("T2", "booktitle", containers),
    second("JF", "booktitle", containers), second("JO", "booktitle", containers),
    second(
      "BT", "booktitle",
      containers.merging([.book: "title", .manuscript: "title"]) { _, title in title }),
    names(
      "A2", "editor",
      [
        .audio: "performer", .book: "collection-editor", .legalCase: "booktitle",
        .letter: "recipient", .patent: "authority", .report: "collection-editor",
      ]),
    text("T3", "series", [.bill: "authority", .hearing: "authority"]),
    names(
      "A3", "collection-editor",
      [.bill: "editor", .book: "editor", .film: "producer", .thesis: "contributor"]),
    names("ED", "editor"),
    names(
      "A4", "translator",
      [
        .conference: "contributor", .dataset: "contributor", .film: "contributor",
        .legalCase: "contributor",
      ]),
    text("AB", "abstract"), second("N2", "abstract"),
    text("C1", "", [.conference: "location", .map: "scale"]),
    text("C2", "", [.article: "pmcid", .section: "bookauthor"]),
    text("C3", "", [.art: "dimensions", .conference: "booktitle"]),
    text("C4", "", [.film: "type"]),
    text("C5", "", [.audio: "medium", .film: "medium", .patent: "references"]),
    text("C6", "", [.patent: "pubstate"]),
    text("C7", "", [.article: "eid", .conference: "eid"]),
    text("C8", ""),
    text("CN", "library"), second("H2", "library"),
    text("CY", "location", [.conference: "venue"]), second("PP", "location"),
    special("DA"), special("PY"), special("Y1"),
    special("DO"),
    text("DP", "source"), second("H1", "source"),
    text("ET", "edition", [.dataset: "version", .software: "version"]),
    text("VL", "volume", [.patent: "", .web: ""]), second("VO", "volume"),
    text(
      "IS", "issue",
      [.article: "number", .patent: "", .section: "volumes"]),
    special("SP"), special("EP"),
    text("J2", "shortjournal"), second("JA", "shortjournal"), second("J1", "shortjournal"),
    text("LA", "language"),
    text(
      "M1", "",
      [
        .art: "number", .audio: "number", .bill: "number", .blog: "number", .book: "number",
        .dataset: "number", .film: "number", .hearing: "number", .letter: "number",
        .manuscript: "number", .map: "number", .other: "number", .patent: "application-number",
        .presentation: "number", .section: "volumes", .statute: "number", .thesis: "number",
      ]),
    text(
      "M3", "",
      [
        .art: "type", .audio: "type", .blog: "type", .letter: "type", .manuscript: "type",
        .map: "type", .other: "type", .presentation: "type", .report: "type", .thesis: "type",
        .web: "type",
      ]),
    text("NV", "volumes"),
    text(
      "PB", "publisher",
      [.legalCase: "authority", .report: "institution", .thesis: "institution"]),
    text("SE", "section", [.legalCase: "", .section: "chapter"]),
    special("SN"), special("BN"),
    text("ST", "shorttitle"),
    text("SV", "", [.conference: "number", .legalCase: "number", .section: "number"]),
    special("UR"), special("LK"),
    special("AN"), text("DB", "archive"), second("AV", "archive_location"),
    special("Y2"),
    list("L1", "file", ";"),
    special("N1"), list("RN", "annotation", "\n"),
    special("KW"),
    text("LB", "label"), text("CR", "rights"),
  ]

  /// Fields that a row of another field says, too, where that is not there.
  static let aliases: [String: [String]] = [
    "author": ["director", "composer"], "booktitle": ["journaltitle", "journal", "maintitle"],
    "institution": ["school", "publisher", "organization"],
    "journaltitle": ["journal", "booktitle"], "language": ["langid"], "location": ["address"],
    "publisher": ["institution", "school", "organization"],
  ]

  /// Tags that have no field of biblatex or CSL: an entry has them under their own name.
  private static let ownNames: Set<String> = [
    "AD", "CA", "H3", "H4", "L2", "L3", "L4", "M2", "NT", "OP", "RI", "RP", "SF", "TA", "TT", "U1",
    "U2", "U3", "U4", "U5",
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The row of a tag in upper case.
  static func named(_ name: String) -> RISTag? { byName[name] }

  /// Whether RIS has a tag, given in upper case.
  static func isKnown(_ name: String) -> Bool {
    byName[name] != nil || ownNames.contains(name) || ["TY", "ER", "ID"].contains(name)
  }

  // MARK: Rows

  private static func text(
    _ name: String, _ field: String, _ fieldFor: [RISType.Kind: String] = [:]
  ) -> RISTag {
    RISTag(name: name, form: .text, field: field, fieldFor: fieldFor)
  }

  private static func second(
    _ name: String, _ field: String, _ fieldFor: [RISType.Kind: String] = [:]
  ) -> RISTag {
    RISTag(
      name: name, form: .text, field: field, fieldFor: fieldFor, isSecond: true, isWritten: false)
  }

  private static func names(
    _ name: String, _ field: String, _ fieldFor: [RISType.Kind: String] = [:]
  ) -> RISTag {
    RISTag(name: name, form: .names, field: field, fieldFor: fieldFor)
  }

  private static func list(_ name: String, _ field: String, _ separator: String) -> RISTag {
    RISTag(name: name, form: .list(separator), field: field)
  }

  private static func special(_ name: String) -> RISTag {
    RISTag(name: name, form: .special, field: "")
  }
}
