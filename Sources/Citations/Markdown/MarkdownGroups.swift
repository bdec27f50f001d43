/// Which citations of a paragraph stand together.
///
/// A pair of brackets is a group if each of its parts between semicolons has a citation directly in
/// it and nothing follows that makes it a link or a span. The first citation of a part is a member;
/// any other is author-in-text, as outside. After an author-in-text citation, brackets belong to
/// it, and then the first part may be without a citation: it is the locator (`@a [p. 3; @b]`).
struct MarkdownGroups {
  /// What a mark is.
  struct Role {
    var mode: CitationMode
    /// The index of its group in `groups`.
    var group: Int?
  }

  /// For each mark of the paragraph.
  private(set) var roles: [Role] = []

  /// The ranges of the groups in the order of their place, outer before inner.
  private(set) var groups: [Range<Int>] = []

  private struct Shape {
    /// How many parts there are, and how many of them have a citation.
    var parts = 1
    var filledParts = 0
    var firstIsFilled = false
    var lastFilledPart = 0
    var range: Range<Int>?
  }

  /// Finds the groups. Linear in marks and brackets, but for a logarithmic factor.
  init(_ inlines: MarkdownInlines) {
    guard !inlines.brackets.isEmpty else {
      roles = inlines.marks.map {
        Role(mode: $0.suppressesAuthor ? .suppressAuthor : .authorInText, group: nil)
      }
      return
    }
    var shapes = Array(repeating: Shape(), count: inlines.brackets.count)
    let closedBrackets = inlines.closedBrackets()
    var nextSemicolon = 0
    func countParts(before offset: Int) {
      while nextSemicolon < inlines.semicolons.count,
        inlines.semicolons[nextSemicolon].offset < offset
      {
        if let bracket = closedBrackets[inlines.semicolons[nextSemicolon].bracket] {
          shapes[bracket].parts += 1
        }
        nextSemicolon += 1
      }
    }
    var isFirstOfPart: [Bool] = []
    isFirstOfPart.reserveCapacity(inlines.marks.count)
    for mark in inlines.marks {
      countParts(before: mark.offset)
      guard let bracket = mark.bracket.flatMap({ closedBrackets[$0] }) else {
        isFirstOfPart.append(false)
        continue
      }
      let part = shapes[bracket].parts
      let isFirst = shapes[bracket].lastFilledPart != part
      if isFirst {
        shapes[bracket].lastFilledPart = part
        shapes[bracket].filledParts += 1
        if part == 1 { shapes[bracket].firstIsFilled = true }
      }
      isFirstOfPart.append(isFirst)
    }
    countParts(before: .max)
    for (index, bracket) in inlines.brackets.enumerated() {
      guard let close = bracket.close, !bracket.isFollowed, bracket.kind.mayGroup,
        shapes[index].filledParts == shapes[index].parts
      else { continue }
      shapes[index].range = bracket.open..<close + 1
    }
    findMembers(inlines, isFirstOfPart, closedBrackets, &shapes)
    numberGroups(inlines, shapes)
  }

  // MARK: - Members, and brackets after author-in-text citations

  private var isMember: [Bool] = []
  private var attached: [Int: Int] = [:]

  /// Goes through the marks in order, since brackets become a group by the citation before them.
  private mutating func findMembers(
    _ inlines: MarkdownInlines, _ isFirstOfPart: [Bool], _ closedBrackets: [Int?],
    _ shapes: inout [Shape]
  ) {
    for (index, mark) in inlines.marks.enumerated() {
      let around = mark.bracket.flatMap { closedBrackets[$0] }
      isMember.append(isFirstOfPart[index] && around.map { shapes[$0].range != nil } == true)
      guard isMember[index] == false,
        let open = Self.bracketOffset(after: mark, in: inlines),
        let bracket = Self.bracket(openAt: open, in: inlines),
        let close = inlines.brackets[bracket].close
      else { continue }
      if shapes[bracket].range == nil {
        let next = close + 1 < mark.paragraphEnd ? inlines.bytes[close + 1] : 0
        guard !shapes[bracket].firstIsFilled,
          shapes[bracket].filledParts == shapes[bracket].parts - 1,
          next != UInt8(ascii: "["), next != UInt8(ascii: "("), next != UInt8(ascii: "{"),
          inlines.bytes[open + 1] != UInt8(ascii: "^")
        else { continue }
      }
      shapes[bracket].range = mark.start..<close + 1
      attached[index] = bracket
    }
  }

  /// The bracket after a citation, with blanks and at most one line end between.
  private static func bracketOffset(
    after mark: MarkdownInlines.Mark, in inlines: MarkdownInlines
  ) -> Int? {
    let offset = mark.key.endOffset
    let end = mark.paragraphEnd
    var next = offset
    var lineEnds = 0
    while next < end, inlines.bytes[next].isBlankOrLineEnd {
      let isPair =
        inlines.bytes[next] == UInt8(ascii: "\n") && next > offset
        && inlines.bytes[next - 1] == UInt8(ascii: "\r")
      if inlines.bytes[next].isLineEnd, !isPair { lineEnds += 1 }
      next += 1
    }
    guard next < end, lineEnds <= 1 else { return nil }
    return inlines.bytes[next] == UInt8(ascii: "[") ? next : nil
  }

  private static func bracket(openAt offset: Int, in inlines: MarkdownInlines) -> Int? {
    var low = 0
    var high = inlines.brackets.count
    while low < high {
      let middle = (low + high) / 2
      if inlines.brackets[middle].open < offset { low = middle + 1 } else { high = middle }
    }
    return low < inlines.brackets.count && inlines.brackets[low].open == offset ? low : nil
  }

  // MARK: - Numbers

  private mutating func numberGroups(_ inlines: MarkdownInlines, _ shapes: [Shape]) {
    let brackets = shapes.indices.filter { shapes[$0].range != nil }.sorted {
      (shapes[$0].range?.lowerBound ?? 0, $0) < (shapes[$1].range?.lowerBound ?? 0, $1)
    }
    var numbers: [Int?] = Array(repeating: nil, count: shapes.count)
    for bracket in brackets {
      guard let range = shapes[bracket].range else { continue }
      numbers[bracket] = groups.count
      groups.append(range)
    }
    // The innermost group around each bracket, itself included: parents come before children.
    var innermost = numbers
    for (index, bracket) in inlines.brackets.enumerated() where innermost[index] == nil {
      innermost[index] = bracket.parent.flatMap { innermost[$0] }
    }
    for (index, mark) in inlines.marks.enumerated() {
      let around = mark.bracket.flatMap { innermost[$0] }
      let mode: CitationMode =
        mark.suppressesAuthor ? .suppressAuthor : isMember[index] ? .normal : .authorInText
      roles.append(Role(mode: mode, group: attached[index].flatMap { numbers[$0] } ?? around))
    }
  }
}
