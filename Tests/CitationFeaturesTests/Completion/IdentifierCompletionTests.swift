import Testing

/// Identifiers that are pasted where a key is asked for: all of them gives way to the key.
struct IdentifierCompletionTests {
  private static let sources = """
    -- refs.bib --
    @misc{need, title = {Tides}, doi = {10.1000/need_a.b(1)}, eprint = {1706.03762},
      eprinttype = {arxiv}, url = {https://aclanthology.org/N19-1423}, pmid = {123456}}
    """

  private static let identifiers = [
    "10.1000/need_a.b(1)", "doi:10.1000/need_a.b(1)", "https://doi.org/10.1000/need_a.b(1)",
    "arXiv:1706.03762v2", "1706.03762", "https://arxiv.org/abs/1706.03762",
    "https://arxiv.org/pdf/1706.03762v7.pdf", "N19-1423", "https://aclanthology.org/N19-1423/",
    "pmid:123456", "https://pubmed.ncbi.nlm.nih.gov/123456/",
  ]

  @Test(arguments: identifiers)
  func `in Markdown's brackets`(identifier: String) {
    checkCompletion(
      "See [@2️⃣\(identifier)1️⃣3️⃣].\n\(IdentifierCompletionTests.sources)", "need  Tides")
    checkCompletion(
      "See [@a; @2️⃣\(identifier)1️⃣3️⃣\n\(IdentifierCompletionTests.sources)", "need  Tides")
  }

  @Test(arguments: identifiers.filter { !$0.contains("//") && !$0.hasSuffix(")") })
  func `in Markdown's text`(identifier: String) {
    checkCompletion(
      "As @2️⃣\(identifier)1️⃣3️⃣ says.\n\(IdentifierCompletionTests.sources)", "need  Tides")
  }

  @Test(arguments: identifiers)
  func `in LaTeX`(identifier: String) {
    checkCompletion(
      "\\cite{2️⃣\(identifier)1️⃣3️⃣}\n\(IdentifierCompletionTests.sources)", "need  Tides",
      in: .latex)
    checkCompletion(
      "See \\parencite[3]{a, 2️⃣\(identifier)1️⃣3️⃣\n\(IdentifierCompletionTests.sources)",
      "need  Tides", in: .latex)
  }

  @Test(arguments: identifiers)
  func `in Org`(identifier: String) {
    checkCompletion(
      "[cite:@2️⃣\(identifier)1️⃣3️⃣]\n\(IdentifierCompletionTests.sources)", "need  Tides", in: .org)
  }

  @Test(arguments: [
    "10.1000/ne", "doi:10.1000/n", "https://doi.org/10.1000/", "arXiv:1706", "1706.03", "N19-1",
    "https://arxiv.org/abs/1706", "https://aclanthology.org/N19", "pmid:123",
  ])
  func `one that is half typed`(identifier: String) {
    checkCompletion(
      "See [@2️⃣\(identifier)1️⃣3️⃣].\n\(IdentifierCompletionTests.sources)", "need  Tides")
    checkCompletion(
      "See \\cite{a, 2️⃣\(identifier)1️⃣3️⃣}\n\(IdentifierCompletionTests.sources)", "need  Tides",
      in: .latex)
    checkCompletion(
      "[cite:@2️⃣\(identifier)1️⃣3️⃣]\n\(IdentifierCompletionTests.sources)", "need  Tides", in: .org)
  }
}
