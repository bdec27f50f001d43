/// The text of paragraphs without the marks of their containers, and the way back to the document.
struct GatheredText {
  /// The document itself where each paragraph is one run of it, so that nothing is copied.
  let bytes: [UInt8]
  private(set) var paragraphs: [Range<Int>] = []
  let map: SourceMap

  /// Puts paragraphs together that are ranges of `pieces` of the source. Linear in them if one has
  /// more than one piece.
  init(_ paragraphs: [Range<Int>], pieces: [Range<Int>], of source: [UInt8]) {
    if paragraphs.allSatisfy({ $0.count == 1 }) {
      bytes = source
      map = .identity
      self.paragraphs = paragraphs.map { pieces[$0.lowerBound] }
      return
    }
    var gathered: [UInt8] = []
    gathered.reserveCapacity(source.count)
    var map = SourceMap()
    for paragraph in paragraphs {
      let start = gathered.count
      for piece in pieces[paragraph] {
        map.addPiece(at: gathered.count, from: piece.lowerBound)
        gathered.append(contentsOf: source[piece])
      }
      self.paragraphs.append(start..<gathered.count)
    }
    bytes = gathered
    self.map = map
  }

  /// The offset in `bytes` of an offset of the document.
  func offset(ofSource sourceOffset: Int) -> Int? {
    map.offset(ofSource: sourceOffset, textCount: bytes.count)
  }
}
