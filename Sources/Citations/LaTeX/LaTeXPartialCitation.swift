/// Finds the half-typed citation at a byte offset of a LaTeX document. `vocabulary` is what the
/// document and others of its project define.
///
/// The brace that the cursor is behind is looked for backwards, and the command that it belongs to;
/// only then is the document read up to it, for whether it is a command there at all.
func latexPartialCitation(
  at offset: Int, in bytes: [UInt8], vocabulary: LaTeXVocabulary
) -> PartialCitation? {
  let text = LaTeXDocumentation.text(of: bytes) ?? bytes
  guard let open = LaTeXTypedList.brace(before: offset, in: text),
    let typed = LaTeXTypedList(openedAt: open, cursor: offset, in: text, vocabulary: vocabulary)
  else { return nil }
  var scanner = LaTeXScanner(readingAll: bytes, knowing: vocabulary, probing: typed.command)
  scanner.scan(0..<bytes.count)
  return scanner.hasReachedProbe ? typed.partialCitation : nil
}

/// The list of keys that is being typed.
struct LaTeXTypedList {
  /// How far before the cursor its brace is looked for, and its command before that, in bytes.
  private static let reach = 4096
  /// Commands before a brace that may be the one it belongs to.
  private static let commandLimit = 8

  let bytes: [UInt8]
  /// The offset of the command's backslash.
  let command: Int
  private let open: Int
  private let cursor: Int
  private let shape: LaTeXCitationShape
  /// What stands before the cursor: its last list is the one that is typed.
  private let call: LaTeXCall
  private let list: LaTeXKeyList

  // MARK: - Backwards

  /// The opening brace with nothing but a list between it and the cursor.
  static func brace(before cursor: Int, in bytes: [UInt8]) -> Int? {
    var end = cursor
    let first = max(0, cursor - reach)
    while end > first {
      var start = end
      while start > first, !bytes[start - 1].isLineEnd { start -= 1 }
      // What is behind a percent sign is a comment, and so may the cursor be.
      let textEnd = comment(in: start..<end, of: bytes) ?? end
      if end == cursor, textEnd < cursor { return nil }
      var offset = textEnd
      while offset > start {
        offset -= 1
        switch bytes[offset] {
        case UInt8(ascii: "{"): return offset
        case UInt8(ascii: "}"), UInt8(ascii: "\\"): return nil
        default: break
        }
      }
      // An empty line ends the paragraph; the one with the cursor may still get its text.
      if end != cursor, textEnd == end, bytes[start..<end].allSatisfy(\.isBlank) { return nil }
      guard start > first else { return nil }
      end = start - 1
      if end > first, bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") {
        end -= 1
      }
    }
    return nil
  }

  /// Where a comment begins on a line.
  private static func comment(in line: Range<Int>, of bytes: [UInt8]) -> Int? {
    var offset = line.lowerBound
    while offset < line.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "%"): return offset
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    return nil
  }

  /// The list opened at a brace, if that belongs to a citation command.
  init?(
    openedAt open: Int, cursor: Int, in bytes: [UInt8], vocabulary: LaTeXVocabulary
  ) {
    let first = max(0, open - Self.reach)
    var offset = open
    while offset > first, bytes[offset - 1].isBlankOrLineEnd { offset -= 1 }
    guard offset > first else { return nil }
    let isBehindName =
      bytes[offset - 1].isASCIILetter || bytes[offset - 1] == UInt8(ascii: "@")
    var commandsLeft = isBehindName ? 1 : Self.commandLimit
    switch bytes[offset - 1] {
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: ">"),
      UInt8(ascii: "*"), UInt8(ascii: "%"):
      break
    default:
      if !isBehindName { return nil }
    }
    while offset > first, commandsLeft > 0 {
      offset -= 1
      guard bytes[offset] == UInt8(ascii: "\\") else { continue }
      if isBehindName { commandsLeft -= 1 }
      let name = LaTeXName(after: offset, in: bytes, end: open)
      guard !name.range.isEmpty,
        let (shape, nameEnd) = Self.shape(of: name, in: bytes, end: open, vocabulary: vocabulary)
      else { continue }
      commandsLeft -= isBehindName ? 0 : 1
      var arguments = LaTeXArguments(bytes)
      guard
        let call = arguments.call(shape, from: nameEnd, end: cursor, acceptsOpen: true),
        let group = call.openGroup, group.brace == open, !group.list.endsInComment
      else { continue }
      self.bytes = bytes
      command = offset
      self.open = open
      self.cursor = cursor
      self.shape = shape
      self.call = call
      list = group.list
      return
    }
    return nil
  }

  private static func shape(
    of name: LaTeXName, in bytes: [UInt8], end: Int, vocabulary: LaTeXVocabulary
  ) -> (shape: LaTeXCitationShape, nameEnd: Int)? {
    if let shape = vocabulary.commands[name.hash] { return (shape, name.range.upperBound) }
    switch LaTeXCommand.named(name, in: bytes) {
    case .citation(let shape):
      return (shape, name.range.upperBound)
    case .begin:
      let open = name.range.upperBound
      guard open < end, bytes[open] == UInt8(ascii: "{"),
        let close = bytes[open..<min(end, open + 128)].firstIndex(of: UInt8(ascii: "}")),
        let shape = LaTeXCommandTable.citationEnvironments[
          LaTeXName.hash(bytes[open + 1..<close])]
      else { return nil }
      return (shape, close + 1)
    default:
      return nil
    }
  }

  // MARK: - The citation

  var partialCitation: PartialCitation {
    let start = min(list.lastStart, cursor)
    let closed = closedCall
    let itemEnd = closed == nil ? wordEnd : phraseEnd
    var keys: [Range<Int>] = []
    for item in (closed ?? call).items
    where item.content == .plain
      && (item.range.upperBound < start || item.range.lowerBound > cursor)
    {
      keys.append(item.range)
    }
    return PartialCitation(
      typedRange: start..<cursor, replacementRange: start..<max(itemEnd, cursor),
      // No locator follows a key in a list of keys.
      keyRange: start..<start, frame: .list,
      mode: call.isStarred ? shape.starredMode : shape.mode, keysInGroup: keys,
      insideBrackets: true)
  }

  /// The whole command, if the brace is closed. While a citation is typed into a group, as a
  /// footnote's, the next closing brace is that group's: one is missing in the paragraph then.
  private var closedCall: LaTeXCall? {
    guard !isBraceMissing else { return nil }
    let end = min(bytes.count, cursor + 4 * Self.reach)
    var arguments = LaTeXArguments(bytes)
    var nameEnd = LaTeXName(after: command, in: bytes, end: end).range.upperBound
    if let (_, behind) = Self.shape(
      of: LaTeXName(after: command, in: bytes, end: end), in: bytes, end: end,
      vocabulary: LaTeXVocabulary())
    {
      nameEnd = behind
    }
    guard let call = arguments.call(shape, from: nameEnd, end: end), call.endOffset > cursor
    else { return nil }
    return call
  }

  /// Whether the paragraph around the cursor has more braces that open than close.
  private var isBraceMissing: Bool {
    var start = command
    let first = max(0, command - Self.reach)
    var hasText = true
    while start > first {
      let byte = bytes[start - 1]
      if byte == UInt8(ascii: "\n") {
        if !hasText { break }
        hasText = false
      } else if !byte.isBlankOrLineEnd {
        hasText = true
      }
      start -= 1
    }
    var depth = 0
    hasText = true
    var offset = start
    let end = min(bytes.count, cursor + Self.reach)
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "%"):
        while offset + 1 < end, !bytes[offset + 1].isLineEnd { offset += 1 }
      case UInt8(ascii: "\n"):
        if !hasText, offset > cursor { return depth > 0 }
        hasText = false
      default: break
      }
      if !byte.isBlankOrLineEnd { hasText = true }
      offset += 1
    }
    return depth > 0
  }

  /// The end of the word that the cursor is in.
  private var wordEnd: Int {
    if cursor > open + 1, bytes[cursor - 1].isBlankOrLineEnd { return cursor }
    var end = cursor
    while end < bytes.count, !bytes[end].isBlankOrLineEnd, !Self.endsPhrase(bytes[end]) {
      end += 1
    }
    return end
  }

  /// The end of the phrase that the cursor is in: a comma, the brace, or its line's end.
  private var phraseEnd: Int {
    var end = cursor
    while end < bytes.count, !bytes[end].isLineEnd, !Self.endsPhrase(bytes[end]) { end += 1 }
    while end > cursor, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  private static func endsPhrase(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: "%"),
      UInt8(ascii: "\\"), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
