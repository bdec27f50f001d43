/// Values that many entries share (people, venues), each folded and split into words once.
struct ValueTable {
  private var latex = ByteTable()
  private var plain = ByteTable()
  /// The value that each string of `latex` or `plain` is.
  private var latexValues: [UInt32] = []
  private var plainValues: [UInt32] = []

  /// The end of each value's words in `words`.
  private(set) var wordEnds: [UInt32] = []
  /// Number of the word, shifted by one, and whether it is of the minor part of the value.
  private(set) var words: [UInt32] = []
  /// Which entry, as posted, has which value, in the order of the entries.
  private var uses: [(entry: UInt32, value: UInt32)] = []

  var count: Int { wordEnds.count }

  /// Notes that `entry`, a number that says which, has the value `text[range]`. True when the value is new: its words follow.
  mutating func add(
    _ text: Span<UInt8>, _ range: Range<Int>, isLaTeX: Bool, entry: Int
  ) -> Bool {
    let found = isLaTeX ? latex.number(of: text, range) : plain.number(of: text, range)
    let value: UInt32
    if found.isNew {
      value = UInt32(truncatingIfNeeded: wordEnds.count)
      if isLaTeX { latexValues.append(value) } else { plainValues.append(value) }
      wordEnds.append(UInt32(truncatingIfNeeded: words.count))
    } else {
      value = isLaTeX ? latexValues[found.number] : plainValues[found.number]
    }
    uses.append((UInt32(truncatingIfNeeded: entry), value))
    return found.isNew
  }

  /// Adds a word to the newest value, unless it has it.
  mutating func addWord(_ word: Int, isMinor: Bool) {
    let packed = UInt32(truncatingIfNeeded: word) << 1 | (isMinor ? 1 : 0)
    let start = wordEnds.count > 1 ? Int(wordEnds[wordEnds.count - 2]) : 0
    for index in start..<words.count where words[index] >> 1 == packed >> 1 { return }
    words.append(packed)
    wordEnds[wordEnds.count - 1] = UInt32(truncatingIfNeeded: words.count)
  }

  /// The entries of each value, by value.
  consuming func entries() -> EntriesByValue {
    var starts = [UInt32](repeating: 0, count: wordEnds.count + 1)
    for use in uses { starts[Int(use.value) &+ 1] &+= 1 }
    for value in 1..<max(1, starts.count) { starts[value] &+= starts[value &- 1] }
    var next = starts
    var entries = [UInt32](repeating: 0, count: uses.count)
    for use in uses {
      let value = Int(use.value)
      entries[Int(next[value])] = use.entry
      next[value] &+= 1
    }
    return EntriesByValue(starts: starts, entries: entries)
  }
}

/// For each value the entries that have it, in their order.
struct EntriesByValue: Sendable {
  /// One more than there are values.
  let starts: [UInt32]
  let entries: [UInt32]
}
