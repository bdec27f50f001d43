/// What a document cites, and what it says about its bibliographies.
package struct DocumentCitations: Equatable, Sendable {
  /// All citations in the order of their place, but for those of cells in a table of reStructuredText.
  package var citations: [Citation] = []

  /// The citation groups in the order of their place; an outer group comes before those inside.
  package var groups: [CitationGroup] = []

  /// The bibliographies that the document names itself, in the order of their place.
  package var resources: [BibliographyResource] = []

  /// Whether metadata name them in a list, though it be of one.
  package var namesBibliographyList = false

  /// Whether the document lists every entry of its bibliographies (`nocite: "@*"`).
  package var citesEverything = false

  /// The metadata block that has entries of the document's own under `references:`; the last one, as
  /// Pandoc reads it.
  package var inlineReferences: Range<Int>?

  /// The keys that the document itself defines (`\bibitem{key}`), in the order of their place.
  package var definedKeys: [Range<Int>] = []

  /// The labels that the document gives to what is in it (`<fig-x>` in Typst), in the order of their
  /// place: a reference to one of them is no citation, in no file of its project.
  package var definedLabels: [Range<Int>] = []

  /// The files that it has inside (`filecontents`) whose names are those of bibliographies, in the
  /// order of their place.
  package var containedBibliographies: [ContainedBibliography] = []

  /// The documents that it names: those it includes and those it is part of.
  package var links: [DocumentLink] = []

  /// Whether it is a document of its own and not only part of one (`\documentclass`).
  package var isMainDocument = false

  /// What the document defines itself.
  package var vocabulary = LaTeXVocabulary()

  /// What it was read with.
  var knownVocabulary = LaTeXVocabulary()

  /// The keys that do not read as they are written, since an escape stands for one of their
  /// characters, by where they start.
  var escapedKeys: [Int: [UInt8]] = [:]

  /// How it was read, if it is Markdown.
  var markdown: MarkdownReading?

  /// What could not be read, in the order of its place.
  package var problems: [DocumentProblem] = []

  /// What it defines, and what others do.
  var wholeVocabulary: LaTeXVocabulary {
    if knownVocabulary.isEmpty { return vocabulary }
    var whole = vocabulary
    whole.formUnion(knownVocabulary)
    whole.followHandovers()
    return whole
  }

  /// A document that cites nothing.
  package init() {}

  /// The key of a citation of the document whose text is `bytes`, as it reads.
  package func key(of citation: Citation, in bytes: [UInt8]) -> [UInt8] {
    key(at: citation.keyRange, in: bytes)
  }

  /// The key that stands at a range, as it reads.
  package func key(at range: Range<Int>, in bytes: [UInt8]) -> [UInt8] {
    escapedKeys[range.lowerBound] ?? Array(bytes[range.clamped(to: 0..<bytes.count)])
  }

  /// Whether the key of a citation is the very bytes at its range.
  package func readsAsWritten(_ citation: Citation, in bytes: [UInt8]) -> Bool {
    if !escapedKeys.isEmpty, escapedKeys[citation.keyRange.lowerBound] != nil { return false }
    return !bytes.span.hasBlankOrLineEnd(in: citation.keyRange.clamped(to: 0..<bytes.count))
  }

  /// The citation that `offset` is in, or else the first that ends there. O(citations): those of a table's
  /// cells that have several lines are not in the order of their place. Copies none but the one it gives.
  package func citation(at offset: Int) -> Citation? {
    let citations = citations.span
    var ending: Int?
    for index in citations.indices where citations[index].range.upperBound >= offset {
      if citations[index].range.contains(offset) { return citations[index] }
      if citations[index].range.upperBound == offset { ending = ending ?? index }
    }
    return ending.map { citations[$0] }
  }

  /// The indices of the citations that begin in a range. O(log citations).
  package func citationIndices(in range: Range<Int>) -> Range<Int> {
    let first = citationIndex(at: range.lowerBound, from: 0)
    return first..<citationIndex(at: range.upperBound, from: first)
  }

  /// The index of the first citation that begins at an offset or later.
  func citationIndex(at offset: Int, from first: Int) -> Int {
    var low = first
    var high = citations.count
    while low < high {
      let middle = (low + high) / 2
      if citations[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Keeps how a key reads if it is longer where it is written, as one with an escape is.
  mutating func keepReading(_ key: ArraySlice<UInt8>, at range: Range<Int>) {
    if range.count != key.count { escapedKeys[range.lowerBound] = Array(key) }
  }
}

/// The metadata block of a document (UTF-8) that has entries of its own, as in
/// `DocumentCitations.inlineReferences`. Linear in the document.
package func inlineReferences(in bytes: [UInt8], language: DocumentLanguage) -> Range<Int>? {
  switch language {
  case .markdown: MarkdownMetadata.inlineReferences(in: bytes)
  case .latex, .typst, .org, .restructuredText, .notebook, .bibliography: nil
  }
}

/// Reads what a document (UTF-8) cites; `vocabulary` is what other files of its project define.
/// Linear in the document, but that of Markdown not all is read again after an edit of `old`, the
/// citations of an earlier version.
package func citations(
  in bytes: [UInt8], language: DocumentLanguage,
  knowing vocabulary: LaTeXVocabulary = LaTeXVocabulary(), after old: DocumentCitations? = nil
) -> DocumentCitations {
  switch language {
  case .markdown: markdownCitations(in: bytes, after: old)
  case .latex: latexCitations(in: bytes, knowing: vocabulary)
  case .typst: typstCitations(in: bytes)
  case .org: orgCitations(in: bytes)
  case .restructuredText: restructuredTextCitations(in: bytes)
  case .notebook: notebookCitations(in: bytes)
  case .bibliography: DocumentCitations()
  }
}

extension Span<UInt8> {
  /// Whether a blank or line end is among some bytes. Eight at a time are told to be none of the bytes up to
  /// 0x20, as nearly all are.
  fileprivate func hasBlankOrLineEnd(in range: Range<Int>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = range.lowerBound
    while offset &+ 8 <= range.upperBound {
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if (word &- ones &* 0x21) & ~word & (ones &* 0x80) != 0 { break }
      offset &+= 8
    }
    while offset < range.upperBound {
      if self[offset] <= 0x20, self[offset].isBlankOrLineEnd { return true }
      offset &+= 1
    }
    return false
  }
}
