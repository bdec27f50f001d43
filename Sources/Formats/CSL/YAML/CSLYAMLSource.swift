import Bibliography
import TextStorage
import YAML

/// Reads CSL-YAML: a list of items under `references`, as Pandoc, Zotero and Better BibTeX write it and
/// as it stands in the metadata of Markdown documents; also the list alone, and one item alone.
package enum CSLYAMLSource: CSLSource {
  package static func parse(
    _ bytes: [UInt8], of text: any TextAccess, encoding: TextEncoding, blockSize: Int
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
    return ParsedSource(
      format: .cslYAML, text: text, encoding: encoding,
      blocks: reader.blocks.takeBlocks(to: bytes.count), problems: reader.problems)
  }

  /// Reads the items in one metadata block of a document, whose YAML is in `range` of `text`. What is
  /// wrong with the YAML is not said: it is the document's. Linear.
  package static func parse(
    metadata range: Range<Int>, of text: SourceText, encoding: TextEncoding = .utf8
  ) -> ParsedSource {
    let bytes = text.contiguousBytes
    let range = range.clamped(to: 0..<bytes.count)
    var reader = CSLYAMLReader(bytes, start: range.lowerBound, blockSize: .max)
    let items = CSLYAMLReader.items(in: YAMLDocument(parsing: bytes, in: range))
    for item in items ?? [] { reader.add(item) }
    let found = reader.blocks.takeBlocks(to: range.upperBound)
    // What is before the metadata, in it and behind it is a block each, so that what is typed beside
    // it touches no entry.
    return ParsedSource(
      format: .cslYAML, text: text, encoding: encoding,
      blocks: [.blank(0..<range.lowerBound, of: bytes)]
        + (found.isEmpty ? [.blank(range, of: bytes)] : found)
        + [.blank(range.upperBound..<bytes.count, of: bytes)],
      problems: reader.problems)
  }

  /// `source`, which was read of a metadata block, in a later version of its document, where the block
  /// is at `range` of `text`; `nil` when something changed in it. Linear, and no entry is read.
  package static func moved(
    _ source: ParsedSource, to range: Range<Int>, of text: SourceText
  ) -> ParsedSource? {
    // Before, in and behind the block.
    guard source.format == .cslYAML, source.blocks.count == 3, let old = source.text as? SourceText
    else { return nil }
    let was = source.byteStarts[1]..<source.byteStarts[2]
    let bytes = text.contiguousBytes
    guard was.count == range.count, old.contiguousBytes[was].elementsEqual(bytes[range]) else {
      return nil
    }
    let shift = range.lowerBound - was.lowerBound
    let problems = source.problems.map { problem in
      var moved = problem
      let range = problem.range
      if range.lowerBound >= was.lowerBound {
        moved.range = (range.lowerBound + shift)..<(range.upperBound + shift)
      }
      return moved
    }
    return
      source
      .replacingBlocks(
        [
          (0, .blank(0..<range.lowerBound, of: bytes)),
          (2, .blank(range.upperBound..<bytes.count, of: bytes)),
        ], text: text
      )
      .withProblems(problems)
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

/// Reads the items of YAML documents.
private struct CSLYAMLReader {
  var blocks: CSLBlocks<CSLYAMLNode>
  private(set) var problems: [Problem] = []
  private var end = 0

  init(_ bytes: [UInt8], start: Int = 0, blockSize: Int) {
    blocks = CSLBlocks(bytes, start: start, blockSize: blockSize)
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
    guard node.kind == .mapping, range.lowerBound >= end, range.upperBound <= blocks.bytes.count
    else {
      if node.kind != .mapping, !node.isNull, !node.range.isEmpty {
        problems.append(
          Problem(
            range: node.range, severity: .error, code: "invalid-item",
            message: "An item is made of names and values; this is none."))
      }
      return
    }
    end = range.upperBound
    blocks.add(CSLYAMLNode(node: node), in: range)
  }
}
