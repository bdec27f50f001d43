/// Finds the half-typed citation at a byte offset of a reStructuredText document: it is in the text
/// of a role, which is looked for backwards; only then is the document read.
func restructuredTextPartialCitation(at offset: Int, in bytes: [UInt8]) -> PartialCitation? {
  guard let typed = RestructuredTextTypedRole(before: offset, in: bytes) else { return nil }
  let lines = MarkdownLines(bytes)
  return typed.partialCitation(in: RestructuredTextBlocks(bytes, lines: lines, in: 0..<lines.count))
}

/// A role whose text a cursor may be in.
struct RestructuredTextTypedRole {
  let cursor: Int
  /// The backtick that opens the text.
  let backtick: Int
  private let role: CitationRole

  /// The role whose text begins before an offset, if it cites.
  init?(before cursor: Int, in bytes: [UInt8]) {
    guard let backtick = RoleTypedKey.backtick(before: cursor, in: bytes),
      let name = RestructuredTextInlines.roleName(before: backtick, from: 0, in: bytes),
      let role = CitationRole(bytes[name])
    else { return nil }
    self.cursor = cursor
    self.backtick = backtick
    self.role = role
  }

  /// The partial citation if a role can begin there.
  func partialCitation(in blocks: RestructuredTextBlocks) -> PartialCitation? {
    guard let pieces = blocks.paragraph(at: backtick) else { return nil }
    let text = GatheredText([pieces], pieces: blocks.pieces, of: blocks.bytes)
    guard let probe = text.offset(ofSource: backtick) else { return nil }
    let inlines = RestructuredTextInlines(
      scanning: text.bytes, paragraphs: text.paragraphs, probing: probe)
    guard inlines.hasReachedProbe else { return nil }
    let content = inlines.roles.first { $0.content.lowerBound == probe + 1 }?.content
    return RoleTypedKey.partialCitation(
      at: cursor, after: backtick, content: content.map { text.map.sourceRange($0) },
      in: blocks.bytes, role: role, acceptsSemicolon: false)
  }
}
