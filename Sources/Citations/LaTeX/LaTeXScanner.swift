// One pass over the document looks for backslashes and comments and at nothing else. At a citation
// command its arguments are read ahead, up to the end of the paragraph at most, and what is in its
// notes is read in its place between the keys, so that citations come in their order. An opening
// that has no end is skipped, not what follows it.

/// Reads a LaTeX document.
struct LaTeXScanner {
  /// Notes within notes that are read.
  private static let depthLimit = 8

  let bytes: [UInt8]
  var arguments: LaTeXArguments
  var result = DocumentCitations()
  /// What was defined so far, here and elsewhere.
  var vocabulary: LaTeXVocabulary
  /// Environments whose end was looked for in vain.
  private var endless: Set<UInt64> = []
  /// Whether no `\fi` is left.
  var hasNoMoreConditionals = false
  /// Where an `\else` stands whose branch is left out.
  var deadBranches: Set<Int> = []
  private var depth = 0
  private var isFinished = false
  /// Whether any character begins text as it is.
  var hasShortVerbatim = false
  /// Whether the document is one of ConTeXt.
  private var isConTeXt = false
  /// Whether no chunk of code ends any more.
  var hasNoMoreChunks = false
  /// A backslash to look for, and whether it was found to be read.
  private let probe: Int?
  private(set) var hasReachedProbe = false

  init(_ bytes: [UInt8], knowing vocabulary: LaTeXVocabulary, probing probe: Int? = nil) {
    self.bytes = bytes
    self.vocabulary = vocabulary
    result.knownVocabulary = vocabulary
    hasShortVerbatim = !vocabulary.shortVerbatim.isEmpty
    self.probe = probe
    arguments = LaTeXArguments(bytes)
  }

  /// Reads a text that may be a documented source.
  init(readingAll bytes: [UInt8], knowing vocabulary: LaTeXVocabulary, probing probe: Int? = nil) {
    guard let documentation = LaTeXDocumentation.text(of: bytes) else {
      self.init(bytes, knowing: vocabulary, probing: probe)
      return
    }
    self.init(documentation, knowing: vocabulary, probing: probe)
    result.isMainDocument = true
    // The class ltxdoc has it so.
    self.vocabulary.shortVerbatim.insert(UInt8(ascii: "|"))
    hasShortVerbatim = true
  }

  /// Reads a range. Linear.
  mutating func scan(_ range: Range<Int>) {
    var offset = range.lowerBound
    let end = range.upperBound
    while offset < end, !isFinished {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") {
        offset = readCommand(at: offset, end: end)
      } else if byte == UInt8(ascii: "%") {
        offset = readComment(at: offset, end: end)
      } else if byte == UInt8(ascii: "<"), let chunkEnd = endOfChunk(at: offset, end: end) {
        offset = chunkEnd
      } else if hasShortVerbatim, vocabulary.shortVerbatim.contains(byte) {
        offset = endOfDelimited(by: byte, at: offset, end: end) ?? offset + 1
      } else {
        offset += 1
      }
    }
  }

  private mutating func readComment(at start: Int, end: Int) -> Int {
    let lineEnd = arguments.lineEnd(from: start, end: end)
    readMagicComment(start..<lineEnd)
    return lineEnd
  }

  /// Reads what begins with the backslash at an offset; gives the offset to go on at.
  private mutating func readCommand(at start: Int, end: Int) -> Int {
    if let probe, start >= probe {
      hasReachedProbe = start == probe
      isFinished = true
      return end
    }
    let name = LaTeXName(after: start, in: bytes, end: end)
    let nameEnd = name.range.upperBound
    // `\\`, `\%`, `\{`.
    guard !name.range.isEmpty else { return min(nameEnd + 1, end) }
    if !vocabulary.commands.isEmpty, let shape = vocabulary.commands[name.hash] {
      return readCitation(shape, at: start, nameEnd: nameEnd, end: end)
    }
    guard let command = LaTeXCommand.named(name, in: bytes) else {
      if vocabulary.bibliographyCommands.contains(name.hash) {
        readBibliographies(isList: true, isOptional: false, ending: ".bib", from: nameEnd, end: end)
      }
      return nameEnd
    }
    switch command {
    case .citation(let shape):
      return readCitation(shape, at: start, nameEnd: nameEnd, end: end)
    case .begin:
      return readBegin(at: start, nameEnd: nameEnd, end: end)
    case .end:
      if let environment = arguments.group(from: nameEnd, end: end),
        bytes[environment].elementsEqual("document".utf8), !isKeptFromRunning(start)
      {
        isFinished = true
      }
      return nameEnd
    case .conditional(let question):
      return readConditional(question, from: nameEnd, end: end)
    case .otherwise:
      guard deadBranches.contains(start) else { return nameEnd }
      return branches(from: nameEnd, end: end)?.end ?? nameEnd
    case .fileEnd:
      if endsFile(from: nameEnd, end: end) { isFinished = true }
      return nameEnd
    case .shortVerbatim(let isMade):
      return readShortVerbatim(isMade: isMade, from: nameEnd, end: end)
    case .verbatim(let groupsBefore, let hasDelimiter):
      return endOfVerbatim(
        from: nameEnd, end: end, groupsBefore: groupsBefore, hasDelimiter: hasDelimiter)
    case .definition(let form):
      return readDefinition(form, from: nameEnd, end: end)
    case .verbatimEnvironment:
      if let environment = arguments.group(from: nameEnd, end: end) {
        let hash = LaTeXName.hash(bytes[environment])
        define { $0.verbatimEnvironments.insert(hash) }
      }
      return nameEnd
    case .bibliographies(let isList, let isOptional, let ending):
      readBibliographies(
        isList: isList, isOptional: isOptional, ending: ending, from: nameEnd, end: end)
      return nameEnd
    case .section:
      readSection(from: nameEnd, end: end)
      return nameEnd
    case .moreBibliographies:
      for item in arguments.items(from: nameEnd, end: end) {
        let name = Array("bibliography".utf8) + bytes[item.range]
        define { $0.bibliographyCommands.insert(LaTeXName.hash(name)) }
      }
      return nameEnd
    case .link(let form):
      readLink(form, from: nameEnd, end: end)
      return nameEnd
    case .context(let form):
      if form.isNowhereElse { isConTeXt = true }
      if isConTeXt { readContext(form, from: nameEnd, end: end) }
      return nameEnd
    case .bibliographyItem(let groupsBefore):
      return readBibliographyItem(behind: groupsBefore, from: nameEnd, end: end)
    }
  }

  /// Whether the command before a backslash keeps it from being run: `\protect\end{document}` writes
  /// another document.
  private func isKeptFromRunning(_ start: Int) -> Bool {
    ["\\protect", "\\string", "\\noexpand"].contains {
      bytes[..<start].suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// Takes in a definition.
  mutating func define(_ add: (inout LaTeXVocabulary) -> Void) {
    add(&vocabulary)
    add(&result.vocabulary)
  }

  // MARK: - Citations

  private mutating func readCitation(
    _ shape: LaTeXCitationShape, at start: Int, nameEnd: Int, end: Int
  ) -> Int {
    guard
      let call = isConTeXt
        ? arguments.contextCall(from: nameEnd, end: end)
        : arguments.call(shape, from: nameEnd, end: end)
    else { return nameEnd }
    let mode = call.isStarred ? shape.starredMode : shape.mode
    let group = result.groups.count
    let first = result.citations.count
    if call.items.contains(where: { isKey($0) }) {
      result.groups.append(
        CitationGroup(range: start..<call.endOffset, citations: first..<first))
    }
    for piece in call.pieces {
      switch piece {
      case .note(let note):
        guard depth < LaTeXScanner.depthLimit else { continue }
        depth += 1
        scan(note)
        depth -= 1
      case .keys(let items):
        for item in call.items[items] {
          if isStar(item) {
            if mode == .nocite { result.citesEverything = true }
          } else if isKey(item) {
            let key = key(item)
            result.citations.append(
              Citation(keyRange: key, range: key, mode: mode, group: group, isBraced: false))
          }
        }
      }
    }
    if group < result.groups.count {
      result.groups[group].citations = first..<result.citations.count
    }
    return call.endOffset
  }

  private func isStar(_ item: LaTeXKeyList.Item) -> Bool {
    item.range.count == 1 && bytes[item.range.lowerBound] == UInt8(ascii: "*")
  }

  private func isKey(_ item: LaTeXKeyList.Item) -> Bool {
    item.content == .plain && !isStar(item)
  }

  /// The key of an item: without the star by which REVTeX and mciteplus put an entry together with
  /// the one before it.
  private func key(_ item: LaTeXKeyList.Item) -> Range<Int> {
    let isStarred = bytes[item.range.lowerBound] == UInt8(ascii: "*")
    return (isStarred ? item.range.lowerBound + 1 : item.range.lowerBound)..<item.range.upperBound
  }

  // MARK: - Environments

  private mutating func readBegin(at start: Int, nameEnd: Int, end: Int) -> Int {
    guard let open = arguments.gapEnd(from: nameEnd, end: end), open < end,
      bytes[open] == UInt8(ascii: "{"),
      let close = bytes[open..<min(end, open + 128)].firstIndex(of: UInt8(ascii: "}"))
    else { return nameEnd }
    let environment = open + 1..<close
    let hash = LaTeXName.hash(bytes[environment])
    if let shape = LaTeXCommandTable.citationEnvironments[hash] {
      return readCitation(shape, at: start, nameEnd: close + 1, end: end)
    }
    if bytes[environment].elementsEqual("document".utf8) { result.isMainDocument = true }
    if bytes[environment].elementsEqual("refsection".utf8) {
      readSection(from: close + 1, end: end)
    }
    if bytes[environment].starts(with: "filecontents".utf8) {
      readContainedFile(from: close + 1, end: end)
    }
    guard
      LaTeXCommandTable.verbatimEnvironments.contains(hash)
        || vocabulary.verbatimEnvironments.contains(hash),
      !endless.contains(hash), arguments.mayLookAhead
    else { return close + 1 }
    if let verbatimEnd = endOfEnvironment(environment, from: close + 1) { return verbatimEnd }
    endless.insert(hash)
    arguments.spend(bytes.count - close)
    return close + 1
  }

  /// The offset behind the next `\end{…}` of an environment.
  private func endOfEnvironment(_ name: Range<Int>, from start: Int) -> Int? {
    let wanted = Array("\\end{".utf8) + bytes[name] + [UInt8(ascii: "}")]
    var offset = start
    while offset <= bytes.count - wanted.count {
      if bytes[offset] == UInt8(ascii: "\\"), bytes[offset...].starts(with: wanted) {
        return offset + wanted.count
      }
      offset += 1
    }
    return nil
  }
}
