extension TypstScanner {
  // MARK: - Groups

  /// Begins a citation at an offset of the markup at `index` of the stack: one that follows another
  /// with nothing but blanks between is shown together with it, and so they are a group.
  mutating func beginCitation(at start: Int, in index: Int) {
    let next = result.citations.count
    guard var run = stack[index].run, isBlank(run.endOffset..<start) else {
      stack[index].run = TypstFrame.Run(citation: next, group: nil, endOffset: start)
      return
    }
    if run.group == nil {
      run.group = result.groups.count
      let first = result.citations[run.citation]
      result.groups.append(
        CitationGroup(range: first.range, citations: run.citation..<run.citation + 1))
      result.citations[run.citation].group = run.group
    }
    run.endOffset = start
    stack[index].run = run
  }

  /// Makes the run of the markup at `index` a group, if it is none.
  mutating func beginGroup(at start: Int, in index: Int) {
    guard stack[index].run?.group == nil else { return }
    stack[index].run?.group = result.groups.count
    let next = result.citations.count
    result.groups.append(CitationGroup(range: start..<start, citations: next..<next))
  }

  /// Ends what a group has so far at the offset.
  mutating func endGroup(_ index: Int) {
    guard result.groups.indices.contains(index) else { return }
    let group = result.groups[index]
    result.groups[index].range = group.range.lowerBound..<max(group.range.lowerBound, offset)
    result.groups[index].citations =
      group.citations.lowerBound..<max(group.citations.lowerBound, result.citations.count)
    // Behind a call the markup is one frame further out.
    let markup = stack.count - (top.kind == .expression && stack.count > 1 ? 2 : 1)
    if stack[markup].run?.group == index { stack[markup].run?.endOffset = offset }
  }

  /// Whether a range has blanks in it, and no empty line.
  private func isBlank(_ range: Range<Int>) -> Bool {
    guard range.count < 256 else { return false }
    var lineEnds = 0
    for byte in bytes[range] {
      if byte == UInt8(ascii: "\n") { lineEnds += 1 }
      if !byte.isBlankOrLineEnd { return false }
    }
    return lineEnds < 2
  }

  // MARK: - Calls

  /// Takes a key as an argument of the call at `index` of the stack.
  mutating func addArgument(_ key: Range<Int>, label: Range<Int>, ofCallAt index: Int) {
    if stack[index].callee != .cite { references.append(result.citations.count) }
    if stack[index].group == nil, stack[index].callee != .reference { groupCall(at: index) }
    stack[index].arguments.append(result.citations.count)
    result.citations.append(
      Citation(
        keyRange: key, range: label, mode: .normal, group: stack[index].group, isBraced: false))
  }

  /// Makes a group of the call at `index` of the stack: one of its own, or with the citations that
  /// stand before it in the markup.
  private mutating func groupCall(at index: Int) {
    if index > 1, stack[index - 1].kind == .expression, stack[index - 2].isMarkup {
      let start = stack[index - 1].start
      beginCitation(at: start, in: index - 2)
      beginGroup(at: start, in: index - 2)
      stack[index].group = stack[index - 2].run?.group
    } else {
      let start = stack[index].start
      let next = result.citations.count
      stack[index].group = result.groups.count
      result.groups.append(CitationGroup(range: start..<start, citations: next..<next))
    }
  }

  /// Ends a call: now its arguments are all known.
  mutating func endCall(_ frame: TypstFrame) {
    guard frame.callee.takesKeys else { return }
    for index in frame.arguments where result.citations.indices.contains(index) {
      result.citations[index].mode = frame.mode
    }
    // What calls `cite` with what it is given cites what it is given.
    if frame.callee != .reference, result.citations.count == frame.firstCitation,
      let definedName
    {
      citingFunctions.insert(Array(bytes[definedName]))
    }
  }

  /// What a function is to citations, by its name.
  func callee(named name: Range<Int>) -> TypstFrame.Callee {
    let text = bytes[name]
    if text.elementsEqual("cite".utf8) { return .cite }
    if text.elementsEqual("ref".utf8) { return .reference }
    if text.elementsEqual("label".utf8) { return .label }
    if text.elementsEqual("bibliography".utf8) { return .bibliography }
    if !citingFunctions.isEmpty, citingFunctions.contains(Array(text)) { return .learned }
    // One that another file defines: `citet`, `prose-cite`.
    return text.count <= 64 && Self.mentions("cite", in: text) ? .learned : .other
  }

  /// What an argument is, by its name.
  func argument(named name: Range<Int>) -> TypstFrame.Argument {
    let text = bytes[name]
    if text.elementsEqual("form".utf8) { return .form }
    if text.elementsEqual("full".utf8) { return .full }
    if text.elementsEqual("key".utf8) { return .key }
    guard text.count <= 64 else { return .other }
    return Self.mentions("bib", in: text) || text.elementsEqual("refs".utf8)
      || text.elementsEqual("references".utf8) ? .bibliography : .other
  }

  private static func mentions(_ word: String, in text: ArraySlice<UInt8>) -> Bool {
    let word = Array(word.utf8)
    guard text.count >= word.count else { return false }
    return (text.startIndex...text.endIndex - word.count).contains {
      text[$0..<$0 + word.count].elementsEqual(word)
    }
  }

  // MARK: - Strings

  /// Takes a string of code for what it is where it stands.
  mutating func take(_ content: Range<Int>, isPlain: Bool, start: Int) {
    if isAfterInclude {
      isAfterInclude = false
      guard isPlain, !content.isEmpty, bytes[content.lowerBound] != UInt8(ascii: "@") else {
        return
      }
      result.links.append(
        DocumentLink(
          path: String(decoding: bytes[content], as: UTF8.self), range: content,
          kind: .file))
      return
    }
    let frame = top
    guard frame.kind == .parentheses else { return }
    switch (frame.callee, frame.argument) {
    case (.cite, .form), (.learned, .form):
      top.mode = Self.mode(form: bytes[content])
    case (.none, .key):
      // A term of a glossary, as the package glossarium has them.
      guard isPlain, !content.isEmpty else { return }
      result.definedLabels.append(content)
      glossaryTerms.insert(Array(bytes[content]))
    case (.label, .positional):
      takeLabel(content, isPlain: isPlain, start: start)
    case (.bibliography, .positional), (_, .bibliography):
      guard isPlain, let ending = bytes[content].lastIndex(of: UInt8(ascii: ".")),
        frame.callee == .bibliography
          || Self.bibliographyEndings.contains(
            String(decoding: bytes[ending..<content.upperBound], as: UTF8.self))
      else { return }
      result.resources.append(
        BibliographyResource(
          path: String(decoding: bytes[content], as: UTF8.self), range: content))
    default:
      return
    }
  }

  private static let bibliographyEndings: Set<String> = [".bib", ".yml", ".yaml"]

  /// Takes the string of `label("key")`.
  private mutating func takeLabel(_ content: Range<Int>, isPlain: Bool, start: Int) {
    let index = stack.count - 1
    guard index > 0 else { return }
    let outer = stack[index - 1]
    if outer.kind == .parentheses {
      guard outer.argument == .positional, outer.callee.takesKeys else { return }
      if start == probe { probed = .string }
      // A key with escapes in it stands nowhere as it is.
      guard isPlain, !content.isEmpty else { return }
      addArgument(content, label: content, ofCallAt: index - 1)
    } else if outer.kind == .expression, isPlain, !content.isEmpty {
      result.definedLabels.append(content)
    }
  }

  /// How a work is cited by the value of the argument `form`.
  static func mode(form: ArraySlice<UInt8>) -> CitationMode {
    switch String(decoding: form, as: UTF8.self) {
    case "prose", "author": .authorInText
    case "year": .suppressAuthor
    case "none": .nocite
    default: .normal
    }
  }
}

extension DocumentCitations {
  /// Puts the groups in the order of their place: a key may come behind what is in the call it
  /// belongs to.
  mutating func sortGroups() {
    let isSorted = zip(groups, groups.dropFirst()).allSatisfy {
      $0.range.lowerBound <= $1.range.lowerBound
    }
    guard !isSorted else { return }
    let order = groups.indices.sorted {
      (groups[$0].range.lowerBound, -groups[$0].range.upperBound, $0)
        < (groups[$1].range.lowerBound, -groups[$1].range.upperBound, $1)
    }
    var numbers = Array(repeating: 0, count: order.count)
    for (number, index) in order.enumerated() { numbers[index] = number }
    groups = order.map { groups[$0] }
    for index in citations.indices {
      citations[index].group = citations[index].group.map { numbers[$0] }
    }
  }

  /// Takes out the citations at indices.
  mutating func remove(_ indices: Set<Int>) {
    guard !indices.isEmpty else { return }
    // How many are taken out before each.
    var removedBefore = [0]
    removedBefore.reserveCapacity(citations.count + 1)
    for index in citations.indices {
      removedBefore.append(removedBefore[index] + (indices.contains(index) ? 1 : 0))
    }
    func moved(_ index: Int) -> Int {
      let index = min(max(index, 0), citations.count)
      return index - removedBefore[index]
    }
    var numbers: [Int?] = []
    var kept: [CitationGroup] = []
    for group in groups {
      let citations =
        moved(group.citations.lowerBound)..<moved(group.citations.upperBound)
      numbers.append(citations.isEmpty ? nil : kept.count)
      if !citations.isEmpty { kept.append(CitationGroup(range: group.range, citations: citations)) }
    }
    groups = kept
    var left: [Citation] = []
    left.reserveCapacity(citations.count)
    for (index, citation) in citations.enumerated() where !indices.contains(index) {
      var citation = citation
      citation.group = citation.group.flatMap { numbers.indices.contains($0) ? numbers[$0] : nil }
      left.append(citation)
    }
    citations = left
  }
}
