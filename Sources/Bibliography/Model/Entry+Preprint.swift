extension Entry {
  /// Whether this is a version of a paper that was not, or not yet, published: on arXiv or the like,
  /// or with nothing that it could have been published in.
  package var isPreprint: Bool {
    guard knownType?.level == nil || type == "article" else { return false }
    guard let container = text("journaltitle", "journal", "booktitle") else {
      return type != "article" || text("doi") == nil
    }
    let folded = Folding.foldedTitle(container)
    return folded.elementsEqual("corr".utf8)
      || Entry.servers.contains { folded.starts(with: $0.utf8) }
  }

  private static let servers = [
    "arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "preprint", "ssrn",
    "corr abs", "openreview",
  ]
}
