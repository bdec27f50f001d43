/// The formats a source can have.
package enum SourceFormat: String, Sendable, CaseIterable {
  case bibTeX = "BibTeX"
  case cslJSON = "CSL-JSON"
  case arXivAuthorListing = "arXiv author listing"
  case aclAnthologyAuthorPage = "ACL Anthology author page"

  /// Whether it is a page of papers without keys of their own.
  package var isListing: Bool { self != .bibTeX && self != .cslJSON }
}
