import Bibliography
import JSON
import TextStorage

/// Reads CSL-JSON: an array of items, an object with the array `items`, or one item.
///
/// The CSL 1.0.2 data schema and citeproc-js say what an item is; what programs write beside it is
/// accepted where its meaning is plain.
package enum CSLJSONSource: CSLSource {
  package static func parse(
    _ bytes: [UInt8], of text: any TextAccess, encoding: TextEncoding, blockSize: Int
  ) -> ParsedSource {
    var finder = CSLItemFinder(bytes)
    var blocks = CSLBlocks<JSONValue>(bytes, blockSize: blockSize)
    while let item = finder.next() { blocks.add(item) }
    return ParsedSource(
      format: .cslJSON, text: text, encoding: encoding, blocks: blocks.takeBlocks(to: bytes.count),
      problems: finder.problems)
  }

  // MARK: Detection

  /// What the first items are looked at for.
  private static let detectionLimit = 20

  /// Whether a text that begins so is CSL-JSON: an item among the first has a type of CSL's, or a
  /// title, and people or a date, and what makes it an item, an id or DOI. Linear.
  static func isBeginning(_ prefix: [UInt8]) -> Bool {
    guard isJSON(prefix) else { return false }
    var finder = CSLItemFinder(prefix)
    for _ in 0..<detectionLimit {
      guard let item = finder.next() else { return false }
      if let root = item.document?.root, isItem(root) { return true }
    }
    return false
  }

  /// Whether a text is a list without items.
  static func isEmptyList(_ prefix: [UInt8]) -> Bool {
    prefix.lazy.filter { $0 > 0x20 }.elementsEqual("[]".utf8)
  }

  /// Whether a text begins as JSON does.
  static func isJSON(_ prefix: [UInt8]) -> Bool {
    let first = prefix.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  private static func isItem(_ item: JSONValue) -> Bool {
    if let type = item["type"]?.string, CSLType.named(type) != nil { return true }
    let has = { (name: String) in item[name].map { !$0.isNull } ?? false }
    return (has("id") || has("DOI")) && has("title") && (has("author") || has("issued"))
  }
}

extension CSLBlocks<JSONValue> {
  /// Adds an item that ends no earlier than all before it, and says where it is damaged.
  mutating func add(_ item: CSLItemFinder.Item) {
    let root = item.document?.root
    if let error = item.error {
      let place = min(max(item.range.lowerBound, error.offset), item.range.upperBound - 1)
      let hasRest = root?.members.contains { _ in true } ?? false
      report(
        UTF8Check.wholeCharacters(place..<(place + 1), in: bytes.span), .error, "invalid-json",
        "\(error.message) "
          + (hasRest ? "The rest of this item is not read." : "This item is not read."))
      guard hasRest else { return }
    }
    if let root { add(root, in: item.range) }
  }
}
