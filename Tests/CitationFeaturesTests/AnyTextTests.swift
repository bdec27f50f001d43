import Bibliography
import CitationFeatures
import Citations
import TestSupport
import Testing

/// Every feature on every offset of texts that people half-wrote.
struct AnyTextTests {
  private static let sources = """

    -- refs.bib --
    @article{smith2020, author = {Smith, Jane}, title = {Tides}, year = 2020, url = {http://x}}
    @book{a--b, editor = {}, title = {}}
    @misc{ü:é/x, note = {{\\"u $x <b> [}}
    @misc{,title={No key}}
    -- index.bib --
    @misc{smith2020, title = {Tides of {Another}}}
    @misc{a{b, title = {Tides}}
    """

  private static let pieces = [
    "@", "[", "]", "{", "}", ";", ",", " ", "\n", "\n\n", "smith2020", "smi", "Tides", "a--b",
    "ü:é",
    "p 3", "`", "*", "-", "---\n", "bibliography: x.bib\n", "nocite: '@a'\n", "\u{1F600}", "\\",
    "<",
    "$", "http://", "(", "'", "\"", "www.", "```\n", "[@smith2020; @", "@{a--b", "\r\n", "\u{301}",
    "references:\n",
  ]

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `answers within the text`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let document = (0..<Int.random(in: 1...14, using: &generator))
      .compactMap { _ in AnyTextTests.pieces.randomElement(using: &generator) }.joined()
    let text = MarkedText(document + AnyTextTests.sources)
    let context = makeContext(text)
    let whole = 0...text.bytes.count
    func isInside(_ range: Range<Int>) -> Bool {
      whole.contains(range.lowerBound) && whole.contains(range.upperBound)
    }
    for problem in context.problems {
      #expect(isInside(problem.range), "seed \(seed)")
      #expect(String(validating: text.bytes[problem.range], as: UTF8.self) != nil, "seed \(seed)")
    }
    for offset in whole {
      if let completion = CitationCompletion(at: offset, in: context) {
        #expect(completion.typedRange.upperBound == offset, "seed \(seed)")
        #expect(
          completion.replacementRange.lowerBound == completion.typedRange.lowerBound,
          "seed \(seed)")
        #expect(completion.replacementRange.upperBound >= offset, "seed \(seed)")
        #expect(isInside(completion.replacementRange), "seed \(seed)")
        checkAcceptance(of: completion, in: context, seed: seed)
      }
      if let hover = CitationHover(at: offset, in: context) {
        #expect(isInside(hover.range), "seed \(seed)")
        #expect(!hover.content.markdown.isEmpty && !hover.content.plainText.isEmpty)
      }
      if let definition = CitationDefinition(at: offset, in: context) {
        #expect(isInside(definition.origin), "seed \(seed)")
      }
      for fix in ChangeKey.fixes(
        for: context.problems, touching: offset..<offset,
        meaning: MeantPapers.papers(for: context.problems, touching: offset..<offset, in: context),
        in: context)
      {
        #expect(isInside(fix.range), "seed \(seed)")
      }
    }
  }

  /// What is accepted is cited then: the key stands in the text as Pandoc reads it.
  private func checkAcceptance(
    of completion: CitationCompletion, in context: DocumentContext, seed: UInt64
  ) {
    for item in completion.items {
      var bytes = context.bytes
      bytes.replaceSubrange(completion.replacementRange, with: Array(item.insertion.utf8))
      let start = completion.typedRange.lowerBound
      let found = citations(in: bytes, language: .markdown).citations.contains {
        abs($0.keyRange.lowerBound - start) <= 1
          && Array(bytes[$0.keyRange]).starts(with: item.key.utf8)
      }
      #expect(
        found, "seed \(seed): \(item.key.string) in \(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
