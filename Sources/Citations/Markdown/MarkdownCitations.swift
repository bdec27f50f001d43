import YAML

/// Reads what a Markdown document cites. Linear.
func markdownCitations(in bytes: [UInt8]) -> DocumentCitations {
  let blocks = MarkdownBlocks(bytes, readsMetadata: true)
  var result = DocumentCitations()
  result.links = blocks.links
  let metadata = blocks.blocks.map { block -> YAMLDocument? in
    guard case .metadata(let range) = block else { return nil }
    return YAMLDocument(parsing: bytes, in: range)
  }
  var crossReferences = CrossReferences()
  for root in metadata.compactMap({ $0?.root }) { crossReferences.declare(root) }
  var fieldsSeen: Set<String> = []
  var paragraphs: [Range<Int>] = []
  for (index, block) in blocks.blocks.enumerated() {
    if case .text(let pieces) = block {
      paragraphs.append(pieces)
      continue
    }
    result.append(
      citationsOf: paragraphs, of: blocks, but: crossReferences, isNocite: false,
      mappedBy: .identity)
    paragraphs = []
    switch block {
    case .text: break
    case .metadata(let range):
      guard let document = metadata[index] else { continue }
      result.append(metadata: document, in: range, but: crossReferences, &fieldsSeen)
    case .restructuredText(let lines):
      result.append(RestructuredTextBlocks(bytes, lines: blocks.lines, in: lines))
    case .bibliography(let argument, let lines):
      let directive = RestructuredTextBlocks(
        bytes, lines: blocks.lines, bibliography: argument, in: lines)
      result.append(directive)
    case .include(let path):
      result.links.append(
        DocumentLink(
          path: String(decoding: bytes[path], as: UTF8.self), range: path, kind: .file))
    }
  }
  result.append(
    citationsOf: paragraphs, of: blocks, but: crossReferences, isNocite: false, mappedBy: .identity)
  result.links.sort { $0.range.lowerBound < $1.range.lowerBound }
  return result
}

extension DocumentCitations {
  /// Adds what the citations of paragraphs are; `outer` maps their document into the whole one.
  fileprivate mutating func append(
    citationsOf paragraphs: [Range<Int>], of blocks: MarkdownBlocks,
    but crossReferences: CrossReferences, isNocite: Bool, mappedBy outer: SourceMap
  ) {
    guard !paragraphs.isEmpty else { return }
    let text = GatheredText(paragraphs, pieces: blocks.pieces, of: blocks.bytes)
    let inlines = MarkdownInlines(scanning: text.bytes, paragraphs: text.paragraphs)
    guard !inlines.marks.isEmpty || !inlines.roles.isEmpty else { return }
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
      if crossReferences.contains(key, in: text.bytes) { continue }
      if role.mode != .normal, !blocks.exampleLabels.isEmpty,
        blocks.exampleLabels.contains(Array(text.bytes[key]))
      {
        continue
      }
      let keyRange = outer.sourceRange(text.map.sourceRange(key))
      keepReading(text.bytes[key], at: keyRange)
      citations.append(
        Citation(
          keyRange: keyRange,
          range: outer.sourceRange(text.map.sourceRange(mark.start..<mark.key.endOffset)),
          mode: isNocite ? .nocite : role.mode, group: role.group, isBraced: mark.key.isBraced))
    }
    var ranges = members.groups
    for role in inlines.roles {
      let keys = CitationRoleKeys(
        in: role.content, of: text.bytes, role: role.role, acceptsSemicolon: true)
      for key in keys.keys {
        let keyRange = outer.sourceRange(text.map.sourceRange(key))
        citations.append(
          Citation(
            keyRange: keyRange, range: keyRange, mode: isNocite ? .nocite : role.role.mode,
            group: ranges.count, isBraced: false))
      }
      ranges.append(role.range)
    }
    if !inlines.roles.isEmpty {
      citations[firstCitation...].sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    appendGroups(ranges.map { outer.sourceRange(text.map.sourceRange($0)) }, firstCitation)
  }

  /// Adds the groups that have citations, and numbers those of the citations accordingly.
  private mutating func appendGroups(_ ranges: [Range<Int>], _ firstCitation: Int) {
    var numbers: [Int?] = Array(repeating: nil, count: ranges.count)
    let order = ranges.indices.sorted {
      (ranges[$0].lowerBound, $0) < (ranges[$1].lowerBound, $1)
    }
    for index in order {
      let range = ranges[index]
      let first = citationIndex(at: range.lowerBound, from: firstCitation)
      let end = citationIndex(at: range.upperBound, from: first)
      guard end > first else { continue }
      numbers[index] = groups.count
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
  fileprivate mutating func append(
    metadata document: YAMLDocument, in range: Range<Int>, but crossReferences: CrossReferences,
    _ fieldsSeen: inout Set<String>
  ) {
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
      case .formats:
        for format in pair.value.pairs {
          if let value = format.value["bibliography"] {
            resources += MarkdownMetadata.resources(value)
          }
        }
      case .references: break
      case .prose, .nocite:
        for value in MarkdownMetadata.values(below: pair.value) {
          append(citationsOf: value, but: crossReferences, isNocite: role == .nocite)
        }
      }
    }
  }

  private mutating func append(
    citationsOf value: MarkdownMetadata.Value, but crossReferences: CrossReferences, isNocite: Bool
  ) {
    guard value.text.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "`") })
    else { return }
    let blocks = MarkdownBlocks(value.text, readsMetadata: false)
    let paragraphs = blocks.blocks.compactMap { block -> Range<Int>? in
      if case .text(let pieces) = block { pieces } else { nil }
    }
    append(
      citationsOf: paragraphs, of: blocks, but: crossReferences, isNocite: isNocite,
      mappedBy: value.map)
  }
}
