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
    for identifier in shownIdentifiers {
      let id = identifier.text
      switch identifier.kind {
      case .doi:
        add("doi:\(id)", "https://doi.org/\(Self.path(id))")
      case .arXiv: add("arXiv:\(id)", "https://arxiv.org/abs/\(id)")
      case .pmid: add("PMID:\(id)", "https://pubmed.ncbi.nlm.nih.gov/\(id)/")
      // An entry has the Anthology's address beside its identifier, and books have no place.
      case .acl, .isbn: break
      }
    }
    if field("url")?.isOfShownWork == true, let url = verbatim("url"), MarkdownEscape.isSafe(url) {
      add(url, url)
    }
    return links
  }

  /// A DOI as part of a URL, in which some of what it may hold means something else.
  private static func path(_ doi: String) -> String {
    guard doi.utf8.contains(where: { "%#?".utf8.contains($0) }) else { return doi }
    return doi.replacing("%", with: "%25").replacing("#", with: "%23").replacing("?", with: "%3F")
  }

  /// What two links to the same place have in common.
  private static func place(_ target: String) -> String {
    var rest = target.lowercased()[...]
    for prefix in ["https://", "http://", "www.", "dx."] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    return String(rest.last == "/" ? rest.dropLast() : rest)
  }
}
