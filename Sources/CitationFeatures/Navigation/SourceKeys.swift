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

  /// Fields that name entries (biblatex manual, section 2.2.3): others, or with `ids` their own.
  private static let namingFields: Set<FieldName> = [
    .crossref, .xref, .xdata, .related, .entrySet, .ids,
  ]

  /// The key at `offset`: that of the entry whose head it is, or one in a field that names entries.
  /// O(log entries + fields of the entry).
  package func key(at offset: Int) -> KeyPlace? {
    guard let entry = source.entry(at: offset) else { return nil }
    let named = source.namedKeys(of: entry, fields: IndexedSource.namingFields)
    if let place = named.first(where: {
      $0.range.lowerBound <= offset && offset <= $0.range.upperBound
    }) {
      return KeyPlace(place, in: source)
    }
    let range = source.keyRange(entry)
    // From `@article{` on a `.bib` has nothing else.
    let start = source.format.isListing ? range.lowerBound : source.entryRange(entry).lowerBound
    let key = Array(source.keyBytes(entry))
    guard !key.isEmpty, start <= offset, offset <= range.upperBound else { return nil }
    return KeyPlace(key: key, range: range, isDefinition: true)
  }

  /// Every place of any of these keys in the text, in order. O(fields), and reads the blocks that
  /// name keys.
  package func places(ofKeys keys: Set<[UInt8]>) -> [KeyPlace] {
    var found = keys.flatMap { key in
      entries(forKey: key).map {
        KeyPlace(key: key, range: source.keyRange($0), isDefinition: true)
      }
    }
    for block in source.blocks.indices {
      found += source.namedKeys(inBlock: block, fields: IndexedSource.namingFields)
        .filter { keys.contains($0.key) }
        .map { KeyPlace($0, in: source) }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension IndexedSource.KeyPlace {
  /// A key that an entry names: with `ids` its own.
  fileprivate init(_ named: NamedKey, in source: ParsedSource) {
    let field = source.blocks[named.entry.block].fieldName[named.field]
    self.init(key: named.key, range: named.range, isDefinition: field == .ids)
  }
}
