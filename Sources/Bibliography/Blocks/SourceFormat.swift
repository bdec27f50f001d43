/// The formats a source can have.
package enum SourceFormat: String, Sendable, CaseIterable {
  case bibTeX = "BibTeX"
  case cslJSON = "CSL-JSON"
  case cslYAML = "CSL-YAML"
  case ris = "RIS"
  case nbib = "PubMed nbib"
  case endNoteTagged = "EndNote tagged"
  case endNoteXML = "EndNote XML"
  case hayagriva = "Hayagriva"
  /// `\bibitem` and `filecontents` in a LaTeX document.
  case latexDocument = "LaTeX document"
  case arXivAuthorListing = "arXiv author listing"
  case arXivListPage = "arXiv list page"
  case arXivSearchPage = "arXiv search page"
  /// The page of one paper.
  case arXivAbstractPage = "arXiv abstract page"
  /// Either of the two, as saved HTML.
  case arXivHTMLPage = "arXiv page in HTML"
  case arXivFeed = "arXiv feed"
  case aclAnthologyAuthorPage = "ACL Anthology author page"
  /// A volume or an event.
  case aclAnthologyVolumePage = "ACL Anthology volume page"
  case aclAnthologyPaperPage = "ACL Anthology paper page"
  /// Any of the three, as saved HTML.
  case aclAnthologyHTMLPage = "ACL Anthology page in HTML"
  case aclAnthologyXML = "ACL Anthology XML"
  /// A page of one paper with `citation_*` meta tags.
  case webPage = "web page"

  /// Whether it is a page of papers without keys of their own.
  package var isListing: Bool {
    switch self {
    case .bibTeX, .cslJSON, .cslYAML, .ris, .nbib, .endNoteTagged, .endNoteXML, .hayagriva,
      .latexDocument:
      false
    case .arXivAuthorListing, .arXivListPage, .arXivSearchPage, .arXivAbstractPage,
      .arXivHTMLPage, .arXivFeed, .aclAnthologyAuthorPage, .aclAnthologyVolumePage,
      .aclAnthologyPaperPage,
      .aclAnthologyHTMLPage, .aclAnthologyXML, .webPage:
      true
    }
  }
}
