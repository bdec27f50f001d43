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

  private let bytes: [UInt8]
  private let ends: [UInt32]
  private let owners: [UInt32]

  /// O(identifiers · log identifiers).
  init(_ builder: Builder) {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    bytes.reserveCapacity(builder.bytes.count)
    ends.reserveCapacity(builder.ends.count)
    let order = WordOrder.sortedNumbers(of: builder.bytes, ends: builder.ends)
    for number in order {
      bytes += builder.bytes[IdentifierOrder.range(Int(number), builder.ends)]
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    self.bytes = bytes
    self.ends = ends
    owners = order.map { builder.owners[Int($0)] }
  }

  /// Bytes that this takes.
  var byteCount: Int { bytes.count + 4 * (ends.count + owners.count) }

  /// The numbers of the entries that have an identifier which begins as this one, in the order of
  /// these. O(log identifiers).
  func owners(ofBeginning identifier: Identifier) -> ArraySlice<UInt32> {
    let beginning = [identifier.kind.rawValue] + identifier.bytes
    let start = first { $0.lexicographicallyPrecedes(beginning) }
    let end = first { $0.starts(with: beginning) || $0.lexicographicallyPrecedes(beginning) }
    return owners[start..<max(start, end)]
  }

  /// The place of the first identifier that does not precede.
  private func first(notPreceding precedes: (ArraySlice<UInt8>) -> Bool) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low &+ high) / 2
      if precedes(bytes[IdentifierOrder.range(middle, ends)]) {
        low = middle &+ 1
      } else {
        high = middle
      }
    }
    return low
  }

  private static func range(_ place: Int, _ ends: [UInt32]) -> Range<Int> {
    (place == 0 ? 0 : Int(ends[place &- 1]))..<Int(ends[place])
  }
}
