import Bibliography
import Formats
import PaperIndex

/// Papers of a library on their way into a `.bib`: what is to be written where, and nothing else of the
/// text changes.
package struct EntryInsertion: Sendable {
  /// A paper of the library, and the key it gets.
  package struct Paper: Sendable, Hashable {
    package let reference: EntryReference
    package let key: Citekey

    package init(reference: EntryReference, key: Citekey) {
      self.reference = reference
      self.key = key
    }
  }

  /// Bytes that take the place of a range of the target's text, as UTF-8.
  package struct Edit: Sendable, Hashable {
    package let range: Range<Int>
    package let replacement: [UInt8]

    package init(range: Range<Int>, replacement: [UInt8]) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// What became of a paper.
  package enum Outcome: Sendable, Hashable {
    /// It is written under that key.
    case added(Citekey)
    /// The target has it already, under that key.
    case present(Citekey)
    /// It is not written: a sentence says why.
    case refused(String)
  }

  /// In ascending order, none touches another.
  package let edits: [Edit]
  /// One for each paper.
  package let outcomes: [Outcome]
  /// The keys of all entries that are written, those that the papers inherit from too.
  package let addedKeys: [Citekey]
  /// Sentences for people: what was left out, and why.
  package let notes: [String]

  /// What makes `papers` entries of `target`, whose text is `text`; of a file that is not there yet
  /// both are empty. `dialect` is what the target is written for where that does not show in it.
  package init(
    of papers: [Paper], from library: Library, into target: ParsedSource, text: [UInt8],
    dialect: BibTeXDialect = .bibTeX
  ) {
    var outcomes: [Outcome] = []
    var written: [UInt8] = []
    var added: [Citekey] = []
    let lineEnd: [UInt8] = text.contains(0x0D) ? [0x0D, 0x0A] : [0x0A]
    let taken = Set(target.locations.map { Citekey(utf8: Array(target.keyBytes($0))) })
    for paper in papers {
      if taken.contains(paper.key) || added.contains(paper.key) {
        outcomes.append(.present(paper.key))
        continue
      }
      guard let merged = library.merged(library.work(of: paper.reference), as: paper.reference)
      else {
        outcomes.append(.refused("The entry can no longer be read."))
        continue
      }
      var writer = BibTeXWriter(dialect)
      writer.add(merged.entry, key: paper.key)
      let lines = writer.bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
      if !text.isEmpty || !written.isEmpty { written += lineEnd }
      for line in lines { written += line + lineEnd }
      added.append(paper.key)
      outcomes.append(.added(paper.key))
    }
    if !written.isEmpty, let last = text.last, last != 0x0A { written = lineEnd + written }
    edits =
      written.isEmpty ? [] : [Edit(range: text.count..<text.count, replacement: written)]
    self.outcomes = outcomes
    addedKeys = added
    notes = []
  }

  /// The text with the edits made.
  package func applied(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    for edit in edits {
      let range = edit.range.clamped(to: at..<max(at, text.count))
      result += text[at..<range.lowerBound] + edit.replacement
      at = range.upperBound
    }
    return result + text[at...]
  }
}
