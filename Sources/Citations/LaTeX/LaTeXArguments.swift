/// A citation command with what belongs to it.
struct LaTeXCall {
  enum Piece {
    /// A note or another argument, between its brackets: it may cite, too.
    case note(Range<Int>)
    /// A list of keys, as indices of `items`.
    case keys(Range<Int>)
  }

  /// The arguments in the order of their place.
  fileprivate(set) var pieces: [Piece] = []
  fileprivate(set) var isStarred = false
  /// The offset after the last brace.
  fileprivate(set) var endOffset: Int
  /// The brace of a list of keys that is not closed before the end, and the list.
  fileprivate(set) var openGroup: (brace: Int, list: LaTeXKeyList)?
  /// The keys, in order.
  fileprivate(set) var items: [LaTeXKeyList.Item] = []
}

/// Reads the arguments of commands. Nothing is looked for beyond the paragraph, but for the bodies of
/// definitions. Arguments may stand in arguments, so that all looking ahead is paid for, whether it
/// finds its end or not: a document that nests a few deep has more than enough.
struct LaTeXArguments {
  let bytes: [UInt8]
  private var budget: LookaheadBudget

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    budget = LookaheadBudget(byteCount: 8 * bytes.count)
  }

  /// Whether looking ahead is still allowed.
  var mayLookAhead: Bool { budget.isOpen }

  /// Pays for a look ahead.
  mutating func spend(_ byteCount: Int) { budget.spend(byteCount) }

  /// The end of blanks, comments and at most one line end; `nil` where a paragraph ends.
  func gapEnd(from start: Int, end: Int) -> Int? {
    var offset = start
    var lineEnds = 0
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        offset += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        let isPair =
          bytes[offset] == UInt8(ascii: "\n") && offset > 0
          && bytes[offset - 1] == UInt8(ascii: "\r")
        if !isPair { lineEnds += 1 }
        if lineEnds > 1 { return nil }
        offset += 1
      case UInt8(ascii: "%"):
        // The line end belongs to the comment; an empty line behind it ends the paragraph.
        offset = lineEnd(from: offset, end: end)
        lineEnds = 0
      default:
        return offset
      }
    }
    return end
  }

  /// The offset of the line end that follows, or `end`.
  func lineEnd(from start: Int, end: Int) -> Int {
    var offset = start
    while offset < end, !bytes[offset].isLineEnd { offset += 1 }
    return offset
  }

  /// The offset of `close` that ends what is opened at an offset: braces in between are balanced,
  /// comments left out. `nil` if the paragraph, or a group around it, ends first.
  mutating func close(
    _ close: UInt8, of open: Int, end: Int, crossesParagraphs: Bool = false
  ) -> Int? {
    guard budget.isOpen else { return nil }
    var offset = open + 1
    defer { budget.spend(offset - open) }
    var depth = 0
    var lineEnds = 0
    while offset < end {
      let byte = bytes[offset]
      if byte == close, depth == 0 { return offset }
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth < 0 { return nil }
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "%"):
        offset = lineEnd(from: offset, end: end)
        lineEnds = 0
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if byte == UInt8(ascii: "\r") || bytes[offset - 1] != UInt8(ascii: "\r") { lineEnds += 1 }
        if lineEnds > 1, !crossesParagraphs { return nil }
        offset += 1
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        offset += 1
        continue
      default: break
      }
      lineEnds = 0
      offset += 1
    }
    return nil
  }

  /// The content of the brace group at an offset, after a gap.
  mutating func group(
    from start: Int, end: Int, crossesParagraphs: Bool = false
  ) -> Range<Int>? {
    guard let open = gapEnd(from: start, end: end), open < end, bytes[open] == UInt8(ascii: "{"),
      let close = close(
        UInt8(ascii: "}"), of: open, end: end, crossesParagraphs: crossesParagraphs)
    else { return nil }
    return open + 1..<close
  }

  /// The content of the optional argument at an offset, after a gap.
  mutating func option(from start: Int, end: Int) -> Range<Int>? {
    guard let open = gapEnd(from: start, end: end), open < end, bytes[open] == UInt8(ascii: "["),
      let close = close(UInt8(ascii: "]"), of: open, end: end)
    else { return nil }
    return open + 1..<close
  }

  /// The items of the list in the brace group at an offset, after a gap.
  mutating func items(from start: Int, end: Int) -> [LaTeXKeyList.Item] {
    var items: [LaTeXKeyList.Item] = []
    guard let open = gapEnd(from: start, end: end), open < end, bytes[open] == UInt8(ascii: "{"),
      list(openedAt: open, end: end, items: &items)?.endOffset != nil
    else { return [] }
    return items
  }

  private mutating func list(
    openedAt open: Int, closedBy close: UInt8 = UInt8(ascii: "}"), end: Int,
    items: inout [LaTeXKeyList.Item]
  ) -> LaTeXKeyList? {
    guard budget.isOpen else { return nil }
    var failure = end
    let list = LaTeXKeyList(
      openedAt: open, closedBy: close, in: bytes, end: end, items: &items, failure: &failure)
    budget.spend(max(0, (list?.endOffset ?? failure) - open))
    return list
  }

  // MARK: - Citation commands

  /// What belongs to a citation command whose name ends at an offset; `nil` if its keys do not
  /// follow. With `acceptsOpen`, the text may end within the keys: `openGroup` says so.
  mutating func call(
    _ shape: LaTeXCitationShape, from nameEnd: Int, end: Int, acceptsOpen: Bool = false
  ) -> LaTeXCall? {
    var call = LaTeXCall(endOffset: nameEnd)
    var start = nameEnd
    if let star = gapEnd(from: nameEnd, end: end), star < end, bytes[star] == UInt8(ascii: "*") {
      call.isStarred = true
      start = star + 1
    }
    repeat {
      guard appendUnit(of: shape, from: start, end: end, acceptsOpen: acceptsOpen, to: &call)
      else { break }
      start = call.endOffset
    } while shape.repeats && call.openGroup == nil
    return call.endOffset > nameEnd ? call : nil
  }

  /// Adds the arguments up to the next list of keys and that list; whether there is one.
  private mutating func appendUnit(
    of shape: LaTeXCitationShape, from start: Int, end: Int, acceptsOpen: Bool,
    to call: inout LaTeXCall
  ) -> Bool {
    let pieceCount = call.pieces.count
    let itemCount = call.items.count
    var isComplete = false
    defer {
      if !isComplete {
        call.pieces.removeSubrange(pieceCount...)
        call.items.removeSubrange(itemCount...)
      }
    }
    var groupsLeft = shape.groupsBeforeKeys
    var optionCount = 0
    var offset = start
    while let open = gapEnd(from: offset, end: end), open < end {
      let byte = bytes[open]
      switch byte {
      case UInt8(ascii: "[") where optionCount == shape.keyOption:
        guard
          let list = list(
            openedAt: open, closedBy: UInt8(ascii: "]"), end: end, items: &call.items),
          let listEnd = list.endOffset
        else { return false }
        call.pieces.append(.keys(itemCount..<call.items.count))
        call.endOffset = listEnd
        isComplete = true
        return true
      case UInt8(ascii: "["), UInt8(ascii: "<"):
        optionCount += 1
        let wanted = byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ">")
        guard let close = close(wanted, of: open, end: end) else { return false }
        call.pieces.append(.note(open + 1..<close))
        offset = close + 1
      case UInt8(ascii: "(") where shape.repeats && call.items.isEmpty:
        guard let close = close(UInt8(ascii: ")"), of: open, end: end) else { return false }
        call.pieces.append(.note(open + 1..<close))
        offset = close + 1
      case UInt8(ascii: "{") where groupsLeft > 0:
        guard let close = close(UInt8(ascii: "}"), of: open, end: end) else { return false }
        call.pieces.append(.note(open + 1..<close))
        groupsLeft -= 1
        offset = close + 1
      case UInt8(ascii: "{") where shape.keyOption == nil:
        guard let list = list(openedAt: open, end: end, items: &call.items),
          acceptsOpen || list.endOffset != nil,
          !shape.isGuess || list.endOffset == nil || areKeys(call.items[itemCount...])
        else { return false }
        call.pieces.append(.keys(itemCount..<call.items.count))
        call.endOffset = list.endOffset ?? end
        if list.endOffset == nil { call.openGroup = (open, list) }
        isComplete = true
        return true
      default:
        return false
      }
    }
    return false
  }

  /// The citation of ConTeXt whose name ends at an offset: `\cite[authoryear][key]`. The keys are in
  /// the last brackets that are no settings.
  mutating func contextCall(from nameEnd: Int, end: Int) -> LaTeXCall? {
    var call = LaTeXCall(endOffset: nameEnd)
    while let open = gapEnd(from: call.endOffset, end: end), open < end,
      bytes[open] == UInt8(ascii: "[")
    {
      var items: [LaTeXKeyList.Item] = []
      guard
        let list = list(openedAt: open, closedBy: UInt8(ascii: "]"), end: end, items: &items),
        let listEnd = list.endOffset
      else { break }
      call.endOffset = listEnd
      if !items.contains(where: { bytes[$0.range].contains(UInt8(ascii: "=")) }) {
        call.items = items
        call.pieces = [.keys(0..<items.count)]
      }
    }
    return call.endOffset > nameEnd ? call : nil
  }

  /// Whether what stands where keys may belong looks like keys.
  private func areKeys(_ items: ArraySlice<LaTeXKeyList.Item>) -> Bool {
    items.allSatisfy { item in
      item.content == .plain && !bytes[item.range].contains { $0.isBlankOrLineEnd || $0 == 0x3D }
    }
  }
}
