import Bibliography
import TextStorage

/// A text that is in no format that can be read.
package struct UnknownFormat: Error, Sendable, Equatable {
  /// A sentence that says what was looked for.
  package let message: String

  package init(message: String) {
    self.message = message
  }
}

extension SourceFormat {
  /// The format of a text that begins with `prefix`, by its content; the ending of the file's name
  /// decides where the content says nothing, as in an empty `.bib` or a list of nothing. Linear; 64 KB are enough.
  package static func detect(in prefix: [UInt8], fileName: String?) -> SourceFormat? {
    // A page of a paper may show its BibTeX.
    if let format = detectMarkup(in: prefix) { return format }
    let lines = ListingLines(prefix)
    let firstEntry = firstEntryHead(prefix, lines)
    if LaTeXDocumentSource.isBeginning(prefix, entriesFrom: firstEntry) { return .latexDocument }
    if firstEntry != nil { return .bibTeX }
    if ArXivAuthorListing.isPage(lines) { return .arXivAuthorListing }
    if ArXivListPage.isPage(lines) { return .arXivListPage }
    if ArXivSearchPage.isPage(lines) { return .arXivSearchPage }
    if ACLAnthologyPaperPage.isPage(lines) { return .aclAnthologyPaperPage }
    if ACLAnthologyVolumePage.isPage(lines) { return .aclAnthologyVolumePage }
    if ACLAnthologyAuthorPage.isPage(lines) { return .aclAnthologyAuthorPage }
    if ArXivAbstractPage.isPage(lines) { return .arXivAbstractPage }
    if CSLJSONSource.isBeginning(prefix) { return .cslJSON }
    // PsycINFO has a line `PMID  - 1` in RIS.
    if RISSource.isBeginning(prefix) { return .ris }
    if NBIBSource.isBeginning(prefix) { return .nbib }
    if EndNoteTaggedSource.isBeginning(prefix) { return .endNoteTagged }
    if CSLYAMLSource.isBeginning(prefix, lines) { return .cslYAML }
    if HayagrivaSource.isBeginning(prefix, lines) { return .hayagriva }
    guard let fileName else { return nil }
    if hasEnding(fileName, [".json"]), CSLJSONSource.isEmptyList(prefix) { return .cslJSON }
    if hasEnding(fileName, [".tex", ".ltx", ".latex", ".bbl"]) { return .latexDocument }
    guard let format = endings.first(where: { hasEnding(fileName, $0.endings) })?.format else {
      return nil
    }
    // A page or data that was saved under the wrong name.
    let first = lines.text(0).first
    let isOther =
      first == UInt8(ascii: "<") || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    return isOther ? nil : format
  }

  /// Endings that only bibliographies have.
  private static let endings: [(endings: [String], format: SourceFormat)] = [
    ([".bib", ".bibtex", ".biblatex"], .bibTeX), ([".ris"], .ris), ([".nbib"], .nbib),
    ([".enw"], .endNoteTagged),
  ]

  /// Where a line begins an entry, `@string`, `@preamble` or `@comment`.
  private static func firstEntryHead(_ bytes: [UInt8], _ lines: ListingLines) -> Int? {
    var lookedTo = 0
    let bytes = bytes[...]
    return lines.ranges.first {
      bytes[$0.lowerBound] == UInt8(ascii: "@")
        && BibTeXEntryHead.beginsEntry(
          in: bytes.span, at: $0.lowerBound, lookedTo: &lookedTo)
    }?.lowerBound
  }

  private static func hasEnding(_ fileName: String, _ endings: [String]) -> Bool {
    let name = fileName.utf8.map { ListingLines.lowercased($0) }
    return endings.contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}

/// The source that a decoded file says, in the format that its content shows, or in the one given;
/// its problems tell how it is encoded. Linear.
package func parseSource(
  _ decoded: DecodedText, fileName: String?, format: SourceFormat? = nil
) -> Result<ParsedSource, UnknownFormat> {
  let prefix = decoded.bytes.count > 1 << 16 ? Array(decoded.bytes.prefix(1 << 16)) : decoded.bytes
  guard let format = format ?? SourceFormat.detect(in: prefix, fileName: fileName) else {
    return .failure(UnknownFormat.of(prefix))
  }
  let source = format.parse(SourceText(decoded.bytes), encoding: decoded.encoding)
  return .success(
    source.withProblems(EncodingProblems.problems(of: decoded) + source.problems))
}

extension SourceFormat {
  /// Reads a text in this format, whatever it looks like. Linear.
  package func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    switch self {
    case .bibTeX: BibTeXSource.parse(text, encoding: encoding)
    case .cslJSON: CSLJSONSource.parse(text, encoding: encoding)
    case .cslYAML: CSLYAMLSource.parse(text, encoding: encoding)
    case .hayagriva: HayagrivaSource.parse(text, encoding: encoding)
    case .arXivAuthorListing: ArXivAuthorListing.parse(text, encoding: encoding)
    case .arXivListPage: ArXivListPage.parse(text, encoding: encoding)
    case .arXivSearchPage: ArXivSearchPage.parse(text, encoding: encoding)
    case .arXivAbstractPage: ArXivAbstractPage.parse(text, encoding: encoding)
    case .aclAnthologyAuthorPage: ACLAnthologyAuthorPage.parse(text, encoding: encoding)
    case .aclAnthologyVolumePage: ACLAnthologyVolumePage.parse(text, encoding: encoding)
    case .aclAnthologyPaperPage: ACLAnthologyPaperPage.parse(text, encoding: encoding)
    case .latexDocument: LaTeXDocumentSource.parse(text, encoding: encoding)
    case .ris: RISSource.parse(text, encoding: encoding)
    case .nbib: NBIBSource.parse(text, encoding: encoding)
    case .endNoteTagged: EndNoteTaggedSource.parse(text, encoding: encoding)
    case .endNoteXML: EndNoteXMLSource.parse(text, encoding: encoding)
    case .arXivHTMLPage: ArXivHTMLPage.parse(text, encoding: encoding)
    case .arXivFeed: ArXivFeed.parse(text, encoding: encoding)
    case .aclAnthologyHTMLPage: AnthologyHTMLPage.parse(text, encoding: encoding)
    case .aclAnthologyXML: AnthologyXML.parse(text, encoding: encoding)
    case .webPage: WebPage.parse(text, encoding: encoding)
    }
  }

  /// The format that a command line calls so: `--from ris`.
  package init?(argument name: String) {
    guard let format = SourceFormat.arguments.first(where: { $0.name == name })?.format else {
      return nil
    }
    self = format
  }

  /// What formats are called on a command line.
  package static let arguments: [(name: String, format: SourceFormat)] = [
    ("bibtex", .bibTeX), ("biblatex", .bibTeX), ("csl-json", .cslJSON), ("csl-yaml", .cslYAML),
    ("hayagriva", .hayagriva),
    ("latex", .latexDocument),
    ("ris", .ris), ("nbib", .nbib), ("endnote-tagged", .endNoteTagged), ("refer", .endNoteTagged),
    ("endnote-xml", .endNoteXML), ("arxiv-html", .arXivHTMLPage), ("arxiv-feed", .arXivFeed),
    ("acl-html", .aclAnthologyHTMLPage), ("acl-xml", .aclAnthologyXML), ("web-page", .webPage),
  ]
}

extension UnknownFormat {
  static let none = UnknownFormat(
    message:
      "This is neither a .bib file, CSL-JSON, CSL-YAML, Hayagriva, RIS, nbib, EndNote’s tagged format, a LaTeX "
      + "document with a bibliography, nor a page of arXiv or the ACL Anthology: no line begins an "
      + "entry such as “@article{key,”, “TY  - JOUR”, “PMID- 1” or “%0 Book”, none has a "
      + "“\\bibitem”, says how many “papers on arXiv” there are or begins with “arXiv:” and a "
      + "number, and none has the badges “pdf” and “bib” or an “Anthology ID:”.")

  /// JSON that is something else.
  static let otherJSON = UnknownFormat(
    message:
      "This is JSON, but no bibliography in CSL-JSON: none of its items has a “type” such as "
      + "“article-journal”, or an “id” with a “title” and an “author” or “issued”.")

  /// A web page that describes no paper.
  static let webPage = UnknownFormat(
    message:
      "This is HTML or XML, but no bibliography that is known: it has no EndNote records, is no "
      + "list, search or feed of arXiv and no page or data of the ACL Anthology, and no meta tag "
      + "such as “citation_title” describes a paper.")

  /// What is said of a text that begins with `prefix`.
  static func of(_ prefix: [UInt8]) -> UnknownFormat {
    if CSLJSONSource.isJSON(prefix) { return otherJSON }
    return prefix.first { $0 > 0x20 } == UInt8(ascii: "<") ? webPage : none
  }
}
