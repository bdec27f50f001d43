import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// A library of a target, which is the project's, and of sources, and the insertion of papers into the
/// target.
///
/// `sources` are files as `-- name --` has them, or the text of one `.bib`: `project….bib` is the
/// project's too, others are global, listings the index. Each of `keys` is a key, the one it gets behind
/// `as`: `smith2020 as smith20`.
func insertion(
  of keys: [String], from sources: String, into target: String, dialect: BibTeXDialect = .bibTeX,
  sourceLocation: SourceLocation = #_sourceLocation
) -> EntryInsertion? {
  let parsedTarget = BibTeXSource.parse(SourceText(target))
  var members = [
    Library.Member(
      source: IndexedSource(name: "/paper/refs.bib", source: parsedTarget), role: .project)
  ]
  for file in MarkedText(sources).files {
    let name = file.name.isEmpty ? "global.bib" : file.name
    guard
      case .success(let source) = parseSource(DecodedText(decoding: file.bytes), fileName: name)
    else {
      Issue.record("“\(name)” is in no known format.", sourceLocation: sourceLocation)
      continue
    }
    let role: SourceRole =
      source.format.isListing ? .index : name.hasPrefix("project") ? .project : .global
    members.append(
      Library.Member(source: IndexedSource(name: "/paper/\(name)", source: source), role: role))
  }
  let bare = Library(members)
  let library = Library(
    members.enumerated().map { number, member in
      Library.Member(
        source: member.source.withWords(in: bare, number: number), role: member.role)
    })
  var papers: [EntryInsertion.Paper] = []
  for key in keys {
    let words = key.split(separator: " ").map(String.init)
    // The target's own comes last.
    guard let reference = library.entries(forKey: Array(words[0].utf8)).last else {
      Issue.record("No source has “\(words[0])”.", sourceLocation: sourceLocation)
      continue
    }
    papers.append(
      EntryInsertion.Paper(reference: reference, key: Citekey(words.last ?? words[0])))
  }
  return EntryInsertion(
    of: papers, from: library, into: parsedTarget, text: Array(target.utf8), dialect: dialect)
}

/// Checks what a `.bib` is once papers were added to it, and that adding them again changes nothing.
func checkInsertion(
  _ keys: String..., from sources: String, into target: String, _ expected: String,
  notes: [String] = [], dialect: BibTeXDialect = .bibTeX,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard
    let found = insertion(
      of: keys, from: sources, into: target, dialect: dialect, sourceLocation: sourceLocation)
  else { return }
  let text = found.applied(to: Array(target.utf8))
  #expect(String(decoding: text, as: UTF8.self) == expected, sourceLocation: sourceLocation)
  #expect(found.notes == notes, sourceLocation: sourceLocation)
  let again = insertion(
    of: keys, from: sources, into: String(decoding: text, as: UTF8.self), dialect: dialect,
    sourceLocation: sourceLocation)
  #expect(again?.edits == [], "the second time", sourceLocation: sourceLocation)
}

/// Checks why a paper is not written, or which key it has already.
func checkNoInsertion(
  _ key: String, from sources: String, into target: String, _ expected: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard
    let found = insertion(
      of: [key], from: sources, into: target, sourceLocation: sourceLocation)
  else { return }
  #expect(found.edits == [], sourceLocation: sourceLocation)
  let outcome =
    switch found.outcomes.first {
    case .added(let key): "added \(key)"
    case .present(let key): "present \(key)"
    case .refused(let why): why
    case nil: "nothing"
    }
  #expect(outcome == expected, sourceLocation: sourceLocation)
}
