import Bibliography
import TestSupport
import Testing
import TextStorage

/// Lines of a block that are known without reading it from its start.
struct EntryBlockLineTests {
  @Test func `a short block is known at its start`() {
    var block = EntryBlock()
    let text = Array("a\nb\nc".utf8)
    block.countLines(in: text.span, range: 2..<5)
    #expect(block.lineCount == 1)
    #expect(block.knownLine(before: 3) == (0, 0))
  }

  @Test func `a line that begins not far before any offset is known`() {
    var random = SeededGenerator(seed: 21)
    var text: [UInt8] = []
    while text.count < 200_000 {
      text += [UInt8](repeating: 0x61, count: Int.random(in: 0..<3000, using: &random))
      text += Array((["\n", "\r\n", "\r"].randomElement(using: &random) ?? "").utf8)
    }
    let start = 1 + (text.firstIndex(of: 0x0A) ?? 0)
    var block = EntryBlock()
    block.countLines(in: text.span, range: start..<text.count)
    #expect(block.lineCount == LineScan.lineEndCount(in: text.span, range: start..<text.count))
    for offset in stride(from: 0, to: text.count - start, by: 501) {
      let known = block.knownLine(before: offset)
      let place = start + known.offset
      #expect(known.offset <= offset && offset - known.offset < 12_000, "offset \(offset)")
      #expect([0x0A, 0x0D].contains(text[place - 1]), "offset \(offset)")
      #expect(
        known.line == LineScan.lineEndCount(in: text.span, range: start..<place),
        "offset \(offset)")
    }
  }

  @Test func `of one long line only the beginning is known`() {
    var block = EntryBlock()
    let text = [UInt8](repeating: 0x61, count: 100_000)
    block.countLines(in: text.span, range: 0..<text.count)
    #expect(block.knownLine(before: 99_999) == (0, 0))
  }
}
