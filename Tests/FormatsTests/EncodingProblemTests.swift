import Bibliography
import Formats
import Testing
import TextStorage

@Suite struct EncodingProblemTests {
  @Test func `UTF-8 is nothing to speak of`() {
    let raw = Array("é".utf8)
    #expect(EncodingProblems.problems(of: DecodedText(decoding: raw)).isEmpty)
    let marked = [0xEF, 0xBB, 0xBF] + raw
    #expect(EncodingProblems.problems(of: DecodedText(decoding: marked)).isEmpty)
  }

  @Test func `another encoding is a hint about the whole file`() {
    let problems = EncodingProblems.problems(of: DecodedText(decoding: [0x4D, 0xFC]))
    #expect(
      problems == [
        Problem(
          range: 0..<0, severity: .hint, code: "encoding",
          message: "This file is Windows-1252, not UTF-8; biber and Pandoc expect UTF-8.")
      ])
  }

  @Test func `each damaged place is a warning`() {
    let raw = Array("éé ".utf8) + [0xFF, 0x41, 0xFE]
    let problems = EncodingProblems.problems(of: DecodedText(decoding: raw))
    #expect(problems.map(\.range) == [5..<8, 9..<12])
    #expect(problems.allSatisfy { $0.severity == .warning && $0.code == "damaged-text" })
  }
}
