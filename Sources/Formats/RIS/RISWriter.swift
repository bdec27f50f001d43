import Bibliography

/// Writes entries as RIS by the specification of 2011: types and tags as Zotero writes them and EndNote
/// reads them, one value a line, lines that end in CR and LF.
///
/// What an entry says by inheriting (`crossref`, `xdata`) is not written.
package struct RISWriter: EntryWriter {
  private var bytes: [UInt8] = []
  package private(set) var loss = ConversionLoss()

  package init() {}

  /// Takes what has been written so far.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Bytes that wait to be taken.
  package var waitingCount: Int { bytes.count }

  /// Ends the text. Nothing follows.
  package mutating func finish() {}

  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  package mutating func add(_ entry: Entry, key: Citekey) {
    if entry.type == "xdata" || entry.type == "set" {
      loss.skippedCount += 1
      return
    }
    var record = RISRecordWriter(entry)
    record.write(key: key)
    bytes.append(contentsOf: record.bytes)
    loss.add(fields: record.lostFields)
  }
}
