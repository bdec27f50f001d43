/// The way back from a text that was put together from pieces of another.
///
/// Offsets in the text grow with offsets in the source. Without pieces, they are the same.
struct SourceMap {
  /// A run of bytes that are the same in both.
  struct Piece {
    let offset: Int
    let sourceOffset: Int
  }

  private(set) var pieces: [Piece] = []

  static let identity = SourceMap()

  mutating func addPiece(at offset: Int, from sourceOffset: Int) {
    pieces.append(Piece(offset: offset, sourceOffset: sourceOffset))
  }

  /// The source bytes that a range came from. Logarithmic in the pieces.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard !pieces.isEmpty else { return range }
    let start = sourceOffset(range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    // The end is that of the last byte, which may be in another piece than what follows it.
    return start..<max(start, sourceOffset(range.upperBound - 1) + 1)
  }

  /// The offset in the text of a source offset that is in a piece or at its end.
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
    let offset = piece.offset + (sourceOffset - piece.sourceOffset)
    return offset <= end ? offset : nil
  }

  private func sourceOffset(_ offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    return pieces[low - 1].sourceOffset + (offset - pieces[low - 1].offset)
  }
}
