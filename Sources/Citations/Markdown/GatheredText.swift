/// The text of a paragraph without the marks of its containers, and the way back to the document.
struct GatheredText {
  /// The document itself where the paragraph is one run of it, so that nothing is copied.
  let bytes: [UInt8]
  let range: Range<Int>
  let map: SourceMap

  /// Puts the pieces of a paragraph together. Linear in them if there is more than one.
  init(_ pieces: ArraySlice<Range<Int>>, of source: [UInt8]) {
    guard pieces.count != 1, let first = pieces.first else {
      bytes = source
      range = pieces.first ?? 0..<0
      map = .identity
      return
    }
    var gathered: [UInt8] = []
    gathered.reserveCapacity((pieces.last?.upperBound ?? 0) - first.lowerBound)
    var map = SourceMap()
    for piece in pieces {
      map.addPiece(at: gathered.count, from: piece.lowerBound)
      gathered.append(contentsOf: source[piece])
    }
    bytes = gathered
    range = 0..<gathered.count
    self.map = map
  }

  /// The offset in `bytes` of an offset of the document.
  func offset(ofSource sourceOffset: Int) -> Int? {
    map.offset(ofSource: sourceOffset, textCount: map.pieces.isEmpty ? .max : bytes.count)
  }
}
