/// What stands between brackets (YAML 1.2.2 chapter 7).
extension YAMLParser {
  /// Reads `[…]` or `{…}`, with the position at the bracket.
  ///
  /// A collection that never closes ends before a line that looks like the next key of the
  /// surrounding block mapping, whose column is `indent`.
  mutating func parseFlowCollection(indent: Int) -> Int {
    let start = position
    let isMapping = bytes[position] == UInt8(ascii: "{")
    let closer = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    depth += 1
    flowDepth += 1
    defer {
      depth -= 1
      flowDepth -= 1
    }
    guard depth <= limits.depth else { return skipTooDeepFlow(from: start) }

    var items: [Int] = []
    var needsComma = false
    while true {
      let stop = (position, lineStart)
      let crossedLine = skipSeparation()
      if isAtEnd || isAtDocumentMarker
        || (crossedLine && column <= indent && startsImplicitKey())
      {
        (position, lineStart) = stop
        report(start..<start + 1, "This bracket is never closed.")
        return addCollection(isMapping ? .mapping : .sequence, start..<position, items)
      }
      let byte = bytes[position]
      if byte == closer {
        position += 1
        return addCollection(isMapping ? .mapping : .sequence, start..<position, items)
      }
      if byte == UInt8(ascii: ",") {
        if !needsComma { report(position..<position + 1, "Nothing stands before this comma.") }
        needsComma = false
        position += 1
        continue
      }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        report(position..<position + 1, "This bracket closes one of another kind.")
        position += 1
        continue
      }
      if needsComma {
        report(position..<position + 1, "A comma is missing before this.")
      }
      needsComma = true
      let before = position
      parseFlowEntry(isMapping, indent, &items)
      if position == before { position += 1 }
    }
  }

  /// Reads one item of a sequence, or one pair.
  private mutating func parseFlowEntry(_ isMapping: Bool, _ indent: Int, _ items: inout [Int]) {
    let start = position
    let isExplicit = peek() == UInt8(ascii: "?") && isSpace(at: position + 1)
    if isExplicit {
      position += 1
      skipSeparation()
    }
    let hasEmptyKey = peek() == UInt8(ascii: ":") && isFlowColon(at: position)
    let key = hasEmptyKey ? addNull(at: position) : parseFlowNode(indent)
    let isJSONKey = nodes[key].style != .plain || nodes[key].kind != .scalar
    let stop = (position, lineStart)
    skipSeparation()
    guard peek() == UInt8(ascii: ":"), isJSONKey || isFlowColon(at: position) else {
      (position, lineStart) = stop
      items.append(key)
      if isMapping { items.append(addNull(at: position)) }
      return
    }
    if !isMapping, !isExplicit, lineStart != stop.1 {
      report(position..<position + 1, "A key of a list's item stands on one line with its colon.")
    }
    position += 1
    let valueStop = (position, lineStart)
    skipSeparation()
    let value: Int
    if isAtEnd || peek() == UInt8(ascii: ",") || peek() == UInt8(ascii: "]")
      || peek() == UInt8(ascii: "}")
    {
      value = addNull(at: valueStop.0)
    } else if lineStart > valueStop.1, column <= indent, startsImplicitKey() {
      (position, lineStart) = valueStop
      value = addNull(at: position)
    } else {
      value = parseFlowNode(indent)
    }
    if isMapping {
      items.append(key)
      items.append(value)
    } else {
      // A pair in a sequence is a mapping of its own: `[a: b]`.
      items.append(addCollection(.mapping, start..<nodes[value].range.upperBound, [key, value]))
    }
  }

  private mutating func parseFlowNode(_ indent: Int) -> Int {
    let properties = parseProperties()
    if !properties.isEmpty { skipSeparation() }
    let node: Int
    switch peek() {
    case UInt8(ascii: "["), UInt8(ascii: "{"): node = parseFlowCollection(indent: indent)
    case UInt8(ascii: "\""): node = parseQuoted(.doubleQuoted, indent: indent)
    case UInt8(ascii: "'"): node = parseQuoted(.singleQuoted, indent: indent)
    case UInt8(ascii: "*"): node = parseAlias()
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): node = addNull(at: position)
    default: node = parseFlowPlain(indent: indent)
    }
    bind(properties, to: node)
    return node
  }

  /// Skips to the end of the line a collection too deep begins on.
  private mutating func skipTooDeepFlow(from start: Int) -> Int {
    report(start..<start + 1, "Collections nest too deep here.")
    var open = 1
    while position < end, open > 0 {
      switch bytes[position] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): lineStart = position + 1
      default: break
      }
      position += 1
    }
    return addNull(at: start)
  }
}
