import Bibliography

/// Some keys by their hashes, which hardly ever are those of others: enough to rank by.
package struct KeyHashes: Sendable, Equatable {
  /// Sorted.
  private var hashes: [UInt32] = []
  /// One bit for each value of the lowest twelve bits of those: most keys are not among them.
  private var filter: [UInt64] = []

  /// No keys.
  package init() {}

  /// The keys with these bytes. O(keys · log keys).
  package init(_ keys: some Sequence<[UInt8]>) {
    hashes = keys.map { KeyBytes.hash($0.span, 0..<$0.count) }
    guard !hashes.isEmpty else { return }
    hashes.sort()
    filter = [UInt64](repeating: 0, count: 64)
    for hash in hashes { filter[Int(hash >> 6 & 63)] |= 1 << UInt64(hash & 63) }
  }

  var isEmpty: Bool { hashes.isEmpty }

  /// Whether the key with this hash is among them. O(log keys), mostly less.
  @inline(__always)
  func contains(_ hash: UInt32) -> Bool {
    guard !hashes.isEmpty, filter[Int(hash >> 6 & 63)] >> UInt64(hash & 63) & 1 != 0 else {
      return false
    }
    return isListed(hash)
  }

  private func isListed(_ hash: UInt32) -> Bool {
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low &+ high) / 2
      if hashes[middle] < hash { low = middle &+ 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }
}

extension KeyHashes: ExpressibleByArrayLiteral {
  package init(arrayLiteral keys: Citekey...) {
    self.init(keys.map(\.utf8))
  }
}
