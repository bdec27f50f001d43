/// A short text prepared for edit distances to many others, computed a column at a time in the
/// bits of one integer (Myers 1999; swaps of neighbours after Hyyrö 2003).
struct EditPattern {
  /// Longer texts cannot be prepared.
  static let lengthLimit = 64

  let length: Int
  /// For each byte the places at which the pattern has it.
  let places: [UInt64]

  /// `nil` for an empty text or one that is too long.
  init?(_ text: [UInt8]) {
    guard !text.isEmpty, text.count <= EditPattern.lengthLimit else { return nil }
    length = text.count
    var places = [UInt64](repeating: 0, count: 256)
    for (index, byte) in text.enumerated() { places[Int(byte)] |= 1 << UInt64(index) }
    self.places = places
  }

  /// The distance from the pattern to `bytes[range]` in lower case, and the least distance to any
  /// of its prefixes. Insertions, deletions, replacements and swaps of neighbours count one; no
  /// byte is edited twice.
  ///
  /// Stops, with distances above `limit`, when the rest cannot bring the whole within it.
  @inline(__always)
  func distance(
    to bytes: Span<UInt8>, _ range: Range<Int>, limit: Int = .max
  ) -> (whole: Int, prefix: Int) {
    Self.distance(places.span, length, to: bytes, range, limit: limit)
  }

  /// As `distance`, of the pattern with these places and this length: for loops, which hold the
  /// span once.
  @inline(__always)
  static func distance(
    _ places: Span<UInt64>, _ length: Int, to bytes: Span<UInt8>, _ range: Range<Int>,
    limit: Int
  ) -> (whole: Int, prefix: Int) {
    let last: UInt64 = 1 << UInt64(length &- 1)
    var positive = UInt64.max
    var negative: UInt64 = 0
    var diagonal: UInt64 = 0
    var previousPlaces: UInt64 = 0
    var distance = length
    var least = length
    for index in range {
      let here = places[Int(KeyBytes.lowercased(bytes[index]))]
      let swapped = ((~diagonal & here) << 1) & previousPlaces
      diagonal = (((here & positive) &+ positive) ^ positive) | here | negative | swapped
      var rowPositive = negative | ~(diagonal | positive)
      var rowNegative = diagonal & positive
      if rowPositive & last != 0 { distance &+= 1 }
      if rowNegative & last != 0 { distance &-= 1 }
      least = min(least, distance)
      // Each byte to come lessens the distance by one at most.
      if distance &- (range.upperBound &- index &- 1) > limit { break }
      rowPositive = rowPositive << 1 | 1
      rowNegative <<= 1
      positive = rowNegative | ~(diagonal | rowPositive)
      negative = rowPositive & diagonal
      previousPlaces = here
    }
    return (distance, least)
  }
}

extension WordIndex {
  /// No more misspellings than these are followed.
  private static let misspellingLimit = 64

  /// Words that `word`, or the beginning of which `word`, may be a misspelling of: one edit away
  /// for four letters or more, two for nine or more, and with the same first letter. Those that
  /// `word` is a prefix of are not among them. The nearest first, whole words before beginnings, of
  /// which there are none for four letters; then the most frequent. O(words with that letter).
  func misspellings(of word: [UInt8]) -> [(word: Int, isWhole: Bool)] {
    let limit = word.count >= 9 ? 2 : word.count >= 4 ? 1 : 0
    guard limit > 0, word.allSatisfy({ !KeySegmentScanner.isDigit($0) }),
      let pattern = EditPattern(word)
    else { return [] }
    let exact = words(withPrefix: word.span)
    var found: [(rank: Int, count: Int, word: Int)] = []
    let bytes = wordBytes.span
    let initial = Array(word.prefix(1))
    for candidate in words(withPrefix: initial.span) where !exact.contains(candidate) {
      let range = wordRange(candidate)
      guard range.count &+ limit >= word.count else { continue }
      let end = min(range.upperBound, range.lowerBound &+ word.count &+ limit)
      let distance = pattern.distance(to: bytes, range.lowerBound..<end)
      guard distance.prefix <= limit else { continue }
      let isWhole = distance.whole <= limit && end == range.upperBound
      if !isWhole, word.count < 5 { continue }
      let rank = isWhole ? 2 &* distance.whole : 2 &* distance.prefix &+ 1
      found.append((rank, -postingCount(of: candidate..<(candidate &+ 1)), candidate))
    }
    found.sort { ($0.rank, $0.count, $0.word) < ($1.rank, $1.count, $1.word) }
    return found.prefix(Self.misspellingLimit).map { ($0.word, $0.rank % 2 == 0) }
  }
}
