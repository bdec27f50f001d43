// Documents of Manubot and MyST cite works by identifiers that they have in the place of a key:
// `@doi:10.7717/peerj.705`, `@arxiv:1407.3561`, `@https://doi.org/10.1093/nar/22.22.4673`.

extension Identifier {
  /// The identifier that a citekey (UTF-8) is; `nil` if it is none of a kind that entries have.
  package init?(citekey: [UInt8]) {
    guard Identifier.isForm(ofCitekey: citekey) else { return nil }
    if let doi = Identifier(doi: citekey[...]) {
      self = doi
      return
    }
    guard let colon = citekey.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = citekey[(colon &+ 1)...]
    let found: Identifier? =
      switch String(decoding: citekey[..<colon].map(\.lowercased), as: UTF8.self) {
      case "doi": IdentifierText.doi(in: Array(rest))
      case "arxiv": Identifier(arXiv: rest)
      case "pmid", "pubmed": Identifier(pmid: rest)
      case "isbn": Identifier(isbn: rest)
      case "url": IdentifierText.identifiers(inAddress: Array(rest)).first
      case "http", "https": IdentifierText.identifiers(inAddress: citekey).first
      default: nil
      }
    guard let found else { return nil }
    self = found
  }

  /// Whether a citekey (UTF-8) has the form of an identifier: a registry or `tag`, a colon and more,
  /// an address, or a bare DOI. No bibliography has to have it.
  package static func isForm(ofCitekey citekey: [UInt8]) -> Bool {
    if citekey.starts(with: "10.".utf8) { return Identifier(doi: citekey[...]) != nil }
    guard let colon = citekey.prefix(12).firstIndex(of: UInt8(ascii: ":")),
      colon &+ 1 < citekey.count
    else { return false }
    return schemes.contains(String(decoding: citekey[..<colon].map(\.lowercased), as: UTF8.self))
      && Identifier.mayBeName(citekey[(colon &+ 1)...], of: citekey[..<colon])
  }

  /// Whether what follows a scheme's colon looks like an identifier and not like the rest of a key
  /// that somebody made: `url:x` is no address, `doi:smith` no DOI.
  private static func mayBeName(_ rest: ArraySlice<UInt8>, of scheme: ArraySlice<UInt8>) -> Bool {
    switch String(decoding: scheme.map(\.lowercased), as: UTF8.self) {
    case "doi":
      rest.starts(with: "10.".utf8) || rest.starts(with: "10/".utf8)
        || rest.starts(with: "http".utf8)
    case "url": rest.contains(UInt8(ascii: "."))
    case "http", "https": rest.starts(with: "//".utf8)
    case "arxiv", "pmid", "pubmed", "isbn": rest.contains(where: \.isDigit)
    case "pmcid", "pmc": rest.contains(where: \.isDigit)
    case "wikidata": rest.first.map { $0.lowercased == UInt8(ascii: "q") } ?? false
    default: true
    }
  }

  private static let schemes: Set<String> = [
    "doi", "arxiv", "pmid", "pubmed", "pmcid", "pmc", "isbn", "url", "http", "https", "wikidata",
    "tag", "raw",
  ]
}
