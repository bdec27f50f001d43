import Bibliography

/// Some keys by their hashes, which hardly ever are those of others: enough to rank by.
package struct KeyHashes: Sendable {
  /// Where a hash is looked for from its lowest bits on; zero where there is none. An eighth of them is
  /// taken at most, so that what is not there is mostly told by one look.
  private var slots: [UInt32] = []
  private var count = 0

  /// No keys.
  package init() {}

  /// The keys with these bytes. O(keys).
  package init(_ keys: some Sequence<[UInt8]>) {
    let hashes = keys.map { KeyHashes.hash($0.span, 0..<$0.count) }
    self.init(hashes: hashes[...])
  }

  /// The keys with these hashes. O(keys).
  package init(hashes: ArraySlice<UInt32>) {
    var slotCount = 32
    while slotCount < 8 * hashes.count + 8 { slotCount *= 2 }
    slots = [UInt32](repeating: 0, count: slotCount)
    var table = slots.mutableSpan
    let mask = slotCount &- 1
    var count = 0
    for hash in hashes {
      var slot = Int(hash) & mask
      while table[slot] != 0, table[slot] != hash { slot = (slot &+ 1) & mask }
      if table[slot] == 0 { count &+= 1 }
      table[slot] = hash
    }
    self.count = count
  }

  var isEmpty: Bool { count == 0 }

  /// The hash of the key that stands at a range of bytes: never zero.
  package static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    max(1, KeyBytes.hash(bytes, range))
  }

  /// Whether the key with this hash is among them. Zero is no key's.
  @inline(__always)
  func contains(_ hash: UInt32) -> Bool {
    guard !slots.isEmpty, hash != 0 else { return false }
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] != hash {
      if slots[slot] == 0 { return false }
      slot = (slot &+ 1) & mask
    }
    return true
  }

  /// Calls `body` with each hash, in any order.
  func forEach(_ body: (UInt32) -> Void) {
    for hash in slots where hash != 0 { body(hash) }
  }
}

extension KeyHashes: ExpressibleByArrayLiteral {
  package init(arrayLiteral keys: Citekey...) {
    self.init(keys.map(\.utf8))
  }
}
