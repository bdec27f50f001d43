import Bibliography
import TextStorage
import YAML

/// Reads Hayagriva, the bibliography format of Typst: a mapping of keys to entries, each in its parents.
package enum HayagrivaSource {
  /// Reads a whole text. Linear.
  package static func parse(
    _ text: SourceText, encoding: TextEncoding = .utf8, blockSize: Int = DraftedBlocks.blockSize
  ) -> ParsedSource {
    let bytes = text.contiguousBytes
    let document = YAMLDocument(parsing: bytes)
    var blocks = DraftedBlocks(bytes, blockSize: blockSize)
    for problem in document.problems {
      blocks.report(problem.range, .error, "invalid-yaml", problem.message)
    }
    var end = 0
    for pair in document.root?.pairs ?? [] {
      let start = pair.key.range.lowerBound
      let range = start..<max(start + 1, pair.key.range.upperBound, pair.value.range.upperBound)
      guard pair.value.kind == .mapping, start >= end else {
        blocks.report(
          pair.key.range, .error, "invalid-item",
          "An entry is made of names and values; this is none.")
        continue
      }
      end = range.upperBound
      var reader = HayagrivaReader(pair, in: range)
      blocks.add(reader.read())
      if let (place, name) = reader.unknownType {
        blocks.report(place, .warning, "unknown-type", "Hayagriva has no type “\(name)”.")
      }
    }
    return blocks.source(.hayagriva, text, encoding: encoding)
  }

  /// Entries that are looked at.
  private static let detectionLimit = 20

  /// Whether a text that begins so is Hayagriva: one of the first values of a mapping has a type of
  /// Hayagriva's, or a title and an author, date or parent. Linear.
  static func isBeginning(_ prefix: [UInt8], _ lines: ListingLines) -> Bool {
    guard YAMLBeginning(prefix, lines).beginsMapping,
      let root = YAMLDocument(parsing: prefix).root
    else { return false }
    return root.pairs.prefix(detectionLimit).contains { pair in
      let item = pair.value
      guard item.kind == .mapping else { return false }
      if let type = item["type"]?.string?.lowercased() {
        return HayagrivaType.defaultParents[type] != nil
      }
      return item["title"] != nil
        && (item["author"] != nil || item["date"] != nil || item["parent"] != nil)
    }
  }
}
