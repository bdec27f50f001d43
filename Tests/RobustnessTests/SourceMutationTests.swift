import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

extension MutationTests {
  /// Files that are, or were, bibliographies.
  struct Sources {
    @Test func `reads damaged BibTeX`() {
      tryMutations(of: .bibTeX, percent: 22) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.bibTeX, tokens: Corpus.bibTeXTokens)
        return fault(inSource: bytes, fileName: "a.bib", &mutator)
      }
    }

    @Test func `reads damaged listings`() {
      tryMutations(of: .listing, percent: 8) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.listings, tokens: Corpus.listingTokens)
        return fault(inSource: bytes, fileName: "a.txt", &mutator)
      }
    }

    @Test func `reads damaged bibliographies inside LaTeX`() {
      tryMutations(of: .latexBibliography, percent: 8) { mutator in
        let bytes = mutator.mutatedText(
          of: Corpus.latexBibliographies, tokens: Corpus.latexEntryTokens)
        return fault(inSource: bytes, fileName: "a.tex", &mutator)
          ?? fault(inMoved: bytes, &mutator)
      }
    }

    @Test func `reads damaged CSL-JSON`() {
      tryMutations(of: .cslJSON, percent: 10) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.cslJSON, tokens: Corpus.jsonTokens)
        return fault(inSource: bytes, fileName: "a.json", &mutator)
      }
    }

    @Test func `reads damaged bibliographies in YAML`() {
      tryMutations(of: .yamlBibliography, percent: 10) { mutator in
        let bytes = mutator.mutatedText(
          of: Corpus.bibliographiesInYAML, tokens: Corpus.yamlTokens + Corpus.yamlItemTokens)
        return fault(inSource: bytes, fileName: "a.yaml", &mutator)
      }
    }

    @Test func `reads damaged RIS, nbib and EndNote files`() {
      tryMutations(of: .tagged, percent: 12) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.tagged, tokens: Corpus.taggedTokens)
        let name = mutator.pick(["a.ris", "a.nbib", "a.enw"])
        return fault(inSource: bytes, fileName: name, &mutator)
      }
    }

    @Test func `reads damaged HTML and XML`() {
      tryMutations(of: .markup, percent: 10) { mutator in
        let bytes = mutator.mutatedText(of: Corpus.markup, tokens: Corpus.markupTokens)
        return fault(inSource: bytes, fileName: mutator.pick(["a.xml", "a.html"]), &mutator)
      }
    }

    @Test func `loses at most one entry to one damaged byte`() {
      func keys(_ bytes: [UInt8]) -> [[UInt8]] {
        let source = BibTeXSource.parse(SourceText(bytes))
        return source.locations.map { Array(source.keyBytes($0)) }
      }
      tryMutations(of: .damage, percent: 25) { mutator in
        let text = (0..<6).map { _ in mutator.pick(Corpus.entries) }
          .joined(separator: mutator.pick(["\n", "\n\n", "\r\n", "\n% note\n"]))
        let bytes = mutator.withOneByteDamaged(Array(text.utf8))
        var found = keys(bytes)
        let lost = keys(Array(text.utf8)).filter { key in
          guard let place = found.firstIndex(of: key) else { return true }
          found.remove(at: place)
          return false
        }
        return lost.count > 1
          ? "\(lost.count) entries are lost in \(String(decoding: bytes, as: UTF8.self))" : nil
      }
    }
  }
}
