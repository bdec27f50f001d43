// What people paste where a key is asked for: `10.1000/182`, `doi:10.1000/182`, an address of doi.org,
// `arXiv:1706.03762v2`, `N19-1423`, `PMID: 123`. The whole text has to be one, so that words which
// somebody looks for are never taken for an identifier.

extension Identifier {
  /// The identifiers that a query (UTF-8) is, the one that was typed first; none where it is something
  /// else. An address of a publisher may hold one, and some DOIs are made of another registry's number.
  package static func identifiers(inQuery query: [UInt8]) -> [Identifier] {
    let text = withoutFrame(query[...])
    guard (4...1024).contains(text.count), let first = text.first,
      !text.contains(0x20) || !first.isDigit
    else {
      return Identifier(wholeISBN: text).map { [$0] } ?? []
    }
    let (name, rest) = nameAndRest(text)
    switch name {
    case "doi": return fromField(.doi, rest)
    case "arxiv": return Identifier(arXiv: withoutFormat(rest)).map { [$0] } ?? []
    case "pmid", "pubmed": return Identifier(pmid: rest).map { [$0] } ?? []
    case "isbn": return Identifier(wholeISBN: rest).map { [$0] } ?? []
    case "acl", "anthology": return Identifier(wholeACL: rest).map { [$0] } ?? []
    case "http", "https", "url", "www": return text.contains(0x20) ? [] : fromField(.url, text)
    default: break
    }
    if text.contains(0x20) { return [] }
    if text.starts(with: "10.".utf8) { return fromField(.doi, text) }
    if let id = Identifier(wholeArXiv: text) ?? Identifier(wholeACL: text)
      ?? Identifier(wholeISBN: text)
    {
      return [id]
    }
    // `doi.org/10.1000/182`
    return text.contains(UInt8(ascii: "/")) && text.prefix(40).contains(UInt8(ascii: "."))
      ? fromField(.url, text) : []
  }

  /// Whether a query can be nothing but a DOI, an address or the beginning of one: its words are none
  /// of a title then.
  package static func isBegun(inQuery query: [UInt8]) -> Bool {
    let text = withoutFrame(query[...])
    if text.starts(with: "10.".utf8) {
      let registrant = text.dropFirst(3).prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
      return registrant.count >= 4 && registrant.count + 3 < text.count
        && text.dropFirst(3 + registrant.count).first == UInt8(ascii: "/")
    }
    let (name, rest) = nameAndRest(text)
    guard text.dropFirst(name.utf8.count).first == UInt8(ascii: ":") else { return false }
    switch name {
    case "http", "https": return rest.first == UInt8(ascii: "/")
    case "doi", "arxiv", "pmid": return rest.first?.isDigit == true
    default: return false
    }
  }

  /// `text` without blanks, brackets and quotes around it.
  static func withoutFrame(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first <= 0x20 || "<([\"'".utf8.contains(first) {
      text = text.dropFirst()
    }
    while let last = text.last, last <= 0x20 || ">\"'].,;".utf8.contains(last) {
      text = text.dropLast()
    }
    return text
  }

  /// The scheme or registry before a colon or blank, in lower case, and what follows without blanks.
  static func nameAndRest(
    _ text: ArraySlice<UInt8>
  ) -> (name: String, rest: ArraySlice<UInt8>) {
    let name = text.prefix(10).prefix { $0.lowercased.isLetter }
    let rest = text.dropFirst(name.count)
    guard let mark = rest.first, ":. ".utf8.contains(mark) else { return ("", text) }
    return (
      String(decoding: name.map(\.lowercased), as: UTF8.self), rest.drop { ": ".utf8.contains($0) }
    )
  }

  private static func fromField(_ name: FieldName, _ text: ArraySlice<UInt8>) -> [Identifier] {
    var scanner = IdentifierScanner()
    let value = Array(text)
    scanner.add(name, value.span, form: .plain)
    return scanner.finish(isWholeBook: true)
  }

  /// Without `.pdf` and a slash at the end.
  static func withoutFormat(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    if text.last == UInt8(ascii: "/") { text = text.dropLast() }
    return text.suffix(4).elementsEqual(".pdf".utf8) ? text.dropLast(4) : text
  }

  /// An arXiv identifier and nothing else but its version.
  private init?(wholeArXiv text: ArraySlice<UInt8>) {
    let text = Identifier.withoutFormat(text)
    guard let id = Identifier(arXiv: text) else { return nil }
    var rest = text
    while let last = rest.last, last.isDigit { rest = rest.dropLast() }
    let bare = rest.last == UInt8(ascii: "v") ? rest.dropLast() : text
    // The class of an archive is not part of the identifier: `math.GT/0309136`.
    let length = bare.filter { $0 != UInt8(ascii: ".") }.count
    let isModern = id.bytes.first?.isDigit == true
    guard isModern ? length == id.bytes.count - 1 : bare.last?.isDigit == true else { return nil }
    self = id
  }

  /// An identifier of the ACL Anthology and nothing else.
  private init?(wholeACL text: ArraySlice<UInt8>) {
    let text = Identifier.withoutFormat(text)
    guard let id = Identifier(acl: text), id.bytes.count == text.count else { return nil }
    self = id
  }

  /// An ISBN and nothing else.
  private init?(wholeISBN text: ArraySlice<UInt8>) {
    guard (10...17).contains(text.count),
      text.allSatisfy({ $0.isDigit || "-xX ".utf8.contains($0) }),
      (text.count { $0 != UInt8(ascii: "-") && $0 != 0x20 }) != 8,
      let id = Identifier(isbn: text)
    else { return nil }
    self = id
  }
}
