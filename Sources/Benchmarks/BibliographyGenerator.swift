// A bibliography is made of a seed alone: the same arguments give the same bytes on any machine.
// Words are drawn by rank as in real titles (the word of rank k with weight 1/(k + 3)), from a
// list of real stems and, behind it, invented ones, so that the vocabulary grows with the file as
// that of real papers does. Sentences of abstracts are made once and used again, which is fast and
// keeps their words' ranks.

/// Makes a `.bib` of any size that looks like a large collection of conference papers.
struct BibliographyGenerator {
  /// What is made.
  struct Options {
    var entryCount = 100_000
    var style = Style.abstracts
    var seed: UInt64 = 1
    /// Words of an abstract, at least; nine entries of ten have one.
    var abstractWordCount = 110
  }

  /// What kind of collection it looks like.
  enum Style: String {
    /// Papers with their abstracts.
    case abstracts
    /// What reference managers of all sorts wrote: many fields, few abstracts.
    case mixed
    /// A journal's own bibliography: short values in columns, many macros.
    case short
  }

  /// An entry that a document may cite.
  struct Cited {
    let key: String
    /// The first words of its title as a person types them: lower case, no braces.
    let titleWords: [String]
  }

  private let options: Options
  var random: Random
  private var out: [UInt8] = []
  private var usedKeys: [String: Int] = [:]
  let words: [String]
  let wordPicker: RankPicker
  private let familyPicker: RankPicker
  private let givenPicker: RankPicker
  private var sentences: [[UInt8]] = []
  private var cited: [Cited] = []

  private init(_ options: Options) {
    self.options = options
    random = Random(seed: options.seed)
    var words = Corpus.stems
    var seen = Set(words)
    while words.count < 20_000 {
      var word = ""
      for _ in 0..<(2 + random.below(3)) {
        word += Corpus.onsets[random.below(Corpus.onsets.count)]
        word += Corpus.rimes[random.below(Corpus.rimes.count)]
      }
      if seen.insert(word).inserted { words.append(word) }
    }
    self.words = words
    wordPicker = RankPicker(count: words.count, shift: 3)
    familyPicker = RankPicker(count: Corpus.families.count, shift: 20)
    givenPicker = RankPicker(count: Corpus.givens.count, shift: 20)
    for _ in 0..<4000 { sentences.append(sentence()) }
  }

  /// The bytes of the bibliography, and some of its entries, spread over the file.
  static func make(_ options: Options = Options()) -> (bytes: [UInt8], cited: [Cited]) {
    var generator = BibliographyGenerator(options)
    generator.out.reserveCapacity(options.entryCount * (400 + 8 * options.abstractWordCount))
    generator.writeHead()
    for number in 0..<options.entryCount { generator.writeEntry(number) }
    return (generator.out, generator.cited)
  }

  // MARK: Parts

  private mutating func writeHead() {
    if options.style == .short { writeShortHead() }
    append(
      """
      % Made by a generator: \(options.entryCount) entries, seed \(options.seed). Not real papers.
      @comment{jabref-meta: databaseType:bibtex; a brace {nested} comment}
      @preamble{"\\newcommand{\\noop}[1]{}"}
      @string{acl = "Association for Computational Linguistics"}
      @string{cl = {Computational {L}inguistics}}
      @string{baseurl = "https://papers.example.org/"}


      """)
  }

  private mutating func writeEntry(_ number: Int) {
    let year = 1979 + min(46, random.below(24) + random.below(24))
    let authors = (0..<(1 + min(random.below(9), random.below(9)))).map { _ in author() }
    let title = title()
    let key = key(authors: authors, year: year, titleWords: title.plain)
    if number % max(1, options.entryCount / 1000) == 0 {
      cited.append(Cited(key: key, titleWords: title.plain))
    }
    if random.below(200) == 0 { append("% \(words[wordPicker.next(&random)]) follows.\n") }
    let paper = Paper(
      number: number, key: key, year: year, title: title.latex,
      authors: authors.map { "\($0.latex), \($0.given)" })
    switch options.style {
    case .abstracts: writeWithAbstract(paper)
    case .mixed: writeMixed(paper)
    case .short: writeShort(paper)
    }
  }

  /// What is written of an entry in every style.
  struct Paper {
    let number: Int
    let key: String
    let year: Int
    let title: String
    let authors: [String]
  }

  private mutating func writeWithAbstract(_ paper: Paper) {
    let (number, key, year) = (paper.number, paper.key, paper.year)
    let kind = Corpus.types[random.below(Corpus.types.count)]
    append("@\(kind){\(key),\n    title = ")
    appendDelimited(paper.title, isQuoted: random.below(3) != 0)
    append(",\n    author = \"\(paper.authors.joined(separator: " and\n      "))\",\n")
    switch kind {
    case "article": append("    journal = cl,\n    volume = \"\(max(1, year - 1974))\",\n")
    case "book", "phdthesis": append("    publisher = acl,\n")
    default:
      let venue = Corpus.venues[random.below(Corpus.venues.count)]
      append("    booktitle = \"\(venue) \(year)\",\n    publisher = acl,\n")
    }
    if random.below(10) == 0, let earlier = cited.last, earlier.key != key {
      append("    crossref = {\(earlier.key)},\n")
    }
    let month = Corpus.months[random.below(12)]
    append(
      random.below(10) == 0
        ? "    month = \(month) # \"~\" # \"\(1 + random.below(28))\",\n"
        : "    month = \(month),\n")
    append(random.below(3) == 0 ? "    year = \(year),\n" : "    year = \"\(year)\",\n")
    append(
      random.below(4) == 0
        ? "    url = baseurl # \"\(year).\(number)/\",\n"
        : "    url = \"https://papers.example.org/\(year).\(number)/\",\n")
    append("    doi = \"10.99999/\(year).\(number)\",\n")
    let page = 1 + random.below(9000)
    append("    pages = \"\(page)--\(page + 5 + random.below(12))\"")
    if options.abstractWordCount > 0, random.below(10) != 0 {
      append(",\n    abstract = ")
      let isQuoted = random.below(2) == 0
      out.append(isQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "{"))
      var wordCount = 0
      while wordCount < options.abstractWordCount {
        if wordCount > 0 { out.append(0x20) }
        out.append(contentsOf: sentences[random.below(sentences.count)])
        wordCount += 20
      }
      out.append(isQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "}"))
    }
    append("\n}\n\n")
  }

  private mutating func sentence() -> [UInt8] {
    var text = ""
    for place in 0..<(14 + random.below(12)) {
      let word =
        random.below(5) < 2
        ? Corpus.glue[random.below(Corpus.glue.count)] : words[wordPicker.next(&random)]
      if place > 0 { text += " " }
      text += place == 0 ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
    switch random.below(12) {
    case 0: text += " (e.g., {\(words[wordPicker.next(&random)].uppercased())})"
    case 1: text += " by \(random.below(30)).\(random.below(10)){\\%}"
    case 2: text += " on $O(n^{\(2 + random.below(3))})$ inputs"
    default: break
    }
    return Array((text + ".").utf8)
  }

  private mutating func author() -> (plain: String, latex: String, given: String) {
    var given = Corpus.givens[givenPicker.next(&random)]
    if random.below(4) == 0 { given += " \(Corpus.initials[random.below(18)])." }
    if random.below(7) == 0 {
      let name = Corpus.accented[random.below(Corpus.accented.count)]
      // Two files of three write accents as LaTeX does.
      return (name.plain, random.below(3) == 0 ? name.written : name.latex, given)
    }
    let family = Corpus.families[familyPicker.next(&random)]
    return (family, family, given)
  }

  private mutating func title() -> (plain: [String], latex: String) {
    var plain: [String] = []
    var latex = ""
    let count = 4 + random.below(8)
    for place in 0..<count {
      let isGlue = place > 0 && place < count - 1 && random.below(4) == 0
      let word =
        isGlue
        ? Corpus.glue[random.below(Corpus.glue.count)] : words[wordPicker.next(&random)]
      plain.append(word)
      let capital = isGlue ? word : word.prefix(1).uppercased() + word.dropFirst()
      if place > 0 { latex += " " }
      switch random.below(14) {
      case 0: latex += "{\(word.uppercased())}"
      case 1: latex += "{\(capital.prefix(1))}\(capital.dropFirst())"
      case 2: latex += "{{\(capital)}}"
      default: latex += capital
      }
      if place == 1, count > 6, random.below(5) == 0 { latex += ":" }
    }
    return (plain, latex)
  }

  private mutating func key(
    authors: [(plain: String, latex: String, given: String)], year: Int, titleWords: [String]
  ) -> String {
    let family = authors.first?.plain ?? "anonymous"
    let lower = family.lowercased()
    let word = titleWords.first { $0.utf8.count > 3 } ?? "paper"
    let short = year % 100 < 10 ? "0\(year % 100)" : "\(year % 100)"
    var key: String
    switch random.below(20) {
    case 0: key = "\(lower)\(year)\(word)"
    case 1:
      key = "DBLP:conf/\(Corpus.venueKeys[random.below(Corpus.venueKeys.count)])/\(family)\(short)"
    case 2: key = "\(Corpus.initials[random.below(8)])\(short)-\(1000 + random.below(9000))"
    case 3: key = "\(lower).\(year)_\(word)"
    case 4: key = "\(family):\(year)"
    default:
      switch authors.count {
      case 1: key = "\(lower)-\(year)-\(word)"
      case 2: key = "\(lower)-\(authors[1].plain.lowercased())-\(year)-\(word)"
      default: key = "\(lower)-etal-\(year)-\(word)"
      }
    }
    let count = usedKeys[key, default: 0]
    usedKeys[key] = count + 1
    // One key in some thousands stands twice.
    if count > 0, random.below(1000) != 0 { key += "-\(count + 1)" }
    return key
  }

  // MARK: Bytes

  mutating func append(_ text: String) {
    out.append(contentsOf: text.utf8)
  }

  private mutating func appendDelimited(_ text: String, isQuoted: Bool) {
    append(isQuoted ? "\"\(text)\"" : "{\(text)}")
  }
}

/// Random numbers that are the same for the same seed (SplitMix64).
struct Random {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A number below `count`, which is above zero.
  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Int(truncatingIfNeeded: z.multipliedFullWidth(by: UInt64(count)).high)
  }
}

/// Draws ranks: rank k with weight 1/(k + shift).
struct RankPicker {
  private static let scale: UInt64 = 1 << 32
  private var sums: [UInt64] = []

  init(count: Int, shift: UInt64) {
    var sum: UInt64 = 0
    for rank in 0..<count {
      sum += RankPicker.scale / (UInt64(rank) + shift)
      sums.append(sum)
    }
  }

  func next(_ random: inout Random) -> Int {
    let wanted = UInt64(random.below(Int(sums.last ?? 1)))
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
