/// Finds the half-typed citation at a byte offset of a Typst document.
///
/// What may begin one is looked for on the cursor's line; only where something does, the document is
/// read for whether it is a citation there at all.
func typstPartialCitation(
  at offset: Int, in bytes: [UInt8], citations: DocumentCitations
) -> PartialCitation? {
  guard let typed = TypstTypedPhrase(endingAt: offset, in: bytes) else { return nil }
  var scanner = TypstScanner(bytes, probing: typed.opening)
  scanner.scan()
  guard scanner.probed == typed.frame, !scanner.isProbeExcluded else { return nil }
  return typed.partialCitation(among: citations)
}

/// What stands between the opening of a citation and the cursor.
struct TypstTypedPhrase {
  /// How far before the cursor its opening is looked for, in bytes.
  private static let reach = 512
  /// How many neighbours are looked at.
  private static let neighbourLimit = 64

  let bytes: [UInt8]
  /// The offset of the mark, bracket or quote.
  let opening: Int
  let frame: KeyFrame
  /// The phrase: between brackets and quotes with blanks and whatever is in it.
  let range: Range<Int>

  /// The phrase that ends at an offset; `nil` where nothing before it on its line may begin one.
  init?(endingAt offset: Int, in bytes: [UInt8]) {
    var next = offset
    var isLabel = true
    while next > 0, offset - next < Self.reach, !bytes[next - 1].isLineEnd {
      next -= 1
      let frame: KeyFrame
      switch bytes[next] {
      case UInt8(ascii: "@"):
        guard isLabel else { continue }
        frame = .mark
      case UInt8(ascii: "<"): frame = .angleBrackets
      case UInt8(ascii: "\""): frame = .string
      case UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "$"),
        UInt8(ascii: "`"):
        return nil
      case let byte:
        if byte < 0x80, !byte.isTypstNameCharacter, byte != UInt8(ascii: ":"),
          byte != UInt8(ascii: ".")
        {
          isLabel = false
        }
        continue
      }
      self.bytes = bytes
      self.frame = frame
      opening = next
      range = next + 1..<offset
      if frame == .mark,
        bytes.typstLabelEnd(from: next + 1, end: offset) != offset
      {
        return nil
      }
      return
    }
    return nil
  }

  func partialCitation(among citations: DocumentCitations) -> PartialCitation {
    let replacementEnd: Int
    var keyEnd = range.lowerBound
    switch frame {
    case .mark:
      let end = bytes.typstLabelEnd(from: range.lowerBound, end: bytes.count)
      let referenceEnd = bytes.typstReferenceEnd(of: range.lowerBound..<end)
      // The full stop of the sentence stays where it is.
      replacementEnd = max(referenceEnd, range.upperBound)
      keyEnd = min(referenceEnd, replacementEnd)
    case .string:
      replacementEnd = end(before: UInt8(ascii: "\""))
    case .angleBrackets, .braces, .list:
      replacementEnd = end(before: UInt8(ascii: ">"))
    }
    let replacement = range.lowerBound..<replacementEnd
    return PartialCitation(
      typedRange: range, replacementRange: replacement, keyRange: range.lowerBound..<keyEnd,
      frame: frame, mode: mode(among: citations),
      keysInGroup: frame == .mark ? neighbours(of: replacement, among: citations) : [],
      insideBrackets: false)
  }

  /// The end of the phrase that the cursor is in, if `closing` comes behind it on its line, or else
  /// of its word.
  private func end(before closing: UInt8) -> Int {
    var wordEnd: Int?
    var end = range.upperBound
    while end < bytes.count, !bytes[end].isLineEnd, end - range.upperBound < Self.reach {
      if bytes[end] == closing { return end }
      switch bytes[end] {
      case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: "#"):
        return wordEnd ?? end
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if wordEnd == nil { wordEnd = end }
      default: break
      }
      end += 1
    }
    return wordEnd ?? end
  }

  /// How the finished citation that stands here is cited; a reference is as a call is that says
  /// nothing.
  private func mode(among citations: DocumentCitations) -> CitationMode {
    citations.citations.first { $0.keyRange.lowerBound == range.lowerBound }?.mode ?? .normal
  }

  /// The keys of the references that nothing but blanks is between and this one.
  private func neighbours(
    of replacement: Range<Int>, among citations: DocumentCitations
  ) -> [Range<Int>] {
    let all = citations.citations
    var before: [Range<Int>] = []
    var start = opening
    for citation in all.reversed()
    where citation.range.upperBound <= opening && before.count < Self.neighbourLimit {
      let whole = whole(citation, among: citations)
      // What stands in the supplement of a neighbour.
      if whole.upperBound > start { continue }
      guard isGap(whole.upperBound..<start) else { break }
      before.append(citation.keyRange)
      start = whole.lowerBound
    }
    var behind: [Range<Int>] = []
    var end = replacement.upperBound
    for citation in all
    where citation.range.lowerBound >= end && behind.count < Self.neighbourLimit {
      guard isGap(end..<citation.range.lowerBound) else { break }
      behind.append(citation.keyRange)
      end = citation.range.upperBound
    }
    return before.reversed() + behind
  }

  /// Whether a range has blanks in it, and no empty line.
  private func isGap(_ range: Range<Int>) -> Bool {
    let text = bytes[range]
    return text.allSatisfy(\.isBlankOrLineEnd)
      && text.count(where: { $0 == UInt8(ascii: "\n") }) < 2
  }

  /// A citation with its supplement.
  private func whole(_ citation: Citation, among citations: DocumentCitations) -> Range<Int> {
    guard let index = citation.group, citations.groups.indices.contains(index) else {
      return citation.range
    }
    let group = citations.groups[index]
    let isLast =
      citations.citations[group.citations.clamped(to: 0..<citations.citations.count)].last {
        $0.group == index
      } == citation
    return isLast
      ? citation.range.lowerBound..<max(citation.range.upperBound, group.range.upperBound)
      : citation.range
  }
}
