/// One YAML document, read tolerantly.
///
/// Reading never fails: what is damaged is reported in `problems`, and what can still be
/// understood is in `root`. All ranges are byte offsets in the array that was given, also when only
/// a part of it was parsed.
///
/// Nodes lie in one flat array in the order in which they end. An alias is a node that points at
/// its anchor's node; nothing is copied, so a document of aliases to aliases costs no more memory
/// than its text. Because a reader that walks the tree would still visit each use, aliases are
/// counted with all that lies below them, and one that would take the document above
/// `YAMLLimits.expandedNodeCount` reads as null and is a problem.
package struct YAMLDocument: Sendable {
  /// The outermost node; `nil` when the document is empty.
  package let root: YAMLNode?

  /// What is wrong with the text, in the order of its place.
  package let problems: [YAMLProblem]

  /// Where the document ends: after its `...`, before the next `---`, or at the end of the range.
  package let endOffset: Int

  /// Whether a `---` begins the document, so that it is one though nothing follows.
  package let isExplicit: Bool

  /// Reads the first document in `range` of `bytes` (UTF-8), or in all of them. Linear.
  package init(
    parsing bytes: [UInt8], in range: Range<Int>? = nil, limits: YAMLLimits = YAMLLimits()
  ) {
    let whole = 0..<bytes.count
    var parser = YAMLParser(
      bytes: bytes, range: (range ?? whole).clamped(to: whole), limits: limits)
    let rootIndex = parser.parseDocument()
    let storage = YAMLStorage(bytes: bytes, nodes: parser.nodes, children: parser.children)
    root = rootIndex.map { YAMLNode(storage: storage, index: $0) }
    problems = parser.problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
    endOffset = parser.position
    isExplicit = parser.hasDocumentStart
  }

  /// The documents in `range` of `bytes`, or in all of them, one after the other. Linear.
  package static func stream(
    in bytes: [UInt8], range: Range<Int>? = nil, limits: YAMLLimits = YAMLLimits()
  ) -> [YAMLDocument] {
    var documents: [YAMLDocument] = []
    var rest = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    while !rest.isEmpty {
      let document = YAMLDocument(parsing: bytes, in: rest, limits: limits)
      if document.root != nil || document.isExplicit || !document.problems.isEmpty {
        documents.append(document)
      }
      guard document.endOffset > rest.lowerBound else { break }
      rest = document.endOffset..<rest.upperBound
    }
    return documents
  }
}

/// Bounds on what a YAML text may ask for.
package struct YAMLLimits: Sendable {
  /// How deep collections may nest.
  package var depth = 100

  /// How many nodes a walk through the document may meet, uses of aliases counted in full.
  package var expandedNodeCount = 1_000_000

  /// How many problems are kept.
  package var problemCount = 100

  package init() {}
}
