import Bibliography
import JSON

/// Writes entries as CSL-JSON that the CSL 1.0.2 data schema (`csl-data.json`) accepts: one array, a
/// member a line.
///
/// What an entry says by inheriting (`crossref`, `xdata`) is not written.
package struct CSLJSONWriter {
  /// What is written and not taken yet.
  private var bytes: [UInt8] = []
  /// How many items have been written.
  package private(set) var itemCount = 0
  /// Fields that no variable can hold, and how many entries have each.
  package private(set) var lostFields: [String: Int] = [:]
  /// Entries that are no works (`xdata`, `set`) and are left out.
  package private(set) var skippedCount = 0

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
  package mutating func add(_ entry: Entry, key: Citekey? = nil) {
    if entry.type == "xdata" || entry.type == "set" {
      skippedCount += 1
      return
    }
    var item = CSLItemWriter(entry)
    item.write(key: key ?? entry.key)
    bytes.append(contentsOf: (itemCount == 0 ? "[\n  " : ",\n  ").utf8)
    bytes.append(contentsOf: item.bytes)
    itemCount += 1
    for name in item.lostFields { lostFields[name, default: 0] += 1 }
  }
}

extension ParsedSource {
  /// Keys for the entries that have none, as they are made for listings. `number` is the source's
  /// place in the list `macros` was made of. O(entries), and a read for each without a key.
  package func keysForKeyless(macros: MacroTable, number: Int) -> [EntryLocation: Citekey] {
    let keyless = locations.filter { keyBytes($0).isEmpty }
    let keys = GeneratedCitekey.keys(
      for: keyless.map { location in
        entry(at: location, macros: macros, number: number).map(KeyIngredients.init)
          ?? KeyIngredients(firstAuthorFamily: nil, year: nil, title: "")
      })
    return Dictionary(zip(keyless, keys)) { first, _ in first }
  }
}
