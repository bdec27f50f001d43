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
      tryMutations(of: .markdown, percent: 20) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.markdown, tokens: Corpus.markdownTokens)
        return fault(inDocument: bytes, language: .markdown, &mutator)
      }
    }

    @Test func `reads damaged LaTeX`() {
      tryMutations(of: .latex, percent: 20) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.latex, tokens: Corpus.latexTokens)
        return fault(inDocument: bytes, language: .latex, &mutator)
      }
    }

    @Test func `reads damaged settings`() {
      tryMutations(of: .settings, percent: 10) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.settings, tokens: Corpus.jsonTokens)
        for problem in DecodedSettings(parsing: bytes).problems {
          guard isWhole(problem.range, in: bytes) || String(validating: bytes, as: UTF8.self) == nil
          else { return "problem \(problem.range)" }
        }
        guard let document = try? JSONDocument(parsing: bytes) else { return nil }
        let written = document.root.canonical()
        guard let again = try? JSONDocument(parsing: written) else { return "cannot be read again" }
        return again.root.canonical() == written ? nil : "is another when read again"
      }
    }

    @Test func `reads damaged YAML`() {
      tryMutations(of: .yaml, percent: 10) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.yaml, tokens: Corpus.yamlTokens)
        let document = YAMLDocument(parsing: bytes)
        guard document.endOffset <= bytes.count,
          document.problems.allSatisfy({ $0.range.upperBound <= bytes.count })
        else { return "a place behind the end" }
        return document.root.flatMap { fault(inNode: $0, byteCount: bytes.count) }
      }
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
    private func fault(inNode node: YAMLNode, byteCount: Int) -> String? {
      let ranges = [node.range, node.contentRange ?? 0..<0]
      guard ranges.allSatisfy({ $0.upperBound <= byteCount }) else { return "node \(node.range)" }
      for piece in node.text?.pieces ?? [] where piece.sourceOffset > byteCount {
        return "a piece from \(piece.sourceOffset)"
      }
      for element in node.elements {
        if let found = fault(inNode: element, byteCount: byteCount) { return found }
      }
      for pair in node.pairs {
        for node in [pair.key, pair.value] {
          if let found = fault(inNode: node, byteCount: byteCount) { return found }
        }
      }
      return nil
    }
  }
}
