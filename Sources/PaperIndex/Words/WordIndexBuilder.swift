import Bibliography

/// Builds a `WordIndex` from the blocks of a source, one read of the text a block.
struct WordIndexBuilder {
  private let macros: MacroTable
  private let sourceNumber: Int
  private var reader: EntryReader

  private var words = ByteTable()
  private var people = ValueTable()
  private var venues = ValueTable()
  private var titleStarts: [UInt32] = [0]
  private var titleWords: [UInt32] = []
  private var titleInitials: [TitleInitial] = []
  /// Words of years, keys and keywords, with their bit; where each entry's end.
  private var otherWords: [(word: UInt32, bit: UInt32)] = []
  private var otherEnds: [UInt32] = []
  private var years: [UInt16] = []
  private var dependsOnMacros = false
  /// Whether all text could be read.
  private var isComplete = true

  /// What was folded last.
  private var folded: [UInt8] = []

  private init(library: Library, sourceNumber: Int) {
    macros = library.macros
    self.sourceNumber = sourceNumber
    reader = EntryReader(library)
  }

  /// Linear, but for sorting the words and the keys.
  ///
  /// The source is member `number` of the library.
  static func build(
    blocks positions: [Int], of source: ParsedSource, in library: Library, number: Int
  ) -> WordIndex {
    var builder = WordIndexBuilder(library: library, sourceNumber: number)
    for position in positions { builder.add(position, of: source) }
    return builder.finished(BlockCover(blocks: positions, of: source))
  }

  // MARK: Reading entries

  private mutating func add(_ position: Int, of source: ParsedSource) {
    let block = source.blocks[position]
    let start = source.byteStarts[position]
    // A text that changed under us gives no words; keys are in the block.
    let read = block.values ?? source.text.bytes(in: start..<(start + block.byteCount))
    if block.values == nil, read?.count != block.byteCount { isComplete = false }
    let buffer = read ?? []
    let bytes = buffer.span
    let keyBytes = block.keyBytes
    let hasRelations = block.hasRelations
    for index in 0..<block.entryCount {
      for field in block.fields(of: index) {
        let kind =
          block.fieldName[field].rawValue < FieldName.firstCustom
          ? FieldKind.byNumber[Int(block.fieldName[field].rawValue)] : .none
        if kind == .none { continue }
        let range = block.valueRange(field).clamped(to: 0..<bytes.count)
        switch block.valueForm[field] {
        case .expression:
          dependsOnMacros = true
          let value = macros.expanded(
            Array(buffer[range]), source: sourceNumber, offset: start + range.lowerBound
          ).value
          addField(kind, value.span, 0..<value.count, isLaTeX: true)
        case .latex: addField(kind, bytes, range, isLaTeX: true)
        case .plain: addField(kind, bytes, range, isLaTeX: false)
        case .markup:
          let text = MarkupText.decodedBytes(bytes.extracting(range))
          addField(kind, text.span, 0..<text.count, isLaTeX: false)
        case .names: addField(kind, bytes, range, isLaTeX: false, isNameList: true)
        }
      }
      if hasRelations, block.namesRelations(index) {
        let location = EntryLocation(block: position, index: index)
        addInherited(
          by: source.entry(
            at: location, values: buffer, valuesStart: 0, macros: macros, number: sourceNumber))
      }
      addKey(keyBytes.span, block.keyBytesRange(index).clamped(to: 0..<keyBytes.count))
      titleStarts.append(UInt32(truncatingIfNeeded: titleWords.count))
      otherEnds.append(UInt32(truncatingIfNeeded: otherWords.count))
      years.append(year)
      year = 0
    }
  }

  /// Longer values are not searched in all who inherit them.
  private static let inheritedLimit = 4096

  /// Adds what an entry inherits: its own fields are read where they stand.
  private mutating func addInherited(by entry: Entry) {
    // What others say may.
    dependsOnMacros = true
    for field in reader.resolved(entry, of: sourceNumber).fields {
      guard field.inheritance != nil, field.value.count <= WordIndexBuilder.inheritedLimit else {
        continue
      }
      let kind = FieldKind(field.name)
      if kind == .none { continue }
      let value = field.form == .markup ? Array(field.text.utf8) : field.value
      addField(
        kind, value.span, 0..<value.count,
        isLaTeX: field.form == .latex || field.form == .expression,
        isNameList: field.form == .names)
    }
  }

  /// The year of the entry being read; zero until known.
  private var year: UInt16 = 0

  private mutating func addField(
    _ kind: FieldKind, _ bytes: Span<UInt8>, _ range: Range<Int>, isLaTeX: Bool,
    isNameList: Bool = false
  ) {
    switch kind {
    case .none:
      break
    case .title:
      let text = fold(bytes, range, isLaTeX: isLaTeX)
      var scanner = FoldedWordScanner()
      var end = 0
      while let word = scanner.next(in: text.span) {
        titleWords.append(UInt32(truncatingIfNeeded: words.number(of: text.span, word).number))
        titleInitials.append(
          TitleInitial(word, behind: end, titleInitials.last, in: text.span))
        end = word.upperBound
      }
    case .authors, .editors:
      var scanner = PersonScanner(range, isNameList: isNameList)
      var isFirst = kind == .authors
      while let person = scanner.next(in: bytes) {
        addPerson(person, bytes, isLaTeX: isLaTeX, isFirst: isFirst)
        isFirst = false
      }
    case .year:
      addYear(bytes, range, isLaTeX: isLaTeX)
    case .date:
      // `2017-05/2017-06`: the year the date begins in.
      var start = range.lowerBound
      while start < range.upperBound, !KeySegmentScanner.isDigit(bytes[start]) { start &+= 1 }
      addYear(bytes, start..<min(start &+ 4, range.upperBound), isLaTeX: false)
    case .keywords:
      let text = fold(bytes, range, isLaTeX: isLaTeX)
      addWords(text.span, WordIndex.keywordBit)
    case .aliases:
      addKey(bytes, range)
    case .venue:
      let isNew = venues.add(bytes, range, isLaTeX: isLaTeX, entry: years.count)
      guard isNew else { return }
      let text = fold(bytes, range, isLaTeX: isLaTeX)
      var scanner = FoldedWordScanner()
      while let word = scanner.next(in: text.span) {
        venues.addWord(words.number(of: text.span, word).number, isMinor: false)
      }
    }
  }

  private mutating func addPerson(
    _ person: PersonScanner.Person, _ bytes: Span<UInt8>, isLaTeX: Bool, isFirst: Bool
  ) {
    guard !person.isOthers(in: bytes) else { return }
    let isNew = people.add(
      bytes, person.whole, isLaTeX: isLaTeX, entry: years.count << 1 | (isFirst ? 1 : 0))
    guard isNew else { return }
    for (range, isGiven) in [(person.family, false), (person.given, true)] {
      let text = fold(bytes, range, isLaTeX: isLaTeX)
      var scanner = FoldedWordScanner()
      while let word = scanner.next(in: text.span) {
        people.addWord(words.number(of: text.span, word).number, isMinor: isGiven)
        // `Mueller` is found by `müller`.
        if let other = Folding.alternateSpelling(of: text.span.extracting(word)) {
          let number = words.number(of: other.span, 0..<other.count).number
          people.addWord(number, isMinor: isGiven)
        }
      }
    }
  }

  private mutating func addYear(_ bytes: Span<UInt8>, _ range: Range<Int>, isLaTeX: Bool) {
    let text = fold(bytes, range, isLaTeX: isLaTeX)
    var scanner = FoldedWordScanner()
    while let word = scanner.next(in: text.span) {
      if year == 0, word.count >= 4 {
        var value: UInt16 = 0
        var digitCount = 0
        for index in word.prefix(4) where KeySegmentScanner.isDigit(text[index]) {
          value = value &* 10 &+ UInt16(text[index] &- 0x30)
          digitCount += 1
        }
        if digitCount == 4 { year = value }
      }
      otherWords.append(
        (UInt32(truncatingIfNeeded: words.number(of: text.span, word).number), WordIndex.yearBit))
    }
  }

  private mutating func addKey(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var scanner = KeySegmentScanner(range)
    var run = range.lowerBound..<range.lowerBound
    var runSegmentCount = 0
    while let segment = scanner.next(in: bytes) {
      addKeyWord(bytes, segment)
      let isLetter = !KeySegmentScanner.isDigit(bytes[segment.lowerBound])
      if isLetter, run.upperBound == segment.lowerBound, runSegmentCount > 0 {
        run = run.lowerBound..<segment.upperBound
        runSegmentCount += 1
        continue
      }
      // `McDonald` is also one word.
      if runSegmentCount > 1 { addKeyWord(bytes, run) }
      run = segment
      runSegmentCount = isLetter ? 1 : 0
    }
    if runSegmentCount > 1 { addKeyWord(bytes, run) }
  }

  private mutating func addKeyWord(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let text = fold(bytes, range, isLaTeX: false)
    addWords(text.span, WordIndex.keyBit)
  }

  private mutating func addWords(_ text: Span<UInt8>, _ bit: UInt32) {
    var scanner = FoldedWordScanner()
    while let word = scanner.next(in: text) {
      otherWords.append((UInt32(truncatingIfNeeded: words.number(of: text, word).number), bit))
    }
  }

  /// The folding of a value; the array is used again for the next.
  private mutating func fold(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isLaTeX: Bool
  ) -> [UInt8] {
    folded.removeAll(keepingCapacity: true)
    let value = bytes.extracting(range)
    if isLaTeX {
      Folding.foldLaTeX(value, into: &folded)
    } else {
      Folding.fold(value, into: &folded)
    }
    return folded
  }

  // MARK: Putting in order

  private consuming func finished(_ cover: BlockCover) -> WordIndex {
    let order = WordOrder.sorted(words)
    for index in titleWords.indices {
      titleWords[index] = order.rank[Int(titleWords[index])]
    }
    let posted = postings(order)
    return WordIndex(
      cover: cover, words: order, postingStarts: posted.starts, postings: posted.postings,
      people: people.entries(), venues: venues.entries(), titleStarts: titleStarts,
      titleWords: titleWords, titleInitials: titleInitials, years: years,
      keyOrder: WordOrder.sortedKeys(of: cover),
      dependsOnMacros: dependsOnMacros, namedKeys: reader.namedKeys,
      isComplete: isComplete && !reader.hasFailed)
  }

  /// The postings by word, in two passes: counting, then placing.
  private func postings(_ order: WordOrder) -> (starts: [UInt32], postings: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: words.count + 1)
    // The last entry that each word was counted for, plus one.
    var last = [UInt32](repeating: 0, count: words.count)
    forEachEntryWord { entry, word, _ in
      let word = word.isRank ? word.number : Int(order.rank[word.number])
      if last[word] != entry &+ 1 {
        last[word] = entry &+ 1
        starts[word &+ 1] &+= 1
      }
    }
    for word in people.words { starts[Int(order.rank[Int(word >> 1)]) &+ 1] &+= 1 }
    for word in venues.words { starts[Int(order.rank[Int(word >> 1)]) &+ 1] &+= 1 }
    for word in 1..<max(1, starts.count) { starts[word] &+= starts[word &- 1] }

    var next = starts
    var postings = [UInt32](repeating: 0, count: Int(starts[words.count]))
    for word in last.indices { last[word] = 0 }
    forEachEntryWord { entry, word, bit in
      let word = word.isRank ? word.number : Int(order.rank[word.number])
      if last[word] == entry &+ 1 {
        postings[Int(next[word]) &- 1] |= bit
      } else {
        last[word] = entry &+ 1
        postings[Int(next[word])] = entry << WordIndex.entryShift | bit
        next[word] &+= 1
      }
    }
    func place(_ values: borrowing ValueTable, _ kind: UInt32) {
      var start = 0
      for value in 0..<values.count {
        let end = Int(values.wordEnds[value])
        for index in start..<max(start, end) {
          let word = Int(order.rank[Int(values.words[index] >> 1)])
          let given = values.words[index] & 1 == 1 ? WordIndex.givenBit : 0
          postings[Int(next[word])] =
            UInt32(truncatingIfNeeded: value) << WordIndex.valueShift | kind | given
          next[word] &+= 1
        }
        start = max(start, end)
      }
    }
    place(people, 0)
    place(venues, WordIndex.venueBit)
    return (starts, postings)
  }

  /// Each word of each entry's title, by rank, and of its year, key and keywords, by number.
  @inline(__always)
  private func forEachEntryWord(
    _ body: (_ entry: UInt32, _ word: (number: Int, isRank: Bool), _ bit: UInt32) -> Void
  ) {
    var other = 0
    for entry in years.indices {
      let number = UInt32(truncatingIfNeeded: entry)
      for index in Int(titleStarts[entry])..<Int(titleStarts[entry + 1]) {
        body(number, (Int(titleWords[index]), true), WordIndex.titleBit)
      }
      while other < Int(otherEnds[entry]) {
        body(number, (Int(otherWords[other].word), false), otherWords[other].bit)
        other &+= 1
      }
    }
  }
}
