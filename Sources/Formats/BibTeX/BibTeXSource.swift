import Bibliography
import TextStorage

/// Reads `.bib` files.
package enum BibTeXSource {
  /// Scans a whole text. Linear.
  package static func parse(
    _ text: SourceText, encoding: TextEncoding = .utf8,
    blockSize: Int = BibTeXBlockScanner.blockSize
  ) -> ParsedSource {
    let bytes = text.contiguousBytes[...]
    return ParsedSource(
      format: .bibTeX, text: text, encoding: encoding,
      blocks: blocks(of: bytes.span, blockSize: blockSize))
  }

  /// The blocks of a whole text. Linear.
  package static func blocks(
    of bytes: Span<UInt8>, blockSize: Int = BibTeXBlockScanner.blockSize
  ) -> [EntryBlock] {
    var blocks: [EntryBlock] = []
    var scratch = BibTeXBlockScanner.Scratch()
    var start = 0
    while start < bytes.count,
      let block = BibTeXBlockScanner.scanBlock(
        bytes, from: start, isAtEnd: true, blockSize: blockSize, scratch: &scratch),
      block.byteCount > 0
    {
      blocks.append(block)
      start += block.byteCount
    }
    return blocks
  }

  /// What `source` becomes when `range` of its text gave way to `replacement`, leaving `text`.
  ///
  /// Scans from the first block whose extent the change can touch until a block begins where an
  /// old one began: a keystroke costs a block or two, whatever the size of the file.
  package static func reparse(
    _ source: ParsedSource, replacing range: Range<Int>, with replacement: [UInt8],
    text: SourceText, blockSize: Int = BibTeXBlockScanner.blockSize
  ) -> ParsedSource {
    let shift = replacement.count - range.count
    var first = source.blockIndex(containing: range.lowerBound)
    // What stands before its first head on the same line says whether it is one.
    if first > 0, range.lowerBound == source.byteStarts[first] { first -= 1 }
    // Stale too is a block whose end was decided by bytes that now change.
    for index in source.blocks.indices where index < first {
      let (reach, overflows) =
        source.byteStarts[index + 1].addingReportingOverflow(source.blocks[index].lookahead)
      if overflows || reach > range.lowerBound { first = index }
    }
    guard source.blocks.indices.contains(first) else {
      let bytes = text.contiguousBytes[...]
      return source.replacingBlocks(
        source.blocks.indices, with: blocks(of: bytes.span, blockSize: blockSize), text: text
      )
      .withProblems(source.problems(afterReplacing: range, withCount: replacement.count))
    }
    let start = source.byteStarts[first]
    var fresh: [EntryBlock] = []
    var last = first
    var at = start
    // Read a window, not the file, while it suffices.
    var windowEnd = min(text.byteCount, range.upperBound + shift + 4 * blockSize)
    var window: ArraySlice<UInt8> = text.bytes(in: start..<windowEnd)[...]
    while at < text.byteCount {
      while last < source.blocks.count,
        source.byteStarts[last] < range.upperBound || source.byteStarts[last] + shift < at
      {
        last += 1
      }
      if last < source.blocks.count, at == source.byteStarts[last] + shift,
        at >= range.lowerBound + replacement.count
      {
        break
      }
      let limit = last < source.blocks.count ? source.byteStarts[last] + shift - start : Int.max
      guard
        let block = BibTeXBlockScanner.scanBlock(
          window.span, from: at - start, isAtEnd: windowEnd == text.byteCount, limit: limit,
          blockSize: blockSize)
      else {
        windowEnd = min(text.byteCount, windowEnd + max(1 << 20, window.count))
        window = text.bytes(in: start..<windowEnd)[...]
        continue
      }
      guard block.byteCount > 0 else { break }
      fresh.append(block)
      at += block.byteCount
    }
    if at >= text.byteCount { last = source.blocks.count }
    return source.replacingBlocks(first..<max(first, last), with: fresh, text: text)
      .withProblems(source.problems(afterReplacing: range, withCount: replacement.count))
  }
}
