extension OrgScanner {
  /// Bytes that may begin an object.
  private static let isMarked: [Bool] = {
    var table = Array(repeating: false, count: 256)
    for byte in "[=~\\$<{@:".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// Reads the text of one element.
  mutating func readObjects(_ range: Range<Int>) {
    let isMarked = Self.isMarked
    var offset = range.lowerBound
    let end = range.upperBound
    while offset < end {
      let byte = bytes[offset]
      guard isMarked[Int(byte)] else {
        offset += 1
        continue
      }
      let next: Int?
      switch byte {
      case UInt8(ascii: "["): next = readBracket(at: offset, end: end)
      case UInt8(ascii: "="), UInt8(ascii: "~"):
        next = endOfVerbatim(at: offset, in: range)
      case UInt8(ascii: "\\"): next = readBackslash(at: offset, end: end)
      case UInt8(ascii: "$"): next = readDollar(at: offset, in: range)
      case UInt8(ascii: "<"): next = endOfTarget(at: offset, end: end)
      case UInt8(ascii: "{"): next = endOfBraces(at: offset, in: range)
      case UInt8(ascii: "@"): next = readSnippet(at: offset, end: end)
      default: next = readPlainLink(colon: offset, in: range)
      }
      offset = max(offset + 1, next ?? 0)
    }
  }

  // MARK: - Brackets

  private mutating func readBracket(at open: Int, end: Int) -> Int? {
    guard open + 1 < end else { return nil }
    if open == probe { hasReachedProbe = true }
    if bytes[open + 1] == UInt8(ascii: "[") { return readBracketLink(at: open, end: end) }
    guard let prefix = OrgCitationPrefix(at: open, in: bytes, end: end),
      let close = closingBracket(of: open, end: end)
    else { return nil }
    let references = OrgCitationPrefix.references(in: prefix.endOffset..<close, of: bytes)
    guard !references.isEmpty else {
      budget.spend(close - open)
      return nil
    }
    let group = result.groups.count
    let first = result.citations.count
    for key in references {
      if key.count == 1, bytes[key.lowerBound] == UInt8(ascii: "*") {
        if prefix.mode == .nocite { result.citesEverything = true }
        continue
      }
      result.citations.append(
        Citation(
          keyRange: key, range: key.lowerBound - 1..<key.upperBound, mode: prefix.mode,
          group: group, isBraced: false))
    }
    if result.citations.count > first {
      result.groups.append(
        CitationGroup(range: open..<close + 1, citations: first..<result.citations.count))
    }
    return close + 1
  }

  private mutating func closingBracket(of open: Int, end: Int) -> Int? {
    guard budget.isOpen else { return nil }
    var depth = 0
    var offset = open
    while offset < end {
      if bytes[offset] == UInt8(ascii: "[") { depth += 1 }
      if bytes[offset] == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return offset }
      }
      offset += 1
    }
    budget.spend(end - open)
    return nil
  }

  /// Reads `[[path][description]]`.
  private mutating func readBracketLink(at open: Int, end: Int) -> Int? {
    guard budget.isOpen else { return nil }
    let path = open + 2
    var offset = path
    while offset < end, bytes[offset] != UInt8(ascii: "]") {
      guard bytes[offset] != UInt8(ascii: "[") else {
        budget.spend(offset - open)
        return nil
      }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    let pathEnd = min(offset, end)
    guard pathEnd > path, pathEnd + 1 < end else {
      budget.spend(pathEnd - open)
      return nil
    }
    var linkEnd = pathEnd + 2
    if bytes[pathEnd + 1] == UInt8(ascii: "[") {
      // The description ends with the first two brackets.
      offset = pathEnd + 3
      while offset + 1 < end,
        bytes[offset] != UInt8(ascii: "]") || bytes[offset + 1] != UInt8(ascii: "]")
      {
        offset += 1
      }
      guard offset + 1 < end else {
        budget.spend(end - open)
        return nil
      }
      linkEnd = offset + 2
    } else if bytes[pathEnd + 1] != UInt8(ascii: "]") {
      budget.spend(pathEnd - open)
      return nil
    }
    if let colon = bytes[path..<pathEnd].prefix(32).firstIndex(of: UInt8(ascii: ":")) {
      readLink(type: path..<colon, path: colon + 1..<pathEnd, range: open..<linkEnd)
    }
    return linkEnd
  }

  // MARK: - Links without brackets

  private mutating func readPlainLink(colon: Int, in range: Range<Int>) -> Int? {
    guard let type = OrgLinkType.range(before: colon, in: bytes, start: range.lowerBound) else {
      return nil
    }
    if type.lowerBound == probe { hasReachedProbe = true }
    let isAddress =
      range.upperBound - colon > 2 && bytes[colon + 1] == UInt8(ascii: "/")
      && bytes[colon + 2] == UInt8(ascii: "/")
    guard isAddress || OrgLinkType(bytes[type]) != nil else { return nil }
    let end = OrgLinkType.pathEnd(from: colon + 1, in: bytes, end: range.upperBound)
    guard end > colon + 1 else { return nil }
    // Half of a citation of Org's own, `[cite:see @`, is no link.
    if type.lowerBound > range.lowerBound, bytes[type.lowerBound - 1] == UInt8(ascii: "["),
      end == range.upperBound || bytes[end] != UInt8(ascii: "]")
    {
      return nil
    }
    readLink(type: type, path: colon + 1..<end, range: type.lowerBound..<end)
    return end
  }

  /// Reads what a link of org-ref names.
  private mutating func readLink(type: Range<Int>, path: Range<Int>, range: Range<Int>) {
    switch OrgLinkType(bytes[type]) {
    case .citation(let mode):
      let group = result.groups.count
      let first = result.citations.count
      for key in OrgLinkType.keys(in: path, of: bytes) {
        if key.count == 1, bytes[key.lowerBound] == UInt8(ascii: "*") {
          if mode == .nocite { result.citesEverything = true }
          continue
        }
        result.citations.append(
          Citation(keyRange: key, range: key, mode: mode, group: group, isBraced: false))
      }
      guard result.citations.count > first else { return }
      result.groups.append(
        CitationGroup(range: range, citations: first..<result.citations.count))
    case .bibliographies(let addsEnding):
      readBibliographies(listed: path, addsEnding: addsEnding)
    case nil:
      return
    }
  }

  // MARK: - LaTeX

  /// Reads `\command[…]{…}`, `\(…\)` and `\[…\]`.
  private mutating func readBackslash(at start: Int, end: Int) -> Int? {
    guard start + 1 < end else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "("):
      return readFragment(start + 2, end: end, closing: UInt8(ascii: ")"))
    case UInt8(ascii: "["):
      return readFragment(start + 2, end: end, closing: UInt8(ascii: "]"))
    case let byte where byte.isASCIILetter:
      break
    default:
      return start + 2
    }
    var offset = start + 1
    while offset < end, bytes[offset].isASCIILetter { offset += 1 }
    if offset < end, bytes[offset] == UInt8(ascii: "*") { offset += 1 }
    let nameEnd = offset
    while offset < end, let close = argumentEnd(at: offset, end: end) { offset = close }
    if offset > nameEnd { readLaTeX(start..<offset) }
    return offset
  }

  /// The end of an argument on one line, without another in it.
  private func argumentEnd(at open: Int, end: Int) -> Int? {
    let closing: UInt8
    switch bytes[open] {
    case UInt8(ascii: "["): closing = UInt8(ascii: "]")
    case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
    default: return nil
    }
    var offset = open + 1
    while offset < end, !bytes[offset].isLineEnd, offset - open < 4096 {
      let byte = bytes[offset]
      if byte == closing { return offset + 1 }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == bytes[open] {
        return nil
      }
      offset += 1
    }
    return nil
  }

  private mutating func readFragment(_ start: Int, end: Int, closing: UInt8) -> Int? {
    guard budget.isOpen else { return nil }
    var offset = start
    while offset + 1 < end {
      if bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == closing {
        readLaTeX(start..<offset)
        return offset + 2
      }
      offset += 1
    }
    budget.spend(end - start)
    return nil
  }

  /// Skips math between dollar signs (Org syntax, "LaTeX Fragments").
  private mutating func readDollar(at start: Int, in range: Range<Int>) -> Int? {
    let end = range.upperBound
    guard start + 1 < end, budget.isOpen else { return nil }
    let isDouble = bytes[start + 1] == UInt8(ascii: "$")
    if !isDouble {
      guard start == range.lowerBound || bytes[start - 1] != UInt8(ascii: "$"),
        !bytes[start + 1].isBlankOrLineEnd, !",.;".utf8.contains(bytes[start + 1])
      else { return nil }
    }
    var offset = start + (isDouble ? 2 : 1)
    while offset < end, bytes[offset] != UInt8(ascii: "$") { offset += 1 }
    guard offset < end else {
      budget.spend(end - start)
      return nil
    }
    if isDouble {
      return offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "$") ? offset + 2 : nil
    }
    let last = bytes[offset - 1]
    guard !last.isBlankOrLineEnd, last != UInt8(ascii: ","), last != UInt8(ascii: "."),
      offset + 1 == end || !bytes[offset + 1].isASCIIAlphanumeric && bytes[offset + 1] < 0x80
    else {
      budget.spend(offset - start)
      return nil
    }
    return offset + 1
  }

  // MARK: - Text as it is

  /// The end of `=verbatim=` or `~code~`, which is on two lines at most.
  private mutating func endOfVerbatim(at start: Int, in range: Range<Int>) -> Int? {
    let end = range.upperBound
    guard budget.isOpen, start + 2 < end, !bytes[start + 1].isBlankOrLineEnd,
      start == range.lowerBound || bytes[start - 1].mayStandBeforeOrgEmphasis
    else { return nil }
    var lineEnds = 0
    var offset = start + 1
    while offset < end, lineEnds < 2 {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") { lineEnds += 1 }
      if byte == bytes[start], offset > start + 1, !bytes[offset - 1].isBlankOrLineEnd,
        offset + 1 >= end || bytes[offset + 1].mayStandBehindOrgEmphasis
      {
        return offset + 1
      }
      offset += 1
    }
    budget.spend(offset - start)
    return nil
  }

  /// The end of `<<target>>`, and of an address between angle brackets, which is on one line.
  private mutating func endOfTarget(at start: Int, end: Int) -> Int? {
    guard budget.isOpen, start + 1 < end, bytes[start + 1] == UInt8(ascii: "<") else { return nil }
    var offset = start + 2
    while offset + 1 < end, !bytes[offset].isLineEnd {
      if bytes[offset] == UInt8(ascii: ">"), bytes[offset + 1] == UInt8(ascii: ">") {
        return offset + 2
      }
      offset += 1
    }
    budget.spend(offset - start)
    return nil
  }

  /// The end of `{{{macro}}}` and of `src_language{code}`.
  private mutating func endOfBraces(at start: Int, in range: Range<Int>) -> Int? {
    guard budget.isOpen else { return nil }
    let end = range.upperBound
    var offset = start
    if bytes[start..<end].starts(with: "{{{".utf8) {
      while offset + 2 < end {
        if bytes[offset...].starts(with: "}}}".utf8) { return offset + 3 }
        offset += 1
      }
    } else {
      guard isInlineSource(before: start, in: range) else { return nil }
      var depth = 0
      while offset < end {
        if bytes[offset] == UInt8(ascii: "{") { depth += 1 }
        if bytes[offset] == UInt8(ascii: "}") {
          depth -= 1
          if depth == 0 { return offset + 1 }
        }
        offset += 1
      }
    }
    budget.spend(end - start)
    return nil
  }

  /// Whether a brace is that of `src_language{`, or of `src_language[header]{`.
  private func isInlineSource(before brace: Int, in range: Range<Int>) -> Bool {
    var offset = brace
    if offset > range.lowerBound, bytes[offset - 1] == UInt8(ascii: "]") {
      while offset > range.lowerBound, brace - offset < 256, bytes[offset - 1] != UInt8(ascii: "[")
      {
        offset -= 1
      }
      offset = max(range.lowerBound, offset - 1)
    }
    let nameEnd = offset
    while offset > range.lowerBound, nameEnd - offset < 64, bytes[offset - 1].isOrgNameCharacter {
      offset -= 1
    }
    return bytes[offset..<nameEnd].starts(with: "src_".utf8) && nameEnd - offset > 4
  }

  /// Reads `@@backend:text@@`, which is LaTeX if the backend is.
  private mutating func readSnippet(at start: Int, end: Int) -> Int? {
    guard budget.isOpen, start + 1 < end, bytes[start + 1] == UInt8(ascii: "@") else { return nil }
    var name = start + 2
    while name < end, bytes[name].isOrgNameCharacter { name += 1 }
    guard name > start + 2, name < end, bytes[name] == UInt8(ascii: ":") else { return nil }
    guard let close = bytes.endOfFirst("@@", in: name + 1..<end) else {
      budget.spend(end - start)
      return nil
    }
    if matches("latex", at: start + 2), name == start + 7 { readLaTeX(name + 1..<close - 2) }
    return close
  }
}

extension UInt8 {
  /// Whether a byte may stand in the name of a language or an exporter.
  fileprivate var isOrgNameCharacter: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }

  /// `org-emphasis-regexp-components`: what may stand before text between `=`.
  fileprivate var mayStandBeforeOrgEmphasis: Bool {
    isBlankOrLineEnd || "-('\"{".utf8.contains(self)
  }

  /// What may stand behind it.
  fileprivate var mayStandBehindOrgEmphasis: Bool {
    isBlankOrLineEnd || "-.,:!?;'\")}\\[".utf8.contains(self)
  }
}
