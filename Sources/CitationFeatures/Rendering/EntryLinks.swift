import Bibliography

/// A link to where an entry can be read.
package struct EntryLink: Sendable, Equatable {
  package let label: String
  package let target: String
}

extension Entry {
  /// DOI, arXiv, PubMed and URL, each once, in that order.
  package var links: [EntryLink] {
    var links: [EntryLink] = []
    var seen: Set<String> = []
    func add(_ label: String, _ target: String) {
      guard seen.insert(Self.place(target)).inserted else { return }
      links.append(EntryLink(label: ShownText.cut(label, to: 200), target: target))
    }
    if let doi = text("doi").flatMap(Self.bareDOI) {
      // A DOI may hold what means something else in a URL.
      let path = doi.replacing("%", with: "%25").replacing("#", with: "%23")
        .replacing("?", with: "%3F")
      add("doi:\(doi)", "https://doi.org/\(path)")
    }
    if let id = arXivID { add("arXiv:\(id)", "https://arxiv.org/abs/\(id)") }
    if let id = text("pmid"), id.allSatisfy(\.isASCII), id.allSatisfy(\.isNumber) {
      add("PMID:\(id)", "https://pubmed.ncbi.nlm.nih.gov/\(id)/")
    }
    if let url = verbatim("url"), MarkdownEscape.isSafe(url) {
      add(url, url)
    }
    return links
  }

  /// What two links to the same place have in common.
  private static func place(_ target: String) -> String {
    var rest = target.lowercased()[...]
    for prefix in ["https://", "http://", "www.", "dx."] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    return String(rest.last == "/" ? rest.dropLast() : rest)
  }

  /// The arXiv identifier, from `eprint` or a number the entry writes elsewhere as `arXiv:…`.
  private var arXivID: String? {
    let type = text("eprinttype", "archiveprefix")?.lowercased()
    if let eprint = verbatim("eprint"), type == "arxiv" || type == nil {
      let lowered = eprint.lowercased()
      let bare = lowered.hasPrefix("arxiv:") ? String(eprint.dropFirst(6)) : eprint
      if Self.isArXivID(bare) { return bare }
    }
    for name in ["journal", "note", "number", "howpublished"] {
      guard let value = text(name), let range = value.lowercased().firstRange(of: "arxiv:") else {
        continue
      }
      let id = value.lowercased()[range.upperBound...].prefix { !$0.isWhitespace && $0 != "[" }
      if Self.isArXivID(String(id)) { return String(id) }
    }
    return nil
  }

  /// `2305.20050`, `2305.20050v2` or `cs/0112017`.
  private static func isArXivID(_ id: String) -> Bool {
    guard id.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else { return false }
    let new = id.split(separator: ".", omittingEmptySubsequences: false)
    if new.count == 2, new[0].count == 4, new[0].allSatisfy(\.isNumber) {
      let digits = new[1].prefix(while: \.isNumber)
      let rest = new[1].dropFirst(digits.count)
      return (4...5).contains(digits.count) && (rest.isEmpty || rest.first == "v")
    }
    let old = id.split(separator: "/", omittingEmptySubsequences: false)
    return old.count == 2 && !old[0].isEmpty && old[1].prefix(7).count == 7
      && old[1].prefix(7).allSatisfy(\.isNumber)
  }

  /// A DOI without its resolver: `10.…`.
  private static func bareDOI(_ text: String) -> String? {
    guard let range = text.firstRange(of: "10.") else { return nil }
    let doi = text[range.lowerBound...].prefix { !$0.isWhitespace }
    return doi.contains("/") ? String(doi) : nil
  }
}
