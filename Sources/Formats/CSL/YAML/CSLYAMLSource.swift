import Bibliography
import TextStorage
import YAML

/// Reads CSL-YAML: a list of items under `references`, as Pandoc, Zotero and Better BibTeX write it and
/// as it stands in the metadata of Markdown documents; also the list alone, and one item alone.
package enum CSLYAMLSource {
  /// A block ends at the first item that ends at or after this many bytes.
  package static let blockSize = 1 << 16

  /// Reads a whole text. Linear.
  package static func parse(
    _ text: SourceText, encoding: TextEncoding = .utf8, blockSize: Int = blockSize
  ) -> ParsedSource {
    parse(text.contiguousBytes, of: text, encoding: encoding, blockSize: blockSize)
  }

  /// Reads `bytes`, which are all of `text`. The source keeps `text` and the values it found, not
  /// `bytes`. Linear.
  package static func parse(
    _ bytes: [UInt8], of text: any TextAccess, encoding: TextEncoding = .utf8,
    blockSize: Int = blockSize
  ) -> ParsedSource {
    var reader = CSLYAMLReader(bytes, blockSize: blockSize)
    let documents = YAMLDocument.stream(in: bytes)
    // Between the metadata of a Markdown document is prose.
    let isAlone = documents.count == 1
    for document in documents {
      let items = CSLYAMLReader.items(in: document)
      if items != nil || isAlone { reader.report(document.problems) }
      for item in items ?? [] { reader.add(item) }
    }
    return reader.source(of: text, encoding: encoding)
  }

  /// Reads the items in one metadata block of a document, whose YAML is in `range` of `text`. What is
  /// wrong with the YAML is not said: it is the document's. Linear.
  package static func parse(
    metadata range: Range<Int>, of text: SourceText, encoding: TextEncoding = .utf8
  ) -> ParsedSource {
    let bytes = text.contiguousBytes
    var reader = CSLYAMLReader(bytes, blockSize: blockSize)
    let items = CSLYAMLReader.items(in: YAMLDocument(parsing: bytes, in: range))
    for item in items ?? [] { reader.add(item) }
    return reader.source(of: text, encoding: encoding)
  }

  // MARK: Detection

  /// Items that are looked at.
  private static let detectionLimit = 20

  /// Whether a text that begins so is CSL-YAML: a list under `references`, or alone, has an item with a
  /// type of CSL's, or with an id, a title, and people or a date. Linear.
  static func isBeginning(_ prefix: [UInt8], _ lines: ListingLines) -> Bool {
    let mayBe =
      lines.ranges.contains { prefix[$0].starts(with: "references:".utf8) }
      || YAMLBeginning(prefix, lines).beginsList
    guard mayBe else { return false }
    return YAMLDocument.stream(in: prefix).contains { document in
      (CSLYAMLReader.items(in: document) ?? []).prefix(detectionLimit).contains(where: isItem)
    }
  }

  private static func isItem(_ node: YAMLNode) -> Bool {
    let item = CSLYAMLNode(node: node)
    if let type = item["type"]?.string, CSLType.named(type) != nil { return true }
    let has = { (name: String) in item[name].map { $0.shape != .other } ?? false }
    return has("id") && has("title") && (has("author") || has("issued"))
  }
}

/// Makes a source of the items of YAML documents.
private struct CSLYAMLReader {
  private let bytes: [UInt8]
  private let blockSize: Int
  private var builder: CSLBlockBuilder<CSLYAMLNode>
  private var blocks: [EntryBlock] = []
  private var keyless: [EntryLocation] = []
  private var problems: [Problem] = []
  private var end = 0

  init(_ bytes: [UInt8], blockSize: Int) {
    self.bytes = bytes
    self.blockSize = blockSize
    builder = CSLBlockBuilder(bytes, start: 0)
  }

  /// The items of a document; `nil` where it has no list of them, and is none.
  static func items(in document: YAMLDocument) -> [YAMLNode]? {
    guard let root = document.root else { return nil }
    switch root.kind {
    case .sequence: return root.elements
    case .scalar: return nil
    case .mapping:
      if let list = root["references"], list.kind == .sequence { return list.elements }
      let isItem = root["id"]?.kind == .scalar && root["type"]?.kind == .scalar
      return isItem ? [root] : nil
    }
  }

  mutating func report(_ found: [YAMLProblem]) {
    problems += found.map {
      Problem(range: $0.range, severity: .error, code: "invalid-yaml", message: $0.message)
    }
  }

  mutating func add(_ node: YAMLNode) {
    // An item that an alias stands for is where the alias is.
    let range = node.range.lowerBound..<max(node.range.lowerBound + 1, node.range.upperBound)
    guard node.kind == .mapping, range.lowerBound >= end, range.upperBound <= bytes.count else {
      if node.kind != .mapping, !node.isNull, !node.range.isEmpty {
        problems.append(
          Problem(
            range: node.range, severity: .error, code: "invalid-item",
            message: "An item is made of names and values; this is none."))
      }
      return
    }
    end = range.upperBound
    builder.add(CSLYAMLNode(node: node), in: range)
    if end - builder.start >= blockSize { finishBlock(at: end) }
  }

  private mutating func finishBlock(at end: Int) {
    keyless += builder.keyless.map { EntryLocation(block: blocks.count, index: $0) }
    blocks.append(builder.finish(at: end))
  }

  mutating func source(of text: any TextAccess, encoding: TextEncoding) -> ParsedSource {
    if builder.start < bytes.count { finishBlock(at: bytes.count) }
    blocks.addKeys(to: keyless)
    return ParsedSource(
      format: .cslYAML, text: text, encoding: encoding, blocks: blocks, problems: problems)
  }
}
