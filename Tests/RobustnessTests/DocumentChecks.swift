import Bibliography
import CitationFeatures
import Citations
import Formats
import PaperIndex
import TestSupport
import TextStorage

/// What is wrong with what a document (any bytes) is taken to cite; `nil` when nothing is.
func fault(inCitationsOf bytes: [UInt8], language: DocumentLanguage) -> String? {
  let found = citations(in: bytes, language: language)
  let isText = String(validating: bytes, as: UTF8.self) != nil
  var ranges = found.groups.map(\.range) + found.resources.map(\.range)
  ranges += found.problems.map(\.range) + found.links.map(\.range) + found.definedKeys
  ranges += found.definedLabels
  var last = 0
  for citation in found.citations {
    ranges += [citation.range, citation.keyRange]
    guard citation.range.lowerBound >= last else { return "citation \(citation.range) in disorder" }
    last = citation.range.lowerBound
    guard citation.keyRange.clamped(to: citation.range) == citation.keyRange else {
      return "key \(citation.keyRange) outside \(citation.range)"
    }
    if let group = citation.group, !found.groups.indices.contains(group) { return "group \(group)" }
  }
  for group in found.groups
  where group.citations.lowerBound < 0 || group.citations.upperBound > found.citations.count {
    return "citations \(group.citations) of a group"
  }
  for range in ranges where isText ? !isWhole(range, in: bytes) : range.upperBound > bytes.count {
    return "range \(range)"
  }
  return nil
}

/// What is wrong with the answers about a document of text; `nil` when nothing is.
func fault(
  inAnswersAbout bytes: [UInt8], language: DocumentLanguage, _ mutator: inout Mutator
) -> String? {
  let context = DocumentContext(
    bytes: bytes, language: language, citations: citations(in: bytes, language: language),
    library: sampleLibrary,
    sources: SourcesState(isComplete: true, projectNames: ["refs.bib"]),
    additions: PaperAdditions(
      target: "refs.bib", keys: InsertionKeys(library: sampleLibrary, template: nil)))
  let problems = context.problems
  for problem in problems {
    guard isWhole(problem.range, in: bytes) else { return "problem at \(problem.range)" }
  }
  // Where something is, at a few places between, and where the text ends.
  var offsets = context.citations.citations.prefix(5).flatMap {
    [$0.range.lowerBound, $0.keyRange.lowerBound, $0.keyRange.upperBound]
  }
  offsets += (0..<8).map { _ in mutator.roll(bytes.count + 1) } + [0, bytes.count]
  for offset in offsets {
    if let found = fault(at: offset, in: context) { return "\(found) at offset \(offset)" }
  }
  for problem in problems.prefix(5) {
    let meant = MeantPapers.papers(for: problems, touching: problem.range, in: context)
    let changes = ChangeKey.fixes(
      for: problems, touching: problem.range, meaning: meant, in: context)
    for fix in changes {
      guard isWhole(fix.range, in: bytes), !fix.title.isEmpty else { return "fix \(fix.range)" }
    }
    let additions = AddEntry.fixes(
      for: problems, touching: problem.range, meaning: meant, in: context)
    for fix in additions {
      guard fix.change.map({ isWhole($0.range, in: bytes) }) ?? true, !fix.title.isEmpty else {
        return "addition of \(fix.key.string)"
      }
    }
  }
  return nil
}

private func fault(at offset: Int, in context: DocumentContext) -> String? {
  let bytes = context.bytes
  if let partial = partialCitation(
    at: offset, in: bytes, language: context.language, citations: context.citations)
  {
    let ranges = [partial.typedRange, partial.replacementRange, partial.keyRange]
    guard (ranges + partial.keysInGroup).allSatisfy({ isWhole($0, in: bytes) }) else {
      return "partial citation \(partial)"
    }
    guard partial.typedRange.upperBound == offset,
      partial.replacementRange.lowerBound == partial.typedRange.lowerBound,
      partial.replacementRange.upperBound >= offset
    else { return "typed \(partial.typedRange), replaced \(partial.replacementRange)" }
  }
  if let completion = CitationCompletion(at: offset, in: context, limit: 3) {
    guard completion.items.count <= 3, completion.typedRange.upperBound == offset,
      isWhole(completion.replacementRange, in: bytes)
    else { return "completion of \(completion.replacementRange)" }
    for range in completion.items.compactMap(\.ownRange) {
      guard isWhole(range, in: bytes), range.lowerBound <= completion.replacementRange.lowerBound,
        range.upperBound >= completion.replacementRange.upperBound,
        !bytes[range].contains(0x0A), !bytes[range].contains(0x0D)
      else { return "an item in place of \(range)" }
    }
  }
  if let hover = CitationHover(at: offset, in: context) {
    guard isWhole(hover.range, in: bytes), !hover.content.markdown.isEmpty,
      !hover.content.plainText.isEmpty
    else { return "hover \(hover.range)" }
  }
  if let definition = CitationDefinition(at: offset, in: context) {
    guard isWhole(definition.origin, in: bytes) else { return "definition \(definition.origin)" }
  }
  return nil
}

/// What a text keeps of its lines and positions through edits, in every unit.
func fault(inEditsOf bytes: [UInt8], _ mutator: inout Mutator) -> String? {
  var text = SourceText(bytes)
  var expected = bytes
  for _ in 0..<3 {
    let low = boundary(mutator.roll(expected.count + 1), in: expected)
    let high = boundary(min(expected.count, low + mutator.roll(20)), in: expected)
    let range = low..<max(low, high)
    let piece = Array(mutator.pick(["", "\r", "\n", "😀", "\r\n", "é", "x"]).utf8)
    text = text.replacing(range, with: piece)
    expected.replaceSubrange(range, with: piece)
  }
  let fresh = SourceText(expected)
  guard text == fresh, text.lineCount == fresh.lineCount else { return "an edit" }
  for _ in 0..<4 {
    let offset = boundary(mutator.roll(expected.count + 1), in: expected)
    for unit in PositionEncoding.allCases {
      let position = text.position(of: offset, in: unit)
      guard position == fresh.position(of: offset, in: unit) else { return "\(unit) of \(offset)" }
      let back = text.offset(of: position, in: unit)
      // There is no place between the two bytes of a line end.
      let isInLineEnd = offset > 0 && expected[..<offset].last == 0x0D && offset < expected.count
      guard back == offset || isInLineEnd && back == offset - 1 else {
        return "\(unit) of \(offset) is \(back)"
      }
    }
  }
  return nil
}

private func boundary(_ offset: Int, in bytes: [UInt8]) -> Int {
  var offset = offset
  while offset < bytes.count, UTF8.isContinuation(bytes[offset]) { offset += 1 }
  return offset
}

private let sampleLibrary: Library = {
  let members = Corpus.bibTeX.enumerated().map { number, text in
    Library.Member(
      source: IndexedSource(name: "/\(number).bib", source: BibTeXSource.parse(SourceText(text))),
      role: number == 0 ? .index : .project)
  }
  let bare = Library(members)
  return Library(
    members.enumerated().map { number, member in
      Library.Member(
        source: member.source.withWords(in: bare, number: number), role: member.role)
    })
}()
