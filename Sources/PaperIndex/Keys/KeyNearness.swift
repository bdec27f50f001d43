import Bibliography

/// How near keys are to one that nothing has.
struct KeyNearness {
  /// The signs of two lanes.
  private static let signs: UInt64 = 0x8000_0000_8000_0000
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
  /// The beginning of the family as `KeyBytes.head` has it, and which bits of it count; none where
  /// there is no family.
  private let head: UInt32
  private let headMask: UInt32

  init(to key: [UInt8]) {
    exact = key
    let key = key.map(KeyBytes.lowercased)
    self.key = key
    letters = KeyBytes.letters(key.span, 0..<key.count)
    distanceLimit = key.count <= 4 ? 1 : key.count <= 8 ? 2 : 3
    pattern = EditPattern(key)
    let parts = Self.familyAndYear(of: key.span, 0..<key.count)
    let family = parts.map { Array(key[$0.family]) } ?? []
    self.family = family
    year = parts.map { Array(key[$0.year]) } ?? []
    head = KeyBytes.head(family.span, 0..<family.count)
    headMask = family.count >= 4 ? .max : (1 as UInt32) << UInt32(8 &* family.count) &- 1
  }

  /// The live entries whose keys are near, with their rank: less is nearer. Of keys that only share
  /// family name and year, the first `limit` different ones.
  func nearEntries(in table: KeyTable, limit: Int) -> [(entry: Int, rank: Int)] {
    let candidates = candidates(in: table)
    var found: [(entry: Int, rank: Int)] = []
    var near: Set<Int> = []
    let ownKey = key[...]
    let ownExact = exact[...]
    let places = (pattern?.places ?? [])[...]
    let (keySpan, exactSpan, placeSpan) = (ownKey.span, ownExact.span, places.span)
    let distanceLimit = self.distanceLimit
    table.cover.forEachLiveKey(of: candidates.near) { entry, bytes, range in
      let distance =
        placeSpan.isEmpty
        ? Self.distance(keySpan, bytes, range, limit: distanceLimit)
        : EditPattern.distance(
          placeSpan, keySpan.count, to: bytes, range, limit: distanceLimit
        ).whole
      guard distance <= distanceLimit else { return true }
      near.insert(entry)
      // The key itself is no suggestion; one that differs only in case has distance zero.
      if !KeyBytes.equal(bytes, range, exactSpan) { found.append((entry, distance)) }
      return true
    }
    var relatives: Set<[UInt8]> = []
    table.cover.forEachLiveKey(of: candidates.relatives) { entry, bytes, range in
      guard isRelative(bytes, range), !near.contains(entry) else { return true }
      var key: [UInt8] = []
      for index in range { key.append(bytes[index]) }
      relatives.insert(key)
      found.append((entry, KeyNearness.relatedRank))
      return relatives.count < limit
    }
    return found
  }

  /// The aliases that are near, with the first of the entries that have each, and their rank.
  func nearAliases(in table: KeyTable) -> [(alias: Citekey, entry: Int, rank: Int)] {
    var found: [(alias: Citekey, entry: Int, rank: Int)] = []
    for (alias, entries) in table.aliases {
      let bytes = alias.utf8
      let rank = rank(ofAlias: bytes)
      guard let entry = entries.first, let rank, bytes != exact else { continue }
      found.append((alias, Int(entry), rank))
    }
    return found
  }

  private func rank(ofAlias alias: [UInt8]) -> Int? {
    let all = 0..<alias.count
    let difference = letters ^ KeyBytes.letters(alias.span, all)
    if abs(alias.count - key.count) <= distanceLimit,
      difference.nonzeroBitCount <= 2 * distanceLimit
    {
      let distance = Self.distance(key.span, alias.span, all, limit: distanceLimit)
      if distance <= distanceLimit { return distance }
    }
    return isRelative(alias.span, all) ? KeyNearness.relatedRank : nil
  }

  /// The entries that may be within the limit, and those that may share the family name, ascending:
  /// eight keys at a time are passed over by their letters and their first bytes.
  private func candidates(in table: KeyTable) -> (near: [UInt32], relatives: [UInt32]) {
    var near: [UInt32] = []
    var relatives: [UInt32] = []
    let letters = table.letters[...]
    let heads = table.heads[...]
    let lengths = table.lengths[...]
    let (letterSpan, headSpan, lengthSpan) = (letters.span, heads.span, lengths.span)
    let length = min(255, key.count)
    let (ownLetters, ownHead, headMask) = (self.letters, head, self.headMask)
    let limit = distanceLimit
    let most = UInt32(2 &* limit)
    @inline(__always)
    func look(_ entry: Int, _ near: inout [UInt32], _ relatives: inout [UInt32]) {
      let these = letterSpan[entry]
      // An edit brings one letter that is not there, or takes one away, or both.
      if abs(Int(lengthSpan[entry]) &- length) <= limit,
        (these & ~ownLetters).nonzeroBitCount <= limit,
        (ownLetters & ~these).nonzeroBitCount <= limit
      {
        near.append(UInt32(truncatingIfNeeded: entry))
      }
      if headMask != 0, (headSpan[entry] ^ ownHead) & headMask == 0 {
        relatives.append(UInt32(truncatingIfNeeded: entry))
      }
    }
    var start = 0
    while start &+ 8 <= letterSpan.count {
      let these = unsafe letterSpan.bytes.unsafeLoadUnaligned(
        fromByteOffset: 4 &* start, as: SIMD8<UInt32>.self)
      // The sign of a lane says that it is passed over; comparing lanes would go one by one.
      var passed = SIMD8(repeating: most) &- Self.bitCounts(these ^ ownLetters)
      if headMask != 0 {
        let these = unsafe headSpan.bytes.unsafeLoadUnaligned(
          fromByteOffset: 4 &* start, as: SIMD8<UInt32>.self)
        let difference = (these ^ ownHead) & headMask
        passed &= difference | (SIMD8<UInt32>() &- difference)
      }
      let lanes = unsafe unsafeBitCast(passed, to: SIMD4<UInt64>.self)
      if lanes[0] & lanes[1] & lanes[2] & lanes[3] & Self.signs != Self.signs {
        for entry in start..<(start &+ 8) { look(entry, &near, &relatives) }
      }
      start &+= 8
    }
    while start < letterSpan.count {
      look(start, &near, &relatives)
      start &+= 1
    }
    return (near, relatives)
  }

  /// The set bits of each number.
  @inline(__always)
  private static func bitCounts(_ numbers: SIMD8<UInt32>) -> SIMD8<UInt32> {
    let pairs = numbers &- ((numbers &>> 1) & 0x5555_5555)
    let nibbles = (pairs & 0x3333_3333) &+ ((pairs &>> 2) & 0x3333_3333)
    let bytes = (nibbles &+ (nibbles &>> 4)) & 0x0F0F_0F0F
    let halves = bytes &+ (bytes &>> 8)
    return (halves &+ (halves &>> 16)) & 0x3F
  }

  /// Whether a key has the same family name and year.
  private func isRelative(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !year.isEmpty, let first = family.first, !range.isEmpty,
      KeyBytes.lowercased(bytes[range.lowerBound]) == first,
      let parts = Self.familyAndYear(of: bytes, range)
    else { return false }
    return parts.family.count == family.count && parts.year.count == year.count
      && KeyBytes.hasPrefix(bytes, parts.family, lowercased: family.span)
      && KeyBytes.equal(bytes, parts.year, year.span)
  }

  /// As `EditPattern.distance`, for a key that is too long for one.
  private static func distance(
    _ key: Span<UInt8>, _ bytes: Span<UInt8>, _ range: Range<Int>, limit: Int
  ) -> Int {
    var candidate: [UInt8] = []
    for index in range { candidate.append(KeyBytes.lowercased(bytes[index])) }
    return EditDistance.bounded(key, candidate.span, limit: limit) ?? .max
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
