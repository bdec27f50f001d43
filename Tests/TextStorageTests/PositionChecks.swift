import TestSupport
import Testing
import TextStorage

/// Checks places of every offset, and of some beyond both ends, against what the text says: in texts with
/// letters of all widths and line ends of all kinds.
///
/// - Parameter places: gives what finds the places of one text's offsets, which ascend.
func checkPositions(
  seed: UInt64, texts: Int, pieces: Int, in encoding: PositionEncoding,
  sourceLocation: SourceLocation = #_sourceLocation,
  places: (SourceText) -> (Int) -> TextPosition
) {
  var random = SeededGenerator(seed: seed)
  let alphabet = ["a", "é", "😀", "\n", "\r", "\r\n", "\u{2028}"]
  for number in 0..<texts {
    let string = (0..<pieces).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    let text = SourceText(string)
    let place = places(text)
    for offset in -1...(text.byteCount + 1) {
      #expect(
        place(offset) == text.position(of: offset, in: encoding),
        "offset \(offset) of \(string.debugDescription), text \(number)",
        sourceLocation: sourceLocation)
    }
  }
}
