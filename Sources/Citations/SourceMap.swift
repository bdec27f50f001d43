/// The way back from a text that was put together from pieces of another.
///
/// Offsets in the text grow with offsets in the source. Without pieces, they are the same.
struct SourceMap {
  /// A run of bytes that are the same in both, or what an escape stands for.
  struct Piece {
    let offset: Int
    let sourceOffset: Int
    /// How many bytes of the source the whole piece is; zero for a run of bytes.
    let escapeLength: Int
  }

  private(set) var pieces: [Piece] = []

  static let identity = SourceMap()

  mutating func addPiece(at offset: Int, from sourceOffset: Int) {
    pieces.append(Piece(offset: offset, sourceOffset: sourceOffset, escapeLength: 0))
  }

  /// Adds what an escape of the source stands for, which is mapped as a whole.
  mutating func addEscape(at offset: Int, from source: Range<Int>) {
    pieces.append(
      Piece(offset: offset, sourceOffset: source.lowerBound, escapeLength: source.count))
  }

  /// The source bytes that a range came from. Logarithmic in the pieces.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard !pieces.isEmpty else { return range }
    let start = sourceRange(ofByte: range.lowerBound).lowerBound
    guard !range.isEmpty else { return start..<start }
    // The end is that of the last byte, which may be in another piece than what follows it.
    return start..<max(start, sourceRange(ofByte: range.upperBound - 1).upperBound)
  }

  /// The offset in the text of a source offset that is in a run of bytes, or at the end of one, or
  /// where an escape begins.
  func offset(ofSource sourceOffset: Int, textCount: Int) -> Int? {
    guard !pieces.isEmpty else { return sourceOffset <= textCount ? sourceOffset : nil }
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].sourceOffset <= sourceOffset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let piece = pieces[low - 1]
    let end = low < pieces.count ? pieces[low].offset : textCount
    let distance = sourceOffset - piece.sourceOffset
    if piece.escapeLength > 0 {
      if distance == 0 { return piece.offset }
      return distance == piece.escapeLength ? end : nil
    }
    return piece.offset + distance <= end ? piece.offset + distance : nil
  }

  private func sourceRange(ofByte offset: Int) -> Range<Int> {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0..<0 }
    let piece = pieces[low - 1]
    let start = piece.sourceOffset
    if piece.escapeLength > 0 { return start..<start + piece.escapeLength }
    return start + (offset - piece.offset)..<start + (offset - piece.offset) + 1
  }
}
