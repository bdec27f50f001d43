// EndNote's import format and refer (Mike Lesk's program of 1978, whose letters EndNote took over).
// EndNote defines its tags by the same generic fields as RIS's specification of 2011, so that a tag is
// one of RIS; where refer means something else by a letter, the value tells.

/// What EndNote's tags and types are in RIS.
enum EndNoteTag {
  /// The tag of RIS.
  static let risTags: [String: String] = [
    "A": "AU", "B": "T2", "C": "CY", "D": "PY", "E": "ED", "F": "ID", "G": "LA", "H": "TA",
    "I": "PB", "J": "JF", "K": "KW", "L": "CN", "M": "AN", "N": "IS", "O": "N1", "P": "SP",
    "R": "M3", "S": "T3", "T": "TI", "U": "UR", "V": "VL", "W": "DP", "X": "AB", "Y": "A3",
    "Z": "N1", "1": "C1", "2": "C2", "3": "C3", "4": "C4", "6": "NV", "7": "ET", "8": "DA",
    "9": "M3", "?": "A4", "@": "SN", "!": "ST", "#": "C5", "$": "C6", "]": "C7", "&": "SE",
    "(": "OP", "*": "RI", "+": "AD", "^": "CA", ">": "L1", "<": "RN", "[": "Y2", "~": "DB",
  ]

  /// The type of RIS.
  static let risTypes: [String: String] = [
    "aggregated database": "AGGR", "ancient text": "ANCIENT", "artwork": "ART", "audio": "SOUND",
    "audiovisual material": "ADVS", "bill": "BILL", "blog": "BLOG", "book": "BOOK",
    "book section": "CHAP", "case": "CASE", "catalog": "CTLG", "chart or table": "CHART",
    "classical work": "CLSWK", "computer program": "COMP", "conference paper": "CPAPER",
    "conference proceedings": "CONF", "dataset": "DATA", "dictionary": "DICT",
    "edited book": "EDBOOK", "electronic article": "EJOUR", "electronic book": "EBOOK",
    "electronic book section": "ECHAP", "electronic source": "ELEC", "encyclopedia": "ENCYC",
    "equation": "EQUA", "figure": "FIGURE", "film or broadcast": "MPCT", "generic": "GEN",
    "government document": "GOVDOC", "grant": "GRANT", "hearing": "HEAR", "interview": "PCOMM",
    "journal article": "JOUR", "journal": "JOUR", "legal rule or regulation": "LEGAL",
    "magazine article": "MGZN", "manuscript": "MANSCPT", "map": "MAP", "music": "MUSIC",
    "newspaper article": "NEWS", "online database": "DBASE", "online multimedia": "MULTI",
    "pamphlet": "PAMP", "patent": "PAT", "personal communication": "PCOMM", "podcast": "SOUND",
    "report": "RPRT", "serial": "SER", "standard": "STAND", "statute": "STAT", "thesis": "THES",
    "unpublished work": "UNPD", "video": "VIDEO", "web page": "WEB", "conference": "CONF",
    "conference paper in proceedings": "CONF", "press release": "NEWS",
  ]
}
