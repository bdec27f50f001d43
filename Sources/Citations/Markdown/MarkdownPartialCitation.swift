import YAML

/// Finds the half-typed citation at a byte offset of a Markdown document.
///
/// What is typed is on one line, so the mark is looked for backwards from the cursor, and the cheap
/// questions are asked first: most keystrokes are answered without a pass over the document, and none
/// needs one where `citations` are those of this very text.
func markdownPartialCitation(
  at offset: Int, in bytes: [UInt8], citations: DocumentCitations
) -> PartialCitation? {
  func read() -> MarkdownBlocks {
    if let known = citations.markdown?.blocks, known.bytes == bytes { return known }
    return MarkdownBlocks(bytes, readsMetadata: true)
  }
  if let partial = rolePartialCitation(at: offset, in: bytes, read) { return partial }
  guard let typed = MarkdownTypedPhrase(endingAt: offset, in: bytes) else { return nil }
  let blocks = read()
  if let partial = typed.partialCitation(in: blocks, isNocite: false) { return partial }
  for case .metadata(let range) in blocks.blocks where range.contains(typed.mark) {
    return typed.partialCitation(inMetadata: range)
  }
  return nil
}

/// Finds the half-typed citation in a role of MyST, or in reStructuredText inside of MyST.
private func rolePartialCitation(
  at offset: Int, in bytes: [UInt8], _ read: () -> MarkdownBlocks
) -> PartialCitation? {
  if let typed = MystTypedRole(before: offset, in: bytes) {
    return typed.partialCitation(in: read())
  }
  guard let typed = RestructuredTextTypedRole(before: offset, in: bytes) else { return nil }
  let blocks = read()
  for case .restructuredText(let lines) in blocks.blocks {
    let inner = RestructuredTextBlocks(bytes, lines: blocks.lines, in: lines)
    if let partial = typed.partialCitation(in: inner) { return partial }
  }
  return nil
}

/// What stands between a citation mark and the cursor.
struct MarkdownTypedPhrase {
  /// How far before the cursor a mark is looked for, in bytes.
  private static let reach = 512

  let bytes: [UInt8]
  /// The offset of the mark.
  let mark: Int
  /// The phrase, without mark and brace.
  let range: Range<Int>
  let isBraced: Bool
  /// Whether the phrase has what no bare key has, so that it counts in brackets only.
  let needsBrackets: Bool

  /// The phrase that ends at an offset; `nil` if there is no mark or the phrase cannot be part of a
  /// citekey or of a search for one.
  init?(endingAt offset: Int, in bytes: [UInt8]) {
    var mark: Int?
    var brace: Int?
    var isPastBrace = false
    var next = offset
    while next > 0, offset - next < Self.reach, !bytes[next - 1].isLineEnd {
      next -= 1
      let byte = bytes[next]
      if byte == UInt8(ascii: "}") {
        isPastBrace = true
      } else if byte == UInt8(ascii: "@") {
        if mark == nil { mark = next }
        if !isPastBrace, next + 1 < offset, bytes[next + 1] == UInt8(ascii: "{") { brace = next }
      }
    }
    guard let found = brace ?? mark, !Self.isNoCitation(found, in: bytes) else { return nil }
    self.bytes = bytes
    self.mark = found
    isBraced = brace != nil
    range = (isBraced ? found + 2 : found + 1)..<offset
    if isBraced {
      needsBrackets = false
    } else {
      guard let needsBrackets = Self.needsBrackets(range, in: bytes) else { return nil }
      self.needsBrackets = needsBrackets
      if needsBrackets, !Self.mayBeInBrackets(found, in: bytes) { return nil }
      if CrossReferences.contains(range, in: bytes) { return nil }
    }
  }

  init(_ bytes: [UInt8], mark: Int, range: Range<Int>, like other: MarkdownTypedPhrase) {
    self.bytes = bytes
    self.mark = mark
    self.range = range
    isBraced = other.isBraced
    needsBrackets = other.needsBrackets
  }

  /// Whether a phrase has characters that a bare key cannot have; `nil` if it has one that ends a
  /// citation: after a semicolon comes the next citation. A comma may be a locator's, or a part of
  /// what is searched for: `vaswani et al., 2017`.
  private static func needsBrackets(_ range: Range<Int>, in bytes: [UInt8]) -> Bool? {
    guard !range.isEmpty else { return false }
    switch bytes[range.lowerBound] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "`"):
      return nil
    default: break
    }
    var needsBrackets = false
    var next = range.lowerBound
    while next < range.upperBound {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: ";"), UInt8(ascii: "]"):
        return nil
      case UInt8(ascii: "*") where next == range.lowerBound:
        next += 1
      default:
        let length = bytes.keyCharacterLength(at: next, end: range.upperBound)
        if length == 0, !byte.isKeyPunctuation { needsBrackets = true }
        next += max(1, length)
      }
    }
    return needsBrackets
  }

  /// Whether the mark follows another, or a bracket and `^`, as in the name of a note.
  private static func isNoCitation(_ mark: Int, in bytes: [UInt8]) -> Bool {
    guard mark > 0 else { return false }
    return bytes[mark - 1] == UInt8(ascii: "@")
      || bytes[mark - 1] == UInt8(ascii: "^") && mark > 1 && bytes[mark - 2] == UInt8(ascii: "[")
  }

  /// Whether a bracket opens before the mark in its paragraph.
  private static func mayBeInBrackets(_ mark: Int, in bytes: [UInt8]) -> Bool {
    bytes.lastInParagraph(before: mark, reach: 16 * reach) { $0 == UInt8(ascii: "[") } != nil
  }

  // MARK: - In the document

  /// The partial citation if the mark is in a paragraph where a citation may begin.
  func partialCitation(in blocks: MarkdownBlocks, isNocite: Bool) -> PartialCitation? {
    // Code whose closing fence is not typed yet.
    if blocks.unclosedFences.contains(where: { $0.contains(mark) }) { return nil }
    for case .text(let pieces) in blocks.blocks {
      guard let first = blocks.pieces[pieces].first, let last = blocks.pieces[pieces].last,
        first.lowerBound <= mark, mark < last.upperBound
      else { continue }
      let text = GatheredText([pieces], pieces: blocks.pieces, of: bytes)
      return partialCitation(in: text, isNocite: isNocite)
    }
    return nil
  }

  private func partialCitation(in text: GatheredText, isNocite: Bool) -> PartialCitation? {
    guard let localMark = text.offset(ofSource: mark),
      let cursor = text.offset(ofSource: range.upperBound),
      let end = text.paragraphs.first?.upperBound, cursor <= end,
      // The phrase is written as it reads, without escapes or gaps.
      cursor - range.count == localMark + (isBraced ? 2 : 1)
    else { return nil }
    let inlines = MarkdownInlines(
      scanning: text.bytes, paragraphs: text.paragraphs, probing: localMark)
    guard let probe = inlines.probe,
      !MarkdownOpenSpan.contains(localMark, from: inlines.probedTextStart, in: text.bytes)
    else { return nil }
    let lineEnd = text.bytes[cursor..<end].firstIndex(where: \.isLineEnd)
    let surroundings = Surroundings(
      inlines, probe, mark: localMark, lineEnd: lineEnd ?? end)
    guard surroundings.isInGroup || !needsBrackets else { return nil }

    let start = cursor - range.count
    let keyEnd = keyEnd(from: start, cursor: cursor, in: text.bytes, end: end)
    let replacementEnd = replacementEnd(from: start, cursor: cursor, in: text.bytes, end: end)
    let mode: CitationMode =
      if isNocite {
        .nocite
      } else if probe.suppressesAuthor {
        .suppressAuthor
      } else {
        surroundings.isMember ? .normal : .authorInText
      }
    let keys = isNocite ? inlines.marks.filter { $0.offset != localMark } : surroundings.marks
    return PartialCitation(
      typedRange: range,
      replacementRange: range.lowerBound..<range.upperBound + (replacementEnd - cursor),
      keyRange: range.lowerBound..<range.lowerBound + (keyEnd - start),
      frame: isBraced ? .braces : .mark,
      mode: mode,
      keysInGroup: keys.filter { $0.offset < localMark || $0.offset >= cursor }.map {
        text.map.sourceRange($0.key.range)
      },
      insideBrackets: surroundings.isInGroup)
  }

  private func keyEnd(from start: Int, cursor: Int, in bytes: [UInt8], end: Int) -> Int {
    guard isBraced else { return MarkdownCitekey.bareEnd(from: start, in: bytes, end: end) }
    return MarkdownCitekey(after: start - 2, in: bytes, end: end)?.range.upperBound ?? start
  }

  /// The end of what the cursor is in: of the key, or of the word after a blank.
  private func replacementEnd(
    from start: Int, cursor: Int, in bytes: [UInt8], end: Int
  ) -> Int {
    if isBraced {
      var close = cursor
      while close < end, !bytes[close].isBlankOrLineEnd, bytes[close] != UInt8(ascii: "{") {
        if bytes[close] == UInt8(ascii: "}") { return close }
        close += 1
      }
    }
    if cursor > start, bytes[cursor - 1].isBlank { return cursor }
    if cursor == start { return MarkdownCitekey.bareEnd(from: start, in: bytes, end: end) }
    return MarkdownCitekey.continuedEnd(from: cursor, in: bytes, end: end)
  }

  // MARK: - In metadata

  /// The partial citation if the mark is in a field whose text is Markdown.
  fileprivate func partialCitation(inMetadata metadata: Range<Int>) -> PartialCitation? {
    let document = YAMLDocument(parsing: bytes, in: metadata)
    for pair in document.root?.pairs ?? [] {
      guard pair.value.range.contains(mark),
        let role = pair.key.string.flatMap(MarkdownMetadata.role(of:)),
        role == .prose || role == .nocite
      else { continue }
      for value in MarkdownMetadata.values(below: pair.value)
      where value.contentRange.contains(mark) && range.upperBound <= value.contentRange.upperBound {
        return partialCitation(in: value, isNocite: role == .nocite)
      }
    }
    return nil
  }

  private func partialCitation(
    in value: MarkdownMetadata.Value, isNocite: Bool
  ) -> PartialCitation? {
    guard let localMark = value.map.offset(ofSource: mark, textCount: value.text.count),
      let cursor = value.map.offset(ofSource: range.upperBound, textCount: value.text.count),
      cursor - range.count > localMark
    else { return nil }
    let local = MarkdownTypedPhrase(
      value.text, mark: localMark, range: cursor - range.count..<cursor, like: self)
    let blocks = MarkdownBlocks(value.text, readsMetadata: false)
    guard var partial = local.partialCitation(in: blocks, isNocite: isNocite) else { return nil }
    partial.keyRange = value.map.sourceRange(partial.keyRange)
    partial.replacementRange =
      range
      .lowerBound..<max(
        range.upperBound, value.map.sourceRange(partial.replacementRange).upperBound)
    partial.typedRange = range
    partial.keysInGroup = partial.keysInGroup.map { value.map.sourceRange($0) }
    return partial
  }
}

extension MarkdownTypedPhrase {
  /// The brackets around a half-typed citation and the other citations in them.
  fileprivate struct Surroundings {
    /// Whether the mark stands in brackets that make a group, or will when they are closed.
    private(set) var isInGroup = false
    /// Whether no other citation comes before it in its part of the group.
    private(set) var isMember = false
    private(set) var marks: [MarkdownInlines.Mark] = []

    init(_ inlines: MarkdownInlines, _ probe: MarkdownInlines.Probe, mark: Int, lineEnd: Int) {
      let realBrackets = inlines.realBrackets()
      guard let index = probe.bracket.flatMap({ realBrackets[$0] }) else { return }
      let bracket = inlines.brackets[index]
      guard bracket.kind != .note, !bracket.isFollowed else { return }
      // A bracket that never closes counts on its own line only.
      let isOnLine = !inlines.bytes[bracket.open..<mark].contains(where: \.isLineEnd)
      guard bracket.close != nil || isOnLine else { return }
      isInGroup = true
      let end = bracket.close ?? lineEnd
      marks = inlines.marks.filter {
        $0.offset != mark && $0.offset > bracket.open && $0.offset < end
          && $0.bracket.flatMap { realBrackets[$0] } == index
      }
      let part = inlines.semicolons.last {
        $0.offset < mark && realBrackets[$0.bracket] == index
      }
      let partStart = part?.offset ?? bracket.open
      isMember = !marks.contains { $0.offset > partStart && $0.offset < mark }
    }
  }
}
