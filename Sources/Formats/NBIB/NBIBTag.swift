// The tags of PubMed's download "PubMed" format (National Library of Medicine, "MEDLINE/PubMed Data
// Element (Field) Descriptions"), and what ERIC and others write in the same manner.

/// What a tag of MEDLINE says.
enum NBIBTag {
  /// What is done with the values of a tag.
  enum Meaning {
    case field(String)
    /// A list, with this between its items.
    case list(String, String)
    /// Read together with others.
    case special
    /// What PubMed notes about its own record (dates of handling, owner, links between records), not
    /// about the work.
    case housekeeping
  }

  static let meanings: [String: Meaning] = [
    "PMID": .special, "PMC": .field("pmcid"), "TI": .special, "BTI": .special,
    "VTI": .field("volume-title"), "TT": .field("origtitle"), "CTI": .field("series"),
    "JT": .special, "TA": .special, "AB": .field("abstract"), "OAB": .list("oab", "\n"),
    "FAU": .special, "AU": .special, "CN": .special,
    "FED": .special, "ED": .special, "FIR": .list("fir", "\n"), "IR": .list("ir", "\n"),
    "DP": .special, "DEP": .special, "VI": .field("volume"), "IP": .special, "PG": .special,
    "LID": .special, "AID": .special, "IS": .special, "ISSN": .special, "ISBN": .special,
    "PB": .field("publisher"), "PL": .special, "EN": .field("edition"), "LA": .special,
    "OT": .special, "MH": .special, "KW": .special, "PT": .special, "OID": .list("oid", "\n"),
    "AD": .list("ad", "\n"), "AUID": .list("auid", "\n"), "GR": .list("gr", "\n"),
    "SI": .list("si", "\n"), "RN": .list("registry-number", "\n"), "NM": .list("nm", "\n"),
    "GS": .list("gs", "\n"), "GN": .list("gn", "\n"), "PS": .list("ps", "\n"),
    "COIS": .list("cois", "\n"), "CI": .list("rights", "\n"), "MID": .list("mid", "\n"),
    "OWN": .housekeeping, "STAT": .housekeeping, "LR": .housekeeping, "DA": .housekeeping,
    "DCOM": .housekeeping, "EDAT": .housekeeping, "MHDA": .housekeeping, "CRDT": .housekeeping,
    "PHST": .housekeeping, "PST": .housekeeping, "SB": .housekeeping, "OTO": .housekeeping,
    "JID": .housekeeping, "SO": .housekeeping, "PMCR": .housekeeping, "PUBM": .housekeeping,
    "OABL": .housekeeping, "LAD": .housekeeping, "FPS": .housekeeping, "RF": .housekeeping,
    "DRDT": .housekeeping, "CDAT": .housekeeping, "CTDT": .housekeeping, "IRAD": .housekeeping,
    "CIN": .housekeeping, "CON": .housekeeping, "CRI": .housekeeping, "CRF": .housekeeping,
    "DDIN": .housekeeping, "DRIN": .housekeeping, "ECI": .housekeeping, "ECF": .housekeeping,
    "EFR": .housekeeping, "EIN": .housekeeping, "ROF": .housekeeping, "RIN": .special,
    "RPF": .housekeeping, "RPI": .housekeeping, "SPIN": .housekeeping, "UIN": .housekeeping,
    "UOF": .housekeeping, "ORI": .housekeeping, "PRIN": .housekeeping, "PROF": .housekeeping,
    "OCI": .housekeeping, "SFM": .housekeeping, "NR": .housekeeping,
  ]

  /// Whether there is such a tag.
  static func isKnown(_ tag: String) -> Bool { meanings[tag] != nil }

  /// The CSL type of a `PT`; `nil` for the many that say no more than that it is an article.
  static func type(_ publicationType: String) -> String? {
    switch publicationType.lowercased() {
    case "book", "books", "monograph": "book"
    case "book chapter": "chapter"
    case "newspaper article", "news": "article-newspaper"
    case "video-audio media": "motion_picture"
    case "technical report": "report"
    case "legal case": "legal_case"
    case "legislation": "legislation"
    case "preprint": "article"
    case "dataset": "dataset"
    case let type where type.contains("dissertation"): "thesis"
    case "journal article", "journal articles", "case report", "case reports": "article-journal"
    default: nil
    }
  }

  /// MEDLINE's languages (ISO 639-2/B) as tags of BCP 47.
  static let languages: [String: String] = [
    "ara": "ar", "bul": "bg", "cat": "ca", "chi": "zh", "cze": "cs", "dan": "da", "dut": "nl",
    "eng": "en", "est": "et", "fin": "fi", "fre": "fr", "geo": "ka", "ger": "de", "gre": "el",
    "heb": "he", "hrv": "hr", "hun": "hu", "ice": "is", "ind": "id", "ita": "it", "jpn": "ja",
    "kor": "ko", "lav": "lv", "lit": "lt", "mac": "mk", "nor": "no", "per": "fa", "pol": "pl",
    "por": "pt", "rum": "ro", "rus": "ru", "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr",
    "swe": "sv", "tha": "th", "tur": "tr", "ukr": "uk", "vie": "vi",
  ]
}
