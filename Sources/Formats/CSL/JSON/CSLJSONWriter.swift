import Bibliography
import JSON

/// Writes entries as CSL-JSON that the CSL 1.0.2 data schema (`csl-data.json`) accepts: one array, a
/// member a line.
///
/// What an entry says by inheriting (`crossref`, `xdata`) is not written.
package struct CSLJSONWriter: EntryWriter {
  /// What is written and not taken yet.
  private var bytes: [UInt8] = []
  /// How many items have been written.
  package private(set) var itemCount = 0
  package private(set) var loss = ConversionLoss()

  package init() {}

  /// Takes what has been written so far.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Bytes that wait to be taken.
  package var waitingCount: Int { bytes.count }

  /// Ends the array. Nothing follows.
  package mutating func finish() {
    bytes.append(contentsOf: (itemCount == 0 ? "[]\n" : "\n]\n").utf8)
  }

  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  package mutating func add(_ entry: Entry, key: Citekey) {
    if entry.type == "xdata" || entry.type == "set" {
      loss.skippedCount += 1
      return
    }
    var item = CSLItemWriter(entry)
    item.write(key: key)
    bytes.append(contentsOf: (itemCount == 0 ? "[\n  " : ",\n  ").utf8)
    bytes.append(contentsOf: item.bytes)
    itemCount += 1
    loss.add(fields: item.lostFields)
  }
}
