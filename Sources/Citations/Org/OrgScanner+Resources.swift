extension OrgScanner {
  /// Reads the value of `#+bibliography:`, a path that may have quotes around it. The exporter
  /// ox-bibtex has options behind it and leaves out the ending.
  mutating func readBibliography(_ value: Range<Int>) {
    guard let first = value.first else { return }
    if bytes[first] == UInt8(ascii: "\"") {
      let end = bytes[first + 1..<value.upperBound].firstIndex(of: UInt8(ascii: "\""))
      addResource(first + 1..<(end ?? value.upperBound), ending: "")
    } else if hasEnding(value) {
      addResource(value, ending: "")
    } else {
      let word = value.lowerBound..<(bytes[value].firstIndex(where: \.isBlank) ?? value.upperBound)
      addResource(word, ending: word == value || hasEnding(word) ? "" : ".bib")
    }
  }

  private func hasEnding(_ path: Range<Int>) -> Bool {
    [".bib", ".json", ".bibtex", ".yaml", ".yml"].contains { ending in
      path.count > ending.utf8.count && matches(ending, at: path.upperBound - ending.utf8.count)
    }
  }

  /// Reads `bibliography:a,b.bib` and its like.
  mutating func readBibliographies(listed list: Range<Int>, addsEnding: Bool) {
    var start = list.lowerBound
    for offset in list.lowerBound...list.upperBound
    where offset == list.upperBound || bytes[offset] == UInt8(ascii: ",") {
      let part = bytes.trimmed(start..<offset)
      addResource(part, ending: addsEnding && !hasEnding(part) ? ".bib" : "")
      start = offset + 1
    }
  }

  private mutating func addResource(_ range: Range<Int>, ending: String) {
    guard !range.isEmpty else { return }
    result.resources.append(
      BibliographyResource(
        path: String(decoding: bytes[range], as: UTF8.self) + ending, range: range))
  }

  /// Reads the value of `#+INCLUDE:` or `#+SETUPFILE:`. What is included as the text of a block is no
  /// document, and of a path with a place in the file behind two colons the file counts.
  mutating func readLink(_ value: Range<Int>, isInclude: Bool) {
    guard let first = value.first else { return }
    var path = value
    if bytes[first] == UInt8(ascii: "\"") {
      let end = bytes[first + 1..<value.upperBound].firstIndex(of: UInt8(ascii: "\""))
      path = first + 1..<(end ?? value.upperBound)
    } else if isInclude {
      path = first..<(bytes[value].firstIndex(where: \.isBlank) ?? value.upperBound)
    }
    if isInclude {
      let options = bytes.trimmed(min(path.upperBound + 1, value.upperBound)..<value.upperBound)
      if let option = options.first, bytes[option] != UInt8(ascii: ":") { return }
    }
    if let colons = path.dropLast().first(where: {
      bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: ":")
    }) {
      path = path.lowerBound..<colons
    }
    let text = bytes[path]
    guard !path.isEmpty, !text.starts(with: "http".utf8) else { return }
    result.links.append(
      DocumentLink(path: String(decoding: text, as: UTF8.self), range: path, kind: .file))
  }

  // MARK: - LaTeX

  /// Reads LaTeX; of a header only the bibliographies that it names.
  mutating func readLaTeX(_ range: Range<Int>, resourcesOnly: Bool = false) {
    latex.scan(range)
    let found = latex.result
    latex.result.resources = []
    latex.result.citations = []
    latex.result.groups = []
    latex.result.links = []
    latex.result.definedKeys = []
    latex.result.citesEverything = false
    result.resources += found.resources
    guard !resourcesOnly else { return }
    if found.citesEverything { result.citesEverything = true }
    let firstGroup = result.groups.count
    let firstCitation = result.citations.count
    for group in found.groups {
      result.groups.append(
        CitationGroup(
          range: group.range,
          citations: group.citations.lowerBound + firstCitation..<group.citations.upperBound
            + firstCitation))
    }
    for citation in found.citations {
      var citation = citation
      citation.group = citation.group.map { $0 + firstGroup }
      result.citations.append(citation)
    }
  }
}
