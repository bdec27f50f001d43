// While somebody types `10.1145/33`, `1706.03`, `arXiv:1706`, `N19-1` or an address, the identifier is
// not there yet, but what is there can already be told from words. All functions here take a whole
// text: what is more than the beginning of an identifier is none.

extension Identifier {
  /// As many bytes are the beginning of an identifier by themselves.
  private static let leastCount = 5
  /// As many are where its registry stands before them.
  private static let leastCountBehindName = 3

  /// What a query (UTF-8) may be the beginning of: each as the bytes with which the identifiers begin
  /// that are meant, and of which kind they are. None where it is something else, or too little.
  package static func beginnings(inQuery query: [UInt8]) -> [Identifier] {
    let text = withoutFrame(query[...])
    guard text.count <= 1024 else { return [] }
    for (kind, part) in IdentifierText.parts(ofAddress: Array(text)) {
      let part = kind == .doi ? IdentifierText.unescaped(part)[...] : withoutFormat(part)
      let found = beginnings(of: kind, part, leastCount: leastCountBehindName)
      if !found.isEmpty { return found }
    }
    let (name, rest) = nameAndRest(text)
    // `arxiv 2012` may be words.
    let isNamed = text.dropFirst(name.utf8.count).first == UInt8(ascii: ":")
    func behindName(_ kind: Kind) -> [Identifier] {
      beginnings(of: kind, rest, leastCount: isNamed ? leastCountBehindName : leastCount)
    }
    switch name {
    case "doi": return behindName(.doi)
    case "arxiv": return behindName(.arXiv)
    case "acl", "anthology": return behindName(.acl)
    case "pmid", "pubmed": return behindName(.pmid)
    default:
      return [Kind.doi, .arXiv, .acl].flatMap { beginnings(of: $0, text, leastCount: leastCount) }
    }
  }

  /// What `text` may be the beginning of where it is to be of one kind.
  private static func beginnings(
    of kind: Kind, _ text: ArraySlice<UInt8>, leastCount: Int
  ) -> [Identifier] {
    guard text.count >= leastCount else { return [] }
    switch kind {
    case .doi: return beginnings(ofDOI: text.map(\.lowercased)[...])
    case .arXiv: return beginning(ofArXiv: text).map { [Identifier(.arXiv, $0)] } ?? []
    case .acl: return beginning(ofACL: text).map { [Identifier(.acl, $0)] } ?? []
    case .pmid:
      let number = text.drop { $0 == UInt8(ascii: "0") }
      let isNumber = number.count <= 9 && number.allSatisfy(\.isDigit) && !number.isEmpty
      return isNumber ? [Identifier(.pmid, number)] : []
    case .isbn: return []
    }
  }

  /// The text is in lower case. Registries that make DOIs of their own identifiers are meant too.
  private static func beginnings(ofDOI text: ArraySlice<UInt8>) -> [Identifier] {
    let registrant = text.dropFirst(3).prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    let rest = text.dropFirst(3 &+ registrant.count)
    guard text.starts(with: "10.".utf8), registrant.first?.isDigit == true, registrant.count >= 3,
      rest.isEmpty || registrant.count >= 4 && rest.first == UInt8(ascii: "/"),
      rest.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\"") })
    else { return [] }
    let arXiv = "10.48550/arxiv."
    if text.starts(with: arXiv.utf8) {
      return beginnings(
        of: .arXiv, text.dropFirst(arXiv.utf8.count), leastCount: leastCountBehindName)
    }
    var found = [Identifier(.doi, text)]
    for prefix in ["10.18653/v1/", "10.3115/v1/"] where text.starts(with: prefix.utf8) {
      found += beginnings(
        of: .acl, text.dropFirst(prefix.utf8.count), leastCount: leastCountBehindName)
    }
    return found
  }

  /// `1706`, `1706.03`, `1706.03762v`, `math.GT/03`; without version and class.
  private static func beginning(ofArXiv text: ArraySlice<UInt8>) -> [UInt8]? {
    let head = text.prefix(while: \.isDigit)
    if !head.isEmpty {
      let number = text.dropFirst(head.count &+ 1).prefix(while: \.isDigit)
      let version = text.dropFirst(head.count &+ 1 &+ number.count)
      guard head.count == 4 || head.count < 4 && head.count == text.count,
        [nil, UInt8(ascii: ".")].contains(text.dropFirst(4).first), number.count <= 5,
        version.isEmpty || number.count >= 4 && isVersion(version)
      else { return nil }
      return Array(text.prefix(head.count &+ 1 &+ number.count))
    }
    func isOfName(_ byte: UInt8) -> Bool { byte.lowercased.isLetter || byte == UInt8(ascii: "-") }
    let archive = text.prefix(while: isOfName)
    let path = text.drop { $0 != UInt8(ascii: "/") }
    let archiveClass = text[archive.endIndex..<path.startIndex]
    let number = path.dropFirst().prefix(while: \.isDigit)
    let version = path.dropFirst(1 &+ number.count)
    guard (2...10).contains(archive.count), (1...7).contains(number.count),
      archiveClass.isEmpty
        || archiveClass.first == UInt8(ascii: ".") && archiveClass.dropFirst().allSatisfy(isOfName),
      version.isEmpty || number.count == 7 && isVersion(version)
    else { return nil }
    return archive.map(\.lowercased) + [UInt8(ascii: "/")] + number
  }

  private static func isVersion(_ text: ArraySlice<UInt8>) -> Bool {
    text.first?.lowercased == UInt8(ascii: "v") && text.dropFirst().allSatisfy(\.isDigit)
  }

  /// `N19-1`, `2023.acl-l`.
  private static func beginning(ofACL text: ArraySlice<UInt8>) -> [UInt8]? {
    if let letter = text.first, letter.lowercased.isLetter {
      let number = text.dropFirst(4)
      guard text.dropFirst().prefix(2).allSatisfy(\.isDigit), number.count <= 4,
        [nil, UInt8(ascii: "-")].contains(text.dropFirst(3).first),
        number.allSatisfy(\.isDigit)
      else { return nil }
      return [letter & 0xDF] + text.dropFirst()
    }
    let volume = text.dropFirst(5)
    guard text.prefix(while: \.isDigit).count == 4, text.dropFirst(4).first == UInt8(ascii: "."),
      volume.first?.lowercased.isLetter == true,
      volume.allSatisfy({ $0.lowercased.isLetter || $0.isDigit || "-_.".utf8.contains($0) })
    else { return nil }
    return text.map(\.lowercased)
  }
}
