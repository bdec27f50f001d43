// Typst changes between markup, math and code all the time, and only in markup is `@key` a reference.
// The scanner keeps a stack of what it is in and reads one token at a time, so that no depth of a
// document is too much. What code means is not asked, but for where an expression behind `#` ends and
// which function arguments belong to.
//
// An opening without an end is what somebody types. Then what it had in it is read again as the text
// that it would be otherwise, from the next line on.

/// Reads a Typst document.
struct TypstScanner {
  let bytes: [UInt8]
  var offset = 0
  var stack: [TypstFrame] = [TypstFrame(.markup, at: 0)]
  var result = DocumentCitations()

  /// The citations that may be references to labels instead, by index.
  var references: [Int] = []
  /// The terms of its glossary, which are labels, too.
  var glossaryTerms: Set<[UInt8]> = []
  /// Names of functions that the document defines and that cite.
  var citingFunctions: Set<[UInt8]> = []
  /// The name that the statement being read defines.
  var definedName: Range<Int>?

  /// How many brackets with markup in them are open.
  var openContents = 0

  /// The last identifier of code, which arguments may follow.
  var identifier: Range<Int>?
  /// What it is a field of.
  var receiver: Range<Int>?
  /// Whether a string here names a document.
  var isAfterInclude = false

  /// Where the half-typed citation would begin: its mark, bracket or quote.
  let probe: Int?
  /// What is found there.
  var probed: KeyFrame?
  /// Whether the probe is in something that its line opened.
  var isProbeExcluded = false

  private var budget: LookaheadBudget
  /// Lengths of backticks that have no end.
  private var endlessRaw: Set<Int> = []

  init(_ bytes: [UInt8], probing probe: Int? = nil) {
    self.bytes = bytes
    self.probe = probe
    budget = LookaheadBudget(byteCount: bytes.count)
    if bytes.starts(with: "#!".utf8) { offset = lineEnd(from: 0) }
  }

  var top: TypstFrame {
    get { stack[stack.count - 1] }
    _modify { yield &stack[stack.count - 1] }
  }

  /// Reads the document. Linear.
  mutating func scan() {
    repeat {
      while offset < bytes.count {
        switch top.kind {
        case .markup, .content: readMarkup()
        case .math: readMath()
        case .parentheses, .braces, .statement: readCode()
        case .expression: readExpression()
        }
      }
    } while resumeBehindUnclosed()
    finish()
  }

  // MARK: - Frames

  mutating func push(_ kind: TypstFrame.Kind, at start: Int) {
    var frame = TypstFrame(kind, at: start)
    if kind == .content { openContents += 1 }
    if frame.isCode, top.isCode {
      frame.openParentheses = top.openParentheses
      frame.openBraces = top.openBraces
    }
    if kind == .parentheses { frame.openParentheses += 1 }
    if kind == .braces { frame.openBraces += 1 }
    frame.firstCitation = result.citations.count
    frame.firstGroup = result.groups.count
    frame.firstResource = result.resources.count
    frame.firstLink = result.links.count
    frame.firstLabel = result.definedLabels.count
    stack.append(frame)
  }

  /// Leaves the innermost frame, which ends at the offset.
  mutating func pop() {
    guard stack.count > 1, let frame = stack.popLast() else { return }
    if frame.kind == .content { openContents -= 1 }
    if frame.kind == .statement { definedName = frame.outerDefinition }
    if frame.kind == .parentheses { endCall(frame) }
    if let group = frame.group { endGroup(group) }
    identifier = nil
    isAfterInclude = false
  }

  /// Ends the innermost bracket of a kind, and what was left open in it.
  mutating func close(_ kind: TypstFrame.Kind) {
    while stack.count > 1 {
      let isIt = top.kind == kind
      pop()
      if isIt { return }
    }
  }

  /// Goes back to the line behind an opening that has no end; whether there is one.
  private mutating func resumeBehindUnclosed() -> Bool {
    // A statement or expression ends with the document.
    guard
      let unclosed = stack.dropFirst().firstIndex(where: {
        $0.kind != .expression && $0.kind != .statement
      }), budget.isOpen
    else { return false }
    // The expression that it is a part of began before it.
    let first = stack[unclosed]
    let outer = unclosed > 1 ? stack[1] : first
    if let probe, probed == nil, first.start < probe, lineEnd(from: first.start) >= probe {
      isProbeExcluded = true
    }
    let next = lineEnd(from: first.start)
    budget.spend(bytes.count - next)
    stack.removeSubrange(1...)
    openContents = 0
    result.citations.removeSubrange(outer.firstCitation...)
    result.groups.removeSubrange(outer.firstGroup...)
    result.resources.removeSubrange(outer.firstResource...)
    result.links.removeSubrange(outer.firstLink...)
    result.definedLabels.removeSubrange(outer.firstLabel...)
    while let last = references.last, last >= outer.firstCitation { references.removeLast() }
    cutRun(at: outer.start)
    definedName = nil
    identifier = nil
    isAfterInclude = false
    offset = next
    return true
  }

  /// Ends the run of the document where what was taken back began.
  private mutating func cutRun(at end: Int) {
    let count = result.citations.count
    if let last = result.citations.last?.group, last >= result.groups.count {
      result.citations[count - 1].group = nil
    }
    if let group = top.run?.group, group < result.groups.count {
      let old = result.groups[group]
      let citationEnd = result.citations.last?.range.upperBound ?? end
      result.groups[group] = CitationGroup(
        range: old.range.lowerBound..<max(old.range.lowerBound, min(end, citationEnd)),
        citations: min(old.citations.lowerBound, count)..<count)
    }
    top.run = nil
  }

  private mutating func finish() {
    while stack.count > 1 { pop() }
    result.sortGroups()
    guard !references.isEmpty, !result.definedLabels.isEmpty else { return }
    let labels = Set(result.definedLabels.map { Array(bytes[$0]) })
    let removed = references.filter { index in
      let key = Array(bytes[result.citations[index].keyRange])
      if labels.contains(key) { return true }
      // `@term:pl` is the plural of a glossary's term.
      guard let colon = key.lastIndex(of: UInt8(ascii: ":")) else { return false }
      return glossaryTerms.contains(Array(key[..<colon]))
    }
    result.remove(Set(removed))
  }

  // MARK: - What looks the same everywhere

  func lineEnd(from start: Int) -> Int {
    bytes[start...].firstIndex(where: \.isLineEnd) ?? bytes.count
  }

  /// Skips a comment at the offset; whether one is there.
  mutating func skipComment() -> Bool {
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "/") else { return false }
    let start = offset
    if bytes[offset + 1] == UInt8(ascii: "/") {
      offset = lineEnd(from: offset)
    } else if bytes[offset + 1] == UInt8(ascii: "*") {
      var depth = 1
      offset += 2
      while offset < bytes.count, depth > 0 {
        let byte = bytes[offset]
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
          depth += 1
          offset += 2
        } else if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
          depth -= 1
          offset += 2
        } else {
          offset += 1
        }
      }
    } else {
      return false
    }
    excludeProbe(from: start)
    return true
  }

  /// Remembers that nothing between an offset and the one that is read next is a citation.
  private mutating func excludeProbe(from start: Int) {
    if let probe, start < probe, probe < offset { isProbeExcluded = true }
  }

  /// Skips raw text at the offset, between as many backticks as it begins with.
  mutating func skipRaw() {
    let start = offset
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "`") { offset += 1 }
    let length = offset - start
    // Two are the beginning and the end of nothing.
    if length == 2 { return }
    guard !endlessRaw.contains(length), budget.isOpen else { return }
    let contentStart = offset
    var found = 0
    while offset < bytes.count, found < length {
      found = bytes[offset] == UInt8(ascii: "`") ? found + 1 : 0
      offset += 1
    }
    excludeProbe(from: start)
    guard found < length else { return }
    budget.spend(bytes.count - contentStart)
    endlessRaw.insert(length)
    offset = contentStart
    if let probe, probe > lineEnd(from: start) { isProbeExcluded = false }
  }

  /// Reads a string at the offset; its content, and whether it has an escape. Without an end it goes
  /// to the end of the document.
  mutating func readString() -> (content: Range<Int>, isPlain: Bool) {
    let start = offset
    var isPlain = true
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "\\") {
        isPlain = false
        offset += 1
      }
      offset += 1
    }
    offset = min(offset, bytes.count)
    let content = start + 1..<max(start + 1, offset)
    offset = min(offset + 1, bytes.count)
    if start != probe { excludeProbe(from: start) }
    return (content, isPlain)
  }

  /// Skips an escaped character at the offset.
  mutating func skipEscape() {
    offset += 1
    if offset < bytes.count { offset += bytes.scalarLength(at: offset, end: bytes.count) }
  }
}
