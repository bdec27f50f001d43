import Bibliography

extension BibTeXStyle {
  /// Entries that are looked at: those of the end, where people write, and others from all of the
  /// file.
  private static let sampleLimit = 120

  /// The style of the entries of a source, whose text is `text`. O(blocks), and a look at some entries.
  package init(of source: ParsedSource, text: [UInt8]) {
    self.init()
    guard source.format == .bibTeX else { return }
    let lineEnds = Tally(BibTeXStyle.lineEnds(in: text.prefix(1 << 16)))
    lineEnd = lineEnds.top ?? lineEnd
    let locations = BibTeXStyle.sample(of: source)
    var habits = Habits()
    for (location, next) in locations {
      guard let layout = BibTeXEntryLayout(of: location, in: source, text: text) else { continue }
      habits.add(layout)
      if let next {
        let end = source.entryRange(location).upperBound
        habits.addGap(text, end..<max(end, source.entryRange(next).lowerBound))
      }
    }
    guard habits.entryCount > 0 else { return }
    habits.settle(&self)
    if let named = BibTeXStyle.namedDialect(text) { dialect = named }
  }

  /// Entries evenly taken from the source, and the last ones, each with its neighbour.
  private static func sample(
    of source: ParsedSource
  ) -> [(EntryLocation, next: EntryLocation?)] {
    let count = source.entryCount
    let lastCount = sampleLimit / 3
    let step = max(1, (count - lastCount) / (sampleLimit - lastCount))
    var result: [(EntryLocation, next: EntryLocation?)] = []
    for (block, table) in source.blocks.enumerated() {
      for index in 0..<table.entryCount {
        let number = source.entryStarts[block] + index
        guard count <= sampleLimit || number % step == 0 || number >= count - lastCount else {
          continue
        }
        let next = index + 1 < table.entryCount
        result.append(
          (
            EntryLocation(block: block, index: index),
            next ? EntryLocation(block: block, index: index + 1) : nil
          ))
      }
    }
    return result
  }

  private static func lineEnds(in text: ArraySlice<UInt8>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case 0x0A: result.append([0x0A])
      case 0x0D:
        let isPair = index + 1 < text.endIndex && text[index + 1] == 0x0A
        result.append(isPair ? [0x0D, 0x0A] : [0x0D])
        if isPair { index += 1 }
      default: break
      }
      index += 1
    }
    return result
  }

  /// What JabRef says at the end of its files.
  private static func namedDialect(_ text: [UInt8]) -> BibTeXDialect? {
    switch JabRefMetadata(text).value("databaseType") {
    case "biblatex": .biblatex
    case "bibtex": .bibTeX
    default: nil
    }
  }
}

/// How often each of some values was seen.
struct Tally<Value: Hashable> {
  private var counts: [Value: Int] = [:]
  /// In the order in which they were first seen, so that a draw has one answer.
  private var values: [Value] = []

  init(_ values: [Value] = []) {
    for value in values { add(value) }
  }

  mutating func add(_ value: Value) {
    if counts[value] == nil { values.append(value) }
    counts[value, default: 0] += 1
  }

  func count(_ value: Value) -> Int { counts[value] ?? 0 }

  var total: Int { counts.values.reduce(0, +) }

  /// The one that was seen most often.
  var top: Value? {
    var best: Value?
    for value in values where best.map({ count(value) > count($0) }) ?? true { best = value }
    return best
  }
}
