/// A list between braces, split at its commas: keys, or names of bibliographies.
struct LaTeXKeyList {
  struct Item {
    /// Without the blanks and comments around it.
    var range: Range<Int>
    var content: Content
  }

  enum Content: Equatable {
    case plain
    /// Nothing but a parameter of a definition: `#1`.
    case parameter(Int)
    /// What cannot be told without running TeX: commands, groups, more than a parameter.
    case computed
  }

  /// The offset after the closing brace; `nil` if the text ends before.
  private(set) var endOffset: Int?

  /// Where the last item begins, or would: after the last comma, line end or comment and the blanks
  /// behind it.
  private(set) var lastStart: Int

  /// Whether what is read ends in a comment.
  private(set) var endsInComment = false

  /// Bytes of the longest note before a key.
  private static let noteLimit = 2048

  /// Reads the list behind the opening brace at an offset and adds its items, but for empty ones, to
  /// `items`; `nil` if it cannot have been meant to go on as far as its end: a paragraph ends in it,
  /// or another citation begins. `failure` is then as far as it was read.
  init?(
    openedAt open: Int, closedBy close: UInt8 = UInt8(ascii: "}"), in bytes: [UInt8], end: Int,
    items: inout [Item], failure: inout Int
  ) {
    lastStart = open + 1
    var item: Item?
    var depth = 0
    var lineEnds = 0
    var isCut = false
    var offset = open + 1
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if item == nil { lastStart = offset + 1 }
        offset += 1
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if byte == UInt8(ascii: "\r") || bytes[offset - 1] != UInt8(ascii: "\r") { lineEnds += 1 }
        guard lineEnds < 2 else {
          failure = offset
          return nil
        }
        lastStart = offset + 1
        offset += 1
        continue
      case UInt8(ascii: "%"):
        while offset < end, !bytes[offset].isLineEnd { offset += 1 }
        guard offset < end else {
          endsInComment = true
          break
        }
        if bytes[offset] == UInt8(ascii: "\r"), offset + 1 < end,
          bytes[offset + 1] == UInt8(ascii: "\n")
        {
          offset += 1
        }
        offset += 1
        lineEnds = 1
        isCut = item != nil
        lastStart = offset
        continue
      case UInt8(ascii: ",") where depth == 0:
        if let item { items.append(item) }
        item = nil
        isCut = false
        lineEnds = 0
        lastStart = offset + 1
        offset += 1
        continue
      case close where depth == 0:
        if let item { items.append(item) }
        endOffset = offset + 1
        return
      case UInt8(ascii: "}") where depth == 0:
        failure = offset
        return nil
      case UInt8(ascii: "*") where item == nil:
        // REVTeX and mciteplus: `*[see][ and more]key`.
        if let noteEnd = Self.endOfNotes(from: offset + 1, in: bytes, end: end) {
          offset = noteEnd
          lastStart = noteEnd
        } else {
          Self.extend(&item, offset..<offset + 1, .plain)
          offset += 1
        }
      case UInt8(ascii: "\\"):
        let name = LaTeXName(after: offset, in: bytes, end: end)
        if case .citation = LaTeXCommand.named(name, in: bytes) {
          failure = offset
          return nil
        }
        Self.extend(&item, offset..<max(name.range.upperBound, min(offset + 2, end)), .computed)
        offset = max(name.range.upperBound, min(offset + 2, end))
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        depth += byte == UInt8(ascii: "{") ? 1 : -1
        Self.extend(&item, offset..<offset + 1, .computed)
        offset += 1
      case UInt8(ascii: "#"):
        let digit = offset + 1 < end ? Int(bytes[offset + 1]) - 0x30 : 0
        let isParameter = item == nil && (1...9).contains(digit)
        let length = isParameter ? 2 : 1
        Self.extend(
          &item, offset..<offset + length, isParameter ? .parameter(digit) : .computed)
        offset += length
      default:
        Self.extend(&item, offset..<offset + 1, isCut ? .computed : .plain)
        offset += 1
      }
      lineEnds = 0
    }
    if let item { items.append(item) }
  }

  /// The offset behind the notes in brackets at an offset; `nil` if there is none.
  private static func endOfNotes(from start: Int, in bytes: [UInt8], end: Int) -> Int? {
    var noteEnd: Int?
    var offset = start
    let limit = min(end, start + noteLimit)
    while offset < limit, bytes[offset] == UInt8(ascii: "[") {
      var depth = 0
      offset += 1
      while offset < limit, depth > 0 || bytes[offset] != UInt8(ascii: "]") {
        switch bytes[offset] {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
          depth -= 1
          if depth < 0 { return noteEnd }
        case UInt8(ascii: "\\"): offset += 1
        default: break
        }
        offset += 1
      }
      guard offset < limit else { return noteEnd }
      offset += 1
      noteEnd = offset
    }
    return noteEnd
  }

  private static func extend(_ item: inout Item?, _ range: Range<Int>, _ content: Content) {
    guard var known = item else {
      item = Item(range: range, content: content)
      return
    }
    known.range = known.range.lowerBound..<range.upperBound
    if known.content != .plain || content != .plain { known.content = .computed }
    item = known
  }
}
