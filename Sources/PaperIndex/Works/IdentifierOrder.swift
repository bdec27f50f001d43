import Bibliography

// A mark finds whoever has an identifier, but no one whose identifier is only half typed. For those
// the identifiers stand here once more, in order, so that all with one beginning are a range:
//
//     bytes   … | 0 10.1145/3292500 | 0 10.1145/3331184 | … | 1 1706.03762 | …      kind, identifier
//     owners  … | e7                | e2                | … | e9           | …

/// The identifiers of some entries, in order.
struct IdentifierOrder: Sendable {
  /// The identifiers of entries, as they come.
  struct Builder {
    fileprivate var bytes: [UInt8] = []
    fileprivate var ends: [UInt32] = []
    fileprivate var owners: [UInt32] = []

    /// Adds one of an entry, which has that number.
    mutating func add(_ identifier: Identifier, ofEntry number: Int) {
      bytes.append(identifier.kind.rawValue)
      bytes += identifier.bytes
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
      owners.append(UInt32(truncatingIfNeeded: number))
    }
  }

  let strings: WordOrder
  let owners: [UInt32]

  init(strings: WordOrder, owners: [UInt32]) {
    self.strings = strings
    self.owners = owners
  }

  /// O(identifiers · log identifiers).
  init(_ builder: Builder) {
    var strings = WordOrder.sorted(builder.bytes, ends: builder.ends)
    var owners = [UInt32](repeating: 0, count: strings.rank.count)
    for (rank, owner) in zip(strings.rank, builder.owners) { owners[Int(rank)] = owner }
    strings.rank = []
    self.init(strings: strings, owners: owners)
  }

  /// Bytes that this takes.
  var byteCount: Int { strings.bytes.count + 4 * (strings.ends.count + owners.count) }

  /// The numbers of the entries that have an identifier which begins as this one, in the order of
  /// these. O(log identifiers).
  func owners(ofBeginning identifier: Identifier) -> ArraySlice<UInt32> {
    let beginning = [identifier.kind.rawValue] + identifier.bytes
    let start = strings.first { $0.lexicographicallyPrecedes(beginning) }
    let end = strings.first {
      $0.starts(with: beginning) || $0.lexicographicallyPrecedes(beginning)
    }
    return owners[start..<max(start, end)]
  }
}
