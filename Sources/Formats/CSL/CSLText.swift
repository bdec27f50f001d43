import Bibliography

/// The texts of fields as CSL writes them.
enum CSLText {
  /// Where the rest of a title stands.
  static let subtitles = [
    "title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle",
    "maintitle": "mainsubtitle",
  ]

  /// What biblatex prints after a title, where it stands.
  static let titleAddons = [
    "title": "titleaddon", "booktitle": "booktitleaddon", "journaltitle": "journaltitleaddon",
    "maintitle": "maintitleaddon",
  ]

  /// A title with its subtitle and what is printed after it.
  static func title(_ title: String, subtitle: String, addon: String) -> String {
    var text = title
    if !subtitle.isEmpty {
      text += (endsSentence(text) || text.last == ":" ? " " : ": ") + subtitle
    }
    if !addon.isEmpty { text += (endsSentence(text) ? " " : ". ") + addon }
    return text
  }

  private static func endsSentence(_ text: String) -> Bool {
    text.last.map { "?!.".contains($0) } ?? false
  }

  /// What biblatex's keywords for kinds of theses and reports mean (manual §4.9.2.13).
  static let genres = [
    "phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis",
    "techreport": "Technical report", "resreport": "Research report",
    "software": "Computer software", "datacd": "Data CD", "audiocd": "Audio CD",
    "patent": "Patent", "patentde": "German patent", "patenteu": "European patent",
    "patentfr": "French patent", "patentuk": "British patent", "patentus": "U.S. patent",
    "patreq": "Patent request", "patreqde": "German patent request",
    "patreqeu": "European patent request", "patreqfr": "French patent request",
    "patrequk": "British patent request", "patrequs": "U.S. patent request",
  ]

  /// What biblatex's keywords for the countries of patents mean (manual §4.9.2.19).
  private static let countries = [
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union",
    "countryfr": "France", "countryuk": "United Kingdom",
    "countryus": "United States of America", "countrywo": "worldwide",
  ]

  /// The countries that a list of places names by biblatex's keywords alone.
  static func jurisdiction(_ places: String) -> String? {
    let keys = places.split(separator: " ").filter { $0 != "and" }.map(String.init)
    let names = keys.compactMap { countries[$0] }
    return names.isEmpty || names.count < keys.count ? nil : names.joined(separator: "; ")
  }

  /// What biblatex's keywords for the series of a journal mean (manual §2.3.7).
  private static let journalSeries = ["newseries": "New series", "oldseries": "Old series"]

  /// What biblatex's keywords for the state of a publication mean (manual §4.9.2.11).
  private static let states = [
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming",
    "inpress": "in press", "prepublished": "pre-published",
  ]

  /// babel's names of languages, as tags of BCP 47.
  static let languages = [
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU", "newzealand": "en-NZ",
    "german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT",
    "swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr", "francais": "fr",
    "spanish": "es", "catalan": "ca", "italian": "it", "portuguese": "pt", "portuges": "pt",
    "brazilian": "pt-BR", "brazil": "pt-BR", "dutch": "nl", "danish": "da", "swedish": "sv",
    "norwegian": "nb", "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "icelandic": "is",
    "polish": "pl", "czech": "cs", "slovak": "sk", "slovene": "sl", "slovenian": "sl",
    "croatian": "hr", "serbian": "sr", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg",
    "russian": "ru", "ukrainian": "uk", "greek": "el", "turkish": "tr", "latin": "la",
    "estonian": "et", "latvian": "lv", "lithuanian": "lt", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "arabic": "ar", "hebrew": "he", "persian": "fa",
  ]

  /// babel's name of a language, from a tag that reading the name gives again.
  static func babelName(ofTag tag: String) -> String? { babelNames[tag] }

  private static let babelNames: [String: String] = {
    let preferred = [
      "en-US": "american", "en-GB": "british", "de": "german", "fr": "french", "pt": "portuguese",
      "pt-BR": "brazilian", "nb": "norsk", "sl": "slovene", "de-AT": "austrian",
      "de-CH": "swissgerman",
    ]
    var names = preferred
    for (name, tag) in languages.sorted(by: { $0.key < $1.key }) where names[tag] == nil {
      names[tag] = name
    }
    return names
  }()

  /// The text of a field as the value of a variable.
  static func text(of variable: CSLVariable, _ field: Entry.Field, in entry: Entry) -> String {
    switch variable.name {
    case "URL": return entry.verbatim(field.name) ?? ""
    case "DOI": return entry.verbatim(field.name).map(bareDOI) ?? ""
    case "language": return languages[field.text.lowercased()] ?? field.text
    case "genre": return genres[field.text] ?? field.text
    case "collection-title": return journalSeries[field.text] ?? shown(field)
    case "status": return states[field.text] ?? field.text
    case "page": return field.form == .latex ? withHyphens(field.text) : shown(field)
    default: return shown(field)
    }
  }

  /// Tags are CSL's own where a text has any; LaTeX's markup becomes such.
  static func shown(_ field: Entry.Field) -> String {
    switch field.form {
    case .markup: return String(decoding: field.value, as: UTF8.self)
    case .latex, .expression: break
    case .plain, .names: return field.text
    }
    let text = field.richText
    let isTitle = BibTeXFields.titles.contains(field.name)
    return (isTitle ? withNeededProtection(text) : text.removing(.noCase)).cslText
  }

  /// A title without protection of words that no style changes: those with capitals inside.
  private static func withNeededProtection(_ text: RichText) -> RichText {
    var result = RichText()
    for run in text.runs {
      let bytes = text.utf8[run.range]
      let isIdle = run.style.contains(.noCase) && CaseWords.areAllMixed(bytes)
      result.append(bytes, isIdle ? run.style.subtracting(.noCase) : run.style)
    }
    return result
  }

  /// What stands before an id of an archive in its address (biblatex manual, section 3.14.7).
  static func archiveAddress(_ archive: String) -> String? {
    switch archive.lowercased() {
    case "arxiv": "https://arxiv.org/abs/"
    case "jstor": "https://www.jstor.org/stable/"
    case "hdl": "https://hdl.handle.net/"
    case "googlebooks": "https://books.google.com/books?id="
    default: nil
    }
  }

  /// Pages as processors expect them: `1-9`, also of `1{-}{-}9`, as Zotero writes it.
  private static func withHyphens(_ pages: String) -> String {
    var result = ""
    for character in pages {
      let hyphen = character == "–" || character == "—" ? "-" : character
      if hyphen != "-" || result.last != "-" { result.append(hyphen) }
    }
    return result
  }

  /// A DOI without its resolver.
  private static func bareDOI(_ text: String) -> String {
    guard let range = text.firstRange(of: "10."), text[range.lowerBound...].contains("/"),
      text[..<range.lowerBound].hasSuffix("/") || text[..<range.lowerBound].hasSuffix(":")
    else { return text }
    return String(text[range.lowerBound...])
  }
}
