/// Reads what the Markdown cells of a notebook cite, and what its metadata cell says: the first cell
/// where it is raw and begins as the metadata of a document does, as Quarto reads it. Linear.
func notebookCitations(in bytes: [UInt8]) -> DocumentCitations {
  var result = DocumentCitations()
  for (index, cell) in NotebookCells(bytes).cells.enumerated() {
    guard cell.mayCite(isFirst: index == 0), cell.saysSomething(in: bytes) else { continue }
    let text = NotebookText(cell.strings, of: bytes)
    if cell.kind == .raw, !text.bytes.starts(with: "---".utf8) { continue }
    result.append(markdownCitations(in: text.bytes, after: nil), of: text)
  }
  return result
}

extension NotebookCells.Cell {
  /// Whether the cell is text, or may be the metadata.
  func mayCite(isFirst: Bool) -> Bool {
    switch kind {
    case .markdown: true
    case .raw: isFirst
    case .other: false
    }
  }
}

extension NotebookCells.Cell {
  /// Whether the text has anything that a document says: a citation mark, an escape that may be one,
  /// metadata, or a brace of an include.
  fileprivate func saysSomething(in bytes: [UInt8]) -> Bool {
    for string in strings {
      let text = bytes.span.extracting(string)
      for index in text.indices {
        switch text[index] {
        case UInt8(ascii: "@"), UInt8(ascii: "{"): return true
        case UInt8(ascii: "-") where index == 0: return true
        case UInt8(ascii: "u") where index > 0 && text[index - 1] == UInt8(ascii: "\\"):
          return true
        default: break
        }
      }
    }
    return false
  }
}

extension DocumentCitations {
  /// Adds what a cell says.
  fileprivate mutating func append(_ cell: DocumentCitations, of text: NotebookText) {
    let firstCitation = citations.count
    let firstGroup = groups.count
    for citation in cell.citations {
      var mapped = citation
      mapped.keyRange = text.map.sourceRange(citation.keyRange)
      mapped.range = text.map.sourceRange(citation.range)
      mapped.group = citation.group.map { firstGroup + $0 }
      citations.append(mapped)
      keepReading(cell.key(of: citation, in: text.bytes)[...], at: mapped.keyRange)
    }
    for group in cell.groups {
      let members =
        firstCitation + group.citations.lowerBound..<firstCitation + group.citations.upperBound
      groups.append(CitationGroup(range: text.map.sourceRange(group.range), citations: members))
    }
    resources += cell.resources.map {
      BibliographyResource(path: $0.path, range: text.map.sourceRange($0.range))
    }
    links += cell.links.map {
      DocumentLink(path: $0.path, range: text.map.sourceRange($0.range), kind: $0.kind)
    }
    problems += cell.problems.map {
      DocumentProblem(range: text.map.sourceRange($0.range), message: $0.message)
    }
    citesEverything = citesEverything || cell.citesEverything
  }
}
