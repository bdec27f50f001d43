// Org's own parser goes from elements to objects (Org syntax, "Elements", "Objects"), and so does this
// scanner: it goes through the lines and puts those together whose text is read in one piece, and in
// each piece it looks for citations, links and LaTeX, and skips what is as it is.

/// Reads an Org document.
struct OrgScanner {
  let bytes: [UInt8]
  var result = DocumentCitations()
  /// Reads the LaTeX that is in it.
  var latex: LaTeXScanner
  var budget: LookaheadBudget

  /// A bracket or link type to look for, and whether it was found to be read.
  let probe: Int?
  var hasReachedProbe = false

  /// The lines of a paragraph so far.
  private var paragraph: Range<Int>?
  /// Whether a property drawer may begin on the next line: behind a headline, or above everything.
  private var mayHaveProperties = true

  init(_ bytes: [UInt8], probing probe: Int? = nil) {
    self.bytes = bytes
    self.probe = probe
    latex = LaTeXScanner(bytes, knowing: LaTeXVocabulary())
    budget = LookaheadBudget(byteCount: bytes.count)
  }

  /// Reads the document. Linear.
  mutating func scan() {
    var offset = 0
    while offset < bytes.count { offset = readLine(at: offset) }
    endParagraph()
  }

  // MARK: - Lines

  /// Reads the line at an offset, and those that belong to it; gives the offset of the next.
  private mutating func readLine(at start: Int) -> Int {
    let end = lineEnd(from: start)
    let next = nextLine(behind: end)
    var first = start
    while first < end, bytes[first].isBlank { first += 1 }
    let mayHaveProperties = mayHaveProperties
    self.mayHaveProperties = false
    guard first < end else {
      endParagraph()
      return next
    }
    switch bytes[first] {
    case UInt8(ascii: "*"):
      if let title = headline(start..<end) {
        endParagraph()
        readObjects(title)
        self.mayHaveProperties = true
        return next
      }
      if first > start, isListItem(first, end: end) { endParagraph() }
    case UInt8(ascii: "#"):
      guard first + 1 < end, !bytes[first + 1].isBlank else {
        endParagraph()
        self.mayHaveProperties = mayHaveProperties
        return next
      }
      if bytes[first + 1] == UInt8(ascii: "+"),
        let next = readKeyword(first + 2..<end, lineStart: start, next: next)
      {
        return next
      }
    case UInt8(ascii: ":"):
      if first + 1 == end || bytes[first + 1].isBlank || isDrawer(first..<end) {
        endParagraph()
        guard mayHaveProperties, matches("properties", at: first + 1),
          let drawerEnd = endOfDrawer(from: next)
        else { return next }
        return drawerEnd
      }
    case UInt8(ascii: "|"):
      endParagraph()
      for cell in cells(of: first..<end) { readObjects(cell) }
      return next
    case UInt8(ascii: "\\"):
      if let environmentEnd = endOfEnvironment(at: first, end: end, next: next) {
        endParagraph()
        readLaTeX(first..<environmentEnd)
        return nextLine(behind: lineEnd(from: environmentEnd))
      }
    case UInt8(ascii: "["):
      // The definition of a footnote.
      if first == start, bytes[first...].starts(with: "[fn:".utf8) { endParagraph() }
    case UInt8(ascii: "C") where bytes[first..<end].starts(with: "CLOCK:".utf8):
      endParagraph()
      return next
    default:
      if isListItem(first, end: end) { endParagraph() }
      self.mayHaveProperties = mayHaveProperties && isPlanning(first..<end)
    }
    paragraph = (paragraph?.lowerBound ?? first)..<end
    return next
  }

  private mutating func endParagraph() {
    guard let range = paragraph else { return }
    paragraph = nil
    readObjects(range)
  }

  func lineEnd(from start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    return bytes[start...].firstIndex(where: \.isLineEnd) ?? bytes.count
  }

  func nextLine(behind end: Int) -> Int {
    guard end < bytes.count else { return bytes.count }
    let isPair =
      bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
      && bytes[end + 1] == UInt8(ascii: "\n")
    return end + (isPair ? 2 : 1)
  }

  /// What a headline has behind its stars; `nil` if the line is none.
  private func headline(_ line: Range<Int>) -> Range<Int>? {
    var offset = line.lowerBound
    while offset < line.upperBound, bytes[offset] == UInt8(ascii: "*") { offset += 1 }
    guard offset > line.lowerBound, offset < line.upperBound, bytes[offset] == UInt8(ascii: " ")
    else { return nil }
    return offset..<line.upperBound
  }

  private func isListItem(_ first: Int, end: Int) -> Bool {
    var offset = first
    switch bytes[first] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      offset += 1
    default:
      while offset < end, bytes[offset].isASCIIDigit { offset += 1 }
      guard offset > first, offset < end,
        bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")")
      else { return false }
      offset += 1
    }
    return offset == end || bytes[offset].isBlank
  }

  private func isPlanning(_ line: Range<Int>) -> Bool {
    ["SCHEDULED:", "DEADLINE:", "CLOSED:"].contains { bytes[line].starts(with: $0.utf8) }
  }

  /// Whether a line is the name of a drawer between colons, or its end.
  private func isDrawer(_ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    guard end - line.lowerBound > 2, bytes[end - 1] == UInt8(ascii: ":") else { return false }
    return bytes[line.lowerBound + 1..<end - 1].allSatisfy {
      $0.isASCIIAlphanumeric || $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }

  /// The parts of a table's row.
  private func cells(of row: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = row.lowerBound + 1
    for offset in start..<max(start, row.upperBound) where bytes[offset] == UInt8(ascii: "|") {
      cells.append(start..<offset)
      start = offset + 1
    }
    if start < row.upperBound { cells.append(start..<row.upperBound) }
    return cells
  }

  // MARK: - What several lines belong to

  /// The offset behind the line of a section from an offset on that satisfies a condition.
  private mutating func endOfLine(
    from start: Int, where condition: (OrgScanner, Range<Int>) -> Bool
  ) -> Int? {
    guard budget.isOpen else { return nil }
    var offset = start
    while offset < bytes.count {
      let end = lineEnd(from: offset)
      if headline(offset..<end) != nil { break }
      var first = offset
      while first < end, bytes[first].isBlank { first += 1 }
      if condition(self, first..<end) { return nextLine(behind: end) }
      offset = nextLine(behind: end)
    }
    budget.spend(offset - start)
    return nil
  }

  private mutating func endOfDrawer(from start: Int) -> Int? {
    endOfLine(from: start) { $0.matches(":end:", at: $1.lowerBound) && $0.isDrawer($1) }
  }

  /// The end of the LaTeX environment that a line begins.
  private mutating func endOfEnvironment(at first: Int, end: Int, next: Int) -> Int? {
    let begin = Array("\\begin{".utf8)
    guard bytes[first..<end].starts(with: begin),
      let close = bytes[first..<end].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let wanted = Array("\\end{".utf8) + bytes[first + begin.count...close]
    if let found = find(wanted, in: close..<end) { return found }
    var environmentEnd: Int?
    _ = endOfLine(from: next) { scanner, line in
      environmentEnd = scanner.find(wanted, in: line)
      return environmentEnd != nil
    }
    return environmentEnd
  }

  /// The end of the first place in a range where bytes stand.
  private func find(_ wanted: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = wanted.first, range.count >= wanted.count else { return nil }
    var offset = range.lowerBound
    while offset <= range.upperBound - wanted.count {
      if bytes[offset] == first, bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
        return offset + wanted.count
      }
      offset += 1
    }
    return nil
  }

  /// Whether letters stand at an offset, in upper or lower case; `word` is in lower case.
  func matches(_ word: String, at offset: Int) -> Bool {
    guard bytes.count - offset >= word.utf8.count else { return false }
    return bytes[offset...].starts(with: word.utf8) {
      ($0.isASCIILetter ? $0 | 0x20 : $0) == $1
    }
  }

  // MARK: - Keywords and blocks

  /// Reads what stands behind `#+` on a line; gives the offset of the next line, or `nil` if the line
  /// is text.
  private mutating func readKeyword(_ line: Range<Int>, lineStart: Int, next: Int) -> Int? {
    if matches("begin_", at: line.lowerBound) {
      return readBlock(line.lowerBound + 6..<line.upperBound, next: next)
    }
    var nameEnd = line.lowerBound
    while nameEnd < line.upperBound, !bytes[nameEnd].isBlank,
      bytes[nameEnd] != UInt8(ascii: ":"), bytes[nameEnd] != UInt8(ascii: "[")
    {
      nameEnd += 1
    }
    let name = String(decoding: bytes[line.lowerBound..<nameEnd].prefix(24), as: UTF8.self)
      .lowercased()
    guard nameEnd < line.upperBound, nameEnd > line.lowerBound, !bytes[nameEnd].isBlank else {
      guard name == "begin" || name == "end" || name.hasPrefix("end_") else { return nil }
      endParagraph()
      return next
    }
    endParagraph()
    let value = bytes.trimmed(nameEnd + 1..<line.upperBound)
    switch name {
    case "caption": readObjects(nameEnd..<line.upperBound)
    case "bibliography": readBibliography(value)
    case "include", "setupfile": readLink(value, isInclude: name == "include")
    case "latex", "latex_header", "latex_header_extra": readLaTeX(value, resourcesOnly: true)
    default: break
    }
    return next
  }

  /// Reads the beginning of a block; gives the offset to go on at, behind the block if its text is as
  /// it is, or `nil` if it has no end and so is text.
  private mutating func readBlock(_ line: Range<Int>, next: Int) -> Int? {
    let nameEnd =
      bytes[line].firstIndex(where: { $0.isBlank }) ?? line.upperBound
    let name = String(decoding: bytes[line.lowerBound..<nameEnd].prefix(64), as: UTF8.self)
      .lowercased()
    let wanted = "#+end_\(name)"
    let blockEnd = endOfLine(from: next) { scanner, line in
      scanner.matches(wanted, at: line.lowerBound)
        && scanner.bytes.trimmed(line).count == wanted.utf8.count
    }
    guard let blockEnd else { return nil }
    endParagraph()
    if ["src", "example", "export", "comment"].contains(name) { return blockEnd }
    // What is inside is read once more, and may begin blocks itself.
    budget.spend(blockEnd - next)
    return next
  }
}
