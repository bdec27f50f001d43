/// The types of the two dialects.
enum BibTeXTypes {
  /// biblatex's name of a type that it only knows as an alias (manual §2.1.2), and what `type` says
  /// then.
  static let biblatexName: [String: (name: String, kind: String?)] = [
    "conference": ("inproceedings", nil), "electronic": ("online", nil), "www": ("online", nil),
    "mastersthesis": ("thesis", "mathesis"), "phdthesis": ("thesis", "phdthesis"),
    "techreport": ("report", "techreport"),
  ]

  /// What comes nearest in BibTeX to a type that it does not have.
  static let bibTeXName: [String: String] = [
    "online": "misc", "electronic": "misc", "www": "misc", "report": "techreport",
    "collection": "book", "reference": "book", "mvbook": "book", "mvcollection": "book",
    "mvreference": "book", "mvproceedings": "proceedings", "bookinbook": "inbook",
    "suppbook": "inbook", "suppcollection": "incollection", "inreference": "incollection",
    "suppperiodical": "article", "review": "article", "conference": "inproceedings",
  ]

  /// BibTeX's own types.
  static let bibTeX: Set<String> = [
    "article", "book", "booklet", "inbook", "incollection", "inproceedings", "manual",
    "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished",
  ]

  /// Whether a thesis of that `type` is a master's in BibTeX, which knows two.
  static func isMasters(_ type: String) -> Bool {
    let words = type.lowercased()
    return ["mathesis", "master", "bachelor", "bathesis", "diplom", "m.sc", "magister"].contains {
      words.contains($0)
    }
  }
}
