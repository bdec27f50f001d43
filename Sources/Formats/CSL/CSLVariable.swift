import Bibliography

// One table for both directions. Reading a CSL item, a variable becomes the field of its row; writing
// one, a field becomes the variable of the first row that has it. Fields are biblatex's, which the
// rest of the program asks for; a variable that biblatex has no field for keeps its name. Where the
// field depends on what the entry is, the row says so.
//
// Sources: CSL 1.0.2 specification, appendix IV (variables); biblatex manual §2.2.2 (fields).

/// A variable of CSL and the field it is here.
struct CSLVariable: Sendable {
  /// What JSON stands behind it.
  enum Kind: Sendable {
    case text
    /// A number in most files, but any text is allowed.
    case number
    /// An array of texts; in the field, with commas between.
    case list
    case names
    case date
  }

  /// What an entry is, as far as fields depend on it.
  enum Group: Sendable {
    /// In a journal, magazine or newspaper.
    case periodical
    /// A book or a part of one.
    case book
    case other
  }

  let name: String
  let kind: Kind
  /// The field in entries of no group named in `fieldInGroup`.
  let field: String
  var fieldInGroup: [Group: String] = [:]
  /// Fields of other names that say the same; the first one there is written.
  var aliases: [String] = []
  /// Whether it is written: an old name is only read.
  var isWritten = true

  /// The field in entries of a group.
  func field(in group: Group) -> String { fieldInGroup[group] ?? field }

  /// In the order in which they are written.
  static let all: [CSLVariable] = [
    text("title", "title"),
    text("title-short", "shorttitle"),
    names("author", "author"),
    names("editor", "editor"),
    names("translator", "translator"),
    text(
      "container-title", "booktitle", [.periodical: "journaltitle"],
      aliases: ["journaltitle", "journal", "booktitle", "maintitle"]),
    text("container-title-short", "shortjournal"),
    names("container-author", "bookauthor"),
    text("collection-title", "series"),
    names("collection-editor"),
    number("collection-number", "collection-number", [.book: "number"]),
    text("volume-title"),
    text("volume-title-short"),
    text("part-title"),
    number("volume", "volume"),
    number("issue", "issue", [.periodical: "number"], aliases: ["issue"]),
    number("number", "number", [.periodical: "eid", .book: "eid"], aliases: ["articleno"]),
    number("part", "part"),
    number("supplement"),
    number("chapter-number", "chapter"),
    number("page", "pages"),
    number("page-first"),
    number("number-of-pages", "pagetotal", aliases: ["numpages"]),
    number("number-of-volumes", "volumes"),
    number("edition", "edition"),
    number("printing"),
    text("version", "version"),
    date("issued", "date"),
    text("publisher", "publisher", aliases: ["institution", "school", "organization"]),
    text("publisher-place", "location", aliases: ["address"]),
    text("genre", "type"),
    text("medium"),
    text("event-title", "eventtitle"),
    text("event", "eventtitle", isWritten: false),
    date("event-date", "eventdate", aliases: ["eventyear"]),
    text("event-place", "venue"),
    text("DOI", "doi"),
    text("PMID", "pmid"),
    text("PMCID", "pmcid"),
    text("ISBN", "isbn"),
    text("ISSN", "issn"),
    text("URL", "url"),
    date("accessed", "urldate", aliases: ["urlyear"]),
    text("archive"),
    text("archive_collection"),
    text("archive_location"),
    text("archive-place"),
    text("authority"),
    text("call-number", "library"),
    CSLVariable(name: "categories", kind: .list, field: "categories"),
    number("citation-number"),
    text("citation-label", "label"),
    text("dimensions"),
    text("division"),
    text("jurisdiction"),
    text("scale"),
    text("section"),
    text("source"),
    text("status", "pubstate"),
    text("language", "language", aliases: ["langid", "hyphenation"]),
    date("original-date", "origdate", aliases: ["origyear"]),
    text("original-title", "origtitle"),
    text("original-publisher", "origpublisher"),
    text("original-publisher-place", "origlocation"),
    text("reviewed-title"),
    text("reviewed-genre"),
    text("references"),
    names("chair"), names("compiler"), names("composer"), names("contributor"), names("curator"),
    names("director"), names("editorial-director"), names("executive-producer"), names("guest"),
    names("host"), names("illustrator"), names("interviewer"), names("narrator"),
    names("organizer"), names("original-author"), names("performer"), names("producer"),
    names("recipient"), names("reviewed-author"), names("script-writer"), names("series-creator"),
    date("available-date"),
    date("submitted"),
    text("year-suffix"),
    text("keyword", "keywords", aliases: ["keyword"]),
    text("annote", "annotation", aliases: ["annote"]),
    text("note", "note", aliases: ["addendum"]),
    text("abstract", "abstract"),
    text("shortTitle", "shorttitle", isWritten: false),
    text("journalAbbreviation", "shortjournal", isWritten: false),
  ]

  /// Whether there are people of that name, other than editors.
  static func isName(_ name: String?) -> Bool {
    guard let name, name != "editor" else { return false }
    return all.contains { $0.kind == .names && $0.name == name }
  }

  private static func text(
    _ name: String, _ field: String? = nil, _ inGroup: [Group: String] = [:],
    aliases: [String] = [], isWritten: Bool = true
  ) -> CSLVariable {
    CSLVariable(
      name: name, kind: .text, field: field ?? name, fieldInGroup: inGroup, aliases: aliases,
      isWritten: isWritten)
  }

  private static func number(
    _ name: String, _ field: String? = nil, _ inGroup: [Group: String] = [:],
    aliases: [String] = []
  ) -> CSLVariable {
    CSLVariable(
      name: name, kind: .number, field: field ?? name, fieldInGroup: inGroup, aliases: aliases)
  }

  private static func names(_ name: String, _ field: String? = nil) -> CSLVariable {
    CSLVariable(name: name, kind: .names, field: field ?? name)
  }

  private static func date(
    _ name: String, _ field: String? = nil, aliases: [String] = []
  ) -> CSLVariable {
    CSLVariable(name: name, kind: .date, field: field ?? name, aliases: aliases)
  }
}
