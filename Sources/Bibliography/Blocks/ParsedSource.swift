import TextStorage

/// Where an entry is in a source: its block and its place in the block. Valid for one version of
/// the source only.
package struct EntryLocation: Sendable, Hashable, Comparable {
  package let block: Int
  package let index: Int

  package init(block: Int, index: Int) {
    self.block = block
    self.index = index
  }

  package static func < (a: EntryLocation, b: EntryLocation) -> Bool {
    a.block != b.block ? a.block < b.block : a.index < b.index
  }
}

/// One source as scanned: its blocks in the order of the text, and sums that say where each begins.
package struct ParsedSource: Sendable {
  package let format: SourceFormat
  package let text: any TextAccess
  package let encoding: TextEncoding
  /// Each with an identity that lives as long as the block is unchanged, also when it moves.
  package private(set) var blocks: [EntryBlock]
  package private(set) var blockIDs: [UInt32]
  /// Problems of the source as a whole, with ranges in the text.
  package private(set) var problems: [Problem]

  /// Sums over the blocks, one more than there are blocks.
  package private(set) var byteStarts: [Int]
  package private(set) var lineStarts: [Int]
  package private(set) var entryStarts: [Int]
  private var nextBlockID: UInt32

  package init(
    format: SourceFormat, text: any TextAccess, encoding: TextEncoding = .utf8,
    blocks: [EntryBlock], problems: [Problem] = []
  ) {
    self.format = format
    self.text = text
    self.encoding = encoding
    self.blocks = blocks
    self.problems = problems
    blockIDs = Array(0..<UInt32(truncatingIfNeeded: blocks.count))
    nextBlockID = UInt32(truncatingIfNeeded: blocks.count)
    byteStarts = []
    lineStarts = []
    entryStarts = []
    sumUp()
  }

  /// This source with `text` in place of its own and `range` of its blocks replaced. The untouched
  /// blocks keep their identity.
  package func replacingBlocks(
    _ range: Range<Int>, with fresh: [EntryBlock], text: any TextAccess
  ) -> ParsedSource {
    var result = ParsedSource(
      format: format, text: text, encoding: encoding, blocks: [], problems: problems)
    result.blocks = blocks
    result.blockIDs = blockIDs
    result.blocks.replaceSubrange(range, with: fresh)
    result.blockIDs.replaceSubrange(
      range, with: fresh.indices.map { nextBlockID &+ UInt32(truncatingIfNeeded: $0) })
    result.nextBlockID = nextBlockID &+ UInt32(truncatingIfNeeded: fresh.count)
    result.sumUp()
    return result
  }

  /// This source with `text` in place of its own and single blocks replaced, by their index. The
  /// others keep their identity. O(blocks).
  package func replacingBlocks(
    _ fresh: [(index: Int, block: EntryBlock)], text: any TextAccess
  ) -> ParsedSource {
    var result = replacingBlocks(0..<0, with: [], text: text)
    for (index, block) in fresh {
      result.blocks[index] = block
      result.blockIDs[index] = result.nextBlockID
      result.nextBlockID &+= 1
    }
    result.sumUp()
    return result
  }

  /// Whether both are the same scan of the same text: their blocks are one array. O(problems of the
  /// source as a whole).
  package func isSameScan(as other: ParsedSource) -> Bool {
    guard blocks.count == other.blocks.count, problems == other.problems else { return false }
    if blocks.isEmpty { return format == other.format }
    return unsafe blocks.withUnsafeBufferPointer { mine in
      unsafe other.blocks.withUnsafeBufferPointer { unsafe mine.baseAddress == $0.baseAddress }
    }
  }

  /// This source with these problems of the source as a whole in place of its own.
  package func withProblems(_ problems: [Problem]) -> ParsedSource {
    var result = self
    result.problems = problems
    return result
  }

  /// The problems of the source as a whole after `range` of the text gave way to `count` bytes:
  /// those that touch the range are gone, those behind it move. One of no length at the beginning
  /// is about the whole file, and stays.
  package func problems(afterReplacing range: Range<Int>, withCount count: Int) -> [Problem] {
    problems.compactMap { problem in
      if problem.range == 0..<0 || problem.range.upperBound <= range.lowerBound { return problem }
      guard problem.range.lowerBound >= range.upperBound else { return nil }
      var moved = problem
      let shift = count - range.count
      moved.range = (problem.range.lowerBound + shift)..<(problem.range.upperBound + shift)
      return moved
    }
  }

  /// Number of entries of all blocks.
  package var entryCount: Int { entryStarts.last ?? 0 }

  /// All entries in order. O(1) to make, O(entries) to walk.
  package var locations: some Sequence<EntryLocation> {
    blocks.indices.lazy.flatMap { block in
      (0..<blocks[block].entryCount).lazy.map { EntryLocation(block: block, index: $0) }
    }
  }

  // MARK: Reading an entry

  /// The key's bytes; empty for an entry without one.
  package func keyBytes(_ entry: EntryLocation) -> ArraySlice<UInt8> {
    guard blocks.indices.contains(entry.block) else { return [] }
    let block = blocks[entry.block]
    return block.keyBytes[block.keyBytesRange(entry.index)]
  }

  /// The whole entry in the text.
  package func entryRange(_ entry: EntryLocation) -> Range<Int> {
    inText(entry) { $0.entryRange(entry.index) }
  }

  /// The key in the text; for a generated key the place of the title.
  package func keyRange(_ entry: EntryLocation) -> Range<Int> {
    inText(entry) { $0.keyRange(entry.index) }
  }

  /// Field `field` of the entry's block, name and value, in the text.
  package func fieldRange(_ field: Int, of entry: EntryLocation) -> Range<Int> {
    inText(entry) { $0.fieldRange(field) }
  }

  /// The bytes of a field's value as written, without outer delimiters; `nil` when the text can
  /// no longer be read.
  package func valueBytes(_ field: Int, of entry: EntryLocation) -> [UInt8]? {
    guard blocks.indices.contains(entry.block) else { return nil }
    let block = blocks[entry.block]
    let range = block.valueRange(field)
    if let values = block.values { return Array(values[range.clamped(toCount: values.count)]) }
    let start = byteStarts[entry.block]
    return text.bytes(in: (start + range.lowerBound)..<(start + range.upperBound))
  }

  private func inText(
    _ entry: EntryLocation, _ range: (EntryBlock) -> Range<Int>
  ) -> Range<Int> {
    guard blocks.indices.contains(entry.block) else { return 0..<0 }
    let start = byteStarts[entry.block]
    let found = range(blocks[entry.block])
    return (start + found.lowerBound)..<(start + found.upperBound)
  }

  // MARK: Places

  /// The entry that holds `offset`, by binary search.
  package func entry(at offset: Int) -> EntryLocation? {
    let block = blockIndex(containing: offset)
    guard blocks.indices.contains(block) else { return nil }
    let local = offset - byteStarts[block]
    let table = blocks[block]
    var low = 0
    var high = table.entryCount
    while low < high {
      let middle = (low + high) / 2
      if Int(table.entryStart[middle]) <= local { low = middle + 1 } else { high = middle }
    }
    guard low > 0, local <= Int(table.entryEnd[low - 1]) else { return nil }
    return EntryLocation(block: block, index: low - 1)
  }

  /// The block that holds `offset`; the last one for the text's end.
  package func blockIndex(containing offset: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if byteStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Line and column of `offset`: reads a part of one block of the text. A text that can no longer
  /// be read gives the block's line, column 0.
  package func position(of offset: Int, in encoding: PositionEncoding) -> TextPosition {
    positions(of: [offset..<offset], in: encoding)[0].lowerBound
  }

  /// Lines and columns where each of `ranges` begins and ends, as above. What is in one block, as an
  /// entry and its key are, costs one read.
  package func positions(
    of ranges: [Range<Int>], in encoding: PositionEncoding
  ) -> [Range<TextPosition>] {
    let first = ranges.lazy.map(\.lowerBound).min() ?? 0
    let end = ranges.lazy.map(\.upperBound).max() ?? 0
    var lines: (block: Int, start: Int, number: Int, bytes: [UInt8]?)?
    func position(of offset: Int) -> TextPosition {
      if let text = text.textInMemory { return text.position(of: offset, in: encoding) }
      let block = blockIndex(containing: offset)
      guard blocks.indices.contains(block) else { return TextPosition(line: 0, column: 0) }
      if lines?.block != block {
        let known = blocks[block].knownLine(before: first - byteStarts[block])
        let start = byteStarts[block] + known.offset
        // The byte behind the end says whether a line or a scalar ends there.
        let bytes = text.bytes(in: start..<max(start, min(end &+ 1, byteStarts[block + 1])))
        lines = (block, start, lineStarts[block] + known.line, bytes)
      }
      guard let lines, let bytes = lines.bytes else {
        return TextPosition(line: lineStarts[block], column: 0)
      }
      var place = TextPosition(of: offset - lines.start, in: bytes.span, encoding: encoding)
      place.line += lines.number
      return place
    }
    return ranges.map { range in
      let start = position(of: range.lowerBound)
      return start..<max(start, position(of: range.upperBound))
    }
  }

  private mutating func sumUp() {
    byteStarts = [0]
    lineStarts = [0]
    entryStarts = [0]
    var (bytes, lines, entries) = (0, 0, 0)
    for block in blocks {
      bytes += block.byteCount
      lines += block.lineCount
      entries += block.entryCount
      byteStarts.append(bytes)
      lineStarts.append(lines)
      entryStarts.append(entries)
    }
  }
}
