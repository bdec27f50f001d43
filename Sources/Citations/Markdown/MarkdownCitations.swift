import YAML

/// Reads what a Markdown document cites. Linear.
func markdownCitations(in bytes: [UInt8]) -> DocumentCitations {
  let blocks = MarkdownBlocks(bytes, readsMetadata: true)
  var result = DocumentCitations()
  var fieldsSeen: Set<String> = []
  var paragraphs: [Range<Int>] = []
  for block in blocks.blocks {
    switch block {
    case .text(let pieces):
      paragraphs.append(pieces)
    case .metadata(let range):
      result.append(citationsOf: paragraphs, of: blocks, isNocite: false, mappedBy: .identity)
      paragraphs = []
      result.appendMetadata(bytes, in: range, &fieldsSeen)
    }
  }
  result.append(citationsOf: paragraphs, of: blocks, isNocite: false, mappedBy: .identity)
  return result
}

extension DocumentCitations {
  /// Adds what the citations of paragraphs are; `outer` maps their document into the whole one.
  fileprivate mutating func append(
    citationsOf paragraphs: [Range<Int>], of blocks: MarkdownBlocks, isNocite: Bool,
    mappedBy outer: SourceMap
  ) {
    guard !paragraphs.isEmpty else { return }
    let text = GatheredText(paragraphs, pieces: blocks.pieces, of: blocks.bytes)
    let inlines = MarkdownInlines(scanning: text.bytes, paragraphs: text.paragraphs)
    guard !inlines.marks.isEmpty else { return }
    let members = MarkdownGroups(inlines)
    let firstCitation = citations.count
    citations.reserveCapacity(firstCitation + inlines.marks.count)
    for (index, mark) in inlines.marks.enumerated() {
      let key = mark.key.range
      if key.count == 1, text.bytes[key.lowerBound] == UInt8(ascii: "*") {
        if isNocite { citesEverything = true }
        continue
      }
      let role = members.roles[index]
      if CrossReferences.contains(key, in: text.bytes) { continue }
      if role.mode != .normal, !blocks.exampleLabels.isEmpty,
        blocks.exampleLabels.contains(Array(text.bytes[key]))
      {
        continue
      }
      citations.append(
        Citation(
          keyRange: outer.sourceRange(text.map.sourceRange(key)),
          range: outer.sourceRange(text.map.sourceRange(mark.start..<mark.key.endOffset)),
          mode: isNocite ? .nocite : role.mode, group: role.group, isBraced: mark.key.isBraced))
    }
    appendGroups(
      members.groups.map { outer.sourceRange(text.map.sourceRange($0)) }, firstCitation)
  }

  /// Adds the groups that have citations, and numbers those of the citations accordingly.
  private mutating func appendGroups(_ ranges: [Range<Int>], _ firstCitation: Int) {
    var numbers: [Int?] = []
    for range in ranges {
      let first = citationIndex(at: range.lowerBound, from: firstCitation)
      let end = citationIndex(at: range.upperBound, from: first)
      guard end > first else {
        numbers.append(nil)
        continue
      }
      numbers.append(groups.count)
      groups.append(CitationGroup(range: range, citations: first..<end))
    }
    for index in firstCitation..<citations.count {
      citations[index].group = citations[index].group.flatMap { numbers[$0] }
    }
  }

  /// The index of the first citation that begins at an offset or later.
  private func citationIndex(at offset: Int, from first: Int) -> Int {
    var low = first
    var high = citations.count
    while low < high {
      let middle = (low + high) / 2
      if citations[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Adds what a metadata block says. A field that an earlier block has is not read again.
  fileprivate mutating func appendMetadata(
    _ bytes: [UInt8], in range: Range<Int>, _ fieldsSeen: inout Set<String>
  ) {
    let document = YAMLDocument(parsing: bytes, in: range)
    problems += document.problems.map { DocumentProblem(range: $0.range, message: $0.message) }
    let pairs = document.root?.pairs ?? []
    let names = pairs.map { $0.key.string ?? "" }
    // Of a field that a block repeats, the last one counts.
    let lastIndices = Dictionary(zip(names, names.indices)) { _, last in last }
    for (index, pair) in pairs.enumerated() {
      guard let role = MarkdownMetadata.role(of: names[index]), lastIndices[names[index]] == index
      else { continue }
      if role == .references { inlineReferences = pair.value.isNull ? nil : range }
      guard fieldsSeen.insert(names[index]).inserted else { continue }
      switch role {
      case .bibliography:
        resources += MarkdownMetadata.resources(pair.value)
        namesBibliographyList = pair.value.kind == .sequence
      case .references: break
      case .prose, .nocite:
        for value in MarkdownMetadata.values(below: pair.value) {
          append(citationsOf: value, isNocite: role == .nocite)
        }
      }
    }
  }

  private mutating func append(citationsOf value: MarkdownMetadata.Value, isNocite: Bool) {
    guard value.text.contains(UInt8(ascii: "@")) else { return }
    let blocks = MarkdownBlocks(value.text, readsMetadata: false)
    let paragraphs = blocks.blocks.compactMap { block -> Range<Int>? in
      if case .text(let pieces) = block { pieces } else { nil }
    }
    append(citationsOf: paragraphs, of: blocks, isNocite: isNocite, mappedBy: value.map)
  }
}
