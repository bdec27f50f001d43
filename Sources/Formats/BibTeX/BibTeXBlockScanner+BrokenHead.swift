import Bibliography

// One byte can cost an entry its head: the `@`, a letter of its type, the brace. What is left is
// free text, which nobody reads and no program mentions, so that a lost entry is found only by the
// citation that misses it. Lines that cannot well be anything else are said.

extension BibTeXBlockScanner {
  /// Reports lines of the free text in `range` that begin with `article{key,`, the `@` lost: a hint,
  /// since taking the `@` away is how some comment an entry out. Linear in the range.
  mutating func reportHeadsWithoutAt(_ bytes: Span<UInt8>, in range: Range<Int>) {
    var at = range.lowerBound
    var isFirst = at == start
    while at < range.upperBound {
      if BibTeXBytes.isBlank(bytes[at]) {
        if bytes[at] == 0x0A || bytes[at] == 0x0D { isFirst = true }
        at += 1
        continue
      }
      let from = at
      while at < range.upperBound, BibTeXBytes.isName(bytes[at]) { at += 1 }
      if isFirst, at > from, let end = bodyStartEnd(bytes, openedAt: at), end <= range.upperBound,
        isKnownType(bytes, from..<at)
      {
        reportBrokenHead(from..<end, .hint)
      }
      isFirst = false
      if at == from { at += 1 }
    }
  }

  /// Reports the `@` at `index`, which begins no head, when its line does all the same: a word that
  /// is no name and `{key,`; a type without its brace.
  mutating func reportHeadWithoutBrace(_ bytes: Span<UInt8>) {
    guard isFirstInLine(bytes, index) else { return }
    var at = index + 1
    scan: while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "@"):
        break scan
      default: at += 1
      }
    }
    lookedTo = max(lookedTo, min(bytes.count, at + 1))
    let word = (index + 1)..<at
    if let end = bodyStartEnd(bytes, openedAt: at) {
      reportBrokenHead(index..<end)
    } else if isLineEnd(bytes, at) {
      // A type alone in its line is being typed.
      if bytes[at - 1] == UInt8(ascii: ","), beginsWithKnownType(bytes, word) {
        reportBrokenHead(index..<at)
      }
    } else if BibTeXBytes.isBlank(bytes[at]), isKnownType(bytes, word) {
      reportBrokenHead(index..<at)
    }
  }

  private mutating func reportBrokenHead(
    _ range: Range<Int>, _ severity: Problem.Severity = .warning
  ) {
    report(
      range, severity, "broken-head",
      "This looks like the beginning of an entry, but is not written “@type{key,”: it is not read.")
  }

  /// The end of `{key,` at `at`.
  private mutating func bodyStartEnd(_ bytes: Span<UInt8>, openedAt at: Int) -> Int? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "(") else {
      return nil
    }
    var end = at + 1
    scan: while end < bytes.count {
      switch bytes[end] {
      case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "{"),
        UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "@"):
        break scan
      default: end += 1
      }
    }
    lookedTo = max(lookedTo, min(bytes.count, end + 1))
    guard end > at + 1, end < bytes.count, bytes[end] == UInt8(ascii: ",") else { return nil }
    return end + 1
  }

  private mutating func isLineEnd(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    var end = at
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    lookedTo = max(lookedTo, min(bytes.count, end + 1))
    return end >= bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D
  }

  private mutating func isKnownType(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count <= 20 else { return false }
    lowercase(bytes, word)
    if lowercasedName.elementsEqual("string".utf8) || lowercasedName.elementsEqual("preamble".utf8)
    {
      return true
    }
    let name = lowercasedName[...]
    return EntryType.known(lowercased: name.span) != nil
  }

  private mutating func beginsWithKnownType(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
    for length in 3...20 where length < word.count {
      if isKnownType(bytes, word.lowerBound..<(word.lowerBound + length)) { return true }
    }
    return false
  }
}
