/// Reading a text again of which an edit left most as it was.
extension MarkdownBlocks {
  /// How many lines are looked at beyond the one that is read, without being taken along: those of a
  /// reference definition's target and title.
  private static let lookahead = 3

  /// Whether all lines that were read say the same in a text whose other lines are changed: nothing was
  /// looked for that did not come, and nothing counts but where it stands.
  private var isLocal: Bool {
    budget.isUntouched && isMyst == nil && noCommentEndsAfter == .max && unclosedFences.isEmpty
      && exampleLabels.isEmpty
  }

  /// What of a text was read again, as offsets of the new one.
  struct Reread {
    let range: Range<Int>
    /// The blocks that stand there.
    let blocks: Range<Int>
    /// How much further on than in the old text stands what comes behind it.
    let distance: Int
  }

  /// The blocks of `bytes`, and what was read for that; `nil` where the edit that made them of the text
  /// of `old` may change how other places read. O(what is read again), besides comparing the texts and
  /// moving what stands behind.
  static func reading(
    _ bytes: [UInt8], after old: MarkdownBlocks
  ) -> (blocks: MarkdownBlocks, reread: Reread)? {
    guard old.isLocal, old.readsMetadata, let change = TextChange(from: old.bytes, to: bytes) else {
      return nil
    }
    let lines = MarkdownLines(bytes, after: old.lines, change)
    let lastLine = old.lines.line(at: change.old.lowerBound) - lookahead
    let start = FreshLine(line: 0, offset: 0, blockCount: 0, pieceCount: 0, linkCount: 0)
    let first = old.freshLines.last { $0.line <= lastLine } ?? start
    guard old.blocks[first.blockCount...].allSatisfy(\.isText) else { return nil }

    var known = old.freshLines[...]
    var blocks = MarkdownBlocks(bytes, lines: lines, before: first, of: old) { line in
      guard line.offset > change.new.upperBound else { return false }
      let oldOffset = line.offset - change.distance
      known = known.drop { $0.offset < oldOffset }
      return known.first?.offset == oldOffset
    }
    guard blocks.blocks[first.blockCount...].allSatisfy(\.isText), blocks.budget.isOpen,
      blocks.exampleLabels.isEmpty
    else { return nil }
    let end = blocks.line < lines.count ? lines.range(blocks.line).lowerBound : bytes.count
    let reread = Reread(
      range: first.offset..<max(first.offset, end),
      blocks: first.blockCount..<blocks.blocks.count, distance: change.distance)
    if blocks.line < lines.count, let same = known.first {
      blocks.append(
        old, from: same, movedBy: change.distance, lines: lines.count - old.lines.count)
    }
    return (blocks, reread)
  }
}

extension MarkdownBlocks.Block {
  var isText: Bool {
    if case .text = self { true } else { false }
  }
}

extension MarkdownBlocks.FreshLine {
  /// The same behind other text.
  func moved(by distance: Self) -> Self {
    Self(
      line: line + distance.line, offset: offset + distance.offset,
      blockCount: blockCount + distance.blockCount, pieceCount: pieceCount + distance.pieceCount,
      linkCount: linkCount + distance.linkCount)
  }
}
