import Bibliography

/// How near keys are to one that nothing has.
struct KeyNearness {
  /// The rank of keys that only share family name and year.
  private static let relatedRank = 100

  private let exact: [UInt8]
  private let key: [UInt8]
  private let letters: UInt32
  private let distanceLimit: Int
  private let pattern: EditPattern?
  /// The key's first segment of letters, and its year: both or none.
  private let family: [UInt8]
  private let year: [UInt8]

  init(to key: [UInt8]) {
    exact = key
    let key = key.map(KeyBytes.lowercased)
    self.key = key
    letters = KeyBytes.letters(key.span, 0..<key.count)
    distanceLimit = key.count <= 4 ? 1 : key.count <= 8 ? 2 : 3
    pattern = EditPattern(key)
    let parts = Self.familyAndYear(of: key.span, 0..<key.count)
    family = parts.map { Array(key[$0.family]) } ?? []
    year = parts.map { Array(key[$0.year]) } ?? []
  }

  /// Calls `body` with each live entry whose key is near, and its rank: less is nearer.
  func forEachNearKey(in table: KeyTable, _ body: (_ entry: Int, _ rank: Int) -> Void) {
    table.cover.forEachLiveKey { entry, bytes, range in
      if let rank = rank(bytes, range, table.letters[entry]) { body(entry, rank) }
    }
  }

  @inline(__always)
  private func rank(_ bytes: Span<UInt8>, _ range: Range<Int>, _ letters: UInt32) -> Int? {
    if abs(range.count &- key.count) <= distanceLimit,
      (letters ^ self.letters).nonzeroBitCount <= 2 &* distanceLimit,
      let distance = distance(bytes, range)
    {
      // The key itself is no suggestion; one that differs only in case has distance zero.
      return KeyBytes.equal(bytes, range, exact.span) ? nil : distance
    }
    guard !year.isEmpty, let first = family.first, !range.isEmpty,
      KeyBytes.lowercased(bytes[range.lowerBound]) == first,
      let parts = Self.familyAndYear(of: bytes, range),
      parts.family.count == family.count, parts.year.count == year.count,
      KeyBytes.hasPrefix(bytes, parts.family, lowercased: family.span),
      KeyBytes.equal(bytes, parts.year, year.span)
    else { return nil }
    return KeyNearness.relatedRank
  }

  private func distance(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard let pattern else {
      var candidate: [UInt8] = []
      for index in range { candidate.append(KeyBytes.lowercased(bytes[index])) }
      return EditDistance.bounded(key.span, candidate.span, limit: distanceLimit)
    }
    let distance = pattern.distance(to: bytes, range, limit: distanceLimit).whole
    return distance <= distanceLimit ? distance : nil
  }

  /// The first segment of letters and the first of four digits, or of two at the end of letters.
  private static func familyAndYear(
    of bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (family: Range<Int>, year: Range<Int>)? {
    var family: Range<Int>?
    var scanner = KeySegmentScanner(range)
    while let segment = scanner.next(in: bytes) {
      if KeySegmentScanner.isDigit(bytes[segment.lowerBound]) {
        if let family, segment.count == 4 || segment.count == 2 { return (family, segment) }
      } else if family == nil {
        family = segment
      }
    }
    return nil
  }
}
