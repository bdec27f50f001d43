/// The names under which a parent's fields pass to a child: biblatex's default setup (biblatex manual,
/// appendix B, "Default Inheritance Setup").
package struct InheritanceMap {
  /// What the title of the parent is to the child.
  private enum TitleRole {
    case title, bookTitle, mainTitle, journalTitle
  }

  private let role: TitleRole
  private let isBookOfChapter: Bool

  /// The map between entries of two types, in lower case.
  package init(from parent: String, to child: String) {
    let child = child == "conference" ? "inproceedings" : child
    let chapters = ["inbook", "bookinbook", "suppbook"]
    let contributions = ["incollection", "inreference", "suppcollection"]
    isBookOfChapter = ["mvbook", "book"].contains(parent) && chapters.contains(child)
    role =
      switch parent {
      case "mvbook" where child == "book" || chapters.contains(child): .mainTitle
      case "mvcollection", "mvreference":
        ["collection", "reference"].contains(child) || contributions.contains(child)
          ? .mainTitle : .title
      case "mvproceedings" where child == "proceedings" || child == "inproceedings": .mainTitle
      case "book" where chapters.contains(child): .bookTitle
      case "collection", "reference": contributions.contains(child) ? .bookTitle : .title
      case "proceedings" where child == "inproceedings": .bookTitle
      case "periodical" where child == "article" || child == "suppperiodical": .journalTitle
      default: .title
      }
  }

  /// The fields of the child that a field of the parent fills where they are missing; none for one
  /// that is never inherited.
  package func targets(of field: String) -> [String] {
    if InheritanceMap.neverInherited.contains(field) { return [] }
    if field == "author", isBookOfChapter { return ["author", "bookauthor"] }
    guard role != .title else { return [field] }
    switch (field, role) {
    case ("title", .bookTitle): return ["booktitle"]
    case ("subtitle", .bookTitle): return ["booksubtitle"]
    case ("titleaddon", .bookTitle): return ["booktitleaddon"]
    case ("title", .mainTitle): return ["maintitle"]
    case ("subtitle", .mainTitle): return ["mainsubtitle"]
    case ("titleaddon", .mainTitle): return ["maintitleaddon"]
    case ("title", .journalTitle): return ["journaltitle"]
    case ("subtitle", .journalTitle): return ["journalsubtitle"]
    case ("shorttitle", _), ("sorttitle", _), ("indextitle", _), ("indexsorttitle", _): return []
    default: return [field]
    }
  }

  /// The field of the child that the parent's title fills, where that is not its title.
  var titleTarget: String? { role == .title ? nil : targets(of: "title").first }

  /// The first row of the table; `key` is biblatex's `sortkey` under BibTeX's name, and `xdata` is
  /// used up in the parent.
  private static let neverInherited: Set<String> = [
    "ids", "crossref", "xref", "entryset", "entrysubtype", "execute", "label", "options", "presort",
    "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro",
    "sortkey", "key", "xdata",
  ]
}

/// Which fields say the same under different names.
enum FieldSynonyms {
  /// biblatex's name for a field of BibTeX's (biblatex manual, section 2.2.5, "Field Aliases").
  static func canonical(_ name: String) -> String { aliases[name] ?? name }

  /// What a field is part of the date of; `nil` for one that is part of none. An entry that has a part
  /// of a date inherits none of its parts (biblatex manual, section 4.5.12): half of two dates is none.
  static func dateGroup(_ name: String) -> String? { dateParts[name] }

  private static let aliases = [
    "address": "location", "annote": "annotation", "archiveprefix": "eprinttype",
    "journal": "journaltitle", "key": "sortkey", "pdf": "file", "primaryclass": "eprintclass",
    "school": "institution",
  ]

  private static let dateParts: [String: String] = {
    var parts: [String: String] = [:]
    for kind in ["", "event", "orig", "url"] {
      for part in ["date", "year", "month", "day", "endyear", "endmonth", "endday"] {
        parts[kind + part] = kind + "date"
      }
    }
    return parts
  }()
}
