// What a title may be called for short begins with three letters that its first words give: those of
// `Long Short-Term Memory` with their initials `lst`, or else with `los` and `lsh`. Each place where a
// title or a part of it begins is listed under all of them, initials and others apart: a name of three
// letters is of initials.
//
//     codes    … | lst | lsu | …  los | …
//     starts   … | 4   | 6   | …
//     places   … | 17 2040 | 96 | …
//
// Each place has five codes or so: twenty-odd bytes an entry.

/// Where titles and their parts begin, by the first three letters of what they may be called for short.
struct TitleParts {
  /// Three letters each, sorted: first those of initials.
  private let codes: [UInt16]
  /// Where the places of each code begin; one more than there are codes.
  private let starts: [UInt32]
  /// Places in `titleWords`, ascending for each code.
  private let places: [UInt32]

  /// O(words of titles).
  init(titleStarts: [UInt32], initials: [TitleInitial]) {
    var found: [(code: UInt16, place: UInt32)] = []
    var counts = [UInt32](repeating: 0, count: TitleParts.codeCount + 1)
    var reader = TitleCodeReader(initials: initials)
    for entry in 0..<max(0, titleStarts.count - 1) {
      let end = Int(titleStarts[entry + 1])
      for place in Int(titleStarts[entry])..<end
      where initials[place].isPartStart {
        reader.read(place..<end)
        for code in reader.codes {
          found.append((code, UInt32(truncatingIfNeeded: place)))
          counts[Int(code) + 1] += 1
        }
      }
    }
    var codes: [UInt16] = []
    var starts: [UInt32] = []
    for code in 0..<TitleParts.codeCount {
      if counts[code + 1] > 0 {
        codes.append(UInt16(truncatingIfNeeded: code))
        starts.append(counts[code])
      }
      counts[code + 1] += counts[code]
    }
    starts.append(UInt32(truncatingIfNeeded: found.count))
    var places = [UInt32](repeating: 0, count: found.count)
    for (code, place) in found {
      places[Int(counts[Int(code)])] = place
      counts[Int(code)] += 1
    }
    self.codes = codes
    self.starts = starts
    self.places = places
  }

  /// Bytes that it takes.
  var byteCount: Int { 2 * codes.count + 4 * (starts.count + places.count) }

  /// The places whose part may be called what begins with `word`, which has three letters or more: by
  /// the initials of its first words, or in another way. O(log codes).
  func places(for word: [UInt8], byInitials: Bool) -> ArraySlice<UInt32> {
    guard word.count >= 3,
      let code = TitleParts.code(word[0], word[1], word[2], areInitials: byInitials)
    else { return [] }
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    guard low < codes.count, codes[low] == code else { return [] }
    return places[Int(starts[low])..<Int(starts[low + 1])]
  }

  fileprivate static let codeCount = 2 * 26 * 26 * 26

  /// The number of three letters; `nil` where one is none of `a` to `z`.
  @inline(__always)
  fileprivate static func code(
    _ a: UInt8, _ b: UInt8, _ c: UInt8, areInitials: Bool
  ) -> UInt16? {
    let (a, b, c) = (UInt16(a &- 0x61), UInt16(b &- 0x61), UInt16(c &- 0x61))
    guard a < 26, b < 26, c < 26 else { return nil }
    return (((areInitials ? 0 : 26) &+ a) &* 26 &+ b) &* 26 &+ c
  }
}

/// Reads the codes of parts of titles, as `Acronyms` reads names; some too many.
private struct TitleCodeReader {
  private static let wordLimit = 8

  let initials: [TitleInitial]
  /// Those of the part that was read last, each once.
  private(set) var codes: [UInt16] = []

  /// Reads the part of a title that begins with the first of `words`.
  mutating func read(_ words: Range<Int>) {
    codes.removeAll(keepingCapacity: true)
    let a = initials[words.lowerBound].first
    let rest = (words.lowerBound + 1)..<words.upperBound
    forEachNext(in: rest, passesOne: false) { reader, next in
      let b = reader.initials[next].first
      if let c = reader.secondLetter(next) { reader.add(a, b, c, areInitials: false) }
      let rest = (next + 1)..<words.upperBound
      reader.forEachNext(in: rest, passesOne: false) {
        $0.add(a, b, $0.initials[$1].first, areInitials: true)
      }
    }
    if let b = secondLetter(words.lowerBound) {
      forEachNext(in: rest, passesOne: true) {
        $0.add(a, b, $0.initials[$1].first, areInitials: false)
      }
    }
  }

  /// The words with which a name may go on: words that only join others may be passed over, and
  /// with `passesOne` one that does not.
  private mutating func forEachNext(
    in words: Range<Int>, passesOne: Bool, _ body: (inout TitleCodeReader, Int) -> Void
  ) {
    var mayPass = passesOne
    for word in words.prefix(TitleCodeReader.wordLimit) {
      body(&self, word)
      if initials[word].isJoint { continue }
      guard mayPass else { return }
      mayPass = false
    }
  }

  /// The second letter of a word that does not only join others.
  private func secondLetter(_ word: Int) -> UInt8? {
    initials[word].isJoint ? nil : initials[word].second
  }

  private mutating func add(_ a: UInt8, _ b: UInt8, _ c: UInt8, areInitials: Bool) {
    if let code = TitleParts.code(a, b, c, areInitials: areInitials), !codes.contains(code) {
      codes.append(code)
    }
  }
}
