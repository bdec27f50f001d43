/// Writes one text as a scalar: plain where every reader takes it for that text, else with single
/// quotes, as a literal block, or with double quotes.
///
/// Readers of YAML 1.1, which PyYAML and Pandoc's library are, take more for numbers, dates and truth
/// values than the core schema does, and NEL, LS and PS for line ends.
struct YAMLScalarWriter {
  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Appends the scalar; a block's lines stand two columns right of `column`.
  func write(to output: inout [UInt8], column: Int) {
    guard isBlock else { return writeOnLine(to: &output) }
    let hasEnd = text.last == UInt8(ascii: "\n")
    output.append(contentsOf: (hasEnd ? "|" : "|-").utf8)
    let lines = (hasEnd ? text.dropLast() : text[...])
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines {
      output.append(UInt8(ascii: "\n"))
      if line.isEmpty { continue }
      for _ in 0..<column + 2 { output.append(UInt8(ascii: " ")) }
      output.append(contentsOf: line)
    }
  }

  /// Appends the scalar on one line.
  func writeOnLine(to output: inout [UInt8]) {
    if needsEscapes {
      writeEscaped(to: &output)
    } else if isPlain {
      output.append(contentsOf: text)
    } else {
      output.append(UInt8(ascii: "'"))
      for byte in text {
        output.append(byte)
        if byte == UInt8(ascii: "'") { output.append(byte) }
      }
      output.append(UInt8(ascii: "'"))
    }
  }

  // MARK: What is possible

  /// Whether the text is several lines that a literal block says exactly.
  private var isBlock: Bool {
    guard let first = text.first, !first.isYAMLBlank, !first.isYAMLLineEnd,
      text.dropLast().contains(UInt8(ascii: "\n")), !text.suffix(2).elementsEqual("\n\n".utf8)
    else { return false }
    let ascii = YAMLScalarWriter(text.filter { $0 != UInt8(ascii: "\n") })
    guard !ascii.needsEscapes else { return false }
    // Blanks at a line's ends would not be seen.
    return !text.split(separator: UInt8(ascii: "\n")).contains {
      $0.first?.isYAMLBlank == true || $0.last?.isYAMLBlank == true
    }
  }

  /// Whether a character has to be written as an escape.
  private var needsEscapes: Bool {
    for offset in text.indices where isEscaped(at: offset) { return true }
    return false
  }

  /// Whether the character at an offset is a control or ends a line (YAML 1.2.2 §5.1 and 1.1 §5.4).
  private func isEscaped(at offset: Int) -> Bool {
    switch text[offset] {
    case 0..<0x20, 0x7F: true
    case 0xC2: next(offset, 1).map { (0x80...0x9F).contains($0) } ?? false
    case 0xE2: next(offset, 1) == 0x80 && [0xA8, 0xA9].contains(next(offset, 2))
    case 0xEF:
      (next(offset, 1) == 0xBB && next(offset, 2) == 0xBF)
        || (next(offset, 1) == 0xBF && [0xBE, 0xBF].contains(next(offset, 2)))
    default: false
    }
  }

  private func next(_ offset: Int, _ distance: Int) -> UInt8? {
    offset + distance < text.count ? text[offset + distance] : nil
  }

  private var isPlain: Bool {
    guard let first = text.first, let last = text.last, first != 0x20, last != 0x20,
      last != UInt8(ascii: ":"), !"-?:,[]{}#&*!|>'\"%@`".utf8.contains(first),
      !text.starts(with: "...".utf8)
    else { return false }
    for offset in text.indices.dropLast() {
      let pair = (text[offset], text[offset + 1])
      if pair == (UInt8(ascii: ":"), 0x20) || pair == (0x20, UInt8(ascii: "#")) { return false }
    }
    return YAMLMeaning(plain: text[...]) == .text && !isWord && !isNumberToSome && !isTime
  }

  /// Truth values, and what YAML 1.1 has types of its own for.
  private static let words = ["y", "n", "yes", "no", "on", "off", "=", "<<"].map { Array($0.utf8) }

  private var isWord: Bool {
    text.count <= 3 && YAMLScalarWriter.words.contains(text.map { $0 | 0x20 })
  }

  /// `1_000`, `12:30`, `0b1`, `1.e3`.
  private var isNumberToSome: Bool {
    var digits = text[...]
    if digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard let first = digits.first, first &- 0x30 < 10 || first == UInt8(ascii: ".") else {
      return false
    }
    if first == UInt8(ascii: "0"), let mark = digits.dropFirst().first,
      "xob".utf8.contains(mark | 0x20)
    {
      return true
    }
    var previous: UInt8 = 0
    for byte in digits {
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let isNumeric =
        byte &- 0x30 < 10 || "_.:eE,".utf8.contains(byte)
        || (isSign && previous | 0x20 == UInt8(ascii: "e"))
      guard isNumeric else { return false }
      previous = byte
    }
    return true
  }

  /// `2020-01-31`, also with a time.
  private var isTime: Bool {
    let parts = text.split(
      separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count) else {
      return false
    }
    let day = parts[2].prefix(while: YAMLScalarWriter.isDigit)
    let rest = parts[2].dropFirst(day.count).first
    return (parts[0] + parts[1]).allSatisfy(YAMLScalarWriter.isDigit) && (1...2).contains(day.count)
      && (rest == nil || rest == 0x20 || rest == UInt8(ascii: "T") || rest == UInt8(ascii: "t"))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  // MARK: Escapes

  private func writeEscaped(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
        offset += 1
      case UInt8(ascii: "\n"):
        output.append(contentsOf: "\\n".utf8)
        offset += 1
      case UInt8(ascii: "\t"):
        output.append(contentsOf: "\\t".utf8)
        offset += 1
      case _ where isEscaped(at: offset):
        offset = writeEscape(of: offset, to: &output)
      default:
        output.append(byte)
        offset += 1
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private func writeEscape(of offset: Int, to output: inout [UInt8]) -> Int {
    let count = text[offset] < 0x80 ? 1 : text[offset] == 0xC2 ? 2 : 3
    var value = UInt32(text[offset])
    if count > 1 {
      value = value & (count == 2 ? 0x1F : 0x0F)
      for byte in text[offset + 1..<min(offset + count, text.count)] {
        value = value << 6 | UInt32(byte & 0x3F)
      }
    }
    let digits = String(value, radix: 16, uppercase: true)
    let width = value < 0x100 ? 2 : 4
    output.append(contentsOf: (width == 2 ? "\\x" : "\\u").utf8)
    output.append(contentsOf: String(repeating: "0", count: width - digits.utf8.count).utf8)
    output.append(contentsOf: digits.utf8)
    return min(offset + count, text.count)
  }
}
