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
    for key in keys { insert(key, 0..<key.count) }
  }

  /// No keys, with room for so many.
  package init(capacity: Int) {
    grow(to: capacity)
  }

  /// Adds the key that stands at a range of bytes.
  package mutating func insert(_ bytes: [UInt8], _ range: Range<Int>) {
    if slots.count <= 8 * count { grow(to: max(8, 2 * count)) }
    insert(KeyHashes.hash(bytes.span, range))
  }

  var isEmpty: Bool { count == 0 }

  /// The hash of the key that stands at a range of bytes: never zero.
  @inline(__always)
  static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
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

  private mutating func insert(_ hash: UInt32) {
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = hash
    count += 1
  }

  /// Makes room for so many keys.
  private mutating func grow(to capacity: Int) {
    let old = slots
    var slotCount = 32
    while slotCount < 8 * capacity + 8 { slotCount *= 2 }
    slots = [UInt32](repeating: 0, count: slotCount)
    count = 0
    for hash in old where hash != 0 { insert(hash) }
  }
}

extension KeyHashes: ExpressibleByArrayLiteral {
  package init(arrayLiteral keys: Citekey...) {
    self.init(keys.map(\.utf8))
  }
}
