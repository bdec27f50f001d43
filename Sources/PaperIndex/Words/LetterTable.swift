/// Where each entry has words that begin with a letter or digit: what a query's single one asks, an initial
/// mostly, or the beginning of a year. Half of all entries have such a word, and most of them several, so
/// that going through the postings would cost more than a byte for each entry and letter.
struct LetterTable {
  /// Bits of an entry's byte: where the words stand.
  enum Field {
    static let title: UInt8 = 1
    static let key: UInt8 = 2
    static let keyword: UInt8 = 4
    static let venue: UInt8 = 8
    static let family: UInt8 = 16
    static let given: UInt8 = 32
    /// The same of the first author.
    static let firstFamily: UInt8 = 64
    static let firstGiven: UInt8 = 128
    /// Of a digit, with which no name begins.
    static let year = family
  }

  private static let letterCount = 26
  private static let symbolCount = letterCount + 10

  /// The bytes of all entries for `a`, then those for `b`, and so on to `9`.
  let bytes: [UInt8]
  let entryCount: Int

  /// O(postings).
  init(
    words: WordOrder, postingStarts: [UInt32], postings: [UInt32], people: EntriesByValue,
    venues: EntriesByValue, entryCount: Int
  ) {
    self.entryCount = entryCount
    var bytes = [UInt8](repeating: 0, count: LetterTable.symbolCount * entryCount)
    let peopleStarts = people.starts.span
    let peopleEntries = people.entries.span
    var table = bytes.mutableSpan
    for word in words.ends.indices {
      let first = word == 0 ? 0 : Int(words.ends[word - 1])
      guard first < words.bytes.count, let letter = LetterTable.number(of: words.bytes[first])
      else { continue }
      let start = letter * entryCount
      let isDigit = LetterTable.isDigit(letter)
      for slot in Int(postingStarts[word])..<Int(postingStarts[word + 1]) {
        let posting = postings[slot]
        let bits = posting & WordIndex.entryBits
        let value = Int(posting >> WordIndex.valueShift)
        if bits != 0 {
          table[start + Int(posting >> WordIndex.entryShift)] |= LetterTable.fields(
            of: bits, isDigit: isDigit)
        } else if posting & WordIndex.venueBit != 0 {
          for use in Int(venues.starts[value])..<Int(venues.starts[value + 1]) {
            table[start + Int(venues.entries[use])] |= Field.venue
          }
        } else if !isDigit {
          let isGiven = posting & WordIndex.givenBit != 0
          let fields = [
            isGiven ? Field.given : Field.family,
            isGiven ? Field.given | Field.firstGiven : Field.family | Field.firstFamily,
          ]
          for use in Int(peopleStarts[value])..<Int(peopleStarts[value + 1]) {
            table[start + Int(peopleEntries[use] >> 1)] |= fields[Int(peopleEntries[use] & 1)]
          }
        }
      }
    }
    self.bytes = bytes
  }

  /// Bytes that the table takes.
  var byteCount: Int { bytes.count }

  /// The number of a letter that entries have a byte for: one of `a` to `z` and `0` to `9`.
  static func number(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letterCount + Int(letter - UInt8(ascii: "0"))
    default: nil
    }
  }

  /// Whether that number is a digit's.
  static func isDigit(_ number: Int) -> Bool { number >= letterCount }

  /// A letter in a field of the year (`in press`) is rare; it counts as one in a keyword.
  private static func fields(of bits: UInt32, isDigit: Bool) -> UInt8 {
    (bits & WordIndex.titleBit != 0 ? Field.title : 0)
      | (bits & WordIndex.keyBit != 0 ? Field.key : 0)
      | (bits & WordIndex.keywordBit != 0 ? Field.keyword : 0)
      | (bits & WordIndex.yearBit != 0 ? isDigit ? Field.year : Field.keyword : 0)
  }
}
