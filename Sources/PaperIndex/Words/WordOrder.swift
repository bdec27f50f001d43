/// Sorted byte strings.
///
/// Strings are compared by their first sixteen bytes as two integers, which nearly always decide.
struct WordOrder {
  /// The strings in order, one after the other.
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [UInt32] = []
  /// The place of each string of the table.
  var rank: [UInt32] = []

  private struct Item {
    let head: UInt64
    let second: UInt64
    let number: UInt32
  }

  /// The place of a string, if it is among them. O(log strings).
  func number(of string: [UInt8]) -> UInt32? {
    let place = first { $0.lexicographicallyPrecedes(string) }
    return place < ends.count && self[place].elementsEqual(string)
      ? UInt32(truncatingIfNeeded: place) : nil
  }

  /// The place of the first string that does not precede something. O(log strings).
  func first(notPreceding precedes: (ArraySlice<UInt8>) -> Bool) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low &+ high) / 2
      if precedes(self[middle]) { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  private subscript(place: Int) -> ArraySlice<UInt8> {
    bytes[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
  }

  static func sorted(_ table: borrowing ByteTable) -> WordOrder {
    sorted(table.bytes, ends: table.ends)
  }

  /// Strings that stand one after the other; equal ones in that order.
  static func sorted(_ bytes: [UInt8], ends: [UInt32]) -> WordOrder {
    let order = sortedNumbers(of: bytes, ends: ends)
    var result = WordOrder()
    result.rank = [UInt32](repeating: 0, count: order.count)
    result.bytes.reserveCapacity(bytes.count)
    result.ends.reserveCapacity(order.count)
    for (rank, number) in order.enumerated() {
      let start = number == 0 ? 0 : Int(ends[Int(number) - 1])
      result.rank[Int(number)] = UInt32(truncatingIfNeeded: rank)
      result.bytes.append(contentsOf: bytes[start..<Int(ends[Int(number)])])
      result.ends.append(UInt32(truncatingIfNeeded: result.bytes.count))
    }
    return result
  }

  /// The entries that have a key, in the order of the keys in lower case, then of the source.
  static func sortedKeys(of cover: BlockCover) -> [UInt32] {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    cover.forEachLiveKey { _, keys, range in
      for index in range { bytes.append(KeyBytes.lowercased(keys[index])) }
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    var order = sortedNumbers(of: bytes, ends: ends)
    // Entries without a key come first.
    let empty = order.firstIndex { number in
      Int(ends[Int(number)]) > (number == 0 ? 0 : Int(ends[Int(number) - 1]))
    }
    order.removeFirst(empty ?? order.count)
    return order
  }

  /// The numbers of strings in their order; equal ones in that of their numbers.
  private static func sortedNumbers(of bytes: [UInt8], ends: [UInt32]) -> [UInt32] {
    var items: [Item] = []
    items.reserveCapacity(ends.count)
    let span = bytes.span
    var start = 0
    for (number, end) in ends.enumerated() {
      let end = Int(end)
      items.append(
        Item(
          head: head(span, start, end), second: head(span, min(start &+ 8, end), end),
          number: UInt32(truncatingIfNeeded: number)))
      start = end
    }
    items.sort { a, b in
      if a.head != b.head { return a.head < b.head }
      if a.second != b.second { return a.second < b.second }
      let order = compareTails(bytes.span, ends, a.number, b.number)
      return order == 0 ? a.number < b.number : order < 0
    }
    return items.map(\.number)
  }

  /// Eight bytes as one integer that orders as they do; zero past the end.
  private static func head(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var head: UInt64 = 0
    for index in start..<(start &+ 8) {
      head = head << 8 | (index < end ? UInt64(bytes[index]) : 0)
    }
    return head
  }

  private static func compareTails(
    _ bytes: Span<UInt8>, _ ends: [UInt32], _ a: UInt32, _ b: UInt32
  ) -> Int {
    let (a, b) = (Int(a), Int(b))
    let aStart = a == 0 ? 0 : Int(ends[a &- 1])
    let bStart = b == 0 ? 0 : Int(ends[b &- 1])
    let (aCount, bCount) = (Int(ends[a]) &- aStart, Int(ends[b]) &- bStart)
    var index = 0
    while index < aCount, index < bCount {
      let (x, y) = (bytes[aStart &+ index], bytes[bStart &+ index])
      if x != y { return x < y ? -1 : 1 }
      index &+= 1
    }
    return aCount &- bCount
  }
}
