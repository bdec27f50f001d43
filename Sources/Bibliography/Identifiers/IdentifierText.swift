/// Finds identifiers in the values of fields: in bare form, behind a prefix such as `arXiv:`, or in
/// the address of a registry or publisher.
enum IdentifierText {
  /// No identifier is looked for further in.
  private static let reach = 1024

  /// A value without markup, LaTeX's braces and escapes: `10.1000/a\_b` is `10.1000/a_b`. Linear, at most
  /// the first kilobyte.
  static func plain(_ value: Span<UInt8>, form: ValueForm) -> [UInt8] {
    if form == .markup {
      return plain(MarkupText.decodedBytes(value.extracting(first: reach)).span, form: .plain)
    }
    let isLaTeX = form == .latex || form == .expression
    var result: [UInt8] = []
    let end = min(value.count, reach)
    result.reserveCapacity(end)
    var index = 0
    while index < end {
      let byte = value[index]
      index &+= 1
      if byte <= 0x20 {
        result.append(0x20)
      } else if !isLaTeX || byte != UInt8(ascii: "{") && byte != UInt8(ascii: "}") {
        let isEscape =
          isLaTeX && byte == UInt8(ascii: "\\") && index < end && !value[index].lowercased.isLetter
        if !isEscape { result.append(byte) }
      }
    }
    return result
  }

  /// The DOI in a value of the field `doi`: bare, behind `doi:` or in an address.
  static func doi(in text: [UInt8]) -> Identifier? {
    if let inAddress = identifiers(inAddress: text).first(where: { $0.kind == .doi }) {
      return inAddress
    }
    for start in text.indices where text[start] == UInt8(ascii: "1") {
      if let doi = Identifier(doi: text[start...]) { return doi }
    }
    return nil
  }

  /// The identifiers in the address of a registry, or of a publisher that has the DOI in it.
  static func identifiers(inAddress text: [UInt8]) -> [Identifier] {
    parts(ofAddress: text).compactMap { kind, part in
      switch kind {
      case .doi: Identifier(doi: unescaped(part)[...])
      case .arXiv: Identifier(arXiv: part)
      case .acl: Identifier(acl: part)
      case .pmid: Identifier(pmid: part)
      case .isbn: nil
      }
    }
  }

  /// What stands in an address where an identifier is to begin, to the end, and of which kind that
  /// is to be.
  static func parts(
    ofAddress text: [UInt8]
  ) -> [(kind: Identifier.Kind, part: ArraySlice<UInt8>)] {
    var found: [(kind: Identifier.Kind, part: ArraySlice<UInt8>)] = []
    // All that may stand before one ends in a slash.
    for slash in text.indices where text[slash] == UInt8(ascii: "/") {
      if let kind = addresses.first(where: { ends(text[...slash], with: $0.prefix) })?.kind {
        found.append((kind, text[(slash &+ 1)...]))
      }
    }
    return found
  }

  /// The arXiv identifier behind the word `arXiv`: `arXiv preprint arXiv:2301.00001`,
  /// `arXiv e-prints, math/0309136`.
  static func arXiv(in text: [UInt8]) -> Identifier? {
    let word = Array("arxiv".utf8)
    for start in text.indices where text[start] | 0x20 == UInt8(ascii: "a") {
      let end = start &+ word.count
      guard end <= text.count else { return nil }
      if ends(text[..<end], with: word), let id = arXiv(behindName: text[end...]) { return id }
    }
    return nil
  }

  private static func arXiv(behindName text: ArraySlice<UInt8>) -> Identifier? {
    var rest = text
    // At most `preprint`, `e-prints` and the like between them.
    for _ in 0..<4 {
      rest = rest.drop { " :,()".utf8.contains($0) }
      if let id = Identifier(arXiv: rest) { return id }
      let word = rest.prefix { $0.lowercased.isLetter || $0 == UInt8(ascii: "-") }
      guard wordsAfterArXiv.contains(word.map(\.lowercased)) else { return nil }
      rest = rest.dropFirst(word.count)
    }
    return nil
  }

  private static let wordsAfterArXiv: Set<[UInt8]> = Set(
    ["arxiv", "preprint", "preprints", "e-print", "e-prints", "eprint", "eprints", "id"].map {
      Array($0.utf8)
    })

  /// The path that begins a part of an address, as it is meant.
  static func unescaped(_ part: ArraySlice<UInt8>) -> [UInt8] {
    percentDecoded(part.prefix { !"?#&".utf8.contains($0) })
  }

  /// What stands before identifiers in addresses, in lower case. Publishers have the DOI behind
  /// `/doi/`, and the Anthology had other names once.
  private static let addresses: [(kind: Identifier.Kind, prefix: [UInt8])] = [
    (.doi, "doi.org/"), (.doi, "/doi/"), (.doi, "/doi/abs/"), (.doi, "/doi/full/"),
    (.doi, "/doi/pdf/"), (.arXiv, "arxiv.org/abs/"), (.arXiv, "arxiv.org/pdf/"),
    (.arXiv, "arxiv.org/html/"), (.acl, "aclanthology.org/"), (.acl, "aclweb.org/anthology/"),
    (.acl, "aclanthology.info/papers/"), (.acl, "aclanthology.coli.uni-saarland.de/papers/"),
    (.pmid, "pubmed.ncbi.nlm.nih.gov/"), (.pmid, "ncbi.nlm.nih.gov/pubmed/"),
  ].map { ($0, Array($1.utf8)) }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8? {
      if byte.isDigit { return byte &- 0x30 }
      let letter = byte.lowercased &- 0x61
      return letter < 6 ? letter &+ 10 : nil
    }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(digit),
        let low = rest.dropFirst().first.flatMap(digit)
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Whether a text ends with a word, which is given in lower case.
  private static func ends(_ text: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
    guard word.count <= text.count else { return false }
    let start = text.endIndex &- word.count
    // Words that differ do so near their ends.
    for index in word.indices.reversed() where text[start &+ index].lowercased != word[index] {
      return false
    }
    return true
  }
}
