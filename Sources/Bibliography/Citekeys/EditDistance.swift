/// How many typing mistakes lie between two short texts, for "did you mean".
package enum EditDistance {
  /// The number of bytes to insert, delete, replace, or swap with their neighbour that turns one
  /// text into the other, or `nil` where it is above the limit.
  ///
  /// This is the optimal string alignment distance: no byte is edited twice. Only a band of twice
  /// the limit around the diagonal is computed: O(length × limit) time, O(limit) memory.
  package static func bounded(
    _ first: Span<UInt8>, _ second: Span<UInt8>, limit: Int
  ) -> Int? {
    guard limit >= 0 else { return nil }
    var firstEnd = first.count
    var secondEnd = second.count
    while firstEnd > 0, secondEnd > 0, first[firstEnd &- 1] == second[secondEnd &- 1] {
      firstEnd &-= 1
      secondEnd &-= 1
    }
    var start = 0
    while start < firstEnd, start < secondEnd, first[start] == second[start] { start &+= 1 }
    let firstCount = firstEnd &- start
    let secondCount = secondEnd &- start
    guard abs(firstCount &- secondCount) <= limit else { return nil }
    if firstCount == 0 || secondCount == 0 { return max(firstCount, secondCount) }
    let limit = min(limit, max(firstCount, secondCount))

    // Cell `column - row + limit` of a row; `beyond` stands for everything outside the band.
    let beyond = limit &+ 1
    let width = 2 &* limit &+ 1
    var beforePrevious = [Int](repeating: beyond, count: width)
    var previous = beforePrevious
    var current = beforePrevious
    for cell in limit..<width where cell &- limit <= secondCount { previous[cell] = cell &- limit }
    for row in 1...firstCount {
      let firstColumn = max(0, row &- limit)
      let lastColumn = min(secondCount, row &+ limit)
      guard firstColumn <= lastColumn else { return nil }
      var smallest = beyond
      for cell in 0..<width { current[cell] = beyond }
      for column in firstColumn...lastColumn {
        let cell = column &- row &+ limit
        guard column > 0 else {
          current[cell] = min(row, beyond)
          smallest = min(smallest, current[cell])
          continue
        }
        let a = first[start &+ row &- 1]
        let b = second[start &+ column &- 1]
        var distance = previous[cell] &+ (a == b ? 0 : 1)
        if cell &+ 1 < width { distance = min(distance, previous[cell &+ 1] &+ 1) }
        if cell > 0 { distance = min(distance, current[cell &- 1] &+ 1) }
        if row > 1, column > 1, a == second[start &+ column &- 2],
          b == first[start &+ row &- 2]
        {
          distance = min(distance, beforePrevious[cell] &+ 1)
        }
        current[cell] = min(distance, beyond)
        smallest = min(smallest, current[cell])
      }
      if smallest > limit { return nil }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    let distance = previous[secondCount &- firstCount &+ limit]
    return distance <= limit ? distance : nil
  }
}
