/// What begins where no paragraph is open.
extension MarkdownBlocks {
  /// How deep containers may nest; deeper ones are text.
  private static let containerLimit = 32

  /// Reads the blocks that begin on the line, outer to inner, and moves to the next line.
  mutating func startBlocks(_ cursor: inout MarkdownLineCursor) {
    skipIndentationInElement(&cursor)
    while !cursor.isAtEnd {
      guard cursor.indentation(bytes) < 4 else {
        // Indented code.
        line += 1
        return
      }
      let outer = cursor
      cursor.skipBlanks(bytes)
      if let tagEnd = blockTagEnd(cursor) {
        readTag(from: cursor.offset, to: tagEnd)
        cursor.advance(bytes, by: tagEnd - cursor.offset)
        // Pandoc takes no text after a tag for code, however far it is.
        cursor.skipBlanks(bytes)
        continue
      }
      if startsLeaf(cursor) { return }
      guard containers.count < Self.containerLimit, enterContainer(outer: outer, &cursor) else {
        appendLine(from: cursor.offset)
        return
      }
    }
    line += 1
  }

  /// Reads a block that is not a paragraph and has no blocks in it, and moves to the line after it.
  private mutating func startsLeaf(_ cursor: MarkdownLineCursor) -> Bool {
    let start = cursor.offset
    let first = bytes[start]
    switch first {
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if startsDirective(cursor) { return true }
      guard let end = fenceEnd(cursor) else { return false }
      readChildren(ofChunkAt: line, to: end)
      line = end + 1
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if first == UInt8(ascii: "-"), readMetadata(cursor) { return true }
      guard isRule(cursor) else { return false }
      line += 1
    case UInt8(ascii: "#"):
      guard let textEnd = headingTextEnd(cursor) else { return false }
      append(start..<textEnd)
      closeParagraph()
      line += 1
    case UInt8(ascii: ":"):
      if startsDirective(cursor) { return true }
      guard let fence = divFence(cursor), fence == .open || openDivs > 0 else { return false }
      openDivs += fence == .open ? 1 : -1
      line += 1
    case UInt8(ascii: "["):
      guard let next = referenceDefinitionEnd(cursor) else { return false }
      line = next
    case UInt8(ascii: "<"), UInt8(ascii: "\\"):
      guard let end = rawBlockEnd(cursor) else { return false }
      let firstLine = line
      moveToLine(of: end)
      guard line < lines.count else { return true }
      let rest = MarkdownLineCursor(bytes, end..<lines.range(line).upperBound)
      if end == lines.range(line).lowerBound, line > firstLine { return true }
      if rest.isAtEnd {
        line += 1
      } else {
        appendLine(from: end)
      }
    default:
      return false
    }
    return true
  }

  // MARK: - Containers

  /// Opens the container that begins at the cursor and moves to what is in it. `outer` is the
  /// cursor before the blanks.
  private mutating func enterContainer(
    outer: MarkdownLineCursor, _ cursor: inout MarkdownLineCursor
  ) -> Bool {
    var inner = outer
    if skipQuoteMark(&inner) {
      containers.append(.quote)
      cursor = inner
      return true
    }
    if let noteEnd = noteDefinitionEnd(cursor) {
      containers.append(.item(indentation: 4))
      cursor.advance(bytes, by: noteEnd - cursor.offset)
      cursor.skipBlanks(bytes)
      return true
    }
    if isDefinitionMarker(cursor) {
      containers.append(.item(indentation: 4))
      cursor.advance(bytes)
      cursor.skipBlanks(bytes)
      return true
    }
    guard let marker = listMarker(cursor) else { return false }
    if let label = marker.exampleLabel { exampleLabels.insert(Array(bytes[label])) }
    cursor.advance(bytes, by: marker.length)
    let blanks = cursor.indentation(bytes)
    // More than four blanks are one and indented code.
    cursor.skipBlanks(bytes, columns: blanks > 4 ? 1 : blanks)
    let width =
      cursor.isAtEnd
      ? outer.indentation(bytes) + marker.length + 1
      : cursor.column - outer.column
    containers.append(.item(indentation: marker.exampleLabel == nil ? width : 4))
    return true
  }

  /// The offset after `[^name]:`.
  private func noteDefinitionEnd(_ cursor: MarkdownLineCursor) -> Int? {
    guard bytes[cursor.offset..<cursor.end].starts(with: "[^".utf8) else { return nil }
    var next = cursor.offset + 2
    while next < cursor.end, bytes[next] != UInt8(ascii: "]") {
      if bytes[next].isBlank || bytes[next] == UInt8(ascii: "[") { return nil }
      next += 1
    }
    guard next + 1 < cursor.end, bytes[next + 1] == UInt8(ascii: ":") else { return nil }
    return next + 2
  }

  /// Whether `:` or `~` and a blank begin a definition.
  func isDefinitionMarker(_ cursor: MarkdownLineCursor) -> Bool {
    let byte = bytes[cursor.offset]
    guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: "~") else { return false }
    return cursor.offset + 1 < cursor.end && bytes[cursor.offset + 1].isBlank
  }

  // MARK: - Fences and rules

  /// The last line of the fenced code that begins at the cursor; `nil` if it never ends, since
  /// Pandoc then takes its fence for text.
  mutating func fenceEnd(_ cursor: MarkdownLineCursor) -> Int? {
    let fence = bytes[cursor.offset]
    let length = fenceLength(cursor, fence)
    guard length >= 3, budget.isOpen else { return nil }
    let info = bytes[cursor.offset + length..<cursor.end]
    // Attributes, or the header of a chunk of R, may quote code: `{r, fig.cap="By `x`."}`.
    let isInBraces =
      info.first(where: { !$0.isBlank }) == UInt8(ascii: "{")
      && info.last == UInt8(ascii: "}")
    if fence == UInt8(ascii: "`"), !isInBraces, info.contains(UInt8(ascii: "`")) { return nil }
    var candidate = line + 1
    var wasBlank = false
    while candidate < lines.count {
      var next = MarkdownLineCursor(bytes, lineRange(candidate))
      let matched = matchContainers(&next)
      if next.isAtEnd {
        guard matched == containers.count else { break }
        wasBlank = true
      } else {
        // A line that is indented too little is still an item's if no empty line came before it.
        guard matched == containers.count || (!wasBlank && isItem(matched)) else { break }
        if next.indentation(bytes) < 4 {
          next.skipBlanks(bytes)
          if bytes[next.offset] == fence {
            let closing = fenceLength(next, fence)
            if closing >= length, next.offset + closing == next.end { return candidate }
          }
        }
        wasBlank = false
      }
      candidate += 1
    }
    let lastOffset = candidate < lines.count ? lines.range(candidate).lowerBound : bytes.count
    budget.spend(lastOffset - cursor.offset)
    unclosedFences.append(cursor.offset..<lastOffset)
    return nil
  }

  private func isItem(_ index: Int) -> Bool {
    if case .item = containers[index] { true } else { false }
  }

  private func fenceLength(_ cursor: MarkdownLineCursor, _ fence: UInt8) -> Int {
    var next = cursor.offset
    while next < cursor.end, bytes[next] == fence { next += 1 }
    return next - cursor.offset
  }

  /// Whether the line is a thematic break.
  private func isRule(_ cursor: MarkdownLineCursor) -> Bool {
    let mark = bytes[cursor.offset]
    var count = 0
    for offset in cursor.offset..<cursor.end {
      if bytes[offset] == mark {
        count += 1
      } else if !bytes[offset].isBlank {
        return false
      }
    }
    return count >= 3
  }

  /// Where the text of an ATX heading ends, before its attributes; `nil` if the line is none.
  private func headingTextEnd(_ cursor: MarkdownLineCursor) -> Int? {
    var next = cursor.offset
    while next < cursor.end, bytes[next] == UInt8(ascii: "#") { next += 1 }
    guard next < cursor.end, bytes[next].isBlank, cursor.column < 4 else { return nil }
    guard bytes[cursor.end - 1] == UInt8(ascii: "}"),
      let brace = bytes[next..<cursor.end].lastIndex(of: UInt8(ascii: "{")),
      MarkdownAttributes.end(at: brace, in: bytes, end: cursor.end) == cursor.end
    else { return cursor.end }
    return brace
  }

  /// What the fence of a div does.
  enum DivFence {
    case open
    case close
  }

  /// The fence of a div: three colons or more, then nothing, or one word or attributes and perhaps
  /// more colons.
  func divFence(_ cursor: MarkdownLineCursor) -> DivFence? {
    var next = cursor.offset
    while next < cursor.end, bytes[next] == UInt8(ascii: ":") { next += 1 }
    guard next - cursor.offset >= 3 else { return nil }
    while next < cursor.end, bytes[next].isBlank { next += 1 }
    guard next < cursor.end else { return .close }
    if let attributesEnd = bytes[next] == UInt8(ascii: "{")
      ? MarkdownAttributes.end(at: next, in: bytes, end: cursor.end) : nil
    {
      next = attributesEnd
    } else {
      while next < cursor.end, !bytes[next].isBlank { next += 1 }
    }
    let isEnd = bytes[next..<cursor.end].allSatisfy { $0.isBlank || $0 == UInt8(ascii: ":") }
    return isEnd ? .open : nil
  }

  // MARK: - Reference definitions

  /// The line after the definition `[label]: target "title"` that begins at the cursor.
  private func referenceDefinitionEnd(_ cursor: MarkdownLineCursor) -> Int? {
    var next = cursor.offset + 1
    var depth = 1
    while next < cursor.end, depth > 0 {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "@"):
        // A citation group is no label.
        guard bytes.isAlphanumeric(before: next, start: cursor.offset) else { return nil }
      default: break
      }
      next += 1
    }
    guard depth == 0, next < cursor.end, bytes[next] == UInt8(ascii: ":"),
      bytes[cursor.offset + 1] != UInt8(ascii: "^")
    else { return nil }
    var lastLine = line
    if next + 1 >= cursor.end {
      // The target may stand on the next line.
      guard let text = textOfLine(line + 1), bytes[text.offset] != UInt8(ascii: "[") else {
        return nil
      }
      lastLine += 1
    } else if next + 2 < cursor.end, bytes[next + 1].isBlank, bytes[next + 2] == UInt8(ascii: "[") {
      return nil
    }
    if let text = textOfLine(lastLine + 1), isTitle(text) { lastLine += 1 }
    return lastLine + 1
  }

  private func textOfLine(_ line: Int) -> MarkdownLineCursor? {
    guard line < lines.count else { return nil }
    var cursor = MarkdownLineCursor(bytes, lines.range(line))
    cursor.skipBlanks(bytes)
    return cursor.isAtEnd ? nil : cursor
  }

  private func isTitle(_ text: MarkdownLineCursor) -> Bool {
    guard text.end - text.offset >= 2 else { return false }
    return switch bytes[text.offset] {
    case UInt8(ascii: "\""): bytes[text.end - 1] == UInt8(ascii: "\"")
    case UInt8(ascii: "'"): bytes[text.end - 1] == UInt8(ascii: "'")
    case UInt8(ascii: "("):
      bytes[text.end - 1] == UInt8(ascii: ")")
        && !bytes[text.offset..<text.end].contains(UInt8(ascii: "@"))
    default: false
    }
  }

  // MARK: - Raw blocks

  /// The end of a comment, a TeX environment, or an HTML element whose text is not Markdown, that
  /// begins at the cursor.
  private mutating func rawBlockEnd(_ cursor: MarkdownLineCursor) -> Int? {
    if bytes[cursor.offset] == UInt8(ascii: "\\") { return environmentEnd(at: cursor.offset) }
    if let end = commentEnd(at: cursor.offset) { return end }
    for name in ["pre", "script", "style", "textarea"] {
      let nameEnd = cursor.offset + 1 + name.utf8.count
      guard nameEnd <= cursor.end,
        bytes[cursor.offset + 1..<nameEnd].elementsEqual(name.utf8, by: { $0 | 0x20 == $1 }),
        nameEnd == cursor.end || bytes[nameEnd].isBlank || bytes[nameEnd] == UInt8(ascii: ">")
      else { continue }
      return elementEnd(name, from: nameEnd)
    }
    return nil
  }

  /// The end of the tag of an HTML block that begins at the cursor and ends on the line; what is in
  /// such an element is Markdown.
  func blockTagEnd(_ cursor: MarkdownLineCursor) -> Int? {
    guard bytes[cursor.offset] == UInt8(ascii: "<") else { return nil }
    var next = cursor.offset + 1
    if next < cursor.end, bytes[next] == UInt8(ascii: "/") { next += 1 }
    let nameStart = next
    while next < cursor.end, bytes[next].isASCIIAlphanumeric { next += 1 }
    guard next < cursor.end, next - nameStart <= 10,
      Self.blockTags.contains(String(decoding: bytes[nameStart..<next], as: UTF8.self).lowercased())
    else { return nil }
    var quote: UInt8 = 0
    while next < cursor.end {
      let byte = bytes[next]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return next + 1
      }
      next += 1
    }
    return nil
  }

  /// HTML elements that are blocks to Pandoc and whose text it reads as Markdown.
  private static let blockTags: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "noframes", "ol",
    "output", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]

  private mutating func elementEnd(_ name: String, from start: Int) -> Int? {
    guard budget.isOpen else { return nil }
    let length = name.utf8.count
    var next = start
    while next + length + 2 < bytes.count {
      if bytes[next] == UInt8(ascii: "<"), bytes[next + 1] == UInt8(ascii: "/"),
        bytes[next + 2..<next + 2 + length].elementsEqual(name.utf8, by: { $0 | 0x20 == $1 }),
        let close = bytes[(next + 2 + length)...].firstIndex(of: UInt8(ascii: ">"))
      {
        return close + 1
      }
      next += 1
    }
    budget.spend(bytes.count - start)
    return nil
  }

  // MARK: - Metadata

  /// Reads a metadata block: `---`, lines of which the first is not blank, and `---` or `...`. What
  /// is between is metadata only if it is YAML with keys; else the lines are rules and text.
  private mutating func readMetadata(_ cursor: MarkdownLineCursor) -> Bool {
    guard readsMetadata, containers.isEmpty, isMetadataFence(line, allowsDots: false),
      line + 1 < lines.count, !MarkdownLineCursor(bytes, lines.range(line + 1)).isAtEnd,
      budget.isOpen
    else { return false }
    var last = line + 1
    while last < lines.count, !isMetadataFence(last, allowsDots: true) { last += 1 }
    let content = lines.range(line).upperBound
    guard last < lines.count else {
      budget.spend(bytes.count - content)
      return false
    }
    let range = content..<lines.range(last).lowerBound
    guard MarkdownMetadata.isMetadata(bytes, in: range) else {
      budget.spend(range.count)
      return false
    }
    blocks.append(.metadata(range))
    line = last + 1
    return true
  }

  private func isMetadataFence(_ line: Int, allowsDots: Bool) -> Bool {
    let range = lineRange(line)
    guard range.count >= 3 else { return false }
    let mark = bytes[range.lowerBound]
    guard mark == UInt8(ascii: "-") || (allowsDots && mark == UInt8(ascii: ".")) else {
      return false
    }
    let cursor = MarkdownLineCursor(bytes, range)
    return cursor.end == range.lowerBound + 3
      && bytes[range.lowerBound + 1] == mark && bytes[range.lowerBound + 2] == mark
  }
}
