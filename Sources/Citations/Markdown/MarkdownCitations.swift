import YAML

/// How a Markdown document was read: what the next keystroke needs to read little of it again.
final class MarkdownReading: Sendable {
  let blocks: MarkdownBlocks
  let crossReferences: CrossReferences

  init(_ blocks: MarkdownBlocks, _ crossReferences: CrossReferences) {
    self.blocks = blocks
    self.crossReferences = crossReferences
  }
}

extension MarkdownReading: Equatable {
  /// How documents were read makes no difference between them.
  static func == (a: MarkdownReading, b: MarkdownReading) -> Bool { true }
}

/// Reads what a Markdown document cites. Linear; after `old`, which was read from an earlier version,
/// mostly no more than the paragraphs that differ.
func markdownCitations(in bytes: [UInt8], after old: DocumentCitations?) -> DocumentCitations {
  if let old, let reading = old.markdown,
    let (blocks, reread) = MarkdownBlocks.reading(bytes, after: reading.blocks)
  {
    return DocumentCitations(
      old, with: MarkdownReading(blocks, reading.crossReferences), reread)
  }
  return markdownCitations(in: MarkdownBlocks(bytes, readsMetadata: true))
}

private func markdownCitations(in blocks: MarkdownBlocks) -> DocumentCitations {
  let bytes = blocks.bytes
  var result = DocumentCitations()
  result.links = blocks.links
  let metadata = blocks.blocks.map { block -> YAMLDocument? in
    guard case .metadata(let range) = block else { return nil }
    return YAMLDocument(parsing: bytes, in: range)
  }
  var crossReferences = CrossReferences()
  for root in metadata.compactMap({ $0?.root }) { crossReferences.declare(root) }
  result.markdown = MarkdownReading(blocks, crossReferences)
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
  /// What an earlier version cites, but for what was read again. Behind that stands nothing but text.
  fileprivate init(
    _ old: DocumentCitations, with reading: MarkdownReading, _ reread: MarkdownBlocks.Reread
  ) {
    let oldEnd = reread.range.upperBound - reread.distance
    let before = old.citationIndex(at: reread.range.lowerBound, from: 0)
    let behind = old.citationIndex(at: oldEnd, from: before)
    let groupsBefore = old.groupIndex(at: reread.range.lowerBound)
    let groupsBehind = old.groupIndex(at: oldEnd)
    self = old
    markdown = reading
    links = reading.blocks.links
    escapedKeys = old.escapedKeys.filter { $0.key < reread.range.lowerBound }
    citations.removeSubrange(before...)
    groups.removeSubrange(groupsBefore...)
    let paragraphs = reading.blocks.blocks[reread.blocks].compactMap { block -> Range<Int>? in
      if case .text(let pieces) = block { pieces } else { nil }
    }
    append(
      citationsOf: paragraphs, of: reading.blocks, but: reading.crossReferences, isNocite: false,
      mappedBy: .identity)
    let groupDistance = groups.count - groupsBehind
    let citationDistance = citations.count - behind
    citations.reserveCapacity(citations.count + old.citations.count - behind)
    for var citation in old.citations[behind...] {
      citation.keyRange = citation.keyRange.moved(by: reread.distance)
      citation.range = citation.range.moved(by: reread.distance)
      citation.group = citation.group.map { $0 + groupDistance }
      citations.append(citation)
    }
    groups.reserveCapacity(groups.count + old.groups.count - groupsBehind)
    for group in old.groups[groupsBehind...] {
      groups.append(
        CitationGroup(
          range: group.range.moved(by: reread.distance),
          citations: group.citations.moved(by: citationDistance)))
    }
    for (offset, key) in old.escapedKeys where offset >= oldEnd {
      escapedKeys[offset + reread.distance] = key
    }
  }

  /// The index of the first group that begins at an offset or later.
  private func groupIndex(at offset: Int) -> Int {
    groups.firstIndex { $0.range.lowerBound >= offset } ?? groups.count
  }
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
