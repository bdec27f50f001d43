/// The tagged lines of one entry.
struct TaggedRecord {
  /// A tag and what stands behind it.
  struct Value {
    let tag: String
    /// From the tag to the end of the last line.
    var place: Range<Int>
    /// Numbers of its lines in the record.
    fileprivate var lines: Range<Int>
  }

  /// How lines of one value become one text.
  enum Joining {
    /// With a blank between: lines were broken where they became too long.
    case words
    /// A line that is no broken one begins a paragraph, and so does one below a blank line.
    case paragraphs
    /// Each line says something of its own.
    case lines
  }

  private struct Line {
    let range: Range<Int>
    let isBelowBlank: Bool
  }

  private(set) var values: [Value] = []
  private var tags: Set<String> = []
  private var lines: [Line] = []
  /// Lines that begin with something like a tag.
  private(set) var damagedLines: [Range<Int>] = []
  /// Whether the line that ends a record was there.
  private(set) var hasEnd = false
  private var start: Int?
  private var end = 0

  var isEmpty: Bool { values.isEmpty && damagedLines.isEmpty }

  /// The record in the text.
  var range: Range<Int> { (start ?? end)..<end }

  /// Whether a tag is there.
  func has(_ tag: String) -> Bool { tags.contains(tag) }

  /// The first value of a tag.
  func value(_ tag: String) -> Value? { values.first { $0.tag == tag } }

  // MARK: Making one

  mutating func add(_ line: TaggedLine) {
    values.append(
      Value(tag: line.tag, place: line.range, lines: lines.count..<(lines.count + 1)))
    tags.insert(line.tag)
    lines.append(Line(range: line.value, isBelowBlank: false))
    extend(line.range)
  }

  /// Adds a line to the value above it.
  mutating func continueValue(_ line: TaggedLine, isBelowBlank: Bool) {
    guard !values.isEmpty else { return }
    let last = values.count - 1
    values[last].place = values[last].place.lowerBound..<line.range.upperBound
    values[last].lines = values[last].lines.lowerBound..<(lines.count + 1)
    lines.append(Line(range: line.value, isBelowBlank: isBelowBlank))
    extend(line.range)
  }

  mutating func addDamaged(_ line: TaggedLine) {
    damagedLines.append(line.range)
    extend(line.range)
  }

  mutating func finish(at line: TaggedLine) {
    hasEnd = true
    extend(line.range)
  }

  private mutating func extend(_ range: Range<Int>) {
    start = start ?? range.lowerBound
    end = range.upperBound
  }

  // MARK: Texts

  /// The first line of a value.
  func firstLine(_ value: Value, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[lines[value.lines.lowerBound].range]
  }

  /// A value as one text, without line ends other than those that `joining` keeps. Linear in it.
  func text(_ value: Value, in bytes: [UInt8], joining: Joining = .words) -> [UInt8] {
    var text: [UInt8] = []
    let isUnwrapped = value.lines.contains { lines[$0].range.count > 85 }
    var lastCount = 0
    for number in value.lines {
      let line = lines[number]
      if line.range.isEmpty { continue }
      if !text.isEmpty {
        let beginsParagraph = line.isBelowBlank || isUnwrapped || lastCount < 65
        let isBreak = joining == .lines || (joining == .paragraphs && beginsParagraph)
        text.append(isBreak ? 0x0A : 0x20)
      }
      TaggedRecord.append(bytes[line.range], to: &text)
      lastCount = line.range.count
    }
    return text
  }

  /// Appends a line; Unicode's own line ends and controls become blanks, and several blanks one.
  private static func append(_ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == 0xE2, index + 2 < line.endIndex, line[index + 1] == 0x80,
        line[index + 2] == 0xA8 || line[index + 2] == 0xA9
      {
        if text.last != 0x20 { text.append(0x20) }
        index += 3
      } else {
        let isBlank = line[index] <= 0x20
        if !isBlank || text.last != 0x20 { text.append(isBlank ? 0x20 : line[index]) }
        index += 1
      }
    }
  }
}
