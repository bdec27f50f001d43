/// The lines of a Markdown text or its like, and which of them hold what is rare.
///
/// One vectorised pass finds line ends together with the few characters that decide whether a line
/// needs a closer look, so that lines of plain prose are never read byte by byte.
struct MarkdownLines {
  /// What a line has in it.
  struct Content: OptionSet {
    let rawValue: UInt8
    /// `@`
    static let mark = Content(rawValue: 1)
    /// `<!`, which may begin a comment.
    static let comment = Content(rawValue: 2)
    /// `\b`, which may begin a TeX environment.
    static let environment = Content(rawValue: 4)
    /// A backtick with the name of a role before it (`{name}`, `:name:`) or behind it.
    static let role = Content(rawValue: 8)
  }

  /// Where lines start, and at last the end of the text.
  private(set) var starts: [Int] = [0]
  private(set) var contents: [Content] = []
  /// What stands behind the last line end that was read.
  private var openContent: Content = []

  /// The number of lines; the part after the last line end is one if it is not empty.
  var count: Int { contents.count }

  init(_ bytes: [UInt8]) {
    starts.reserveCapacity(bytes.count / 40 + 2)
    contents.reserveCapacity(bytes.count / 40 + 1)
    read(bytes, 0..<bytes.count)
    endLastLine(at: bytes.count)
  }

  /// The lines of a text after a change, of which those around it are read again.
  init(_ bytes: [UInt8], after old: MarkdownLines, _ change: TextChange) {
    // What a line has in it may depend on the first byte behind it.
    let first = max(0, old.line(at: change.old.lowerBound) - 1)
    let next = min(old.count, old.line(at: change.old.upperBound) + 2)
    let end = next < old.count ? old.starts[next] + change.distance : bytes.count
    starts = Array(old.starts[...min(first, old.count)])
    contents = Array(old.contents[..<min(first, old.count)])
    read(bytes, starts[starts.count - 1]..<end)
    if next < old.count {
      starts += old.starts[(next + 1)...].lazy.map { $0 + change.distance }
      contents += old.contents[next...]
    } else {
      endLastLine(at: bytes.count)
    }
  }

  private mutating func endLastLine(at end: Int) {
    guard starts[starts.count - 1] < end else { return }
    starts.append(end)
    contents.append(openContent)
    openContent = []
  }

  /// Adds the lines that end in a range, which begins where a line does.
  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    var current: Content = []
    func visit(_ offset: Int, _ lines: inout MarkdownLines) {
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      switch bytes[offset] {
      case UInt8(ascii: "@"): current.insert(.mark)
      case UInt8(ascii: "<"): if next == UInt8(ascii: "!") { current.insert(.comment) }
      case UInt8(ascii: "\\"): if next == UInt8(ascii: "b") { current.insert(.environment) }
      case UInt8(ascii: "`"):
        let before = offset > 0 ? bytes[offset - 1] : 0
        if before == UInt8(ascii: "}") || before == UInt8(ascii: ":") || next == UInt8(ascii: ":") {
          current.insert(.role)
        }
      case UInt8(ascii: "\r") where next == UInt8(ascii: "\n"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        lines.starts.append(offset + 1)
        lines.contents.append(current)
        current = []
      default: break
      }
    }

    let raw = bytes.span.bytes
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      var bits =
        Self.hits(word, UInt8(ascii: "\n")) | Self.hits(word, UInt8(ascii: "@"))
        | Self.hits(word, UInt8(ascii: "<")) | Self.hits(word, UInt8(ascii: "\\"))
        | Self.hits(word, UInt8(ascii: "\r")) | Self.hits(word, UInt8(ascii: "`"))
      bits = bits.littleEndian & 0x8080_8080_8080_8080
      while bits != 0 {
        visit(offset + bits.trailingZeroBitCount >> 3, &self)
        bits &= bits - 1
      }
      offset += 8
    }
    while offset < range.upperBound {
      visit(offset, &self)
      offset += 1
    }
    openContent = current
  }

  /// The high bit of each byte of the word that is equal, and of some that are not but follow one
  /// that is.
  @inline(__always)
  private static func hits(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference
  }

  /// The bytes of a line with its line end.
  func range(_ line: Int) -> Range<Int> {
    starts[line]..<starts[line + 1]
  }

  /// The line that an offset is in; the number of lines if it is the end of the text. O(log lines).
  func line(at offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle + 1] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
