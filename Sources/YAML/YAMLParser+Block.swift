/// Nodes whose extent indentation decides (YAML 1.2.2 chapter 8).
extension YAMLParser {
  /// What a block node stands after.
  enum Place {
    case documentStart
    /// After `- `, where a mapping or sequence may begin on the same line.
    case sequenceItem
    /// After `key:`, where it may not, and where a sequence may have the key's own column.
    case mappingValue
    /// After `? `, and after `: ` on a line of its own: both may be.
    case explicitEntry
  }

  /// Reads the node after the position; it is null if nothing is indented deeper than `indent`.
  mutating func parseBlockNode(indent: Int, place: Place) -> Int {
    let emptyOffset = position
    if place != .mappingValue { checkForTabs() }
    var isOnNewLine = skipSeparation() || place == .documentStart
    guard belongs(toIndent: indent, place, isOnNewLine) else { return addNull(at: emptyOffset) }

    var start = position
    var properties = Properties()
    while true {
      let found = parseProperties()
      guard !found.isEmpty else { break }
      let afterProperties = position
      if skipSeparation() {
        properties.add(found)
        guard belongs(toIndent: indent, place, true) else {
          let node = addNull(at: afterProperties)
          bind(properties, to: node)
          return node
        }
        isOnNewLine = true
        start = position
        continue
      }
      if startsImplicitKey() {
        // The properties are those of the first key: `&a key: value`.
        position = start
      } else {
        properties.add(found)
        if isAtIndicator(UInt8(ascii: "-")) {
          report(position..<position + 1, "A list begins on a line of its own.")
        }
      }
      break
    }
    let startColumn = start - lineStart

    depth += 1
    defer { depth -= 1 }
    let node =
      depth > limits.depth
      ? skipTooDeep(indent: indent)
      : parseBlockContent(indent, place, isOnNewLine, startColumn)
    bind(properties, to: node)
    return node
  }

  private func belongs(toIndent indent: Int, _ place: Place, _ isOnNewLine: Bool) -> Bool {
    guard !isAtEnd, !isAtDocumentMarker else { return false }
    guard isOnNewLine else { return true }
    if column > indent { return true }
    return column == indent && place != .sequenceItem && isAtIndicator(UInt8(ascii: "-"))
  }

  /// Whether `-`, `?` or `:` stands here as an indicator, not as text.
  private func isAtIndicator(_ byte: UInt8) -> Bool {
    peek() == byte && isSpace(at: position + 1)
  }

  private mutating func parseBlockContent(
    _ indent: Int, _ place: Place, _ isOnNewLine: Bool, _ startColumn: Int
  ) -> Int {
    let mayNest = isOnNewLine || place != .mappingValue
    switch peek() {
    case UInt8(ascii: "-") where isAtIndicator(UInt8(ascii: "-")):
      if !mayNest {
        report(position..<position + 1, "A list begins on a line of its own.")
      }
      return parseBlockSequence(column: column)
    case UInt8(ascii: "?") where mayNest && isAtIndicator(UInt8(ascii: "?")),
      UInt8(ascii: ":") where mayNest && isAtIndicator(UInt8(ascii: ":")):
      return parseBlockMapping(column: startColumn, indent: indent, firstKey: nil)
    case UInt8(ascii: "|"):
      return parseBlockScalar(.literal, indent: indent)
    case UInt8(ascii: ">"):
      return parseBlockScalar(.folded, indent: indent)
    default:
      return mayNest
        ? parseScalarOrMapping(indent, startColumn)
        : parseLineValue(indent)
    }
  }

  // MARK: - Sequences

  private mutating func parseBlockSequence(column sequenceColumn: Int) -> Int {
    let start = position
    var items: [Int] = []
    var lastEnd = position
    while !isAtEnd, !isAtDocumentMarker, column == sequenceColumn,
      isAtIndicator(UInt8(ascii: "-"))
    {
      position += 1
      lastEnd = position
      let item = parseBlockNode(indent: sequenceColumn, place: .sequenceItem)
      items.append(item)
      lastEnd = max(lastEnd, nodes[item].range.upperBound)
      skipSeparation()
    }
    return addCollection(.sequence, start..<lastEnd, items)
  }

  // MARK: - Mappings

  /// Reads pairs; the position is at the first key, or after it if it has been read.
  ///
  /// Keys at another column than the first, but deeper than `indent`, are a problem and are pairs
  /// all the same: one wrong blank must not hide the rest of the front matter.
  private mutating func parseBlockMapping(
    column mappingColumn: Int, indent: Int, firstKey: Int?
  ) -> Int {
    var builder = MappingBuilder(
      start: firstKey.map { nodes[$0].range.lowerBound } ?? position)
    var pendingKey = firstKey
    if isOnMarkerLine {
      report(builder.start..<builder.start + 1, "Keys begin on the line after the “---”.")
    }
    repeat {
      let before = position
      let isFirst = pendingKey != nil || builder.isEmpty
      if !isFirst, column != mappingColumn {
        report(
          position..<lineEnd(from: position), "This line is indented differently from those above.")
      }
      parsePair(&builder, firstKey: pendingKey, column: mappingColumn)
      pendingKey = nil
      skipSeparation()
      if position == before { skipLine() }
    } while !isAtEnd && !isAtDocumentMarker && column > indent && !endsMapping(mappingColumn)
    return addCollection(.mapping, builder.start..<builder.end, builder.children)
  }

  /// A `- ` left of the keys ends a mapping that is an item of a sequence there.
  private func endsMapping(_ mappingColumn: Int) -> Bool {
    column < mappingColumn && isAtIndicator(UInt8(ascii: "-"))
  }

  private struct MappingBuilder {
    let start: Int
    var end: Int
    var children: [Int] = []
    var keys: Set<[UInt8]> = []

    init(start: Int) {
      self.start = start
      end = start
    }

    var isEmpty: Bool { children.isEmpty }
  }

  private mutating func parsePair(
    _ builder: inout MappingBuilder, firstKey: Int?, column mappingColumn: Int
  ) {
    var key: Int
    var valuePlace = Place.mappingValue
    if let firstKey {
      key = firstKey
    } else if isAtIndicator(UInt8(ascii: "?")) {
      position += 1
      key = parseBlockNode(indent: mappingColumn, place: .explicitEntry)
      builder.end = max(builder.end, nodes[key].range.upperBound)
      let afterKey = (position, lineStart)
      skipSeparation()
      guard isAtIndicator(UInt8(ascii: ":")), column == mappingColumn else {
        (position, lineStart) = afterKey
        add(key, addNull(at: position), to: &builder)
        return
      }
      valuePlace = .explicitEntry
    } else if isAtIndicator(UInt8(ascii: ":")) {
      key = addNull(at: position)
      valuePlace = .explicitEntry
    } else if isAtIndicator(UInt8(ascii: "-")) {
      report(position..<lineEnd(from: position), "A list item cannot stand among keys.")
      skipLine()
      return
    } else {
      guard let parsed = parseKey() else {
        report(position..<lineEnd(from: position), "A key needs a colon and a blank after it.")
        skipLine()
        return
      }
      key = parsed
    }
    skipBlanks()
    guard peek() == UInt8(ascii: ":") else {
      builder.end = max(builder.end, nodes[key].range.upperBound)
      return
    }
    position += 1
    builder.end = max(builder.end, position)
    add(key, parseBlockNode(indent: mappingColumn, place: valuePlace), to: &builder)
  }

  private mutating func add(_ key: Int, _ value: Int, to builder: inout MappingBuilder) {
    builder.children.append(key)
    builder.children.append(value)
    builder.end = max(builder.end, nodes[value].range.upperBound)
    if nodes[key].kind == .scalar, !nodes[key].contentRange.isEmpty {
      let text = YAMLScalarText(decoding: nodes[key], in: bytes).bytes
      if !builder.keys.insert(text).inserted, text != Array("<<".utf8) {
        report(nodes[key].range, "This key stands here for the second time.")
      }
    }
  }

  /// Reads a key on one line if a colon follows it; else leaves the position as it was.
  mutating func parseKey() -> Int? {
    guard startsImplicitKey() else { return nil }
    let properties = parseProperties()
    let key: Int
    switch peek() {
    case UInt8(ascii: "\""): key = parseQuoted(.doubleQuoted, indent: -1)
    case UInt8(ascii: "'"): key = parseQuoted(.singleQuoted, indent: -1)
    case UInt8(ascii: "["), UInt8(ascii: "{"): key = parseFlowCollection(indent: -1)
    case UInt8(ascii: "*"): key = parseAlias()
    default: key = parsePlainLine(inFlow: false)
    }
    bind(properties, to: key)
    return key
  }

  /// Whether the text here is a key: something on one line that a colon and a blank follow.
  func startsImplicitKey() -> Bool { startsImplicitKey(at: position) }

  /// Whether the text at an offset is a key.
  func startsImplicitKey(at start: Int) -> Bool {
    var offset = start
    var quote: UInt8 = 0
    var flowDepth = 0
    var isAtTokenStart = true
    while offset < end {
      let byte = bytes[offset]
      if byte.isYAMLLineEnd { return false }
      if quote != 0 {
        let isDoubled =
          quote == UInt8(ascii: "'") && byte == quote && offset + 1 < end
          && bytes[offset + 1] == quote
        if isDoubled || (byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")) {
          offset += 1
        } else if byte == quote {
          quote = 0
        }
      } else if isAtTokenStart, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        isAtTokenStart = false
      } else if byte == UInt8(ascii: "["), isAtTokenStart {
        flowDepth += 1
      } else if byte == UInt8(ascii: "{"), isAtTokenStart {
        flowDepth += 1
      } else if flowDepth > 0, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        flowDepth -= 1
        isAtTokenStart = false
      } else if byte == UInt8(ascii: ":"), flowDepth == 0, isSpace(at: offset + 1) {
        return true
      } else if byte == UInt8(ascii: "#"), offset > start, isSpace(at: offset - 1) {
        return false
      } else if flowDepth > 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
        isAtTokenStart = true
      } else if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!"), isAtTokenStart {
        while offset + 1 < end, !isSpace(at: offset + 1) { offset += 1 }
      } else if !byte.isYAMLBlank {
        isAtTokenStart = false
      }
      offset += 1
    }
    return false
  }

  // MARK: - Scalars where a mapping could begin

  private mutating func parseScalarOrMapping(_ indent: Int, _ startColumn: Int) -> Int {
    if let key = parseKey() {
      return parseBlockMapping(column: startColumn, indent: indent, firstKey: key)
    }
    return parseLineValue(indent)
  }

  /// Reads a scalar, a flow collection or an alias, and the rest of its last line.
  private mutating func parseLineValue(_ indent: Int) -> Int {
    let node: Int
    switch peek() {
    case UInt8(ascii: "\""): node = parseQuoted(.doubleQuoted, indent: indent)
    case UInt8(ascii: "'"): node = parseQuoted(.singleQuoted, indent: indent)
    case UInt8(ascii: "["), UInt8(ascii: "{"): node = parseFlowCollection(indent: indent)
    case UInt8(ascii: "*"): node = parseAlias()
    default: return parsePlain(indent: indent)
    }
    finishLine()
    return node
  }

  /// Skips all lines that are indented deeper than `indent`.
  private mutating func skipTooDeep(indent: Int) -> Int {
    report(position..<position + 1, "Collections nest too deep here.")
    let node = addNull(at: position)
    repeat {
      skipLine()
      skipSeparation()
    } while !isAtEnd && !isAtDocumentMarker && column > indent
    return node
  }
}
