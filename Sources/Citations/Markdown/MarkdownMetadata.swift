import YAML

/// What the metadata of a Markdown document says about citations and bibliographies.
enum MarkdownMetadata {
  /// Whether a range is metadata: YAML with keys, or nothing but comments.
  static func isMetadata(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    guard let root = YAMLDocument(parsing: bytes, in: range).root else { return true }
    return root.kind == .mapping
  }

  /// The metadata block whose `references:` count. Linear.
  static func inlineReferences(in bytes: [UInt8]) -> Range<Int>? {
    var found: Range<Int>?
    for case .metadata(let range) in MarkdownBlocks(bytes, readsMetadata: true).blocks {
      guard let root = YAMLDocument(parsing: bytes, in: range).root, let value = root["references"]
      else { continue }
      found = value.isNull ? nil : range
    }
    return found
  }

  /// What the value of a metadata field is to citations.
  enum Role {
    /// Markdown whose citations are mentions.
    case prose
    /// Markdown whose citations only name entries.
    case nocite
    case bibliography
    case references
    /// What Quarto's formats of output have each for itself.
    case formats
  }

  /// The role of a field, by its name.
  ///
  /// Pandoc reads every string of the metadata as Markdown, but most are not meant as prose: names
  /// of social accounts, addresses and file names have marks in them. So only the fields that are
  /// printed as text can cite.
  static func role(of field: String) -> Role? {
    switch field {
    case "nocite": .nocite
    case "bibliography": .bibliography
    case "references": .references
    case "format": .formats
    case "title", "subtitle", "abstract", "description", "summary", "thanks", "acknowledgements",
      "acknowledgments", "dedication", "include-before", "include-after":
      .prose
    default: field.hasPrefix("abstract-") ? .prose : nil
    }
  }

  /// A scalar below a field, with its decoded text and the way back to the document.
  struct Value {
    let text: [UInt8]
    let map: SourceMap
    let contentRange: Range<Int>
  }

  /// The scalars of a field's value that stand in the field itself, in order. Aliases are left out:
  /// what they stand for is read where it is written.
  static func values(below node: YAMLNode) -> [Value] {
    var values: [Value] = []
    var stack = [node]
    while let next = stack.popLast() {
      guard !next.isAlias else { continue }
      if let text = next.text, let contentRange = next.contentRange {
        var map = SourceMap()
        for piece in text.pieces {
          map.addPiece(at: piece.decodedOffset, from: piece.sourceOffset)
        }
        if !text.bytes.isEmpty {
          values.append(Value(text: text.bytes, map: map, contentRange: contentRange))
        }
      }
      stack.append(contentsOf: next.elements.reversed())
      stack.append(contentsOf: next.pairs.reversed().map(\.value))
    }
    return values
  }

  /// The bibliographies that the field names: a string, or a list of them.
  static func resources(_ node: YAMLNode) -> [BibliographyResource] {
    let nodes = node.kind == .sequence ? node.elements : [node]
    return nodes.compactMap { node in
      guard let text = node.text else { return nil }
      let range = text.bytes.trimmed(0..<text.bytes.count)
      guard !range.isEmpty, !node.isNull else { return nil }
      var map = SourceMap()
      for piece in text.pieces { map.addPiece(at: piece.decodedOffset, from: piece.sourceOffset) }
      return BibliographyResource(
        path: String(decoding: text.bytes[range], as: UTF8.self), range: map.sourceRange(range))
    }
  }
}
