import Bibliography
import Citations
import PaperIndex

// An entry is unused when no document that has its bibliography needs it. What documents need is more
// than what they cite: parents that a cited entry inherits from, members of a cited set, what it says
// it is related to. Keys are compared without their case here: one that differs only in case is
// reported where it is cited, and nobody wants to hear of it twice.

/// The keys that documents need of some bibliographies.
package struct CitedKeys: Sendable, Equatable {
  /// As they are written.
  package private(set) var keys: Set<Citekey> = []
  /// Whether every entry is listed (`\nocite{*}`).
  package private(set) var citesEverything = false
  /// Keys in lower case.
  private var folded: Set<Citekey> = []

  /// Nothing is needed.
  package init() {}

  /// What a document cites, lists or only names. Linear.
  package init(_ found: DocumentCitations, in bytes: [UInt8]) {
    for citation in found.citations {
      insert(bytes[citation.keyRange.clamped(to: 0..<bytes.count)])
    }
    citesEverything = found.citesEverything
  }

  /// Some keys, or all.
  package init(_ keys: some Sequence<[UInt8]>, citesEverything: Bool) {
    for key in keys { insert(key[...]) }
    self.citesEverything = citesEverything
  }

  private mutating func insert(_ key: ArraySlice<UInt8>) {
    if keys.insert(Citekey(utf8: Array(key))).inserted { folded.insert(CitedKeys.folded(key)) }
  }

  package mutating func formUnion(_ other: CitedKeys) {
    keys.formUnion(other.keys)
    folded.formUnion(other.folded)
    citesEverything = citesEverything || other.citesEverything
  }

  /// Whether somebody needs the entry with that key.
  func contains(_ key: ArraySlice<UInt8>) -> Bool {
    citesEverything || folded.contains(CitedKeys.folded(key))
  }

  private static func folded(_ key: ArraySlice<UInt8>) -> Citekey {
    Citekey(utf8: key.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
  }

  /// Fields by which an entry needs others (biblatex manual, section 2.2.3).
  private static let needingFields: Set<FieldName> = [
    .crossref, .xref, .xdata, .related, .entrySet,
  ]

  /// These keys and those that the entries with these keys need, all of them in `sources`.
  ///
  /// O(keys × sources), and one read for each entry that names others.
  package func closed(in sources: [IndexedSource]) -> CitedKeys {
    if citesEverything { return self }
    var result = self
    var waiting = Array(keys)
    while let key = waiting.popLast() {
      for source in sources {
        let holders = source.entries(forKey: key.utf8)
        let entries =
          holders.isEmpty && source.hasAliases ? source.entries(withAlias: key.utf8) : holders
        for entry in entries {
          for named in source.source.namedKeys(of: entry, fields: CitedKeys.needingFields) {
            let other = Citekey(utf8: named.key)
            guard !result.keys.contains(other) else { continue }
            result.insert(named.key[...])
            waiting.append(other)
          }
        }
      }
    }
    return result
  }
}

extension ParsedSource {
  /// A note at the key of each entry that nobody needs, the first `limit` of them. O(entries), and
  /// one read of each block whose entries have other keys.
  package func unusedEntries(
    knowing cited: CitedKeys, severity: Problem.Severity, limit: Int
  ) -> [Problem] {
    if cited.citesEverything { return [] }
    var found: [Problem] = []
    for block in blocks.indices {
      var byAlias: Set<EntryLocation> = []
      for alias in namedKeys(inBlock: block, fields: [.ids]) where cited.contains(alias.key[...]) {
        byAlias.insert(alias.entry)
      }
      for index in 0..<blocks[block].entryCount {
        let entry = EntryLocation(block: block, index: index)
        let key = keyBytes(entry)
        guard !key.isEmpty, !cited.contains(key), !byAlias.contains(entry) else { continue }
        guard found.count < limit else { return found }
        found.append(
          Problem(
            range: keyRange(entry), severity: severity, code: "unused-entry",
            message: "No document cites “\(String(decoding: key, as: UTF8.self))”."))
      }
    }
    return found
  }
}
