import Bibliography

/// Writes entries as a tidy `.bib` of either dialect: a field a line, in an order of its own, every
/// value in braces that are balanced. What it writes it writes again in the same way.
///
/// What LaTeX says is kept as written; what other formats say becomes LaTeX. String macros are
/// replaced by what they stand for.
package struct BibTeXWriter: EntryWriter {
  private let dialect: BibTeXDialect
  package var bytes: [UInt8] = []
  private var isEmpty = true
  private var keys = WrittenKeys()
  package var loss = ConversionLoss()

  package init(_ dialect: BibTeXDialect) {
    self.dialect = dialect
  }

  package mutating func finish() {}

  package mutating func add(_ entry: Entry, key: Citekey) {
    if dialect == .bibTeX, skips(entry) { return }
    var writer = BibTeXEntryWriter(entry, dialect)
    writer.write()
    let written = writable(key)
    var lost = writer.lostFields
    if written != key { lost.insert("id") }
    loss.add(fields: lost)
    if !isEmpty { bytes.append(0x0A) }
    isEmpty = false
    bytes.append(UInt8(ascii: "@"))
    bytes.append(contentsOf: writer.type.utf8)
    bytes.append(UInt8(ascii: "{"))
    bytes.append(contentsOf: written.utf8)
    bytes.append(contentsOf: ",\n".utf8)
    for field in writer.sortedFields {
      bytes.append(contentsOf: "  \(field.name) = ".utf8)
      bytes.append(contentsOf: field.value)
      bytes.append(contentsOf: ",\n".utf8)
    }
    bytes.append(contentsOf: "}\n".utf8)
  }

  /// The key, or where a `.bib` cannot have it, as other formats have keys of any text, what is left
  /// of it, unlike all keys before it.
  private mutating func writable(_ key: Citekey) -> Citekey {
    if key.utf8.isEmpty || BibTeXKey.isWritable(key.utf8) {
      keys.insert(key.utf8)
      return key
    }
    return Citekey(utf8: keys.unused(BibTeXKey.writable(key.utf8)))
  }
}
