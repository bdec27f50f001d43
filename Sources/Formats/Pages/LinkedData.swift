import JSON
import Markup

/// What JSON-LD in a page says of a paper, in schema.org's words, as if Highwire's tags said it.
enum LinkedData {
  private static let types: [String: String?] = [
    "ScholarlyArticle": nil, "MedicalScholarlyArticle": nil, "Chapter": "bookchapter",
    "Thesis": "thesis", "Report": "report", "Dataset": "dataset", "Book": "book",
    "SoftwareSourceCode": "software",
  ]

  /// Adds what the first work says that a page describes so. Linear.
  static func add(_ contents: MarkupContents, to tags: inout PageTags) {
    for script in contents.elements where script.hasName("script") {
      guard script.attribute("type")?.lowercased() == "application/ld+json",
        let document = try? JSONDocument(parsing: script.contents.rawText),
        let (work, type) = work(in: document.root, depth: 0)
      else { continue }
      add(work, type, script.range, to: &tags)
      return
    }
  }

  /// The first work in a value, its lists and graphs.
  private static func work(in value: JSONValue, depth: Int) -> (JSONValue, String?)? {
    guard depth < 4 else { return nil }
    if value.kind == .array {
      for element in value.elements {
        if let found = work(in: element, depth: depth + 1) { return found }
      }
      return nil
    }
    for name in texts(value["@type"]) {
      if let type = types[name] { return (value, type) }
    }
    for name in ["@graph", "mainEntity"] {
      if let inner = value[name], let found = work(in: inner, depth: depth + 1) { return found }
    }
    return nil
  }

  private static func add(
    _ work: JSONValue, _ type: String?, _ place: Range<Int>, to tags: inout PageTags
  ) {
    func add(_ name: String, _ texts: [String]) {
      for text in texts { tags.add(name, PageTags.Tag(text, place)) }
    }
    func first(_ names: String...) -> [String] {
      names.lazy.map { texts(work[$0]) }.first { !$0.isEmpty }?.prefix(1).map { $0 } ?? []
    }
    if let type { add("citation_type", [type]) }
    add("citation_title", first("headline", "name"))
    add("citation_author", texts(work["author"] ?? work["creator"]))
    add("citation_editor", texts(work["editor"]))
    add("citation_publication_date", first("datePublished", "dateCreated"))
    add("citation_publisher", first("publisher"))
    add("citation_abstract", first("abstract", "description"))
    add("citation_keywords", texts(work["keywords"]))
    add("citation_language", first("inLanguage"))
    add("citation_public_url", first("url"))
    add("citation_firstpage", first("pageStart"))
    add("citation_lastpage", first("pageEnd"))
    add("citation_pages", first("pagination"))
    add("citation_isbn", texts(work["isbn"]))
    for name in ["doi", "sameAs", "identifier", "@id"] {
      add("citation_doi", texts(work[name]).filter { $0.contains("10.") && $0.contains("/") })
    }
    // An article is part of an issue, which is part of a volume, which is part of a journal.
    var container = work["isPartOf"]
    for _ in 0..<4 {
      guard let part = container else { break }
      let inner = part.kind == .array ? part.elements.first { _ in true } ?? part : part
      add("citation_volume", texts(inner["volumeNumber"]))
      add("citation_issue", texts(inner["issueNumber"]))
      add("citation_issn", texts(inner["issn"]))
      let names = texts(inner["@type"])
      if names.contains("Book") {
        add("citation_inbook_title", texts(inner["name"]))
      } else if !names.contains("PublicationIssue"), !names.contains("PublicationVolume") {
        add("citation_journal_title", texts(inner["name"]))
      }
      container = inner["isPartOf"]
    }
  }

  /// The texts in a value: itself, its name, or those of its elements.
  private static func texts(_ value: JSONValue?) -> [String] {
    guard let value else { return [] }
    switch value.kind {
    case .string: return value.string.map { [$0] } ?? []
    case .number: return [String(decoding: value.bytes, as: UTF8.self)]
    case .array: return value.elements.flatMap { $0.kind == .array ? [] : texts($0) }
    case .object:
      if let family = value["familyName"]?.string, let given = value["givenName"]?.string {
        return ["\(family), \(given)"]
      }
      for name in ["name", "@value", "value"] {
        if let text = value[name]?.string { return [text] }
      }
      return []
    case .null, .bool: return []
    }
  }
}
