// A text is an array of chunks, each with its bytes and where its lines begin. Up to a megabyte
// there is one chunk, and the bytes are one array. Above, chunks have about 64 KB, so that a
// keystroke in a huge bibliography copies one chunk and not the file:
//
//     chunks        [ bytes, line starts ] [ bytes, line starts ] [ bytes, line starts ]
//     byteStarts    0                      65,536                 131,080               196,002
//     lineStarts    0                      1,210                  2,417                 3,600
//
// A chunk is never cut between "\r" and "\n" nor inside a scalar.

/// The text of one file in memory: bytes, lines, positions, edits. A value; editing makes another
/// that shares all untouched chunks.
package struct SourceText: TextAccess, Sendable {
  /// When a text is cut, and into what. Tests make both small.
  struct ChunkLimits: Sendable {
    /// Above this many bytes a text is kept in chunks.
    var contiguous = 1 << 20
    /// A chunk is made this long, and cut again when edits make it twice as long.
    var chunk = 1 << 16
  }

  private struct Chunk: Sendable {
    let bytes: [UInt8]
    /// Offsets in `bytes` just past each line end.
    let lineStarts: [UInt32]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      var starts: [UInt32] = []
      let slice = bytes[...]
      LineScan.forEachLineStart(in: slice.span, range: 0..<bytes.count) {
        starts.append(UInt32(truncatingIfNeeded: $0))
      }
      lineStarts = starts
    }
  }

  private var chunks: [Chunk]
  private var byteStarts: [Int]
  private var lineEndsBefore: [Int]
  private let limits: ChunkLimits

  /// A text up to this many bytes is kept as one array.
  package static let contiguousLimit = ChunkLimits().contiguous

  /// A text of these bytes, which are taken to be UTF-8.
  package init(_ bytes: [UInt8] = []) {
    self.init(bytes, limits: ChunkLimits())
  }

  init(_ bytes: [UInt8], limits: ChunkLimits) {
    self.limits = limits
    chunks = SourceText.cut(bytes, chunked: bytes.count > limits.contiguous, limits)
    byteStarts = []
    lineEndsBefore = []
    sumUp()
  }

  /// A text of the string's UTF-8.
  package init(_ string: String) {
    self.init(Array(string.utf8))
  }

  /// Length of the text in bytes.
  package var byteCount: Int { byteStarts.last ?? 0 }

  /// Number of lines; a text that ends in a line end has an empty last line.
  package var lineCount: Int { (lineEndsBefore.last ?? 0) + 1 }

  /// All bytes as one array: O(1) up to a megabyte, else O(length).
  package var contiguousBytes: [UInt8] {
    if chunks.count == 1 { return chunks[0].bytes }
    return bytes(in: 0..<byteCount)
  }

  /// The bytes of `range`, clamped to the text. O(length of `range`).
  package func bytes(in range: Range<Int>) -> [UInt8] {
    let range = range.clamped(toCount: byteCount)
    guard !range.isEmpty else { return [] }
    var index = chunkIndex(containing: range.lowerBound)
    if chunks[index].bytes.count == range.count, byteStarts[index] == range.lowerBound {
      return chunks[index].bytes
    }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    while index < chunks.count, byteStarts[index] < range.upperBound {
      let start = byteStarts[index]
      let low = max(range.lowerBound, start) - start
      let high = min(range.upperBound - start, chunks[index].bytes.count)
      result.append(contentsOf: chunks[index].bytes[low..<high])
      index += 1
    }
    return result
  }

  /// The same as `TextAccess` asks for it; never `nil`.
  package func bytes(in range: Range<Int>) -> [UInt8]? {
    let found: [UInt8] = bytes(in: range)
    return found
  }

  package var textInMemory: SourceText? { self }

  /// The byte at `offset`, or `nil` outside the text. O(log chunks).
  package func byte(at offset: Int) -> UInt8? {
    guard offset >= 0, offset < byteCount else { return nil }
    let index = chunkIndex(containing: offset)
    return chunks[index].bytes[offset - byteStarts[index]]
  }

  /// The text of `range`, with U+FFFD for what is not UTF-8.
  package func string(in range: Range<Int>) -> String {
    let found: [UInt8] = bytes(in: range)
    return String(decoding: found, as: UTF8.self)
  }

  // MARK: Lines and positions

  /// Offset of the first byte of `line`, clamped to the text.
  package func lineStart(_ line: Int) -> Int {
    guard line > 0 else { return 0 }
    guard line < lineCount else { return byteCount }
    // Line `line` begins just past line end number `line - 1`.
    let index = lastIndex(in: lineEndsBefore, atMost: line - 1, upTo: chunks.count)
    return byteStarts[index] + Int(chunks[index].lineStarts[line - 1 - lineEndsBefore[index]])
  }

  /// The line that holds `offset`, from zero.
  package func line(at offset: Int) -> Int {
    guard !chunks.isEmpty else { return 0 }
    let offset = min(max(0, offset), byteCount)
    let index = chunkIndex(containing: offset)
    let local = UInt32(truncatingIfNeeded: offset - byteStarts[index])
    let starts = chunks[index].lineStarts
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= local { low = middle + 1 } else { high = middle }
    }
    return lineEndsBefore[index] + low
  }

  /// The bytes of `line` without its line end.
  package func lineRange(_ line: Int) -> Range<Int> {
    let start = lineStart(line)
    guard line + 1 < lineCount else { return start..<max(start, byteCount) }
    var end = lineStart(line + 1)
    if end > start, byte(at: end - 1) == 0x0A {
      end -= 1
      if end > start, byte(at: end - 1) == 0x0D { end -= 1 }
    } else if end > start {
      end -= 1
    }
    return start..<end
  }

  /// Where `offset` is, in `encoding`; an offset past the end is at the end, one inside a scalar at
  /// its start. O(log lines + column).
  package func position(of offset: Int, in encoding: PositionEncoding) -> TextPosition {
    var offset = min(max(0, offset), byteCount)
    let line = line(at: offset)
    let start = lineStart(line)
    let furthest = max(start, offset - 3)
    while offset > furthest, let byte = byte(at: offset), byte & 0xC0 == 0x80 { offset -= 1 }
    if encoding == .utf8 { return TextPosition(line: line, column: offset - start) }
    return TextPosition(line: line, column: unitCount(of: start..<offset, in: encoding))
  }

  /// How many units the bytes of `range` take. Nothing is copied of what is in one chunk, as nearly
  /// every line is.
  private func unitCount(of range: Range<Int>, in encoding: PositionEncoding) -> Int {
    if range.isEmpty { return 0 }
    let index = chunkIndex(containing: range.lowerBound)
    let start = byteStarts[index]
    let chunk = chunks[index].bytes
    guard range.upperBound - start <= chunk.count else {
      return encoding.unitCount(of: bytes(in: range))
    }
    return encoding.unitCount(
      of: chunk.span.extracting((range.lowerBound - start)..<(range.upperBound - start)))
  }

  /// The offset of `position`. A line past the end means the end of the text, a column past the
  /// end of its line the line's end, a column inside a scalar its start. O(log lines + column).
  package func offset(of position: TextPosition, in encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineCount else { return byteCount }
    let range = lineRange(position.line)
    // A unit takes at most four bytes, so that a long line is not copied for a low column.
    let reach = min(max(0, position.column), range.count) &* 4 &+ 4
    let cut = range.lowerBound..<min(range.upperBound, range.lowerBound + reach)
    return range.lowerBound + encoding.offset(ofUnit: position.column, in: bytes(in: cut))
  }

  // MARK: Editing

  /// This text with `range` (clamped) replaced by `replacement`.
  ///
  /// O(chunk + replacement): all other chunks are shared.
  package func replacing(_ range: Range<Int>, with replacement: [UInt8]) -> SourceText {
    let range = range.clamped(toCount: byteCount)
    guard !chunks.isEmpty else { return SourceText(replacement, limits: limits) }
    var first = chunkIndex(containing: range.lowerBound)
    var last = chunkIndex(containing: max(range.lowerBound, range.upperBound - 1))
    // A change at a chunk's edge may make or break a "\r\n" with its neighbour.
    if first > 0, range.lowerBound == byteStarts[first] { first -= 1 }
    if last + 1 < chunks.count, range.upperBound == byteStarts[last + 1] { last += 1 }
    var bytes = Array(chunks[first].bytes[..<(range.lowerBound - byteStarts[first])])
    bytes.append(contentsOf: replacement)
    bytes.append(contentsOf: chunks[last].bytes[(range.upperBound - byteStarts[last])...])
    let newCount = byteCount - range.count + replacement.count
    let chunked = newCount > limits.contiguous
    if chunked != (chunks.count > 1) {
      var all = self.bytes(in: 0..<byteStarts[first]) as [UInt8]
      all.append(contentsOf: bytes)
      all.append(contentsOf: self.bytes(in: byteStarts[last + 1]..<byteCount) as [UInt8])
      return SourceText(all, limits: limits)
    }
    var result = self
    result.chunks.replaceSubrange(
      first...last, with: SourceText.cut(bytes, chunked: chunked, limits))
    result.sumUp()
    return result
  }

  /// Cuts `bytes` into chunks, or one chunk.
  private static func cut(
    _ bytes: [UInt8], chunked: Bool, _ limits: ChunkLimits
  ) -> [Chunk] {
    guard chunked, bytes.count > 2 * limits.chunk else {
      return bytes.isEmpty && chunked ? [] : [Chunk(bytes)]
    }
    var result: [Chunk] = []
    var start = 0
    while start < bytes.count {
      var end = min(start + limits.chunk, bytes.count)
      while end < bytes.count,
        bytes[end] & 0xC0 == 0x80 || (bytes[end] == 0x0A && bytes[end - 1] == 0x0D)
      {
        end += 1
      }
      result.append(Chunk(Array(bytes[start..<end])))
      start = end
    }
    return result
  }

  private mutating func sumUp() {
    byteStarts = [0]
    lineEndsBefore = [0]
    var byteSum = 0
    var lineSum = 0
    for chunk in chunks {
      byteSum += chunk.bytes.count
      lineSum += chunk.lineStarts.count
      byteStarts.append(byteSum)
      lineEndsBefore.append(lineSum)
    }
  }

  /// The chunk that holds `offset`; the last one for the end of the text.
  private func chunkIndex(containing offset: Int) -> Int {
    lastIndex(in: byteStarts, atMost: offset, upTo: chunks.count)
  }

  /// The last index below `limit` whose value in the ascending `sums` is at most `value`.
  private func lastIndex(in sums: [Int], atMost value: Int, upTo limit: Int) -> Int {
    var low = 0
    var high = limit
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}

extension SourceText: Equatable {
  /// Equal bytes. O(length).
  package static func == (a: SourceText, b: SourceText) -> Bool {
    a.byteCount == b.byteCount && a.contiguousBytes == b.contiguousBytes
  }
}
