/// What heads a paper on arXiv's pages: `[3] arXiv:2407.14741 (cross-list from cs.IR) [pdf, other]`.
struct ArXivHeader {
  /// The identifier, its version left out.
  let id: Range<Int>
  /// Whether it is numbered, as on list pages.
  let isNumbered: Bool
  /// Whether what can be read follows in brackets: `[pdf, html, other]`.
  let hasFormats: Bool
  /// The class that a paper of another one was entered in, where it says so.
  var primaryClass: Range<Int>?
  /// What follows in the line.
  let rest: Range<Int>
  /// Lines that it takes: a browser may copy the number in a line of its own.
  private(set) var lineCount = 1
  /// All of it.
  private(set) var range: Range<Int>

  /// The header that begins at a line.
  init?(_ lines: ListingLines, at line: Int) {
    let text = lines.text(line)
    if ArXivHeader.number(text) == text.endIndex, !text.isEmpty {
      guard let header = ArXivHeader(lines.text(line + 1), isNumbered: true) else { return nil }
      self = header
      lineCount = 2
      range = text.startIndex..<range.upperBound
    } else {
      self.init(text, isNumbered: false)
    }
  }

  private init?(_ text: ArraySlice<UInt8>, isNumbered: Bool) {
    var rest = text
    var isNumbered = isNumbered
    if let end = ArXivHeader.number(text) {
      isNumbered = true
      rest = text[end...]
    } else if let (_, end) = ListingLines.number(text), text[end...].first == UInt8(ascii: ".") {
      // The number of an item as browsers write it.
      rest = text[(end + 1)...]
    }
    rest = ListingLines.trimmed(rest)
    guard let afterPrefix = ListingLines.dropping("arXiv:", from: rest) else { return nil }
    rest = afterPrefix.drop { $0 == 0x20 }
    guard let id = ArXivHeader.identifier(rest) else { return nil }
    rest = ListingLines.trimmed(rest[ArXivHeader.versionEnd(rest, from: id.upperBound)...])
    var primaryClass: Range<Int>?
    while rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")) {
      if let name = ListingLines.dropping("(cross-list from ", from: rest[..<close]) {
        primaryClass = name.startIndex..<name.endIndex
      }
      rest = ListingLines.trimmed(rest[(close + 1)...])
    }
    var hasFormats = false
    if rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")) {
      let words = rest[(rest.startIndex + 1)..<close].split { $0 == UInt8(ascii: ",") }
      hasFormats = words.contains { word in
        ArXivHeader.formats.contains { ListingLines.equal(ListingLines.trimmed(word), $0) }
      }
      if hasFormats { rest = ListingLines.trimmed(rest[(close + 1)...]) }
    }
    // A sentence may begin with an identifier, too.
    guard isNumbered || hasFormats else { return nil }
    self.id = id
    self.isNumbered = isNumbered
    self.hasFormats = hasFormats
    self.primaryClass = primaryClass
    self.rest = rest.startIndex..<rest.endIndex
    range = text.startIndex..<text.endIndex
  }

  private static let formats: [StaticString] = [
    "pdf", "ps", "html", "other", "src", "dvi", "tex", "format",
  ]

  /// The offset behind `[12]` at the beginning of a text.
  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.first == UInt8(ascii: "["), let (_, end) = ListingLines.number(text.dropFirst()),
      text[end...].first == UInt8(ascii: "]")
    else { return nil }
    return end + 1
  }

  /// The identifier that begins a text: `2407.14741`, `hep-th/9901001`, `math.GT/0309136`.
  static func identifier(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    func digits(_ text: ArraySlice<UInt8>) -> Int { text.prefix { $0 >= 0x30 && $0 <= 0x39 }.count }
    let start = text.startIndex
    var end: Int
    if digits(text) == 4 {
      let count = digits(text.dropFirst(5))
      guard text.dropFirst(4).first == UInt8(ascii: "."), (4...5).contains(count) else {
        return nil
      }
      end = start + 5 + count
    } else {
      let archive = text.prefix {
        let letter = $0 | 0x20
        return letter >= 0x61 && letter <= 0x7A || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: ".")
      }
      guard (2...16).contains(archive.count), text[archive.endIndex...].first == UInt8(ascii: "/"),
        digits(text[archive.endIndex...].dropFirst()) == 7
      else { return nil }
      end = archive.endIndex + 8
    }
    let next = text[versionEnd(text, from: end)...].first
    let isEnd = next.map { $0 <= 0x20 || "()[],;".utf8.contains($0) || $0 >= 0x80 } ?? true
    return isEnd ? start..<end : nil
  }

  /// The offset behind `v2` at an offset of a text, or the offset itself.
  private static func versionEnd(_ text: ArraySlice<UInt8>, from offset: Int) -> Int {
    let rest = text[offset...]
    guard rest.first.map(ListingLines.lowercased) == UInt8(ascii: "v") else { return offset }
    let digits = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.isEmpty ? offset : digits.endIndex
  }
}
