/// A name that a registry gives a work, in the one form in which it is compared.
package struct Identifier: Sendable, Hashable {
  /// The registries, the most telling first.
  package enum Kind: UInt8, Sendable, CaseIterable {
    case doi
    case arXiv
    /// The ACL Anthology's.
    case acl
    /// PubMed's.
    case pmid
    /// Of a whole book.
    case isbn
  }

  package let kind: Kind
  /// Without resolver, version and hyphens; equal for equal identifiers: a DOI in lower case, an
  /// ISBN with 13 digits.
  package let bytes: [UInt8]

  init(_ kind: Kind, _ bytes: some Sequence<UInt8>) {
    self.kind = kind
    self.bytes = Array(bytes)
  }

  /// The identifier without its kind; bytes that are not UTF-8 show as U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Identifier: CustomStringConvertible {
  /// The identifier for people: `doi 10.1000/182`.
  package var description: String {
    let name =
      switch kind {
      case .doi: "doi"
      case .arXiv: "arXiv"
      case .acl: "ACL Anthology"
      case .pmid: "PMID"
      case .isbn: "ISBN"
      }
    return "\(name) \(text)"
  }
}
