import Bibliography

// Keys are few bytes: before words are ready, and for what words cannot answer, all keys are
// looked at.

extension IndexSearch {
  /// Searches only the keys of blocks: the query as a prefix, or its words as the beginnings of a
  /// key's segments. Linear in the keys.
  mutating func runOnKeys(_ words: [[UInt8]], in table: KeyTable, of subject: Subject) {
    begin(.keys)
    let wanted = words.reduce(into: UInt32(0)) { letters, word in
      letters |= KeyBytes.letters(word.span, 0..<word.count)
    }
    let wantedByKey = KeyBytes.letters(query.key.span, 0..<query.key.count)
    let exact = query.exactKey
    let key = query.key
    table.cover.forEachLiveKey { entry, bytes, range in
      let letters = table.letters[entry]
      if letters & wantedByKey == wantedByKey, !key.isEmpty, !range.isEmpty,
        KeyBytes.hasPrefix(bytes, range, lowercased: key.span)
      {
        let isSame = range.count == key.count
        let isExact = isSame && KeyBytes.equal(bytes, range, exact.span)
        offer(
          entry, SearchScore.score(isExact ? .exactKey : isSame ? .key : .keyPrefix, 0),
          in: table, subject)
      } else if !words.isEmpty, letters & wanted == wanted,
        Self.haveSegments(words, bytes, range)
      {
        offer(entry, SearchScore.score(.split, 0), in: table, subject)
      }
    }
  }

  /// Searches keys for the query's letters and digits in their order. O(bytes of the keys × letters
  /// of the query), of which few are too many.
  mutating func runOnSubsequences(in table: KeyTable, of subject: Subject) {
    begin(.letters)
    let letters = query.key.filter { KeyBytes.letterBit($0) != 0 || $0 >= 0x80 }
    guard (3...EditPattern.lengthLimit).contains(letters.count) else { return }
    let wanted = KeyBytes.letters(letters.span, 0..<letters.count)
    table.cover.forEachLiveKey { entry, bytes, range in
      guard table.letters[entry] & wanted == wanted,
        let extent = Self.extent(of: letters.span, bytes, range)
      else { return }
      // Close together, and near the start.
      let weight = 4096 - 8 * min(256, extent.count) - min(256, extent.lowerBound)
      offer(entry, SearchScore.score(.subsequence, weight), in: table, subject)
    }
  }

  private mutating func offer(
    _ entry: Int, _ score: Int, in table: KeyTable, _ subject: Subject
  ) {
    let rank = TopHits.rank(score: score, use: .none, role: subject.role, year: 0)
    guard top.accepts(rank), let location = table.cover.location(ofEntry: entry) else {
      top.drop()
      return
    }
    top.insert(
      TopHits.Candidate(
        rank: rank, reference: EntryReference(member: subject.member, location: location),
        fields: .key, step: currentStep))
  }

  /// Whether each word begins a segment of the key, or ends a year in it.
  private static func haveSegments(
    _ words: [[UInt8]], _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    for word in words {
      var scanner = KeySegmentScanner(range)
      var isFound = false
      while !isFound, let segment = scanner.next(in: bytes) {
        isFound = KeyBytes.hasPrefix(bytes, segment, lowercased: word.span)
        if !isFound, segment.count == 4, word.count == 2,
          KeySegmentScanner.isDigit(bytes[segment.lowerBound])
        {
          isFound = KeyBytes.equal(bytes, (segment.upperBound - 2)..<segment.upperBound, word.span)
        }
      }
      if !isFound { return false }
    }
    return true
  }

  /// Where the letters stand in the key, from its start: from the beginning of a segment, and over
  /// at most twice their number of bytes. Digits passed over are not counted: a year stands between
  /// `smith` and `deep`.
  private static func extent(
    of letters: Span<UInt8>, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Range<Int>? {
    var scanner = KeySegmentScanner(range)
    while let segment = scanner.next(in: bytes) {
      let start = segment.lowerBound
      guard KeyBytes.lowercased(bytes[start]) == letters[0] else { continue }
      var found = 0
      var room = 2 &* letters.count
      var end = start
      let last = min(range.upperBound, start &+ 3 &* letters.count &+ 4)
      while end < last, found < letters.count, room > 0 {
        let byte = KeyBytes.lowercased(bytes[end])
        if byte == letters[found] {
          found &+= 1
          room &-= 1
        } else if !KeySegmentScanner.isDigit(byte) {
          room &-= 1
        }
        end &+= 1
      }
      if found == letters.count {
        return (start &- range.lowerBound)..<(end &- range.lowerBound)
      }
    }
    return nil
  }
}
