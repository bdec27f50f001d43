extension TypstScanner {
  /// Bytes that may mean something in markup.
  private static let isMarked: [Bool] = {
    var table = Array(repeating: false, count: 256)
    for byte in "@#\\/`$<[]h".utf8 { table[Int(byte)] = true }
    return table
  }()

  // MARK: - Markup

  /// Reads markup up to the next thing that is none, or its end.
  mutating func readMarkup() {
    let isMarked = Self.isMarked
    while offset < bytes.count {
      let byte = bytes[offset]
      guard isMarked[Int(byte)] else {
        offset += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "@"):
        if readReference() { return }
      case UInt8(ascii: "#"):
        if beginExpression() { return }
      case UInt8(ascii: "\\"):
        skipEscape()
      case UInt8(ascii: "/"):
        if !skipComment() { offset += 1 }
      case UInt8(ascii: "`"):
        skipRaw()
      case UInt8(ascii: "$"):
        push(.math, at: offset)
        offset += 1
        return
      case UInt8(ascii: "<"):
        readLabel()
      case UInt8(ascii: "["):
        top.textBrackets += 1
        offset += 1
      case UInt8(ascii: "]"):
        offset += 1
        if top.textBrackets > 0 {
          top.textBrackets -= 1
        } else if top.kind == .content {
          pop()
          return
        }
      default:
        if !skipAddress() { offset += 1 }
      }
    }
  }

  /// Reads `@key` at the offset; whether a supplement in brackets begins behind it.
  private mutating func readReference() -> Bool {
    let mark = offset
    let characters = mark + 1..<bytes.typstLabelEnd(from: mark + 1, end: bytes.count)
    let end = bytes.typstReferenceEnd(of: characters)
    if mark == probe { probed = .mark }
    offset = max(end, mark + 1)
    guard end > mark + 1 else { return false }
    beginCitation(at: mark, in: stack.count - 1)
    references.append(result.citations.count)
    let hasSupplement = end < bytes.count && bytes[end] == UInt8(ascii: "[")
    if hasSupplement { beginGroup(at: mark, in: stack.count - 1) }
    result.citations.append(
      Citation(
        keyRange: mark + 1..<end, range: mark..<end, mode: .normal,
        group: top.run?.group, isBraced: false))
    top.run?.endOffset = end
    let group = top.run?.group
    guard hasSupplement else {
      if let group { endGroup(group) }
      return false
    }
    push(.content, at: end)
    top.group = group
    offset = end + 1
    return true
  }

  /// Reads `<label>`, which gives a name to what is before it.
  private mutating func readLabel() {
    let start = offset + 1
    let end = bytes.typstLabelEnd(from: start, end: bytes.count)
    offset = max(end, start)
    guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return }
    result.definedLabels.append(start..<end)
    offset = end + 1
  }

  /// Skips an address at the offset (reference, "Link"): brackets in it belong to it when they are
  /// balanced, and the last punctuation does not. Whether one is there.
  private mutating func skipAddress() -> Bool {
    guard
      bytes[offset...].starts(with: "http://".utf8)
        || bytes[offset...].starts(with: "https://".utf8)
    else { return false }
    var end = offset + 7
    var brackets: [UInt8] = []
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "["), UInt8(ascii: "("):
        brackets.append(bytes[end])
      case UInt8(ascii: "]"):
        guard brackets.popLast() == UInt8(ascii: "[") else { break scan }
      case UInt8(ascii: ")"):
        guard brackets.popLast() == UInt8(ascii: "(") else { break scan }
      default:
        guard bytes[end].isTypstAddressCharacter else { break scan }
      }
      end += 1
    }
    while end > offset, "!,.:;?'".utf8.contains(bytes[end - 1]) { end -= 1 }
    if let probe, offset < probe, probe < end { isProbeExcluded = true }
    offset = end
    return true
  }

  // MARK: - Math

  /// Reads math up to code in it, or its end.
  mutating func readMath() {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "$"):
        offset += 1
        pop()
        return
      case UInt8(ascii: "#"):
        if beginExpression() { return }
      case UInt8(ascii: "\\"):
        skipEscape()
      case UInt8(ascii: "\""):
        _ = readString()
      case UInt8(ascii: "/"):
        if !skipComment() { offset += 1 }
      default:
        offset += 1
      }
    }
  }
}

extension UInt8 {
  /// Whether a byte belongs to an address wherever it stands.
  fileprivate var isTypstAddressCharacter: Bool {
    isASCIIAlphanumeric || "!#$%&*+,-./:;=?@_~'".utf8.contains(self)
  }
}
