/// One pass over the text of paragraphs that finds their citation marks and brackets, and skips what
/// binds tighter than a citation: code, math, TeX, HTML, addresses, link targets.
///
/// All paragraphs of a text are scanned into the same arrays, so that a document costs a handful of
/// allocations, and a word of eight bytes is looked at as a whole where it has nothing special.
///
/// The order in which Pandoc tries its inline parsers is the order of the `switch` in `scan`.
/// Nothing here looks ahead without end: what needs an end that does not come is plain text, and
/// `budget` pays for having looked.
struct MarkdownInlines {
  /// A citation as it is written, before it is known what it is a part of.
  struct Mark {
    /// The mark itself.
    let offset: Int
    /// The mark, or the minus before it.
    let start: Int
    let key: MarkdownCitekey
    let suppressesAuthor: Bool
    /// The innermost bracket open here, in `brackets`; it may never close.
    let bracket: Int?
    /// The end of the paragraph.
    let paragraphEnd: Int
  }

  /// A semicolon in brackets.
  struct Semicolon {
    let offset: Int
    /// The innermost bracket open here, in `brackets`; it may never close.
    let bracket: Int
  }

  /// A pair of brackets, or emphasis inside of brackets: what is in it is not directly in what is
  /// around it.
  struct Bracket {
    /// What kind of pair it is, by what stands directly before the opening bracket.
    enum Kind {
      case plain
      /// `^[`, an inline note.
      case note
      /// `![`
      case image
      /// No bracket, but `*` or `_`.
      case emphasis

      /// Whether citations in it can be a group.
      var mayGroup: Bool { self == .plain || self == .image }
    }

    let open: Int
    let parent: Int?
    let kind: Kind
    /// The offset of the closing bracket; `nil` if there is none.
    var close: Int?
    /// Whether a link target, attributes or another pair of brackets follow, so that it is a link,
    /// a span or a reference and no citation group.
    var isFollowed = false
  }

  /// The surroundings of a mark, whether or not it has a citekey yet.
  struct Probe {
    let suppressesAuthor: Bool
    /// The innermost bracket open here, in `brackets`; it may never close.
    let bracket: Int?
  }

  let bytes: [UInt8]
  /// The paragraph that is being scanned.
  private(set) var start = 0
  private(set) var end = 0
  private(set) var marks: [Mark] = []
  private(set) var brackets: [Bracket] = []
  private(set) var semicolons: [Semicolon] = []
  /// The roles of MyST that cite.
  var roles: [MystRole] = []
  var budget = LookaheadBudget(byteCount: 0)

  /// What is around the mark that was asked for, once it is met where a citation may begin.
  private(set) var probe: Probe?
  private let probedMark: Int?
  /// Where the line of the mark that was asked for starts; after what began on an earlier line and
  /// ends on this one.
  private(set) var probedTextStart = 0

  private var openBrackets: [Int] = []
  private var offset = 0
  /// Where a token ended after which a citation may begin whatever its last character is.
  private(set) var tokenEnd = -1
  /// Where emphasis ended, after which no citation may begin.
  private var emphasisEnd = -1
  private var openStar = false
  private var openUnderscore = false
  /// The lengths of backtick runs of which none is left, a bit for each.
  var unclosedCodeLengths: UInt64 = 0
  /// Backtick runs of this length or more are text.
  static let codeFenceLimit = 64

  /// Scans paragraphs of `bytes` in order, and keeps in `probe` what is around the mark at
  /// `probedMark`. Linear.
  init(scanning bytes: [UInt8], paragraphs: [Range<Int>], probing probedMark: Int? = nil) {
    self.bytes = bytes
    self.probedMark = probedMark
    if let probedMark {
      let paragraphStart = paragraphs.first { $0.contains(probedMark) }?.lowerBound ?? probedMark
      let lineEnd = bytes[paragraphStart..<probedMark].lastIndex(where: \.isLineEnd)
      probedTextStart = lineEnd.map { $0 + 1 } ?? paragraphStart
    }
    for paragraph in paragraphs {
      start = paragraph.lowerBound
      end = paragraph.upperBound
      offset = start
      budget = LookaheadBudget(byteCount: paragraph.count)
      openBrackets.removeAll(keepingCapacity: true)
      openStar = false
      openUnderscore = false
      unclosedCodeLengths = 0
      scan()
    }
  }

  /// For each bracket, itself if it closes, or else the innermost one around it that does. Only
  /// emphasis can be open in a bracket that closes, but much of it.
  func closedBrackets() -> [Int?] {
    var closed: [Int?] = []
    for (index, bracket) in brackets.enumerated() {
      closed.append(bracket.close != nil ? index : bracket.parent.flatMap { closed[$0] })
    }
    return closed
  }

  /// For each bracket, itself if it is one, or else the innermost one around the emphasis.
  func realBrackets() -> [Int?] {
    var real: [Int?] = []
    for (index, bracket) in brackets.enumerated() {
      real.append(bracket.kind != .emphasis ? index : bracket.parent.flatMap { real[$0] })
    }
    return real
  }

  // MARK: - The pass

  private mutating func scan() {
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "`"): skipCode()
      case UInt8(ascii: "\\"): skipBackslash()
      case UInt8(ascii: "$"): skip(to: mathEnd(at: offset), orBy: 1)
      case UInt8(ascii: "<"): skip(to: angleEnd(at: offset), orBy: 1)
      case UInt8(ascii: "["): openBracket()
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: ";"):
        if let bracket = openBrackets.last {
          semicolons.append(Semicolon(offset: offset, bracket: bracket))
        }
        offset += 1
      case UInt8(ascii: "@"): scanMark()
      case UInt8(ascii: ":"): skip(to: addressEnd(at: offset), orBy: 1)
      case UInt8(ascii: "*"), UInt8(ascii: "_"): scanEmphasis()
      default: offset = plainTextEnd(from: offset + 1)
      }
    }
  }

  /// The next byte from an offset on that may be special.
  private func plainTextEnd(from start: Int) -> Int {
    let raw = bytes.span.bytes
    var next = start
    while next + 8 <= end {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: next, as: UInt64.self)
      // `$`, `*`, `:` to `@`, and `[` to a backtick.
      let hits =
        (Self.bytes(of: word, from: 0x24, to: 0x24) | Self.bytes(of: word, from: 0x2A, to: 0x2A)
          | Self.bytes(of: word, from: 0x3A, to: 0x40)
          | Self.bytes(of: word, from: 0x5B, to: 0x60)) & ~word & 0x8080_8080_8080_8080
      guard hits == 0 else {
        next += hits.littleEndian.trailingZeroBitCount >> 3
        break
      }
      next += 8
    }
    return next
  }

  /// The high bit of each byte whose lower seven bits are in a range.
  @inline(__always)
  private static func bytes(of word: UInt64, from low: UInt64, to high: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raised = word | 0x8080_8080_8080_8080
    return (raised &- ones &* low) & ~(raised &- ones &* (high + 1))
  }

  /// Passes over what ends at `target`, or goes on if there is no target.
  private mutating func skip(to target: Int?, orBy length: Int) {
    guard let target else {
      offset += length
      return
    }
    if offset < probedTextStart, target > probedTextStart { probedTextStart = target }
    tokenEnd = target
    offset = target
  }

  private mutating func skipCode() {
    var runEnd = offset
    while runEnd < end, bytes[runEnd] == UInt8(ascii: "`") { runEnd += 1 }
    if offset > start, bytes[offset - 1] == UInt8(ascii: "}"), budget.isOpen {
      if offset == probedMark { probe = Probe(suppressesAuthor: false, bracket: openBrackets.last) }
      if let target = roleEnd(at: offset, contentStart: runEnd) {
        skip(to: target, orBy: 1)
        return
      }
    }
    // Of backticks that nothing closes, all but the first may still begin a code span, but a run
    // that is too long for one is passed over at once.
    let isTooLong = runEnd - offset >= Self.codeFenceLimit
    skip(to: codeEnd(at: offset, contentStart: runEnd), orBy: isTooLong ? runEnd - offset : 1)
  }

  private mutating func skipBackslash() {
    guard offset + 1 < end else {
      offset += 1
      return
    }
    let next = bytes[offset + 1]
    if next.isLineEnd || next.isASCIIDigit {
      offset += 1
    } else if bytes.isAlphanumeric(at: offset + 1, end: end) {
      skip(to: texEnd(at: offset), orBy: 1)
    } else {
      skip(to: offset + 1 + bytes.scalarLength(at: offset + 1, end: end), orBy: 1)
    }
  }

  /// Emphasis matters by its end, which Pandoc takes for the end of a word, and inside of brackets,
  /// where the citations in it are no members of their group.
  private mutating func scanEmphasis() {
    let byte = bytes[offset]
    let runStart = offset
    while offset < end, bytes[offset] == byte { offset += 1 }
    let isStar = byte == UInt8(ascii: "*")
    let isOpen = isStar ? openStar : openUnderscore
    let isAfterBlank = runStart == start || bytes[runStart - 1].isBlankOrLineEnd
    let isBeforeBlank = offset == end || bytes[offset].isBlankOrLineEnd
    if isOpen, !isAfterBlank, isStar || !bytes.isAlphanumeric(at: offset, end: end) {
      setOpen(isStar, false)
      emphasisEnd = offset
      if let top = openBrackets.last, brackets[top].kind == .emphasis,
        bytes[brackets[top].open] == byte
      {
        brackets[top].close = runStart
        openBrackets.removeLast()
      }
    } else if !isBeforeBlank, isStar || !bytes.isAlphanumeric(before: runStart, start: start) {
      setOpen(isStar, true)
      guard let parent = openBrackets.last else { return }
      brackets.append(Bracket(open: runStart, parent: parent, kind: .emphasis))
      openBrackets.append(brackets.count - 1)
    }
  }

  private mutating func setOpen(_ isStar: Bool, _ isOpen: Bool) {
    if isStar { openStar = isOpen } else { openUnderscore = isOpen }
  }

  /// Drops emphasis that did not end inside of the innermost bracket.
  private mutating func dropOpenEmphasis() {
    while let top = openBrackets.last, brackets[top].kind == .emphasis { openBrackets.removeLast() }
  }

  // MARK: - Marks

  private mutating func scanMark() {
    let mark = offset
    offset += 1
    let citationStart = citationStart(at: mark)
    if mark == probedMark, let citationStart {
      probe = Probe(
        suppressesAuthor: citationStart.suppressesAuthor, bracket: openBrackets.last)
    }
    guard let (citationStart, suppresses) = citationStart,
      let key = MarkdownCitekey(after: mark, in: bytes, end: end)
    else {
      skipLabel()
      return
    }
    marks.append(
      Mark(
        offset: mark, start: citationStart, key: key, suppressesAuthor: suppresses,
        bracket: openBrackets.last, paragraphEnd: end))
    offset = key.endOffset
    tokenEnd = offset
  }

  /// Skips letters and digits after a mark that cites nothing. Pandoc takes them for the label of a
  /// numbered example, and not for a word, so that a citation may follow directly.
  private mutating func skipLabel() {
    while offset < end {
      let isJoint = bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "_")
      let next = isJoint ? offset + 1 : offset
      guard bytes.isAlphanumeric(at: next, end: end) else { break }
      offset = next + bytes.scalarLength(at: next, end: end)
    }
    tokenEnd = offset
  }

  /// Where the citation of a mark starts, and whether it suppresses the author; `nil` if the mark is
  /// part of a word.
  ///
  /// Pandoc reads hyphens before the mark from the left: three are a dash, two are one, and one that
  /// is left over is a minus if it is not part of a word itself.
  private func citationStart(at mark: Int) -> (start: Int, suppressesAuthor: Bool)? {
    var hyphens = 0
    while mark - hyphens > start, mark - hyphens != tokenEnd,
      bytes[mark - hyphens - 1] == UInt8(ascii: "-")
    {
      hyphens += 1
    }
    if hyphens == 0 { return isAfterWord(mark) ? nil : (mark, false) }
    let isMinus = hyphens % 3 == 1 && (hyphens > 1 || !isAfterWord(mark - 1))
    return isMinus ? (mark - 1, true) : (mark, false)
  }

  /// Whether what stands before an offset is, to Pandoc, the end of a word: a letter, a digit, or a
  /// full stop that is not the last of an ellipsis.
  private func isAfterWord(_ offset: Int) -> Bool {
    guard offset > start, offset != tokenEnd else { return false }
    if offset == emphasisEnd { return true }
    guard bytes[offset - 1] == UInt8(ascii: ".") else {
      return bytes.isAlphanumeric(before: offset, start: start)
    }
    var first = offset
    while first > start, first != tokenEnd, bytes[first - 1] == UInt8(ascii: ".") { first -= 1 }
    return (offset - first) % 3 != 0
  }

  // MARK: - Brackets

  private mutating func openBracket() {
    let before = offset > start && offset != tokenEnd ? bytes[offset - 1] : 0
    if let noteEnd = noteReferenceEnd(at: offset) {
      skip(to: noteEnd, orBy: 1)
      return
    }
    let kind: Bracket.Kind =
      switch before {
      case UInt8(ascii: "^"): .note
      case UInt8(ascii: "!"): .image
      default: .plain
      }
    brackets.append(Bracket(open: offset, parent: openBrackets.last, kind: kind))
    openBrackets.append(brackets.count - 1)
    offset += 1
  }

  private mutating func closeBracket() {
    dropOpenEmphasis()
    guard let index = openBrackets.popLast() else {
      offset += 1
      return
    }
    brackets[index].close = offset
    offset += 1
    guard offset < end else { return }
    switch bytes[offset] {
    case UInt8(ascii: "("):
      guard let target = linkTargetEnd(at: offset) else { return }
      brackets[index].isFollowed = true
      skip(to: attributesEnd(at: target) ?? target, orBy: 1)
    case UInt8(ascii: "{"):
      guard let target = attributesEnd(at: offset) else { return }
      brackets[index].isFollowed = true
      skip(to: target, orBy: 1)
    case UInt8(ascii: "["):
      guard noteReferenceEnd(at: offset) == nil, hasClosingBracket(at: offset) else { return }
      brackets[index].isFollowed = true
    default:
      break
    }
  }

  /// The end of `[^name]`; `nil` if something else is here.
  private func noteReferenceEnd(at open: Int) -> Int? {
    guard open + 2 < end, bytes[open + 1] == UInt8(ascii: "^") else { return nil }
    var next = open + 2
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "]"): return next > open + 2 ? next + 1 : nil
      case UInt8(ascii: "["), UInt8(ascii: "^"), UInt8(ascii: " "), UInt8(ascii: "\t"),
        UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return nil
      default: next += 1
      }
    }
    return nil
  }

  /// Whether the bracket at an offset closes, by its bare look.
  private mutating func hasClosingBracket(at open: Int) -> Bool {
    guard budget.isOpen else { return false }
    var depth = 0
    var next = open
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          budget.spend(next - open)
          return true
        }
      case UInt8(ascii: "\\"): next += 1
      default: break
      }
      next += 1
    }
    budget.spend(end - open)
    return false
  }
}
