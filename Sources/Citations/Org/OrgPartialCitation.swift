/// Finds the half-typed citation at a byte offset of an Org document.
///
/// What opens it is looked for backwards from the cursor; only where something does, the document is
/// read for whether it is a citation there at all.
func orgPartialCitation(at offset: Int, in bytes: [UInt8]) -> PartialCitation? {
  guard let typed = OrgTypedPhrase(endingAt: offset, in: bytes) else { return nil }
  var scanner = OrgScanner(bytes, probing: typed.probe)
  scanner.scan()
  return scanner.hasReachedProbe ? typed.partialCitation : nil
}

/// What stands between the opening of a citation and the cursor.
struct OrgTypedPhrase {
  /// How far before the cursor a citation may begin, in bytes.
  private static let reach = 4096

  let bytes: [UInt8]
  /// Where the scanner must come by: the outer bracket, or the type of a link.
  let probe: Int
  private let frame: KeyFrame
  private let mode: CitationMode
  /// The phrase.
  private let range: Range<Int>
  /// Where the keys of the citation begin and end.
  private let contents: Range<Int>
  private let isInBrackets: Bool
  private let isLink: Bool

  /// The phrase that ends at an offset; `nil` where nothing before it may begin a citation.
  init?(endingAt cursor: Int, in bytes: [UInt8]) {
    self.bytes = bytes
    let start: Int
    if let open = Self.bracket(before: cursor, in: bytes) {
      isInBrackets = true
      if let prefix = OrgCitationPrefix(at: open, in: bytes, end: cursor),
        !(open > 0 && bytes[open - 1] == UInt8(ascii: "[")),
        let mark = Self.mark(UInt8(ascii: "@"), in: prefix.endOffset..<cursor, of: bytes)
      {
        probe = open
        mode = prefix.mode
        frame = .mark
        isLink = false
        start = mark + 1
        contents = prefix.endOffset..<Self.closing(from: cursor, in: bytes)
      } else if open > 0, bytes[open - 1] == UInt8(ascii: "["),
        let colon = bytes[open + 1..<cursor].prefix(32).firstIndex(of: UInt8(ascii: ":")),
        case .citation(let mode) = OrgLinkType(bytes[open + 1..<colon])
      {
        probe = open - 1
        self.mode = mode
        isLink = true
        let list = colon + 1..<cursor
        contents = colon + 1..<Self.closing(from: cursor, in: bytes)
        if let mark = Self.mark(UInt8(ascii: "&"), in: list, of: bytes) {
          frame = .mark
          start = mark + 1
        } else {
          guard !bytes[list].contains(UInt8(ascii: "&")) else { return nil }
          frame = .list
          start = Self.itemStart(in: list, of: bytes)
        }
      } else {
        return nil
      }
    } else {
      isInBrackets = false
      isLink = true
      guard let (type, mode) = Self.link(before: cursor, in: bytes) else { return nil }
      probe = type.lowerBound
      self.mode = mode
      let list = type.upperBound + 1..<cursor
      let end = OrgLinkType.pathEnd(
        from: list.lowerBound, in: bytes, end: Self.lineEnd(from: cursor, in: bytes))
      contents = list.lowerBound..<max(cursor, end)
      if let mark = bytes[list].lastIndex(of: UInt8(ascii: "&")) {
        frame = .mark
        start = mark + 1
      } else {
        frame = .list
        start = (bytes[list].lastIndex(of: UInt8(ascii: ",")) ?? type.upperBound) + 1
      }
    }
    range = start..<cursor
    guard !bytes[range].contains(where: \.isLineEnd),
      range.isEmpty || !bytes[start].isBlank
    else { return nil }
  }

  // MARK: - Backwards

  /// The bracket with nothing but text between it and the cursor, in the cursor's paragraph.
  private static func bracket(before cursor: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    return bytes.lastInParagraph(before: cursor, reach: reach) { byte in
      if byte == UInt8(ascii: "]") { depth += 1 }
      guard byte == UInt8(ascii: "[") else { return false }
      depth -= 1
      return depth < 0
    }
  }

  /// The mark of the part between semicolons that ends a range: its first.
  private static func mark(_ mark: UInt8, in range: Range<Int>, of bytes: [UInt8]) -> Int? {
    let start = (bytes[range].lastIndex(of: UInt8(ascii: ";")) ?? range.lowerBound - 1) + 1
    return bytes[start..<range.upperBound].firstIndex(of: mark)
  }

  /// The beginning of the item that ends a list between commas.
  private static func itemStart(in list: Range<Int>, of bytes: [UInt8]) -> Int {
    var start = (bytes[list].lastIndex(of: UInt8(ascii: ",")) ?? list.lowerBound - 1) + 1
    while start < list.upperBound, bytes[start].isBlankOrLineEnd { start += 1 }
    return start
  }

  /// The type of the link without brackets that the cursor is in.
  private static func link(
    before cursor: Int, in bytes: [UInt8]
  ) -> (type: Range<Int>, mode: CitationMode)? {
    var offset = cursor
    while offset > 0, cursor - offset < reach, !bytes[offset - 1].isBlankOrLineEnd {
      offset -= 1
      switch bytes[offset] {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "("), UInt8(ascii: ")"):
        return nil
      case UInt8(ascii: ":"):
        guard let type = OrgLinkType.range(before: offset, in: bytes, start: 0),
          case .citation(let mode) = OrgLinkType(bytes[type])
        else { continue }
        return (type, mode)
      default: continue
      }
    }
    return nil
  }

  private static func lineEnd(from offset: Int, in bytes: [UInt8]) -> Int {
    bytes[offset...].firstIndex(where: \.isLineEnd) ?? bytes.count
  }

  /// The bracket that closes what the cursor is in, or else the end of its line.
  private static func closing(from cursor: Int, in bytes: [UInt8]) -> Int {
    var depth = 0
    for offset in cursor..<min(bytes.count, cursor + reach) {
      switch bytes[offset] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        if depth == 0 { return offset }
        depth -= 1
      default: break
      }
    }
    return lineEnd(from: cursor, in: bytes)
  }

  // MARK: - The citation

  var partialCitation: PartialCitation {
    let keyEnd =
      frame == .mark ? self.keyEnd(from: range.lowerBound) : range.lowerBound
    return PartialCitation(
      typedRange: range, replacementRange: range.lowerBound..<replacementEnd,
      keyRange: range.lowerBound..<keyEnd, frame: frame, mode: mode, keysInGroup: otherKeys,
      insideBrackets: isInBrackets)
  }

  private func keyEnd(from start: Int) -> Int {
    isLink
      ? OrgLinkType.listedKeyEnd(from: start, in: bytes, end: contents.upperBound)
      : bytes.orgKeyEnd(from: start, end: contents.upperBound)
  }

  /// The end of the key or word that the cursor is in; in a list of the item.
  private var replacementEnd: Int {
    let cursor = range.upperBound
    if frame == .list {
      let end = bytes[cursor..<contents.upperBound].firstIndex {
        $0.isLineEnd || $0 == UInt8(ascii: ",") || !isInBrackets && $0.isBlank
      }
      var itemEnd = end ?? contents.upperBound
      while itemEnd > cursor, bytes[itemEnd - 1].isBlank { itemEnd -= 1 }
      return itemEnd
    }
    if !range.isEmpty, bytes[cursor - 1].isBlank { return cursor }
    return keyEnd(from: cursor)
  }

  private var otherKeys: [Range<Int>] {
    let keys =
      isLink
      ? OrgLinkType.keys(in: contents, of: bytes)
      : OrgCitationPrefix.references(in: contents, of: bytes)
    return keys.filter {
      $0.upperBound < range.lowerBound || $0.lowerBound > range.upperBound
    }
  }
}
