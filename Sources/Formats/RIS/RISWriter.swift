import Bibliography

/// Writes entries as RIS by the specification of 2011: types and tags as Zotero writes them and EndNote
/// reads them, one value a line, lines that end in CR and LF.
package struct RISWriter: EntryWriter {
  package var bytes: [UInt8] = []
  package var loss = ConversionLoss()

  package init() {}

  /// Ends the text. Nothing follows.
  package mutating func finish() {}

  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  package mutating func add(_ entry: Entry, key: Citekey) {
    if skips(entry) { return }
    var record = RISRecordWriter(entry)
    record.write(key: key)
    bytes.append(contentsOf: record.bytes)
    loss.add(fields: record.lostFields)
  }
}
