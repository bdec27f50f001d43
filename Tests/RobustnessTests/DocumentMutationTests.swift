import Citations
import JSON
import Projects
import TestSupport
import Testing
import TextStorage
import YAML

extension MutationTests {
  /// Files that cite, or say what is cited.
  struct Documents {
    @Test func `reads damaged Markdown`() {
      tryDocuments(.markdown, Corpus.markdown, Corpus.markdownTokens, as: .markdown, percent: 20)
    }

    @Test func `reads damaged notebooks`() {
      tryDocuments(
        .notebook, Corpus.notebooks, Corpus.jsonTokens + Corpus.markdownTokens, as: .notebook)
    }

    @Test func `reads damaged LaTeX`() {
      tryDocuments(.latex, Corpus.latex, Corpus.latexTokens, as: .latex, percent: 20)
    }

    @Test func `reads damaged Typst`() {
      tryDocuments(.typst, Corpus.typst, Corpus.typstTokens, as: .typst, percent: 20)
    }

    @Test func `reads damaged Org`() {
      tryDocuments(.org, Corpus.org, Corpus.orgTokens, as: .org, percent: 20)
    }

    @Test func `reads damaged reStructuredText`() {
      tryDocuments(
        .restructuredText, Samples.restructuredText, Corpus.restructuredTextTokens,
        as: .restructuredText)
    }

    @Test func `reads damaged MyST`() {
      tryDocuments(.myst, Corpus.myst, Corpus.mystTokens, as: .markdown)
    }

    private func tryDocuments(
      _ subject: MutationSubject, _ corpus: [String], _ tokens: [String],
      as language: DocumentLanguage, percent: Int = 10
    ) {
      tryMutations(of: subject, percent: percent) { mutator in
        let bytes = mutator.mutatedText(of: corpus, tokens: tokens)
        return fault(inDocument: bytes, language: language, &mutator)
      }
    }

    @Test func `reads damaged settings`() {
      tryMutations(of: .settings, percent: 10) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.settings, tokens: Corpus.jsonTokens)
        for problem in DecodedSettings(parsing: bytes).problems {
          guard isPlace(problem.range, in: bytes) else { return "problem \(problem.range)" }
        }
        guard let document = try? JSONDocument(parsing: bytes) else { return nil }
        let written = document.root.canonical()
        guard let again = try? JSONDocument(parsing: written) else { return "cannot be read again" }
        return again.root.canonical() == written ? nil : "is another when read again"
      }
    }

    @Test func `reads damaged programs that configure Sphinx`() {
      tryMutations(of: .python, percent: 10) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.python, tokens: Corpus.pythonTokens)
        let items = SphinxConfiguration(parsing: bytes).items ?? []
        return items.first { !isPlace($0.range, in: bytes) }.map { "a path at \($0.range)" }
      }
    }

    @Test func `reads damaged YAML`() {
      tryMutations(of: .yaml, percent: 10) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.yaml, tokens: Corpus.yamlTokens)
        let document = YAMLDocument(parsing: bytes)
        guard document.endOffset <= bytes.count else { return "the end at \(document.endOffset)" }
        if let problem = document.problems.first(where: { !isPlace($0.range, in: bytes) }) {
          return "problem at \(problem.range)"
        }
        return document.root.flatMap { fault(inNode: $0, in: bytes) }
      }
    }

    /// Whether a range is a place in bytes that may be text or not.
    private func isPlace(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
      isWhole(range, in: bytes)
        || range.upperBound <= bytes.count && String(validating: bytes, as: UTF8.self) == nil
    }

    private func fault(
      inDocument bytes: [UInt8], language: DocumentLanguage, _ mutator: inout Mutator
    ) -> String? {
      if let found = RobustnessTests.fault(inCitationsOf: bytes, language: language) {
        return found
      }
      let text = DecodedText(decoding: bytes).bytes
      return RobustnessTests.fault(inAnswersAbout: text, language: language, &mutator)
        ?? RobustnessTests.fault(inEditsOf: text, &mutator)
    }

    /// Recursive: the depth of a document is bounded.
    private func fault(inNode node: YAMLNode, in bytes: [UInt8]) -> String? {
      for range in [node.range, node.contentRange ?? 0..<0] where !isPlace(range, in: bytes) {
        return "node at \(range)"
      }
      for piece in node.text?.pieces ?? [] where piece.sourceOffset > bytes.count {
        return "a piece from \(piece.sourceOffset)"
      }
      let parts = node.elements + node.pairs.flatMap { [$0.key, $0.value] }
      for part in parts {
        if let found = fault(inNode: part, in: bytes) { return found }
      }
      return nil
    }
  }
}
