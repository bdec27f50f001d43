/// Reads one text of Markdown.
struct CSLMarkdownReader {
  /// What a delimiter may begin.
  private enum Kind {
    case emphasis, strong, underscore, strongUnderscore, superscript, `subscript`, strike, bracket

    /// The tags around the content.
    var tags: (open: String, close: String) {
      switch self {
      case .emphasis, .underscore: ("<i>", "</i>")
      case .strong, .strongUnderscore: ("<b>", "</b>")
      case .superscript: ("<sup>", "</sup>")
      case .subscript: ("<sub>", "</sub>")
      case .strike, .bracket: ("", "")
      }
    }

    var count: Int { self == .strong || self == .strongUnderscore || self == .strike ? 2 : 1 }

    /// The number of its mark.
    var mark: Int {
      switch self {
      case .emphasis, .strong: 0
      case .underscore, .strongUnderscore: 1
      case .superscript: 2
      case .subscript, .strike: 3
      case .bracket: 4
      }
    }
  }

  private struct Opener {
    let kind: Kind
    let offset: Int
    let blankCount: Int
  }

  /// Bytes of the longest attributes or address that are looked for.
  private static let lookahead = 2048

  private let text: [UInt8]
  private var offset = 0
  private var output: [UInt8] = []
  /// What to put into `output` in place of some of its bytes.
  private var edits: [(offset: Int, count: Int, tag: String)] = []
  private var openers: [Opener] = []
  /// The same by their marks.
  private var openKinds = [[Kind]](repeating: [], count: 5)
  private var blankCount = 0
  /// Where the last run of so many backticks begins.
  private lazy var lastRuns = CSLMarkdownReader.lastRuns(in: text)
  /// Whether no dollar ends math any more.
  private var hasOpenDollar = false

  init(_ text: [UInt8]) {
    self.text = text
  }

  mutating func read() -> [UInt8] {
    while offset < text.count {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "\\"): readEscape()
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "^"):
        readDelimiter(byte)
      case UInt8(ascii: "`"): readCode()
      case UInt8(ascii: "$"): readMath()
      case UInt8(ascii: "["): push(.bracket)
      case UInt8(ascii: "]"): readBracketEnd()
      case UInt8(ascii: "<"): readAngle()
      case UInt8(ascii: "-"): readDashes()
      case UInt8(ascii: ".") where isNext(UInt8(ascii: "."), 1) && isNext(UInt8(ascii: "."), 2):
        replace(3, "…")
      default:
        if byte <= 0x20 { blankCount += 1 }
        take(1)
      }
    }
    return edited()
  }

  private func edited() -> [UInt8] {
    if edits.isEmpty { return output }
    var result: [UInt8] = []
    result.reserveCapacity(output.count)
    var done = 0
    for edit in edits.sorted(by: { $0.offset < $1.offset }) {
      result.append(contentsOf: output[done..<edit.offset])
      result.append(contentsOf: edit.tag.utf8)
      done = edit.offset + edit.count
    }
    result.append(contentsOf: output[done...])
    return result
  }

  // MARK: Steps

  private func byte(_ distance: Int) -> UInt8 {
    let place = offset + distance
    return place >= 0 && place < text.count ? text[place] : 0
  }

  private func isNext(_ byte: UInt8, _ distance: Int) -> Bool { self.byte(distance) == byte }

  private mutating func take(_ count: Int) {
    output.append(contentsOf: text[offset..<offset + count])
    offset += count
  }

  private mutating func replace(_ count: Int, _ replacement: String) {
    output.append(contentsOf: replacement.utf8)
    offset += count
  }

  /// Appends text in which nothing is markup.
  private mutating func takeLiteral(_ range: Range<Int>) {
    for place in range {
      switch text[place] {
      case UInt8(ascii: "<") where CSLMarkdown.tagEnd(in: text, at: place) != nil:
        output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "&") where CSLMarkdown.isEntity(in: text, at: place):
        output.append(contentsOf: "&amp;".utf8)
      case let byte: output.append(byte)
      }
    }
  }

  private mutating func readEscape() {
    let next = byte(1)
    if next == 0x20 {
      replace(2, "\u{A0}")
    } else if next == UInt8(ascii: "<"), byte(2) == UInt8(ascii: "/") || isLetter(byte(2)) {
      replace(2, "&lt;")
    } else if next == UInt8(ascii: "&") {
      takeLiteral(offset + 1..<offset + 2)
      offset += 2
    } else if CSLMarkdown.isMark(next) {
      offset += 1
      take(1)
    } else {
      take(1)
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private mutating func readDashes() {
    guard isNext(UInt8(ascii: "-"), 1) else { return take(1) }
    if isNext(UInt8(ascii: "-"), 2) { replace(3, "—") } else { replace(2, "–") }
  }

  // MARK: Pairs

  private mutating func push(_ kind: Kind) {
    openers.append(Opener(kind: kind, offset: output.count, blankCount: blankCount))
    openKinds[kind.mark].append(kind)
    take(kind.count)
  }

  /// Takes the last opener of a mark, and all after it, which nothing closes any more.
  private mutating func pop(mark: Int) -> Opener? {
    guard !openKinds[mark].isEmpty else { return nil }
    while let opener = openers.popLast() {
      openKinds[opener.kind.mark].removeLast()
      if opener.kind.mark == mark { return opener }
    }
    return nil
  }

  private mutating func close(_ opener: Opener, count: Int, _ tags: (open: String, close: String)) {
    edits.append((opener.offset, opener.kind.count, tags.open))
    edits.append((output.count, 0, tags.close))
    offset += count
  }

  private mutating func readDelimiter(_ mark: UInt8) {
    var count = 1
    while isNext(mark, count) { count += 1 }
    let before = byte(-1)
    let after = byte(count)
    var mayOpen = after > 0x20
    var mayClose = before > 0x20
    if mark == UInt8(ascii: "_") {
      mayOpen = mayOpen && !CSLMarkdown.isAlphanumeric(before)
      mayClose = mayClose && !CSLMarkdown.isAlphanumeric(after)
    }
    let kinds: [Kind]
    switch mark {
    case UInt8(ascii: "*"): kinds = [.emphasis, .strong]
    case UInt8(ascii: "_"): kinds = [.underscore, .strongUnderscore]
    case UInt8(ascii: "~"): kinds = [.subscript, .strike]
    default: kinds = [.superscript]
    }
    guard count <= (mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") ? 3 : kinds.count) else {
      return take(count)
    }
    if mayClose {
      while count > 0, let kind = openKinds[kinds[0].mark].last, kind.count <= count,
        let opener = pop(mark: kind.mark)
      {
        // What stands high or low is one word.
        let isWord = kind != .superscript && kind != .subscript
        guard isWord || opener.blankCount == blankCount else { continue }
        guard opener.offset + kind.count < output.count else { continue }
        close(opener, count: kind.count, kind.tags)
        count -= kind.count
      }
    }
    guard count > 0 else { return }
    guard mayOpen else { return take(count) }
    if count > 1 { push(kinds[1]) }
    if count != 2 { push(kinds[0]) }
  }

  private mutating func readBracketEnd() {
    guard let opener = pop(mark: Kind.bracket.mark) else { return take(1) }
    let limit = min(text.count, offset + CSLMarkdownReader.lookahead)
    let closer = isNext(UInt8(ascii: "{"), 1) ? UInt8(ascii: "}") : UInt8(ascii: ")")
    guard closer == UInt8(ascii: "}") || isNext(UInt8(ascii: "("), 1),
      let end = text[offset..<limit].firstIndex(of: closer)
    else { return take(1) }
    let attributes = closer == UInt8(ascii: "}") ? text[offset + 2..<end] : []
    close(opener, count: end + 1 - offset, CSLMarkdownReader.tags(ofSpan: attributes))
  }

  private static func tags(ofSpan attributes: ArraySlice<UInt8>) -> (open: String, close: String) {
    switch String(decoding: attributes.filter { $0 > 0x20 }, as: UTF8.self) {
    case ".nocase": (#"<span class="nocase">"#, "</span>")
    case ".smallcaps", ".sc": (#"<span style="font-variant:small-caps;">"#, "</span>")
    case ".underline", ".ul": ("<u>", "</u>")
    default: ("", "")
    }
  }

  // MARK: What is taken as it is

  private mutating func readAngle() {
    if let end = CSLMarkdown.tagEnd(in: text, at: offset) { return take(end - offset) }
    let rest = text[offset...].prefix(CSLMarkdownReader.lookahead).dropFirst()
    guard
      let end = rest.firstIndex(where: { $0 <= 0x20 || $0 == UInt8(ascii: ">") }),
      text[end] == UInt8(ascii: ">"),
      rest[..<end].contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@") })
    else { return take(1) }
    takeLiteral(offset + 1..<end)
    offset = end + 1
  }

  private mutating func readCode() {
    var count = 1
    while isNext(UInt8(ascii: "`"), count) { count += 1 }
    guard let last = lastRuns[count], last > offset else { return take(count) }
    var place = offset + count
    while place <= last {
      guard text[place] == UInt8(ascii: "`") else {
        place += 1
        continue
      }
      let start = place
      while place < text.count, text[place] == UInt8(ascii: "`") { place += 1 }
      if place - start == count {
        takeLiteral(offset + count..<start)
        offset = place
        return
      }
    }
    take(count)
  }

  private static func lastRuns(in text: [UInt8]) -> [Int: Int] {
    var runs: [Int: Int] = [:]
    var start: Int?
    for place in 0...text.count {
      let isTick = place < text.count && text[place] == UInt8(ascii: "`")
      if isTick, start == nil { start = place }
      if !isTick, let first = start {
        runs[place - first] = first
        start = nil
      }
    }
    return runs
  }

  /// Math keeps its dollars, and what is between them.
  private mutating func readMath() {
    if byte(1) > 0x20, !hasOpenDollar {
      var place = offset + 1
      while place < text.count {
        if text[place] == UInt8(ascii: "\\") {
          place += 2
          continue
        }
        let isEnd =
          text[place] == UInt8(ascii: "$") && text[place - 1] > 0x20
          && !(place + 1 < text.count && text[place + 1] &- 0x30 < 10)
        if isEnd {
          takeLiteral(offset..<place + 1)
          offset = place + 1
          return
        }
        place += 1
      }
      hasOpenDollar = true
    }
    take(1)
  }
}
