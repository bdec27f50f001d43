/// A generated key in the making: the forms it can take, of which each begins with the one before.
///
/// ```
/// bytes   weston2014 memory networks qxwz ...      family and year, title words, hash letters
/// lengths            16     24       28   ...      one for each form
/// ```
struct CitekeyDraft {
  /// What makes two papers one to the generator: family name, year and folded title.
  let identity: Citekey
  private let bytes: [UInt8]
  private let lengths: [Int]
  private let wordFormCount: Int
  private var form = 0

  // Bounds for titles that are no titles; a hash separates what they cut off.
  private static let maximumWordCount = 12
  private static let maximumWordLength = 40

  /// Where a key is made of title words alone it takes so many letters, or so many words.
  private static let minimumTitleLength = 12
  private static let maximumFirstWordCount = 3

  init(_ paper: KeyIngredients) {
    var folded: [UInt8] = []
    let title = ArraySlice(paper.title.utf8)
    Folding.fold(title.span, into: &folded)
    let foldedTitle = Folding.words(of: folded)
    var bytes = Self.ascii(paper.firstAuthorFamily)
    let hasFamily = !bytes.isEmpty
    bytes += Self.ascii(paper.year)
    let titleStart = bytes.count
    identity = Citekey(utf8: bytes + [0] + foldedTitle)

    var lengths: [Int] = []
    Self.appendWords(of: folded, exceptStopWords: true, to: &bytes, &lengths)
    if lengths.isEmpty {
      Self.appendWords(of: folded, exceptStopWords: false, to: &bytes, &lengths)
    }
    if lengths.isEmpty {
      if !hasFamily { bytes += Array("paper".utf8) }
      lengths.append(bytes.count)
    }
    wordFormCount = lengths.count
    // Nothing but `learning` would be the key of many papers in many listings.
    if titleStart == 0 {
      let last = min(wordFormCount, Self.maximumFirstWordCount) &- 1
      while form < last, lengths[form] < Self.minimumTitleLength { form &+= 1 }
    }
    for (index, letter) in Self.hashLetters(of: foldedTitle).enumerated() {
      bytes.append(letter)
      if index % 4 == 3 { lengths.append(bytes.count) }
    }
    self.bytes = bytes
    self.lengths = lengths
  }

  /// The key in its current form.
  var key: Citekey { Citekey(utf8: Array(bytes[..<lengths[form]])) }

  /// Whether the title has significant words that the key lacks.
  var hasMoreWords: Bool { form &+ 1 < wordFormCount }

  /// Whether there is a longer form.
  var hasMoreForms: Bool { form &+ 1 < lengths.count }

  /// Goes on to the next form: one more word, or four more letters.
  mutating func extend() {
    if hasMoreForms { form &+= 1 }
  }

  /// Whether this draft is to be taken rather than another of the same identity: it has fewer,
  /// longer words.
  func precedes(_ other: CitekeyDraft) -> Bool {
    guard wordFormCount == other.wordFormCount else { return wordFormCount < other.wordFormCount }
    guard lengths == other.lengths else { return lengths.lexicographicallyPrecedes(other.lengths) }
    return bytes.lexicographicallyPrecedes(other.bytes)
  }

  // MARK: Parts

  /// The ASCII letters and digits of a folded text.
  private static func ascii(_ text: String?) -> [UInt8] {
    guard let text else { return [] }
    var folded: [UInt8] = []
    let utf8 = ArraySlice(text.utf8)
    Folding.fold(utf8.span, into: &folded)
    return Array(
      folded.lazy.filter { $0 < 0x80 && FoldedByte.isWord($0) }.prefix(maximumWordLength))
  }

  /// Appends the words of a folded title, and after each the length reached. A compound with
  /// hyphens is one word, and so are the letters of `R.I.P.`
  private static func appendWords(
    of folded: [UInt8], exceptStopWords: Bool, to bytes: inout [UInt8], _ lengths: inout [Int]
  ) {
    let folded = folded[...]
    var scanner = FoldedWordScanner()
    var next = scanner.next(in: folded.span)
    while lengths.count < maximumWordCount, let first = next {
      let start = bytes.count
      var part = first
      while true {
        for byte in folded[part]
        where byte < 0x80 && bytes.count &- start < maximumWordLength {
          bytes.append(byte)
        }
        next = scanner.next(in: folded.span)
        guard let following = next, following.lowerBound == part.upperBound &+ 1 else { break }
        let mark = folded[part.upperBound]
        let isAbbreviation = mark == UInt8(ascii: ".") && part.count == 1 && following.count == 1
        guard mark == UInt8(ascii: "-") || isAbbreviation else { break }
        part = following
      }
      if bytes.count == start { continue }
      if exceptStopWords, isStopWord(bytes[start...]) {
        bytes.removeSubrange(start...)
      } else {
        lengths.append(bytes.count)
      }
    }
  }

  private static func isStopWord(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= longestStopWord && stopWords.contains(Citekey(utf8: Array(word)))
  }

  private static let stopWords: Set<Citekey> = Set(
    """
    a an the and or but nor of on in into to for from with without within by via at as per than \
    toward towards between among over under upon about against through is are was were be been \
    being am do does did done doing can could should shall will would may might must has have had \
    it its this that these those there what whats which who whom whose why when where whether how \
    we our you your they their i my me us some any all no not \
    der die das ein eine und le la les l un une d de du des et el los las il
    """.split(separator: " ").map { Citekey(String($0)) })

  private static let longestStopWord = stopWords.map(\.utf8.count).max() ?? 0

  /// Twelve letters from a hash (FNV-1a, 64 bits, then mixed) of the folded title.
  private static func hashLetters(of foldedTitle: [UInt8]) -> [UInt8] {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in foldedTitle { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    var letters: [UInt8] = []
    letters.reserveCapacity(12)
    for _ in 0..<12 {
      letters.append(UInt8(ascii: "a") &+ UInt8(truncatingIfNeeded: hash % 26))
      hash /= 26
    }
    return letters
  }
}
