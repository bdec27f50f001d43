/// Reads what a reStructuredText document cites. Linear.
func restructuredTextCitations(in bytes: [UInt8]) -> DocumentCitations {
  var result = DocumentCitations()
  let lines = MarkdownLines(bytes)
  result.append(RestructuredTextBlocks(bytes, lines: lines, in: 0..<lines.count))
  return result
}

extension DocumentCitations {
  /// Adds what blocks of reStructuredText cite and name; they stand after all that is there.
  mutating func append(_ blocks: RestructuredTextBlocks) {
    resources += blocks.resources
    links += blocks.links
    if blocks.listsEverything { citesEverything = true }
    let text = GatheredText(blocks.paragraphs, pieces: blocks.pieces, of: blocks.bytes)
    let inlines = RestructuredTextInlines(scanning: text.bytes, paragraphs: text.paragraphs)
    var found: [CitedRole] = []
    for role in inlines.roles {
      guard let citing = CitationRole(text.bytes[role.name]) else { continue }
      let keys = CitationRoleKeys(
        in: role.content, of: text.bytes, role: citing, acceptsSemicolon: false)
      found.append(
        CitedRole(
          range: text.map.sourceRange(role.range), mode: citing.mode,
          keys: keys.keys.map { text.map.sourceRange($0) }))
      problems += keys.strays.map {
        DocumentProblem(
          range: text.map.sourceRange($0),
          message: "A comma belongs between citation keys: Sphinx refuses this role.")
      }
    }
    found += blocks.listedKeys.map { CitedRole(range: $0, mode: .nocite, keys: [$0]) }
    if !blocks.listedKeys.isEmpty || text.paragraphs.count != blocks.pieces.count {
      // Cells of a table are read one after the other, and lines go through all of them.
      found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    for var role in found {
      role.removePrefixes(blocks.keyPrefixes, in: blocks.bytes)
      append(role)
    }
  }

  /// Adds the citations of a role as a group of their own.
  mutating func append(_ role: CitedRole) {
    guard !role.keys.isEmpty else { return }
    let first = citations.count
    for key in role.keys {
      citations.append(
        Citation(keyRange: key, range: key, mode: role.mode, group: groups.count, isBraced: false))
    }
    groups.append(CitationGroup(range: role.range, citations: first..<citations.count))
  }
}

/// A role that cites, with its keys, as ranges of the document.
struct CitedRole {
  let range: Range<Int>
  let mode: CitationMode
  var keys: [Range<Int>]

  /// Leaves out what a bibliography puts before its keys where they are cited.
  fileprivate mutating func removePrefixes(_ prefixes: [Range<Int>], in bytes: [UInt8]) {
    guard !prefixes.isEmpty else { return }
    keys = keys.map { key in
      guard
        let prefix = prefixes.first(where: {
          $0.count < key.count && bytes[key].starts(with: bytes[$0])
        })
      else { return key }
      return key.lowerBound + prefix.count..<key.upperBound
    }
  }
}
