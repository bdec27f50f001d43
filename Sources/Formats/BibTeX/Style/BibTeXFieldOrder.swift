/// In which order the fields of entries stand, learned from entries.
package struct BibTeXFieldOrder: Sendable, Hashable {
  /// More different fields are not learned.
  private static let nameLimit = 48

  private var numbers: [String: Int] = [:]
  /// For each two fields how often the first stood before the second, `nameLimit` to a row.
  private var counts: [Int] = []

  package init() {}

  /// Learns from the names of one entry's fields. O(fields²), of which no more than the limit count.
  package mutating func add(_ names: [String]) {
    if counts.isEmpty {
      counts = Array(repeating: 0, count: BibTeXFieldOrder.nameLimit * BibTeXFieldOrder.nameLimit)
    }
    var known: [Int] = []
    for name in names {
      if numbers[name] == nil, numbers.count < BibTeXFieldOrder.nameLimit {
        numbers[name] = numbers.count
      }
      if let number = numbers[name], !known.contains(number) { known.append(number) }
    }
    for (index, first) in known.enumerated() {
      for second in known[(index + 1)...] {
        counts[first * BibTeXFieldOrder.nameLimit + second] += 1
      }
    }
  }

  /// Entries with more fields keep their order.
  private static let sortedLimit = 128

  /// The names in the usual order, as indices: one that mostly stands before another comes before it
  /// here. What that leaves open stays as it is. At most O(names³) of few names.
  package func sorted(_ names: [String]) -> [Int] {
    var rest = Array(names.indices)
    guard names.count <= BibTeXFieldOrder.sortedLimit else { return rest }
    let numbers = names.map { self.numbers[$0] ?? -1 }
    var result: [Int] = []
    while !rest.isEmpty {
      let next =
        rest.firstIndex { candidate in
          !rest.contains { precedes(numbers[$0], numbers[candidate]) }
        } ?? 0
      result.append(rest.remove(at: next))
    }
    return result
  }

  /// Whether the first mostly stands before the second: three times as often as behind it.
  private func precedes(_ first: Int, _ second: Int) -> Bool {
    guard first >= 0, second >= 0, first != second else { return false }
    let before = counts[first * BibTeXFieldOrder.nameLimit + second]
    let behind = counts[second * BibTeXFieldOrder.nameLimit + first]
    return before > 0 && before >= 3 * behind
  }
}
