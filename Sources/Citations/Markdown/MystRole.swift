/// A role of MyST that cites: `{cite:p}` and its text between backticks. To others it is code.
struct MystRole {
  let role: CitationRole
  let content: Range<Int>
  /// With the braces and the backticks.
  let range: Range<Int>

  /// Where the braces begin that end directly before an offset and name a role that cites.
  static func name(
    before offset: Int, from start: Int, in bytes: [UInt8]
  ) -> (open: Int, role: CitationRole)? {
    guard offset > start, bytes[offset - 1] == UInt8(ascii: "}") else { return nil }
    let first = max(start, offset - 128)
    var open = offset - 1
    while open > first {
      open -= 1
      switch bytes[open] {
      case UInt8(ascii: "{"):
        var escapes = open
        while escapes > start, bytes[escapes - 1] == UInt8(ascii: "\\") { escapes -= 1 }
        // In mystmd, options may follow the name.
        let name = bytes[open + 1..<offset - 1].prefix { !$0.isBlank }
        guard (open - escapes) % 2 == 0, let role = CitationRole(name) else { return nil }
        return (open, role)
      case UInt8(ascii: "}"), UInt8(ascii: "`"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return nil
      default: break
      }
    }
    return nil
  }
}

extension MarkdownInlines {
  /// Reads the role whose text begins with the backticks from `open` to `contentStart`, and says
  /// where it ends: at as many backticks.
  mutating func roleEnd(at open: Int, contentStart: Int) -> Int? {
    guard let (nameStart, role) = MystRole.name(before: open, from: start, in: bytes) else {
      return nil
    }
    let length = contentStart - open
    var count = 0
    var next = contentStart + 1
    while next < end {
      count = bytes[next] == UInt8(ascii: "`") ? count + 1 : 0
      next += 1
      if count == length, next == end || bytes[next] != UInt8(ascii: "`") {
        roles.append(
          MystRole(role: role, content: contentStart..<next - length, range: nameStart..<next))
        return next
      }
    }
    budget.spend(end - contentStart)
    return nil
  }
}

/// A role of MyST whose text a cursor may be in.
struct MystTypedRole {
  private let cursor: Int
  /// The first of the backticks that open the text, and the last.
  private let backtick: Int
  private let lastBacktick: Int
  private let role: CitationRole

  /// The role whose text begins before an offset, if it cites.
  init?(before cursor: Int, in bytes: [UInt8]) {
    guard let last = RoleTypedKey.backtick(before: cursor, in: bytes) else { return nil }
    var first = last
    while first > 0, last - first < 8, bytes[first - 1] == UInt8(ascii: "`") { first -= 1 }
    guard let (_, role) = MystRole.name(before: first, from: 0, in: bytes) else { return nil }
    self.cursor = cursor
    backtick = first
    lastBacktick = last
    self.role = role
  }

  /// The partial citation if the role stands in text.
  func partialCitation(in blocks: MarkdownBlocks) -> PartialCitation? {
    if blocks.unclosedFences.contains(where: { $0.contains(backtick) }) { return nil }
    for case .text(let pieces) in blocks.blocks
    where blocks.pieces[pieces].contains(where: { $0.contains(backtick) }) {
      let text = GatheredText([pieces], pieces: blocks.pieces, of: blocks.bytes)
      guard let probe = text.offset(ofSource: backtick) else { return nil }
      let inlines = MarkdownInlines(
        scanning: text.bytes, paragraphs: text.paragraphs, probing: probe)
      guard inlines.probe != nil else { return nil }
      let content = inlines.roles.first {
        $0.content.lowerBound == probe + lastBacktick - backtick + 1
      }
      return RoleTypedKey.partialCitation(
        at: cursor, after: lastBacktick,
        content: content.map { text.map.sourceRange($0.content) }, in: blocks.bytes, role: role,
        acceptsSemicolon: true)
    }
    return nil
  }
}
