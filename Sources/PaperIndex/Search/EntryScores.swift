// One integer an entry says how far it got: the words of the query are looked up one after the
// other, and an entry that missed one is never touched again.
//
//     words matched (5 bits) | fields (5) | sum of finished words (14) | best of this word (8)

/// What each entry of an index scored so far.
struct EntryScores {
  private static let countShift: UInt32 = 27
  private static let fieldShift: UInt32 = 22
  private static let sumShift: UInt32 = 8
  private static let sumMask: UInt32 = 0x3FFF
  /// More words than a query has: never touched.
  private static let closed: UInt32 = 31 << countShift

  private var states: [UInt32]
  /// The entries that matched all words so far.
  private(set) var reached: [UInt32] = []

  init(entryCount: Int) {
    states = [UInt32](repeating: 0, count: entryCount)
  }

  /// Takes these entries out.
  mutating func close(_ entries: Range<Int>) {
    for entry in entries { states[entry] = EntryScores.closed }
  }

  mutating func close(_ entry: Int) {
    states[entry] = EntryScores.closed
  }

  func isClosed(_ entry: Int) -> Bool { states[entry] == EntryScores.closed }

  /// Begins the next word.
  mutating func beginWord() {
    reached.removeAll(keepingCapacity: true)
  }

  /// Notes that `entry` has word number `word` (from zero) in `fields`, worth `score`.
  @inline(__always)
  mutating func add(_ entry: Int, word: UInt32, score: UInt32, fields: UInt32) {
    let state = states[entry]
    let count = state >> EntryScores.countShift
    if count == word {
      let sum = min(
        EntryScores.sumMask, (state >> EntryScores.sumShift & EntryScores.sumMask) &+ state & 0xFF)
      states[entry] =
        (word &+ 1) << EntryScores.countShift | (state & 0x1F << EntryScores.fieldShift)
        | fields << EntryScores.fieldShift | sum << EntryScores.sumShift | score
      reached.append(UInt32(truncatingIfNeeded: entry))
    } else if count == word &+ 1 {
      let best = max(state & 0xFF, score)
      states[entry] = state & ~0xFF | best | fields << EntryScores.fieldShift
    }
  }

  /// The sum of an entry that matched all words, or zero.
  @inline(__always)
  func sum(_ entry: Int) -> Int {
    let state = states[entry]
    guard state != EntryScores.closed else { return 0 }
    return Int(state >> EntryScores.sumShift & EntryScores.sumMask) &+ Int(state & 0xFF)
  }

  /// How many words an entry matched.
  func wordCount(_ entry: Int) -> Int { Int(states[entry] >> EntryScores.countShift) }

  /// Where its words were found.
  @inline(__always)
  func fields(_ entry: Int) -> MatchedFields {
    MatchedFields(
      rawValue: UInt8(truncatingIfNeeded: states[entry] >> EntryScores.fieldShift & 0x1F))
  }
}
