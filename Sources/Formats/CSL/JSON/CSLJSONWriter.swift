import Bibliography
import JSON

/// Writes entries as CSL-JSON that the CSL 1.0.2 data schema (`csl-data.json`) accepts: one array, a
/// member a line.
package struct CSLJSONWriter: EntryWriter {
  package var bytes: [UInt8] = []
  /// How many items have been written.
  package private(set) var itemCount = 0
  package var loss = ConversionLoss()

  package init() {}

  /// Ends the array. Nothing follows.
  package mutating func finish() {
    bytes.append(contentsOf: (itemCount == 0 ? "[]\n" : "\n]\n").utf8)
  }

  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  package mutating func add(_ entry: Entry, key: Citekey) {
    guard let item = cslItem(entry, key: key) else { return }
    bytes.append(contentsOf: (itemCount == 0 ? "[\n  " : ",\n  ").utf8)
    bytes.append(contentsOf: item)
    itemCount += 1
  }
}
