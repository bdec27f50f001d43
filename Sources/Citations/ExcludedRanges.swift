/// The places of a text where nothing is a citation: code, math, markup, addresses, comments.
///
/// Sorted, disjoint, in byte offsets of the text they were found in.
struct ExcludedRanges {
  private(set) var ranges: [Range<Int>] = []

  /// Adds a range that begins at or after the end of all others.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = ranges.last, last.upperBound >= range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  /// The end of the last range.
  var lastEnd: Int? { ranges.last?.upperBound }

  /// Whether a range contains the byte at an offset. Logarithmic.
  func contains(_ offset: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= offset
  }
}
