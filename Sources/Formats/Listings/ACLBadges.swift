/// The badges above a paper's title, as far as their words are known.
struct ACLBadges {
  /// Number of lines; 0 when no paper begins here.
  private(set) var count = 0
  private(set) var hasAbstract = false
  private var seen: Set<Int> = []

  /// The badges that begin at `line`: `pdf` or `bib`, then known words, each once, so that the
  /// badges of the next paper are not taken for more of these.
  init(_ lines: ListingLines, at line: Int) {
    guard let first = ACLBadges.number(of: lines.text(line)), first <= ACLBadges.bib else { return }
    seen = [first]
    count = 1
    takeKnown(lines, line)
  }

  private mutating func takeKnown(_ lines: ListingLines, _ start: Int) {
    while let next = ACLBadges.number(of: lines.text(start + count)), next != ACLBadges.pdf,
      seen.insert(next).inserted
    {
      if next == ACLBadges.abs { hasAbstract = true }
      count += 1
    }
  }

  /// Lets go of the last badge, which is a title that reads like one.
  mutating func dropLast() { count -= 1 }

  /// Takes a badge whose word is not known, and known ones after it.
  mutating func takeUnknown(_ lines: ListingLines, _ start: Int) {
    count += 1
    takeKnown(lines, start)
  }

  /// Whether `text` may be a badge: one or two short words.
  static func isPossible(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 24 && text.count { $0 == 0x20 } <= 1
  }

  /// `lines` with a line such as `pdf bib abs`, as some browsers copy it, made one a badge. Linear.
  static func separated(_ lines: ListingLines) -> ListingLines {
    var result = ListingLines([], like: lines)
    for line in 0..<lines.count {
      let text = lines.text(line)
      let words = text.count <= 80 ? text.split(whereSeparator: { $0 <= 0x20 }) : []
      if words.count > 1, let first = words.first, let number = number(of: first), number <= bib,
        words.allSatisfy({ ACLBadges.number(of: $0) != nil })
      {
        for word in words { result.add(word.startIndex..<word.endIndex) }
      } else {
        result.add(lines.ranges[line])
      }
    }
    return result
  }

  private static func number(of text: ArraySlice<UInt8>) -> Int? {
    text.count <= 24 ? words.firstIndex { ListingLines.equal(text, $0) } : nil
  }

  private static let (pdf, bib, abs) = (0, 1, 2)
  private static let words: [StaticString] = [
    "pdf", "bib", "abs", "Software", "Data", "Dataset", "Code", "Attachment", "Presentation",
    "Poster", "Slides", "Video", "Note", "Notes", "Optional", "Supplementary",
    "Supplementary Material", "Source", "Erratum", "Revision", "Award",
  ]
}
