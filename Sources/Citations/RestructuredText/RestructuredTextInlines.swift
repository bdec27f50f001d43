/// One pass over the text of paragraphs that finds the roles in them, and skips what binds as tight:
/// literals, emphasis, targets, substitutions.
///
/// The rules are those of the specification's "Inline markup recognition rules": what begins has
/// nothing, a blank or an opening character before it and no blank behind it, what ends the other
/// way round. Where no end comes, the beginning is text; that none comes is remembered, so that a
/// paragraph is looked through once for each kind.
struct RestructuredTextInlines {
  /// Interpreted text with a role, before it or behind it.
  struct Role {
    let name: Range<Int>
    let content: Range<Int>
    /// With the role's name and the backticks.
    let range: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var roles: [Role] = []

  /// Whether the backtick that was asked for is met where a role may begin.
  private(set) var hasReachedProbe = false
  private let probe: Int?

  private var start = 0
  private var end = 0
  private var offset = 0
  /// From where on inline markup may begin whatever is before it.
  private var freshStart = 0
  /// For each kind of markup, an offset from which on no end of it comes.
  private var hasNoEnd: [Int] = []

  private enum Kind: Int, CaseIterable {
    case literal
    case strong
    case emphasis
    case interpreted
    case target
    case substitution
  }

  /// Scans paragraphs of `bytes` in order, and looks whether a role may begin with the backtick at
  /// `probe`. Linear.
  init(scanning bytes: [UInt8], paragraphs: [Range<Int>], probing probe: Int? = nil) {
    self.bytes = bytes
    self.probe = probe
    for paragraph in paragraphs {
      start = paragraph.lowerBound
      end = paragraph.upperBound
      offset = start
      freshStart = start
      hasNoEnd = Array(repeating: .max, count: Kind.allCases.count)
      scan()
    }
  }

  // MARK: - The pass

  private mutating func scan() {
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"): scanBacktick()
      case UInt8(ascii: "*"):
        let isStrong = offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "*")
        skip(isStrong ? .strong : .emphasis, openerLength: isStrong ? 2 : 1)
      case UInt8(ascii: "|"):
        if offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "|") {
          offset += 1
        } else {
          skip(.substitution, openerLength: 1)
        }
      case UInt8(ascii: "_"):
        if offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "`") {
          skip(.target, openerLength: 2)
        } else {
          offset += 1
        }
      default: offset += 1
      }
    }
  }

  /// Passes over what begins here, if it does and its end comes; else over its beginning.
  private mutating func skip(_ kind: Kind, openerLength: Int) {
    let content = offset + openerLength
    guard mayBegin(at: offset), content < end, !isBlank(content),
      !isQuoted(from: offset, to: content), let close = closing(kind, from: content)
    else {
      if mayBegin(at: offset) { freshStart = content }
      offset = content
      return
    }
    offset = close
    freshStart = close
  }

  private mutating func scanBacktick() {
    let open = offset
    let name = roleName(before: open)
    let first = name.map { $0.lowerBound - 1 } ?? open
    if open == probe, name != nil { hasReachedProbe = true }
    if open + 1 < end, bytes[open + 1] == UInt8(ascii: "`") {
      skip(.literal, openerLength: 2)
      return
    }
    guard name != nil || mayBegin(at: open), open + 1 < end, !isBlank(open + 1),
      name != nil || !isQuoted(from: open, to: open + 1),
      let close = closing(.interpreted, from: open + 1)
    else {
      if name != nil || mayBegin(at: open) { freshStart = open + 1 }
      offset = open + 1
      return
    }
    let contentEnd = lastBacktick(before: close)
    let suffix = suffixName(contentEnd + 1..<close)
    if let role = name ?? suffix, name == nil || suffix == nil,
      bytes[close - 1] != UInt8(ascii: "_")
    {
      roles.append(Role(name: role, content: open + 1..<contentEnd, range: first..<close))
    }
    offset = close
    freshStart = close
  }

  // MARK: - Beginnings

  /// Whether markup may begin at an offset, by what is before it.
  private func mayBegin(at offset: Int) -> Bool {
    guard offset > start, offset != freshStart else { return true }
    let byte = bytes[offset - 1]
    if byte < 0x80 {
      switch byte {
      case 0...0x20, UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "["),
        UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "-"), UInt8(ascii: "/"),
        UInt8(ascii: ":"):
        return true
      default:
        return false
      }
    }
    return scalar(before: offset).map { Self.isOpening($0) || Self.isDelimiter($0) } ?? false
  }

  /// Whether the characters around a beginning are a pair of quotes or brackets.
  private func isQuoted(from open: Int, to content: Int) -> Bool {
    guard open > start, content < end else { return false }
    let before = bytes[open - 1]
    let after = bytes[content]
    switch before {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return after == before
    case UInt8(ascii: "("): return after == UInt8(ascii: ")")
    case UInt8(ascii: "["): return after == UInt8(ascii: "]")
    case UInt8(ascii: "{"): return after == UInt8(ascii: "}")
    case UInt8(ascii: "<"): return after == UInt8(ascii: ">")
    default: return false
    }
  }

  /// The name of the role that ends directly before a backtick: `name` in `:name:`.
  private func roleName(before backtick: Int) -> Range<Int>? {
    guard
      let name = Self.roleName(before: backtick, from: max(start, freshStart), in: bytes)
    else { return nil }
    // The longest name counts that markup may begin before: `:a:b:` may be two names.
    var nameStart = name.lowerBound
    while nameStart < name.upperBound {
      if mayBegin(at: nameStart - 1) { return nameStart..<name.upperBound }
      guard
        let colon = bytes[nameStart..<name.upperBound].firstIndex(of: UInt8(ascii: ":"))
      else { return nil }
      nameStart = colon + 1
    }
    return nil
  }

  /// The longest name between colons that ends before a backtick, by its characters alone.
  static func roleName(before backtick: Int, from start: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard backtick - 2 > start, bytes[backtick - 1] == UInt8(ascii: ":") else { return nil }
    let limit = max(start, backtick - 64)
    var first: Int?
    var offset = backtick - 1
    var isAfterPunctuation = true
    while offset > limit {
      let byte = bytes[offset - 1]
      let isPunctuation = RestructuredTextName.isPunctuation(byte)
      guard isPunctuation ? !isAfterPunctuation : byte.isASCIIAlphanumeric || byte >= 0x80 else {
        // A colon in front of a name that begins with punctuation is no role's.
        break
      }
      if byte == UInt8(ascii: ":") { first = offset }
      isAfterPunctuation = isPunctuation
      offset -= 1
    }
    return first.map { $0..<backtick - 1 }
  }

  // MARK: - Ends

  /// The end of markup whose content begins at an offset and has at least one character.
  private mutating func closing(_ kind: Kind, from content: Int) -> Int? {
    guard content < hasNoEnd[kind.rawValue] else { return nil }
    var next = content
    while next < end {
      let byte = bytes[next]
      if byte == UInt8(ascii: "\\"), kind != .literal {
        next += 2
        continue
      }
      if let close = close(kind, byte, at: next), next > content { return close }
      next += 1
    }
    hasNoEnd[kind.rawValue] = content
    return nil
  }

  private func close(_ kind: Kind, _ byte: UInt8, at offset: Int) -> Int? {
    switch kind {
    case .literal:
      guard byte == UInt8(ascii: "`"), offset + 1 < end, bytes[offset + 1] == byte,
        !isBlank(offset - 1)
      else { return nil }
      return mayEnd(at: offset + 2) ? offset + 2 : nil
    case .strong:
      guard byte == UInt8(ascii: "*"), offset + 1 < end, bytes[offset + 1] == byte,
        !isBlank(offset - 1)
      else { return nil }
      return mayEnd(at: offset + 2) ? offset + 2 : nil
    case .emphasis:
      guard byte == UInt8(ascii: "*"), !isBlank(offset - 1) else { return nil }
      return mayEnd(at: offset + 1) ? offset + 1 : nil
    case .target:
      guard byte == UInt8(ascii: "`"), !isBlank(offset - 1) else { return nil }
      return mayEnd(at: offset + 1) ? offset + 1 : nil
    case .substitution:
      guard byte == UInt8(ascii: "|"), !isBlank(offset - 1) else { return nil }
      var next = offset + 1
      while next < end, next < offset + 3, bytes[next] == UInt8(ascii: "_") { next += 1 }
      return mayEnd(at: next) ? next : mayEnd(at: offset + 1) ? offset + 1 : nil
    case .interpreted:
      guard byte == UInt8(ascii: "`"), !isUnescapedBlank(offset - 1) else { return nil }
      return interpretedEnd(after: offset + 1)
    }
  }

  /// The end of interpreted text with a role or the mark of a reference behind it.
  private func interpretedEnd(after offset: Int) -> Int? {
    var next = offset
    if next < end, bytes[next] == UInt8(ascii: ":") {
      var nameEnd = next + 1
      while nameEnd < end, nameEnd - next < 64,
        bytes[nameEnd].isASCIIAlphanumeric || bytes[nameEnd] >= 0x80
          || RestructuredTextName.isPunctuation(bytes[nameEnd])
      {
        nameEnd += 1
      }
      // The longest name that ends with a colon and may end there.
      while nameEnd > next + 1 {
        if bytes[nameEnd - 1] == UInt8(ascii: ":"), mayEnd(at: nameEnd),
          RestructuredTextName.isSimple(bytes[next + 1..<nameEnd - 1])
        {
          return nameEnd
        }
        nameEnd -= 1
      }
    }
    while next < end, next < offset + 2, bytes[next] == UInt8(ascii: "_") { next += 1 }
    return mayEnd(at: next) ? next : mayEnd(at: offset) ? offset : nil
  }

  /// The name in `:name:` behind interpreted text.
  private func suffixName(_ range: Range<Int>) -> Range<Int>? {
    guard range.count > 2, bytes[range.lowerBound] == UInt8(ascii: ":") else { return nil }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  private func lastBacktick(before close: Int) -> Int {
    var offset = close - 1
    while offset > start, bytes[offset] != UInt8(ascii: "`") { offset -= 1 }
    return offset
  }

  /// Whether markup may end before an offset, by what is there.
  private func mayEnd(at offset: Int) -> Bool {
    guard offset < end else { return true }
    let byte = bytes[offset]
    if byte < 0x80 {
      switch byte {
      case 0...0x20, UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "]"),
        UInt8(ascii: "}"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "/"),
        UInt8(ascii: "\\"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        return true
      default:
        return false
      }
    }
    return bytes.scalar(at: offset, end: end).map { Self.isClosing($0) || Self.isDelimiter($0) }
      ?? false
  }

  // MARK: - Characters

  private func isBlank(_ offset: Int) -> Bool {
    let byte = bytes[offset]
    return byte <= 0x20 || byte == 0xC2 && offset + 1 < end && bytes[offset + 1] == 0xA0
  }

  /// Whether a blank without a backslash before it is at an offset.
  private func isUnescapedBlank(_ offset: Int) -> Bool {
    guard isBlank(offset) else { return false }
    var first = offset
    while first > start, bytes[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return (offset - first) % 2 == 0
  }

  private func scalar(before offset: Int) -> Unicode.Scalar? {
    var first = offset - 1
    while first > start, offset - first < 4, UTF8.isContinuation(bytes[first]) { first -= 1 }
    return bytes.scalar(at: first, end: offset)
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation, .finalPunctuation: true
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .closePunctuation, .initialPunctuation, .finalPunctuation: true
    default: false
    }
  }

  /// A dash, other punctuation or a blank.
  private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .dashPunctuation, .otherPunctuation, .spaceSeparator: true
    default: false
    }
  }
}
