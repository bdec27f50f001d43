/// Where a paper on arXiv was published, as its authors wrote it, when that has the plain form of a
/// journal's name, a volume, pages and a year: `Phys. Rev. D 60, 094001 (1999)`,
/// `Nature 596 (2021) 583-589`, `Phys.Rev.D76:013009,2007`.
struct ArXivJournalReference {
  let journal: Range<Int>
  let volume: Range<Int>
  private(set) var number: Range<Int>?
  let pages: Range<Int>
  let year: Range<Int>

  /// `nil` for anything else. Linear.
  init?(_ text: ArraySlice<UInt8>) {
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    let name = ListingLines.trimmed(text.prefix { !isDigit($0) })
    // A comma or a colon, brackets: the name of something that is no journal, or a sentence.
    guard name.count >= 3, name.count <= 80, !name.contains(where: { ",:;()[]".utf8.contains($0) }),
      !ArXivJournalReference.isProceedings(name)
    else { return nil }
    var parser = Parser(rest: text[name.endIndex...])
    parser.skipBlanks()
    guard let volume = parser.take(where: isDigit), volume.count <= 5 else { return nil }
    if let number = parser.bracketed(count: 1...3) { self.number = number }
    parser.skipSeparators()
    var year = parser.year()
    parser.skipSeparators()
    parser.skip("pp.")
    parser.skip("p.")
    parser.skipBlanks()
    guard
      let pages = parser.take(where: {
        let letter = $0 | 0x20
        return isDigit($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80
          || letter >= 0x61 && letter <= 0x7A
      }), pages.contains(where: { isDigit(text[$0]) })
    else { return nil }
    parser.skipSeparators()
    if year == nil { year = parser.year() ?? parser.bareYear() }
    parser.skip(".")
    guard let year, parser.rest.isEmpty else { return nil }
    journal = name.startIndex..<name.endIndex
    self.volume = volume
    self.pages = pages
    self.year = year
  }

  private static func isProceedings(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self)
    return ["Proc", "Conf", "Workshop", "Lecture Notes", "LNCS", "In ", "Chapter", "Springer"]
      .contains { name.hasPrefix($0) || name.contains(" \($0)") }
  }

  private struct Parser {
    var rest: ArraySlice<UInt8>

    mutating func skipBlanks() { rest = rest.drop { $0 <= 0x20 } }

    mutating func skipSeparators() { rest = rest.drop { $0 <= 0x20 || ",:;".utf8.contains($0) } }

    mutating func skip(_ word: StaticString) {
      if let after = ListingLines.dropping(word, from: rest) { rest = after }
    }

    mutating func take(where isPart: (UInt8) -> Bool) -> Range<Int>? {
      let taken = rest.prefix(while: isPart)
      rest = rest[taken.endIndex...]
      return taken.isEmpty ? nil : taken.startIndex..<taken.endIndex
    }

    /// Digits in brackets.
    mutating func bracketed(count: ClosedRange<Int>) -> Range<Int>? {
      let inside = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard rest.first == UInt8(ascii: "("), count.contains(inside.count),
        rest[inside.endIndex...].first == UInt8(ascii: ")")
      else { return nil }
      rest = rest[(inside.endIndex + 1)...]
      return inside.startIndex..<inside.endIndex
    }

    mutating func year() -> Range<Int>? {
      let before = rest
      guard let year = bracketed(count: 4...4) else { return nil }
      if ACLPageReader.isYear(before[year]) { return year }
      rest = before
      return nil
    }

    mutating func bareYear() -> Range<Int>? {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard ACLPageReader.isYear(digits) else { return nil }
      rest = rest[digits.endIndex...]
      return digits.startIndex..<digits.endIndex
    }
  }
}
