// What does not count: text as it is, code, and branches that are never taken. Only questions whose
// answer stands in the text are answered; of others both branches count.

extension LaTeXScanner {
  /// Reads what a question leaves; gives the offset to go on at.
  mutating func readConditional(
    _ question: LaTeXCommand.Conditional, from start: Int, end: Int
  ) -> Int {
    guard let answer = answer(to: question, from: start, end: end),
      let branches = branches(from: start, end: end)
    else { return start }
    guard answer else { return branches.otherwise ?? branches.end }
    if let otherwise = branches.otherwise { deadBranches.insert(otherwise - "\\else".utf8.count) }
    return start
  }

  /// What a question amounts to; `nil` where only TeX can tell.
  private func answer(
    to question: LaTeXCommand.Conditional, from start: Int, end: Int
  ) -> Bool? {
    switch question {
    case .always: return true
    case .never: return false
    case .sameTokens:
      var offset = start
      while offset < end, bytes[offset].isBlank { offset += 1 }
      guard offset + 1 < end, bytes[offset].isASCIIAlphanumeric else { return nil }
      let next = bytes[offset + 1]
      return next.isASCIIAlphanumeric || next.isBlankOrLineEnd ? bytes[offset] == next : nil
    }
  }

  /// Whether a file ends at `\endinput`: nothing stands behind it on its line, and it is not what a
  /// question leads to.
  func endsFile(from start: Int, end: Int) -> Bool {
    var offset = start
    while offset < end, bytes[offset].isBlank { offset += 1 }
    guard offset == end || bytes[offset].isLineEnd || bytes[offset] == UInt8(ascii: "%") else {
      return false
    }
    while let next = arguments.gapEnd(from: offset, end: end) {
      guard next < end, bytes[next] == UInt8(ascii: "\\") else { return true }
      let name = bytes[LaTeXName(after: next, in: bytes, end: end).range]
      return !name.elementsEqual("fi".utf8) && !name.elementsEqual("else".utf8)
    }
    return true
  }

  /// Behind the question that ends at an offset: the offset behind its `\else`, if it has one, and
  /// behind its `\fi`. `nil` where there is none, and for a question that a definition only holds.
  mutating func branches(from start: Int, end: Int) -> (otherwise: Int?, end: Int)? {
    guard !hasNoMoreConditionals, arguments.mayLookAhead else { return nil }
    var depth = 1
    var openBraces = 0
    var hasMetEnd = false
    var offset = start
    var otherwise: Int?
    defer { arguments.spend((offset - start) / 4) }
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "%") {
        offset = arguments.lineEnd(from: offset, end: end)
        continue
      }
      guard byte == UInt8(ascii: "\\") else {
        if byte == UInt8(ascii: "{") { openBraces += 1 }
        if byte == UInt8(ascii: "}") {
          guard openBraces > 0 else { return nil }
          openBraces -= 1
        }
        offset += 1
        continue
      }
      let name = LaTeXName(after: offset, in: bytes, end: end)
      offset = max(name.range.upperBound, offset + 2)
      let text = bytes[name.range]
      if text.elementsEqual("fi".utf8) {
        hasMetEnd = true
        depth -= 1
        if depth == 0 { return (otherwise, offset) }
      } else if text.elementsEqual("else".utf8) {
        if depth == 1, otherwise == nil { otherwise = offset }
      } else if text.elementsEqual("newif".utf8) {
        if offset < end, bytes[offset] == UInt8(ascii: "\\") {
          offset = max(LaTeXName(after: offset, in: bytes, end: end).range.upperBound, offset + 2)
        }
      } else if text.starts(with: "if".utf8),
        !LaTeXCommandTable.testsInBraces.contains(name.hash),
        // So has a test that nobody knows.
        offset >= end || bytes[offset] != UInt8(ascii: "{")
      {
        depth += 1
      }
    }
    hasNoMoreConditionals = end == bytes.count && !hasMetEnd
    arguments.spend(end - start)
    return nil
  }

  /// Where reading goes on after `\verb` or `\url`: behind the text, or at once if it does not end
  /// where it must.
  mutating func endOfVerbatim(
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
    return endOfDelimited(by: delimiter, at: offset, end: end) ?? nameEnd
  }

  /// The offset behind the next character like the one at an offset, on its line.
  mutating func endOfDelimited(by delimiter: UInt8, at start: Int, end: Int) -> Int? {
    guard arguments.mayLookAhead else { return nil }
    var offset = start
    repeat {
      offset += 1
    } while offset < end && bytes[offset] != delimiter && !bytes[offset].isLineEnd
    arguments.spend(offset - start)
    return offset < end && bytes[offset] == delimiter ? offset + 1 : nil
  }

  /// Takes the character that `\MakeShortVerb{\|}` names; gives the offset behind it.
  mutating func readShortVerbatim(isMade: Bool, from start: Int, end: Int) -> Int {
    var offset = start
    if offset < end, bytes[offset] == UInt8(ascii: "*") { offset += 1 }
    if let option = arguments.option(from: offset, end: end) { offset = option.upperBound + 1 }
    let isBraced = offset < end && bytes[offset] == UInt8(ascii: "{")
    if isBraced { offset += 1 }
    if offset < end, bytes[offset] == UInt8(ascii: "\\") { offset += 1 }
    guard offset < end, !bytes[offset].isASCIILetter, !bytes[offset].isBlankOrLineEnd,
      bytes[offset] != UInt8(ascii: "\\"), bytes[offset] != UInt8(ascii: "}")
    else { return start }
    let character = bytes[offset]
    if isMade {
      define { $0.shortVerbatim.insert(character) }
    } else {
      vocabulary.shortVerbatim.remove(character)
    }
    hasShortVerbatim = !vocabulary.shortVerbatim.isEmpty
    return min(end, offset + (isBraced ? 2 : 1))
  }

  /// Where text goes on behind a chunk of code, as Sweave and knitr have them: from `<<…>>=` to a
  /// line that begins with `@`.
  mutating func endOfChunk(at start: Int, end: Int) -> Int? {
    guard start + 1 < end, bytes[start + 1] == UInt8(ascii: "<"),
      start == 0 || bytes[start - 1].isLineEnd, !hasNoMoreChunks, arguments.mayLookAhead
    else { return nil }
    let lineEnd = arguments.lineEnd(from: start, end: end)
    var last = lineEnd
    while last > start, bytes[last - 1].isBlank { last -= 1 }
    guard bytes[start..<last].suffix(3).elementsEqual(">>=".utf8) else { return nil }
    var offset = lineEnd
    while offset < end {
      if bytes[offset] == UInt8(ascii: "@"), bytes[offset - 1].isLineEnd,
        offset + 1 == end || bytes[offset + 1].isBlankOrLineEnd
          || bytes[offset + 1] == UInt8(ascii: "%")
      {
        return arguments.lineEnd(from: offset, end: end)
      }
      offset = min(end, arguments.lineEnd(from: offset, end: end) + 1)
    }
    hasNoMoreChunks = end == bytes.count
    arguments.spend(end - start)
    return nil
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
