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
    if let inAddress = doi(inAddress: text) { return inAddress }
    return first(in: text, after: "", 0) { Identifier(doi: $0) }
  }

  /// The identifiers in the address of a registry, or of a publisher that has the DOI in it.
  static func identifiers(inAddress text: [UInt8]) -> [Identifier] {
    var found: [Identifier] = []
    if let doi = doi(inAddress: text) { found.append(doi) }
    for prefix in ["arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/"] {
      if let id = first(in: text, after: prefix, 0, { Identifier(arXiv: $0) }) { found.append(id) }
    }
    for prefix in ["aclanthology.org/", "aclweb.org/anthology/", "/anthology/papers/", "/papers/"] {
      if let id = first(in: text, after: prefix, 0, { Identifier(acl: $0) }),
        prefix != "/papers/" || contains(text, "anthology")
      {
        found.append(id)
      }
    }
    for prefix in ["pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/"] {
      if let id = first(in: text, after: prefix, 0, { Identifier(pmid: $0) }) { found.append(id) }
    }
    return found
  }

  /// The arXiv identifier behind the word `arXiv`: `arXiv preprint arXiv:2301.00001`,
  /// `arXiv e-prints, math/0309136`.
  static func arXiv(in text: [UInt8]) -> Identifier? {
    first(in: text, after: "arxiv", 0) { rest in
      var rest = rest
      for _ in 0..<4 {
        rest = rest.drop { " :,()".utf8.contains($0) }
        if let id = Identifier(arXiv: rest) { return id }
        let word = rest.prefix { $0.lowercased.isLetter || $0 == UInt8(ascii: "-") }
        guard wordsAfterArXiv.contains(word.map(\.lowercased)) else { return nil }
        rest = rest.dropFirst(word.count)
      }
      return nil
    }
  }

  private static let wordsAfterArXiv: Set<[UInt8]> = Set(
    ["arxiv", "preprint", "preprints", "e-print", "e-prints", "eprint", "eprints", "id"].map {
      Array($0.utf8)
    })

  private static func doi(inAddress text: [UInt8]) -> Identifier? {
    for prefix in ["doi.org/", "/doi/", "/doi/abs/", "/doi/full/", "/doi/pdf/"] {
      let found = first(in: text, after: prefix, 0) { rest in
        let end = rest.firstIndex { "?#&".utf8.contains($0) } ?? rest.endIndex
        return Identifier(doi: percentDecoded(rest[..<end])[...])
      }
      if let found { return found }
    }
    return nil
  }

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

  /// What `read` makes of the text behind the first place of `prefix`, given in lower case, that it
  /// makes anything of. `shift` moves the place.
  private static func first(
    in text: [UInt8], after prefix: String, _ shift: Int,
    _ read: (ArraySlice<UInt8>) -> Identifier?
  ) -> Identifier? {
    let prefix = Array(prefix.utf8)
    var start = 0
    while start &+ prefix.count <= text.count {
      if matches(text, at: start, prefix),
        let found = read(text[(start &+ prefix.count &+ shift)...])
      {
        return found
      }
      start &+= 1
    }
    return nil
  }

  private static func contains(_ text: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    return text.indices.contains { matches(text, at: $0, word) }
  }

  private static func matches(_ text: [UInt8], at start: Int, _ word: [UInt8]) -> Bool {
    guard start &+ word.count <= text.count else { return false }
    for index in word.indices where text[start &+ index].lowercased != word[index] { return false }
    return true
  }
}
