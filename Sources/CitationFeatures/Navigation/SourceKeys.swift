import Bibliography
import PaperIndex

extension IndexedSource {
  /// A key in a source: an entry's own, or one that an entry names.
  package struct KeyPlace: Sendable, Equatable {
    package let key: [UInt8]
    /// In the text. For a listing's entry, whose key is generated, its title.
    package let range: Range<Int>
    /// Whether the entry has the key; otherwise it names another one by it.
    package let isDefinition: Bool
  }

  /// Fields that name other entries, by one key or several with commas between them (biblatex
  /// manual, 2.2.3).
  private static let namingFields = ["crossref", "xref", "xdata", "related", "entryset"]
    .compactMap { name in
      let name = ArraySlice(name.utf8)
      return FieldName.known(lowercased: name.span)
    }

  /// The key at `offset`: that of the entry whose head it is, or one in a field that names entries.
  /// O(log entries + fields of the entry).
  package func key(at offset: Int) -> KeyPlace? {
    guard let entry = source.entry(at: offset) else { return nil }
    if let named = namedKeys(in: entry).first(where: {
      $0.range.lowerBound <= offset && offset <= $0.range.upperBound
    }) {
      return named
    }
    let range = source.keyRange(entry)
    // From `@article{` on a `.bib` has nothing else.
    let start = source.format.isListing ? range.lowerBound : source.entryRange(entry).lowerBound
    let key = Array(source.keyBytes(entry))
    guard !key.isEmpty, start <= offset, offset <= range.upperBound else { return nil }
    return KeyPlace(key: key, range: range, isDefinition: true)
  }

  /// Every place of `key` in the text, in order. O(fields).
  package func places(ofKey key: [UInt8]) -> [KeyPlace] {
    var found = entries(forKey: key).map {
      KeyPlace(key: key, range: source.keyRange($0), isDefinition: true)
    }
    for block in source.blocks.indices {
      let table = source.blocks[block]
      guard table.fieldName.contains(where: IndexedSource.namingFields.contains) else { continue }
      for index in 0..<table.entryCount {
        found += namedKeys(in: EntryLocation(block: block, index: index)).filter { $0.key == key }
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The keys that an entry names, where they are written as such.
  private func namedKeys(in entry: EntryLocation) -> [KeyPlace] {
    let block = source.blocks[entry.block]
    guard block.values == nil else { return [] }
    var found: [KeyPlace] = []
    for field in block.fields(of: entry.index)
    where IndexedSource.namingFields.contains(block.fieldName[field])
      && block.valueForm[field] != .expression
    {
      guard let value = source.valueBytes(field, of: entry) else { continue }
      let start = source.byteStarts[entry.block] + block.valueRange(field).lowerBound
      for part in value.split(separator: UInt8(ascii: ",")) {
        guard let first = part.firstIndex(where: { !$0.isBlankOrLineEnd }),
          let last = part.lastIndex(where: { !$0.isBlankOrLineEnd })
        else { continue }
        found.append(
          KeyPlace(
            key: Array(part[first...last]), range: (start + first)..<(start + last + 1),
            isDefinition: false))
      }
    }
    return found
  }
}
