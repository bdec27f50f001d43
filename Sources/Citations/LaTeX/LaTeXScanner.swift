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
  private var hasNoMoreConditionals = false
  private var depth = 0
  private var isFinished = false
  /// A backslash to look for, and whether it was found to be read.
  private let probe: Int?
  private(set) var hasReachedProbe = false

  init(_ bytes: [UInt8], knowing vocabulary: LaTeXVocabulary, probing probe: Int? = nil) {
    self.bytes = bytes
    self.vocabulary = vocabulary
    result.knownVocabulary = vocabulary
    self.probe = probe
    arguments = LaTeXArguments(bytes)
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
        readBibliographies(isList: true, isOptional: false, from: nameEnd, end: end)
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
        bytes[environment].elementsEqual("document".utf8)
      {
        isFinished = true
      }
      return nameEnd
    case .skipped:
      return endOfSkipped(from: nameEnd, end: end) ?? nameEnd
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
    case .bibliographies(let isList, let isOptional):
      readBibliographies(isList: isList, isOptional: isOptional, from: nameEnd, end: end)
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
    case .bibliographyItem:
      return readBibliographyItem(from: nameEnd, end: end)
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
    guard let call = arguments.call(shape, from: nameEnd, end: end) else { return nameEnd }
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

  // MARK: - Text that is left out, or as it is

  /// Where reading goes on after `\iffalse`: behind its `\else` or `\fi`.
  private mutating func endOfSkipped(from start: Int, end: Int) -> Int? {
    guard !hasNoMoreConditionals, arguments.mayLookAhead else { return nil }
    var depth = 1
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "%") {
        offset = arguments.lineEnd(from: offset, end: end)
        continue
      }
      guard byte == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      let name = LaTeXName(after: offset, in: bytes, end: end)
      offset = max(name.range.upperBound, offset + 2)
      let text = bytes[name.range]
      if text.elementsEqual("fi".utf8) {
        depth -= 1
        if depth == 0 { return offset }
      } else if text.elementsEqual("else".utf8) {
        if depth == 1 { return offset }
      } else if text.starts(with: "if".utf8), !text.elementsEqual("iff".utf8),
        // A test of a package has its branches in braces.
        offset >= end || bytes[offset] != UInt8(ascii: "{")
      {
        depth += 1
      }
    }
    hasNoMoreConditionals = end == bytes.count
    arguments.spend(end - start)
    return nil
  }

  /// Where reading goes on after `\verb` or `\url`: behind the text, or at once if it does not end
  /// where it must.
  private mutating func endOfVerbatim(
    from nameEnd: Int, end: Int, groupsBefore: Int, hasDelimiter: Bool
  ) -> Int {
    var offset = nameEnd
    if offset < end, bytes[offset] == UInt8(ascii: "*") { offset += 1 }
    if let option = arguments.option(from: offset, end: end) { offset = option.upperBound + 1 }
    for _ in 0..<groupsBefore {
      guard let group = arguments.group(from: offset, end: end) else { return nameEnd }
      offset = group.upperBound + 1
    }
    guard offset < end else { return nameEnd }
    let delimiter = bytes[offset]
    if delimiter == UInt8(ascii: "{") {
      return closingBrace(of: offset, end: end).map { $0 + 1 } ?? nameEnd
    }
    guard hasDelimiter, !delimiter.isBlankOrLineEnd, !delimiter.isASCIILetter else {
      return nameEnd
    }
    guard arguments.mayLookAhead else { return nameEnd }
    let start = offset
    repeat {
      offset += 1
    } while offset < end && bytes[offset] != delimiter
      && !bytes[offset].isLineEnd
    arguments.spend(offset - start)
    return offset < end && bytes[offset] == delimiter ? offset + 1 : nameEnd
  }

  /// The brace that closes one on the same or the next line, where `%` and `\` are plain characters.
  private mutating func closingBrace(of open: Int, end: Int) -> Int? {
    guard arguments.mayLookAhead else { return nil }
    var depth = 0
    var lineEnds = 0
    var offset = open
    defer { arguments.spend(offset - open) }
    while offset < end, lineEnds < 3 {
      switch bytes[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset }
      case UInt8(ascii: "\n"): lineEnds += 1
      default: break
      }
      offset += 1
    }
    return nil
  }
}
