import Bibliography
import CitationFeatures
import Citations
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// The context of the first file of `text`, with the other files as its sources.
///
/// A listing and `index….bib` are the index, `global….bib` is global, every other file is the
/// project's. A bibliography that the document declares and that is no file here could not be read;
/// nor could `lost….bib`, which nobody names. With `adds`, entries can be written into the project's
/// only bibliography.
func makeContext(
  _ text: MarkedText, in language: DocumentLanguage = .markdown, isComplete: Bool = true,
  adds: Bool = false
) -> DocumentContext {
  let found = citations(in: text.bytes, language: language)
  var members: [Library.Member] = []
  if let block = found.inlineReferences {
    let source = CSLYAMLSource.parse(metadata: block, of: SourceText(text.bytes))
    members.append(
      Library.Member(
        source: IndexedSource(name: "/paper/paper.md", source: source), role: .project))
  }
  for file in text.files.dropFirst() where !file.name.hasPrefix("lost") {
    let parsed = parseSource(DecodedText(decoding: file.bytes), fileName: file.name)
    guard case .success(let source) = parsed else {
      Issue.record("“\(file.name)” is in no known format.")
      continue
    }
    let isIndex = source.format.isListing || file.name.hasPrefix("index")
    members.append(
      Library.Member(
        source: IndexedSource(name: "/paper/\(file.name)", source: source),
        role: isIndex ? .index : file.name.hasPrefix("global") ? .global : .project))
  }
  let bare = Library(members)
  let library = Library(
    members.enumerated().map { number, member in
      Library.Member(
        source: member.source.withWords(in: bare, number: number), role: member.role)
    })
  var failures: [SourceFailure] = []
  for resource in found.resources where !text.files.contains(where: { $0.name == resource.path }) {
    failures.append(
      SourceFailure(range: resource.range, message: "There is no file “\(resource.path)”."))
  }
  for file in text.files where file.name.hasPrefix("lost") {
    failures.append(SourceFailure(range: nil, message: "“\(file.name)” cannot be read."))
  }
  let projectNames = members.filter { $0.role == .project }.map { fileName($0.source.name) }
  return DocumentContext(
    bytes: text.bytes, language: language, citations: found, library: library,
    sources: SourcesState(
      isComplete: isComplete, failures: failures, projectNames: projectNames),
    additions: adds && projectNames.count == 1
      ? PaperAdditions(
        target: projectNames[0], keys: InsertionKeys(library: library, template: nil)) : nil)
}

/// Checks what is offered at `1️⃣`, in its order, each as it is inserted and as a list shows it:
/// `smith2020  Smith 2020. Tides`, with `(index)` or `(global)` after it.
///
/// Where the text has `2️⃣` and `3️⃣`, they are where the phrase begins and where the key ends that
/// gives way.
func checkCompletion(
  _ marked: String, _ expected: String..., limit: Int = 50,
  in language: DocumentLanguage = .markdown, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let cursor = text.offset(sourceLocation: sourceLocation)
  guard
    let found = CitationCompletion(at: cursor, in: makeContext(text, in: language), limit: limit)
  else {
    Issue.record("Nothing is offered.", sourceLocation: sourceLocation)
    return
  }
  #expect(found.items.map(shown) == expected, sourceLocation: sourceLocation)
  guard text.has(2) else { return }
  #expect(found.typedRange == text.range(2, 1), "what is typed", sourceLocation: sourceLocation)
  #expect(
    found.replacementRange == text.range(2, 3), "what gives way", sourceLocation: sourceLocation)
}

/// Checks that at each marker no citation is being typed.
func checkNoCompletion(
  _ marked: String, in language: DocumentLanguage = .markdown,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let context = makeContext(text, in: language)
  for marker in text.markers {
    let found = CitationCompletion(at: text.offset(marker), in: context)
    #expect(
      found?.items.map(shown) == nil, "at marker \(marker)", sourceLocation: sourceLocation)
  }
  #expect(!text.markers.isEmpty, sourceLocation: sourceLocation)
}

private func shown(_ item: CitationCompletion.Item) -> String {
  let line =
    "\(item.insertion)  \(item.entry.summary)\(item.isWithdrawn ? " (deprecated)" : "")"
  return item.role == .project ? line : "\(line) (\(item.role))"
}

/// Checks the card at `1️⃣` as Markdown, and that it is for what stands between `2️⃣` and `3️⃣`, where
/// the text has these.
func checkHover(
  _ marked: String, _ expected: String?, in language: DocumentLanguage = .markdown,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let hover = CitationHover(at: text.offset(), in: makeContext(text, in: language))
  #expect(hover?.content.markdown == expected, sourceLocation: sourceLocation)
  if text.has(2) { #expect(hover?.range == text.range(2, 3), sourceLocation: sourceLocation) }
}

/// Checks what is wrong in a document, each as `severity code “where it stands”: message`.
func checkProblems(
  _ marked: String, _ expected: String..., isComplete: Bool = true,
  in language: DocumentLanguage = .markdown, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let found = makeContext(text, in: language, isComplete: isComplete).problems.map { problem in
    let place = String(decoding: text.bytes[problem.range], as: UTF8.self)
    return "\(problem.severity) \(problem.code) “\(place)”: \(problem.message)"
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// Checks what is wrong in the sources of a document, in the form of `checkProblems`.
func checkSourceProblems(
  _ marked: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let library = makeContext(text).library
  var found: [String] = []
  for (number, member) in library.members.enumerated() {
    let source = member.source.source
    let problems = member.source.shownProblems(
      limit: 100, macros: library.macros, library: library, number: number)
    for problem in problems {
      let place = source.text.bytes(in: problem.range) ?? []
      found.append(
        "\(problem.severity) \(problem.code) “\(String(decoding: place, as: UTF8.self))”: "
          + problem.message)
    }
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// Checks the fixes at `1️⃣`, or between `1️⃣` and `2️⃣`: each as its title and what becomes of the line
/// it changes.
func checkFixes(
  _ marked: String, _ expected: String..., in language: DocumentLanguage = .markdown,
  adds: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let context = makeContext(text, in: language, adds: adds)
  let range = text.has(2) ? text.range() : text.offset()..<text.offset()
  let problems = context.problems
  let fixes = ChangeKey.fixes(
    for: problems, touching: range,
    meaning: MeantPapers.papers(for: problems, touching: range, in: context), in: context)
  let found = fixes.map { fix in
    "\(fix.title): \(line(of: text, with: fix.replacement, at: fix.range))"
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// Checks which papers can be added at `1️⃣`: each as its title, and where the document changes what
/// becomes of the line.
func checkAdditions(
  _ marked: String, _ expected: String..., in language: DocumentLanguage = .markdown,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let context = makeContext(text, in: language, adds: true)
  let range = text.has(2) ? text.range() : text.offset()..<text.offset()
  let problems = context.problems
  let fixes = AddEntry.fixes(
    for: problems, touching: range,
    meaning: MeantPapers.papers(for: problems, touching: range, in: context), in: context)
  let found = fixes.map { fix in
    #expect(context.library.firstEntry(forKey: fix.key.utf8) != nil, sourceLocation: sourceLocation)
    guard let change = fix.change else { return fix.title }
    return "\(fix.title): \(line(of: text, with: change.replacement, at: change.range))"
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// The line that a change is in, after it.
private func line(of text: MarkedText, with replacement: String, at range: Range<Int>) -> String {
  var bytes = text.bytes
  bytes.replaceSubrange(range, with: Array(replacement.utf8))
  let start = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  return String(decoding: bytes[start...].prefix { $0 != 0x0A }, as: UTF8.self)
}

/// Checks where the definition at `1️⃣` leads: each as the file and its key or title.
func checkDefinition(
  _ marked: String, _ expected: String..., in language: DocumentLanguage = .markdown,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let definition = CitationDefinition(at: text.offset(), in: makeContext(text, in: language))
  let found = (definition?.targets ?? []).map { target in
    let name = fileName(target.sourceName)
    let bytes = text.file(name).bytes
    #expect(
      target.entryRange.lowerBound <= target.keyRange.lowerBound
        && target.keyRange.upperBound <= target.entryRange.upperBound,
      sourceLocation: sourceLocation)
    return "\(name): \(String(decoding: bytes[target.keyRange], as: UTF8.self))"
  }
  #expect(found == expected, sourceLocation: sourceLocation)
  if text.has(2) { #expect(definition?.origin == text.range(2, 3), sourceLocation: sourceLocation) }
}
