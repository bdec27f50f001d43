import TestSupport
import Testing

@testable import TextStorage

private let snippets = [
  "", "\n", "\r", "\r\n", "\n\r", "a", "😀", "é", "\r\r\n", "line\nline\r\n",
  "long text without end",
  "x\ry\nz\r\n",
]

/// Applies random edits and compares the text with one made afresh, after each.
private func checkEdits(
  seed: UInt64, limits: SourceText.ChunkLimits,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var random = SeededGenerator(seed: seed)
  var model: [UInt8] = []
  var text = SourceText([], limits: limits)
  for step in 0..<120 {
    // The text grows first and shrinks at last, so that it crosses the limit both ways.
    let isGrowing = step < 70
    let low = Int.random(in: 0...model.count, using: &random)
    let reach = isGrowing ? min(model.count, low + 3) : model.count
    let high = Int.random(in: low...reach, using: &random)
    var replacement: [UInt8] = []
    if isGrowing || Bool.random(using: &random) {
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        replacement += Array(snippets.randomElement(using: &random)?.utf8 ?? "".utf8)
      }
    }
    model.replaceSubrange(low..<high, with: replacement)
    text = text.replacing(low..<high, with: replacement)
    let why: Comment = "seed \(seed), step \(step)"
    let fresh = SourceText(model)
    guard text.contiguousBytes == model, text.byteCount == model.count else {
      Issue.record("\(why): bytes", sourceLocation: sourceLocation)
      return
    }
    let starts = (0...text.lineCount).map { text.lineStart($0) }
    let freshStarts = (0...fresh.lineCount).map { fresh.lineStart($0) }
    guard starts == freshStarts else {
      Issue.record("\(why): lines", sourceLocation: sourceLocation)
      return
    }
    for _ in 0..<6 {
      let offset = Int.random(in: -2...(model.count + 2), using: &random)
      let encoding = PositionEncoding.allCases.randomElement(using: &random) ?? .utf16
      let position = fresh.position(of: offset, in: encoding)
      #expect(text.position(of: offset, in: encoding) == position, why)
      #expect(
        text.offset(of: position, in: encoding) == fresh.offset(of: position, in: encoding), why)
      let end = Int.random(in: offset...(model.count + 3), using: &random)
      let (some, all): ([UInt8], [UInt8]) = (
        text.bytes(in: offset..<end), fresh.bytes(in: offset..<end)
      )
      #expect(some == all, why)
      #expect(text.byte(at: offset) == fresh.byte(at: offset), why)
    }
  }
}

@Suite struct SourceTextEditTests {
  @Test func `an edited text is a fresh text`() {
    for seed in 0..<20 { checkEdits(seed: UInt64(seed), limits: .init()) }
  }

  @Test func `an edited text in chunks is a fresh text`() {
    for seed in 0..<25 {
      checkEdits(seed: UInt64(seed), limits: .init(contiguous: 64, chunk: 16))
      checkEdits(seed: UInt64(seed), limits: .init(contiguous: 8, chunk: 3))
    }
  }

  @Test func `an edit at the edge of a chunk makes and breaks a CRLF`() {
    let limits = SourceText.ChunkLimits(contiguous: 4, chunk: 4)
    let bytes = Array("aaaabbbbccccdddd".utf8)
    for offset in 0...bytes.count {
      var text = SourceText(bytes, limits: limits)
      text = text.replacing(offset..<offset, with: Array("\r".utf8))
      #expect(text.lineCount == 2)
      text = text.replacing((offset + 1)..<(offset + 1), with: Array("\n".utf8))
      #expect(text.lineCount == 2, "at \(offset)")
      text = text.replacing((offset + 1)..<(offset + 1), with: Array("x".utf8))
      #expect(text.lineCount == 3, "at \(offset)")
    }
  }

  @Test func `a range outside the text is clamped`() {
    let text = SourceText("abc")
    #expect(text.replacing(-3..<1, with: Array("X".utf8)) == SourceText("Xbc"))
    #expect(text.replacing(2..<9, with: []) == SourceText("ab"))
    #expect(text.replacing(7..<9, with: Array("d".utf8)) == SourceText("abcd"))
    #expect(SourceText("").replacing(0..<0, with: Array("d".utf8)) == SourceText("d"))
  }

  @Test func `a text of only continuation bytes is cut somewhere`() {
    let bytes = [UInt8](repeating: 0x80, count: 100)
    let text = SourceText(bytes, limits: .init(contiguous: 8, chunk: 4))
    #expect(text.contiguousBytes == bytes)
    #expect(text.replacing(50..<51, with: []).byteCount == 99)
  }
}
