import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import TestSupport
import TextStorage

// Each check returns the first thing that is wrong, in words, or `nil`.

/// Whether a range lies in a text and cuts none of its characters.
func isWhole(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
  guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return false }
  return [range.lowerBound, range.upperBound].allSatisfy {
    $0 == bytes.count || !UTF8.isContinuation(bytes[$0])
  }
}

/// What is wrong with a file of these bytes as a source: read, indexed, searched and shown.
func fault(inSource raw: [UInt8], fileName: String, _ mutator: inout Mutator) -> String? {
  let decoded = DecodedText(decoding: raw)
  guard String(validating: decoded.bytes, as: UTF8.self) != nil else { return "is not UTF-8" }
  guard case .success(let source) = parseSource(decoded, fileName: fileName) else { return nil }
  let text = SourceText(decoded.bytes)
  if source.format == .bibTeX,
    let found = disorder(in: source, byteCount: text.byteCount)
  {
    return found
  }
  if let found = fault(inPlacesOf: source, text: decoded.bytes) { return found }
  if let found = fault(inLibraryOf: source, text: decoded.bytes, &mutator) { return found }
  if let found = fault(inConversionOf: source, to: mutator.pick(WrittenFormat.allCases)) {
    return found
  }
  return source.format == .bibTeX
    ? fault(inReparseOf: source, text: text, &mutator) : nil
}

/// Whether a document that was typed in beside its entries is as read afresh.
func fault(inMoved bytes: [UInt8], _ mutator: inout Mutator) -> String? {
  let text = SourceText(DecodedText(decoding: bytes).bytes)
  let source = LaTeXDocumentSource.parse(text)
  for typed in ["a", "\n\n", "%", "\\", "{"] {
    let place = mutator.roll(text.byteCount + 1)
    let edited = text.replacing(place..<place, with: Array(typed.utf8))
    guard isWhole(place..<place, in: text.contiguousBytes),
      let moved = LaTeXDocumentSource.moved(source, to: edited)
    else { continue }
    if FlatTables(moved) != FlatTables(LaTeXDocumentSource.parse(edited)) {
      return "“\(typed)” typed at \(place) is not as read afresh"
    }
  }
  return nil
}

private func fault(inPlacesOf source: ParsedSource, text: [UInt8]) -> String? {
  var count = 0
  for location in source.locations {
    count += 1
    let entry = source.entryRange(location)
    let key = source.keyRange(location)
    guard isWhole(entry, in: text), isWhole(key, in: text) else { return "entry \(entry) \(key)" }
    // A page may say something once for many papers, so fields are anywhere.
    for field in source.blocks[location.block].fields(of: location.index) {
      let range = source.fieldRange(field, of: location)
      guard isWhole(range, in: text) else { return "field \(range)" }
      guard source.valueBytes(field, of: location) != nil else { return "value of \(range)" }
    }
    guard let there = source.entry(at: entry.lowerBound) else { return "no entry at \(entry)" }
    guard source.entryRange(there).contains(entry.lowerBound) || entry.isEmpty else {
      return "another entry at \(entry)"
    }
  }
  if count != source.entryCount { return "\(count) of \(source.entryCount) entries" }
  let indexed = IndexedSource(name: "/a", source: source)
  let library = Library([Library.Member(source: indexed, role: .project)])
  for limit in [3, 1_000] {
    let problems = indexed.shownProblems(limit: limit, macros: library.macros, library: library)
    for problem in problems {
      guard isWhole(problem.range, in: text) else {
        return "problem \(problem.code) at \(problem.range)"
      }
    }
  }
  return nil
}

private func fault(
  inLibraryOf source: ParsedSource, text: [UInt8], _ mutator: inout Mutator
) -> String? {
  let indexed = IndexedSource(name: "/a", source: source)
  let other = IndexedSource(
    name: "/b", source: BibTeXSource.parse(SourceText(Corpus.bibTeX[mutator.roll(3)])))
  let bare = Library([
    Library.Member(source: indexed, role: .project), Library.Member(source: other, role: .index),
  ])
  let full = Library(
    bare.members.enumerated().map { number, member in
      Library.Member(
        source: member.source.withWords(in: bare, number: number), role: member.role)
    })
  for location in source.locations {
    let reference = EntryReference(member: 0, location: location)
    guard let entry = full.entry(reference) else { return "entry at \(location) is not read" }
    let card = HoverCard(of: entry, origin: ["From a."])
    if card.markdown.isEmpty || card.plainText.isEmpty { return "an empty card" }
    _ = entry.summary
    guard let merged = full.merged(full.work(of: reference), as: reference) else {
      return "entry at \(location) is not merged"
    }
    let document = EntryDocument(of: merged, in: full, project: "refs.bib")
    guard document.entryRange.contains(document.keyRange.lowerBound),
      document.entryRange.upperBound <= document.text.utf8.count
    else { return "entry \(document.entryRange) of \(document.text)" }
    _ = merged.warning(in: full)
    if !entry.key.utf8.isEmpty, !full.entries(forKey: entry.key.utf8).contains(reference) {
      return "key \(entry.key.string) is not found"
    }
  }
  let outline = SourceOutline(of: source, macros: full.macros, number: 0)
  for item in outline.items {
    guard isWhole(item.range, in: text), isWhole(item.keyRange, in: text), !item.name.isEmpty,
      item.keyRange.clamped(to: item.range) == item.keyRange
    else { return "outline item \(item)" }
  }
  for location in source.locations.prefix(20) {
    let reference = EntryReference(member: 0, location: location)
    let work = full.work(of: reference)
    guard work.members.contains(reference), work.reasons.count == work.members.count - 1 else {
      return "work \(work) of \(reference)"
    }
    for member in work.members.prefix(3) where full.work(of: member).members != work.members {
      return "another work of \(member) than of \(reference)"
    }
    guard let key = full.members[0].source.key(at: source.keyRange(location).lowerBound) else {
      continue
    }
    guard isWhole(key.range, in: text) else { return "key at \(key.range)" }
    for place in full.members[0].source.places(ofKeys: [key.key]) {
      guard isWhole(place.range, in: text) else { return "place \(place.range) of a key" }
    }
  }
  for library in [bare, full] {
    if let found = fault(inSearchesOf: library, &mutator) { return found }
  }
  return fault(inInsertionsOf: full, text: text, &mutator)
}

/// Entries of the other source are written into this one, if it is a `.bib`, and the other way round.
private func fault(
  inInsertionsOf library: Library, text: [UInt8], _ mutator: inout Mutator
) -> String? {
  let target = library.members[0].source.source
  _ = KeyTemplate(of: library)
  let keys = InsertionKeys(library: library, template: KeyTemplate("[auth:lower][year]"))
  func papers(of member: Int) -> [EntryInsertion.Paper] {
    library.members[member].source.source.locations.prefix(3).compactMap { location in
      let reference = EntryReference(member: member, location: location)
      return library.merged(library.work(of: reference), as: reference).map {
        EntryInsertion.Paper(reference: reference, key: keys.key(for: $0))
      }
    }
  }
  if target.format == .bibTeX {
    _ = BibTeXExport(target, text: text)
    let insertion = EntryInsertion(of: papers(of: 1), from: library, into: target, text: text)
    if let found = fault(in: insertion, text) { return found }
  }
  let fresh = Library(
    library.members.map { Library.Member(source: $0.source, role: .global) })
  let insertion = EntryInsertion(
    of: papers(of: 0), from: fresh, into: BibTeXSource.parse(SourceText()), text: [],
    dialect: mutator.roll(2) == 0 ? .bibTeX : .biblatex)
  return fault(in: insertion, [])
}

private func fault(in insertion: EntryInsertion, _ text: [UInt8]) -> String? {
  for edit in insertion.edits {
    guard edit.range.isEmpty, isWhole(edit.range, in: text) else { return "edit at \(edit.range)" }
    guard String(validating: edit.replacement, as: UTF8.self) != nil else {
      return "an edit that is not UTF-8"
    }
  }
  return insertion.applied(to: text).count
    == text.count + insertion.edits.reduce(0) { $0 + $1.replacement.count }
    ? nil : "edits that lose text"
}

/// What is written in a format is read as what it was.
private func fault(
  inConversionOf source: ParsedSource, to format: WrittenFormat
) -> String? {
  switch format {
  case .cslJSON: fault(inCSLJSONOf: source)
  case .cslYAML: fault(inYAMLOf: source, CSLYAMLWriter(), .cslYAML)
  case .hayagriva: fault(inYAMLOf: source, HayagrivaWriter(), .hayagriva)
  case .ris: fault(inRISOf: source)
  case .bibTeX: fault(inBibOf: source, .bibTeX)
  case .biblatex: fault(inBibOf: source, .biblatex)
  }
}

private func fault(inCSLJSONOf source: ParsedSource) -> String? {
  var writer = CSLJSONWriter()
  write(source, with: &writer)
  let written = CSLJSONSource.parse(SourceText(writer.takeBytes()))
  guard written.entryCount == writer.itemCount,
    problems(in: written).allSatisfy({
      $0.code == "duplicate-key"
    })
  else {
    return "\(written.entryCount) of \(writer.itemCount) items written are read, with "
      + "\(problems(in: written))"
  }
  return nil
}

private func problems(in source: ParsedSource) -> [Problem] {
  IndexedSource(name: "/a", source: source).shownProblems(limit: 3)
}

/// What is written as YAML is read as what it was.
private func fault(
  inYAMLOf source: ParsedSource, _ writer: some EntryWriter, _ format: SourceFormat
) -> String? {
  var writer = writer
  write(source, with: &writer)
  let bytes = writer.takeBytes()
  let read = format.parse(SourceText(bytes))
  let count = source.entryCount - writer.loss.skippedCount
  guard read.entryCount == count,
    problems(in: read).allSatisfy({ $0.code == "duplicate-key" })
  else {
    return "\(read.entryCount) of \(count) entries written as \(format.rawValue) are read, with "
      + "\(problems(in: read)):\n\(String(decoding: bytes, as: UTF8.self))"
  }
  return nil
}

/// What is written as RIS is written so again when it was read.
private func fault(inRISOf source: ParsedSource) -> String? {
  var writer = RISWriter()
  write(source, with: &writer)
  let once = writer.takeBytes()
  let read = RISSource.parse(SourceText(once))
  guard read.problems.allSatisfy({ $0.code == "empty-entry" }) else {
    return "what is written as RIS has problems: \(read.problems)"
  }
  write(read, with: &writer)
  let twice = writer.takeBytes()
  write(RISSource.parse(SourceText(twice)), with: &writer)
  return writer.takeBytes() == twice
    ? nil : "RIS is written differently again: \(String(decoding: twice, as: UTF8.self))"
}

private func write(_ source: ParsedSource, with writer: inout some EntryWriter) {
  let macros = MacroTable(of: [source])
  let keys = source.keysForKeyless(macros: macros, number: 0)
  for location in source.locations {
    guard let entry = source.entry(at: location, macros: macros, number: 0) else { continue }
    writer.add(entry, key: keys[location] ?? entry.key)
  }
  writer.finish()
}

/// What is wrong with a source as a `.bib` of a dialect: read again, and written once more.
private func fault(inBibOf source: ParsedSource, _ dialect: BibTeXDialect) -> String? {
  func written(_ source: ParsedSource) -> (bytes: [UInt8], count: Int) {
    var writer = BibTeXWriter(dialect)
    write(source, with: &writer)
    return (writer.takeBytes(), source.entryCount - writer.loss.skippedCount)
  }
  let once = written(source)
  let read = BibTeXSource.parse(SourceText(once.bytes))
  // Entries stay in the order they had.
  let found = problems(in: read).filter {
    !["duplicate-key", "parent-before-child", "circular-inheritance"].contains($0.code)
  }
  guard read.entryCount == once.count, found.isEmpty else {
    return "\(read.entryCount) of \(once.count) entries written are read, with \(found):\n"
      + String(decoding: once.bytes, as: UTF8.self)
  }
  let twice = written(read).bytes
  guard twice != once.bytes else { return nil }
  return "is not written as it was:\n" + String(decoding: once.bytes, as: UTF8.self) + "\n"
    + String(decoding: twice, as: UTF8.self)
}

private func fault(inSearchesOf library: Library, _ mutator: inout Mutator) -> String? {
  let texts = library.members.map { $0.source.source.text }
  for _ in 0..<3 {
    // A piece of a text is made of its words.
    let text = mutator.pick(texts)
    let start = mutator.roll(text.byteCount)
    let query = text.bytes(in: start..<min(text.byteCount, start + mutator.roll(30))) ?? []
    let limit = mutator.pick([1, 5, 50])
    let hits = library.search(SearchQuery(text: query, limit: limit)).hits
    if hits.count > limit { return "\(hits.count) hits" }
    if !zip(hits, hits.dropFirst()).allSatisfy({ $0.score >= $1.score }) { return "hits unsorted" }
    for hit in hits where library.entry(hit.reference) == nil { return "a hit without entry" }
    for near in library.nearestKeys(to: query, limit: 3) {
      if near.key.utf8 == query { return "a key is near itself" }
      if library.entry(near.reference) == nil { return "a near key without entry" }
    }
  }
  return nil
}

/// Edits, small and large, each followed by a comparison with the text scanned afresh.
private func fault(
  inReparseOf source: ParsedSource, text: SourceText, _ mutator: inout Mutator
) -> String? {
  let blockSize = mutator.pick([1, 60, 400, 1 << 16])
  var text = text
  var source = BibTeXSource.parse(text, blockSize: blockSize)
  for step in 0..<3 {
    let low = mutator.roll(text.byteCount + 1)
    let high = min(text.byteCount, low + mutator.roll(step == 2 ? 300 : 4))
    let words = mutator.roll(4) == 0 ? [""] : Corpus.bibTeXTokens
    let replacement = Array(mutator.pick(words).utf8)
    let edited = text.replacing(low..<high, with: replacement)
    source = BibTeXSource.reparse(
      source, replacing: low..<high, with: replacement, text: edited, blockSize: blockSize)
    text = edited
    let fresh = BibTeXSource.parse(text, blockSize: blockSize)
    if FlatTables(source) != FlatTables(fresh) { return "edit \(step) is not as scanned afresh" }
  }
  return nil
}
