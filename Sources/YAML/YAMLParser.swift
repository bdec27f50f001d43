/// Reads YAML by recursive descent over bytes, one document at a time.
///
/// Block structure is the indentation of lines, so the parser keeps where the current line starts:
/// the column of an offset is its distance from there. `block` methods read nodes whose extent
/// indentation decides, `flow` methods what stands between brackets. Every loop moves forward or
/// ends; a nesting deeper than the limit is skipped by lines, so that no input can exhaust the
/// stack.
struct YAMLParser {
  let bytes: [UInt8]
  /// The parser reads no byte at or after this offset.
  let end: Int
  let limits: YAMLLimits
  var position: Int
  var lineStart: Int
  var nodes: [YAMLNodeRecord] = []
  var children: [Int] = []
  var problems: [YAMLProblem] = []
  var depth = 0
  /// The brackets that are open.
  var flowDepth = 0
  private(set) var hasDocumentStart = false
  /// Where the line of `---` begins.
  private var markerLine: Int?
  private var anchors: [[UInt8]: Int] = [:]
  private var openAnchors: Set<[UInt8]> = []
  private var lineCheckedForTabs = -1

  init(bytes: [UInt8], range: Range<Int>, limits: YAMLLimits) {
    self.bytes = bytes
    self.limits = limits
    position = range.lowerBound
    lineStart = range.lowerBound
    end = range.upperBound
  }

  // MARK: - The document

  /// Reads up to the end of the first document and returns its root.
  mutating func parseDocument() -> Int? {
    skipByteOrderMark()
    skipSeparation()
    while peek() == UInt8(ascii: "%"), column == 0 {
      skipLine()
      skipSeparation()
    }
    if isAtMarker(UInt8(ascii: "-")) {
      hasDocumentStart = true
      position += 3
    }
    markerLine = hasDocumentStart ? lineStart : nil
    let start = position
    skipSeparation()
    guard !isAtEnd, !isAtDocumentMarker else {
      finishDocument()
      return nil
    }
    position = start
    let root = parseBlockNode(indent: -1, place: .documentStart)
    skipSeparation()
    if !isAtEnd, !isAtDocumentMarker {
      report(position..<lineEnd(from: position), "This does not belong to anything above it.")
      while !isAtEnd, !isAtDocumentMarker {
        skipLine()
        skipSeparation()
      }
    }
    finishDocument()
    return root
  }

  private mutating func finishDocument() {
    guard isAtMarker(UInt8(ascii: ".")) else { return }
    position += 3
    finishLine()
    skipLineEnd()
  }

  private mutating func skipByteOrderMark() {
    guard peek() == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF else { return }
    position += 3
    lineStart = position
  }

  // MARK: - Looking and moving

  var isAtEnd: Bool { position >= end }

  /// Distance of the position from the start of its line, in bytes.
  var column: Int { position - lineStart }

  /// The byte at a distance from the position, or zero past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    let offset = position + distance
    return offset < end ? bytes[offset] : 0
  }

  /// Whether the byte at an offset is a blank, a line end, or missing.
  func isSpace(at offset: Int) -> Bool {
    offset >= end || bytes[offset].isYAMLBlank || bytes[offset].isYAMLLineEnd
  }

  /// Whether `---` or `...` stands alone at the start of the line.
  var isAtDocumentMarker: Bool {
    isAtMarker(UInt8(ascii: "-")) || isAtMarker(UInt8(ascii: "."))
  }

  /// Whether the position is on the line of the document's `---`.
  var isOnMarkerLine: Bool { markerLine == lineStart }

  func isAtMarker(_ byte: UInt8) -> Bool {
    column == 0 && isMarker(byte, at: position)
  }

  func isDocumentMarker(at offset: Int) -> Bool {
    isMarker(UInt8(ascii: "-"), at: offset) || isMarker(UInt8(ascii: "."), at: offset)
  }

  private func isMarker(_ byte: UInt8, at offset: Int) -> Bool {
    offset + 3 <= end && bytes[offset] == byte && bytes[offset + 1] == byte
      && bytes[offset + 2] == byte && isSpace(at: offset + 3)
  }

  func lineEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < end, !bytes[offset].isYAMLLineEnd { offset += 1 }
    return offset
  }

  mutating func skipBlanks() {
    while position < end, bytes[position].isYAMLBlank { position += 1 }
  }

  /// Moves to the start of the next line.
  mutating func skipLine() {
    position = lineEnd(from: position)
    skipLineEnd()
  }

  mutating func skipLineEnd() {
    guard position < end, bytes[position].isYAMLLineEnd else { return }
    position = bytes.offsetAfterLineEnd(at: position, end: end)
    lineStart = position
  }

  /// Skips blanks, comments and line ends; says whether a line end was among them.
  @discardableResult
  mutating func skipSeparation() -> Bool {
    var crossedLine = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\t"), flowDepth == 0, crossedLine || column == 0 {
        checkForTabs()
        position += 1
      } else if byte.isYAMLBlank {
        position += 1
      } else if byte.isYAMLLineEnd {
        skipLineEnd()
        crossedLine = true
      } else if byte == UInt8(ascii: "#"),
        position == lineStart || isSpace(at: position - 1)
      {
        position = lineEnd(from: position)
      } else {
        break
      }
    }
    return crossedLine
  }

  /// Reports a tab among the blanks here, if what follows has its place by its column.
  mutating func checkForTabs() {
    var tab = position
    while tab < end, bytes[tab] == UInt8(ascii: " ") { tab += 1 }
    guard tab < end, bytes[tab] == UInt8(ascii: "\t"), lineStart != lineCheckedForTabs else {
      return
    }
    lineCheckedForTabs = lineStart
    var offset = tab
    while offset < end, bytes[offset].isYAMLBlank { offset += 1 }
    guard !isSpace(at: offset) else { return }
    let isItem =
      [UInt8(ascii: "-"), UInt8(ascii: "?")].contains(bytes[offset]) && isSpace(at: offset + 1)
    guard isItem || startsImplicitKey(at: offset) else { return }
    report(tab..<tab + 1, "YAML is indented with spaces, not with tabs.")
  }

  /// Ends a line after a value: what is left of it but a comment is a problem.
  mutating func finishLine() {
    let start = position
    skipBlanks()
    guard position < end, !bytes[position].isYAMLLineEnd else { return }
    if bytes[position] == UInt8(ascii: "#"), position > start {
      position = lineEnd(from: position)
      return
    }
    let restStart = position
    position = lineEnd(from: position)
    report(restStart..<position, "This text after the value belongs to nothing.")
  }

  /// Notes a problem; a range that ends inside a character is made to hold all of it.
  mutating func report(_ range: Range<Int>, _ message: String) {
    guard problems.count < limits.problemCount else { return }
    var last = range.upperBound
    while last < min(end, range.upperBound + 3), bytes[last] & 0xC0 == 0x80 { last += 1 }
    problems.append(YAMLProblem(range: range.lowerBound..<last, message: message))
  }

  // MARK: - Making nodes

  mutating func add(_ record: YAMLNodeRecord) -> Int {
    nodes.append(record)
    return nodes.count - 1
  }

  mutating func addNull(at offset: Int) -> Int {
    add(YAMLNodeRecord(range: offset..<offset, contentRange: offset..<offset))
  }

  mutating func addCollection(
    _ kind: YAMLNode.Kind, _ range: Range<Int>, _ childNodes: [Int]
  ) -> Int {
    var record = YAMLNodeRecord(
      kind: kind, range: range, children: children.count..<(children.count + childNodes.count))
    children.append(contentsOf: childNodes)
    for child in childNodes {
      let (sum, overflow) = record.expandedCount.addingReportingOverflow(
        nodes[child].expandedCount)
      record.expandedCount = overflow ? .max : sum
    }
    return add(record)
  }

  // MARK: - Anchors and aliases

  /// An anchor (`&name`) and a tag (`!name`) before a node.
  struct Properties {
    var anchor: [UInt8]?
    var tag = YAMLTag.none
    var isEmpty = true

    /// Adds what stands on the next line.
    mutating func add(_ other: Properties) {
      anchor = other.anchor ?? anchor
      if other.tag != .none { tag = other.tag }
      isEmpty = isEmpty && other.isEmpty
    }
  }

  /// Reads what stands before a node on its line.
  mutating func parseProperties() -> Properties {
    var properties = Properties()
    while position < end {
      if bytes[position] == UInt8(ascii: "&") {
        position += 1
        let name = takeName()
        if name.isEmpty {
          report(name.lowerBound - 1..<name.lowerBound, "An anchor needs a name after '&'.")
        }
        properties.anchor = Array(bytes[name])
        openAnchors.insert(Array(bytes[name]))
      } else if bytes[position] == UInt8(ascii: "!") {
        properties.tag = takeTag()
      } else {
        break
      }
      properties.isEmpty = false
      skipBlanks()
    }
    return properties
  }

  /// Gives the node that is complete now the name that stood before it.
  mutating func bind(_ properties: Properties, to node: Int) {
    if nodes[node].aliasTarget != nil, !properties.isEmpty {
      report(nodes[node].range, "An alias has no anchor or tag of its own.")
    } else if properties.tag != .none {
      nodes[node].tag = properties.tag
    }
    guard let anchor = properties.anchor else { return }
    openAnchors.remove(anchor)
    anchors[anchor] = nodes[node].aliasTarget ?? node
  }

  /// Reads `*name`, with the position at the star.
  mutating func parseAlias() -> Int {
    let start = position
    position += 1
    let name = Array(bytes[takeName()])
    let range = start..<position
    let null = YAMLNodeRecord(range: range, contentRange: start..<start)
    guard let target = anchors[name] else {
      report(
        range,
        openAnchors.contains(name)
          ? "This alias stands inside the very node it names."
          : "No anchor of this name stands before this alias.")
      return add(null)
    }
    let (sum, overflow) = expandedTotal.addingReportingOverflow(nodes[target].expandedCount)
    guard !overflow, sum <= limits.expandedNodeCount else {
      report(range, "The aliases of this document stand for too much.")
      return add(null)
    }
    expandedTotal = sum
    var record = null
    record.kind = nodes[target].kind
    record.aliasTarget = target
    record.expandedCount = nodes[target].expandedCount
    return add(record)
  }

  private var expandedTotal = 0

  /// Reads a tag, with the position at its `!` (YAML 1.2.2 §6.8.2).
  private mutating func takeTag() -> YAMLTag {
    let start = position
    let isVerbatim = peek(1) == UInt8(ascii: "<")
    while position < end, !isSpace(at: position) {
      if isVerbatim, bytes[position] == UInt8(ascii: ">") {
        position += 1
        break
      }
      if !isVerbatim, bytes[position].isYAMLFlowIndicator { break }
      position += 1
    }
    return YAMLTag(bytes[start..<position])
  }

  private mutating func takeName() -> Range<Int> {
    let start = position
    while position < end, !isSpace(at: position), !bytes[position].isYAMLFlowIndicator {
      position += 1
    }
    // `*name: value` is meant as a key, though YAML counts the colon into the name.
    if position > start, bytes[position - 1] == UInt8(ascii: ":") { position -= 1 }
    return start..<position
  }
}
