/// Distinct byte strings, numbered in the order they were first seen.
struct ByteTable {
  /// All strings, one after the other.
  private(set) var bytes: [UInt8] = []
  /// The end of each string in `bytes`.
  private(set) var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Open addressing: a string's number plus one, or zero.
  private var slots = [UInt32](repeating: 0, count: 1024)

  var count: Int { ends.count }

  func range(of number: Int) -> Range<Int> {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return start..<max(start, Int(ends[number]))
  }

  /// The number of `text[range]`, which gets one when it is new. Linear in the length.
  mutating func number(of text: Span<UInt8>, _ range: Range<Int>) -> (number: Int, isNew: Bool) {
    let hash = KeyBytes.hash(text, range)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) &- 1
      if hashes[number] == hash, equals(number, text, range) { return (number, false) }
      slot = (slot &+ 1) & mask
    }
    let number = ends.count
    for index in range { bytes.append(text[index]) }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(truncatingIfNeeded: number &+ 1)
    if ends.count &* 2 > slots.count { grow() }
    return (number, true)
  }

  private func equals(_ number: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let own = self.range(of: number)
    guard own.count == range.count else { return false }
    let bytes = bytes.span
    for index in 0..<own.count
    where bytes[own.lowerBound &+ index] != text[range.lowerBound &+ index] { return false }
    return true
  }

  private mutating func grow() {
    let mask = slots.count &* 2 &- 1
    var grown = [UInt32](repeating: 0, count: mask &+ 1)
    for number in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[number]) & mask
      while grown[slot] != 0 { slot = (slot &+ 1) & mask }
      grown[slot] = UInt32(truncatingIfNeeded: number &+ 1)
    }
    slots = grown
  }
}
