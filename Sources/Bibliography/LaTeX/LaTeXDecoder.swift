/// Decodes one value: a single pass that appends UTF-8.
///
/// For the text groups need no stack: a brace only ends an argument whose accent has found no
/// letter, or a quotation. An accent waits until its base letter is appended, so that `\'e`,
/// `\'{e}`, `{\'e}`, `\'\i` and `\'{\^e}` are one case.
struct LaTeXDecoder {
  /// What a value is decoded for.
  enum Reading: Sendable {
    /// The text, math as typed.
    case text
    /// The words of the text and of its math: `H$_2$O` is one.
    case words
    /// The text, and how its parts look.
    case markup
  }

  let reading: Reading
  var output: [UInt8] = []
  var offset = 0
  var hasPendingSpace = false
  /// Combining marks that wait for their base letter, outermost first.
  var pendingMarks: [Unicode.Scalar] = []
  var braceDepth = 0
  /// What is appended where a group closes.
  var closings: [Closing] = []
  var quotationCount = 0
  // Once a search for an end has failed, later ones would fail too, each in linear time.
  var canSkipGroups = true
  var canSkipBranches = true
  var canCloseParenthesizedMath = true
  /// Kept for markup only.
  var styles = LaTeXStyles()

  struct Closing {
    /// The depth of the group.
    let depth: Int
    let text: String
    let isQuotation: Bool
  }

  init(_ reading: Reading = .text) {
    self.reading = reading
  }

  /// The text of a value in normalisation form C.
  mutating func decode(_ value: Span<UInt8>) -> String {
    let bytes = decodeBytes(value)[...]
    let text = String(decoding: bytes, as: UTF8.self)
    return UnicodeNormalization.mayNeedComposing(bytes.span)
      ? UnicodeNormalization.composed(text) : text
  }

  /// The text of a value as bytes, where accents are combining marks and damage is left as it is.
  mutating func decodeBytes(_ value: Span<UInt8>) -> [UInt8] {
    output.reserveCapacity(value.count)
    let table = LaTeXByteClass.table[...]
    let classes = table.span
    while offset < value.count {
      let byte = value[offset]
      if pendingMarks.isEmpty, classes[Int(byte)] == .plain {
        let end = endOfPlainRun(in: value, classes)
        appendPlain(value.extracting(offset..<end))
        offset = end
      } else {
        takeSpecial(byte, in: value)
      }
    }
    flushMarks()
    return output
  }

  /// Where bytes end that stand for themselves, of which the first does; in text also blanks and hyphens
  /// between them.
  @inline(__always)
  private func endOfPlainRun(in value: Span<UInt8>, _ classes: Span<LaTeXByteClass>) -> Int {
    var end = offset &+ 1
    if reading != .markup {
      while end &+ 16 <= value.count, LaTeXText.isProse(value.bytes, at: end) { end &+= 16 }
      // What follows these decides what they are.
      while value[end &- 1] == 0x20 || value[end &- 1] == UInt8(ascii: "-") { end &-= 1 }
    }
    while end < value.count, classes[Int(value[end])] == .plain { end &+= 1 }
    return end
  }

  private mutating func takeSpecial(_ byte: UInt8, in value: Span<UInt8>) {
    switch byte {
    case UInt8(ascii: "\\"):
      takeCommand(in: value)
    case UInt8(ascii: "{"):
      if reading == .markup { styles.openGroup(at: offset, in: value) }
      offset &+= 1
      braceDepth &+= 1
    case UInt8(ascii: "}"):
      offset &+= 1
      closeGroup()
    case UInt8(ascii: "$"):
      flushMarks()
      takeDollarMath(in: value)
    case UInt8(ascii: "~"), 0...0x20:
      offset &+= 1
      if pendingMarks.isEmpty { appendSpace() }
    case UInt8(ascii: "-"):
      flushMarks()
      takeHyphens(in: value)
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      flushMarks()
      takeQuote(byte, in: value)
    case UInt8(ascii: "^"):
      flushMarks()
      if !takeCaretNotation(in: value) { takeScalar(in: value) }
    default:
      takeScalar(in: value)
    }
  }

  // MARK: Text

  /// Appends one scalar of the text and the marks that waited for it.
  mutating func takeScalar(in value: Span<UInt8>) {
    let lead = value[offset]
    if !Self.isBase(lead), pendingMarks.last != Self.negation { flushMarks() }
    append(lead)
    offset &+= 1
    while lead >= 0xC2, offset < value.count, value[offset] & 0xC0 == 0x80 {
      output.append(value[offset])
      offset &+= 1
    }
    appendMarks()
  }

  private mutating func takeHyphens(in value: Span<UInt8>) {
    var count = 0
    while offset < value.count, value[offset] == UInt8(ascii: "-") {
      offset &+= 1
      count &+= 1
    }
    while count >= 3 {
      append("\u{2014}")
      count &-= 3
    }
    if count == 2 { append("\u{2013}") } else if count == 1 { append(UInt8(ascii: "-")) }
  }

  /// Takes quotes: double ones become typographic, single ones straight, since an apostrophe is
  /// typed and searched so. TeX's ligatures for `¿` and `¡` end in one too.
  private mutating func takeQuote(_ byte: UInt8, in value: Span<UInt8>) {
    offset &+= 1
    if offset < value.count, value[offset] == byte {
      offset &+= 1
      append(byte == UInt8(ascii: "`") ? "\u{201C}" : "\u{201D}")
      return
    }
    let mark = offset >= 2 ? value[offset &- 2] : 0
    if byte == UInt8(ascii: "`"), !hasPendingSpace, output.last == mark,
      mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!")
    {
      output.removeLast()
      append(mark == UInt8(ascii: "?") ? "¿" : "¡")
      return
    }
    append(UInt8(ascii: "'"))
  }

  mutating func append(_ byte: UInt8) {
    if hasPendingSpace { appendPendingSpace() }
    if reading == .markup { styles.note(at: output.count) }
    output.append(byte)
  }

  /// Appends some bytes that are text as they stand.
  private mutating func appendPlain(_ bytes: Span<UInt8>) {
    if hasPendingSpace { appendPendingSpace() }
    if reading == .markup { styles.note(at: output.count) }
    output.append(addingCapacity: bytes.count) { target in
      for index in bytes.indices { target.append(bytes[index]) }
    }
  }

  mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if hasPendingSpace { appendPendingSpace() }
    if reading == .markup { styles.note(at: output.count) }
    output.append(contentsOf: text.utf8)
  }

  mutating func appendSpace() {
    if output.isEmpty { return }
    if reading == .markup { styles.noteSpace(isFirst: !hasPendingSpace) }
    hasPendingSpace = true
  }

  private mutating func appendPendingSpace() {
    if reading == .markup { styles.noteSpaceRun(at: output.count) }
    output.append(0x20)
    hasPendingSpace = false
  }

  private mutating func closeGroup() {
    flushMarks()
    while let closing = closings.last, closing.depth == braceDepth {
      closings.removeLast()
      if closing.isQuotation {
        hasPendingSpace = false
        quotationCount &-= 1
      }
      append(closing.text)
    }
    if braceDepth > 0 { braceDepth &-= 1 }
    if reading == .markup { styles.closeGroup() }
  }

  // MARK: Accents

  /// The mark that strikes a sign of math through: `\not=`.
  static let negation: Unicode.Scalar = "\u{338}"

  private static func isBase(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isLetter(byte)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private mutating func appendMarks() {
    guard !pendingMarks.isEmpty else { return }
    for mark in pendingMarks.reversed() {
      output.append(contentsOf: String(mark).utf8)
    }
    pendingMarks.removeAll(keepingCapacity: true)
  }

  /// Gives up waiting: an accent without a letter stands for the character it is named after, as
  /// `\~{}` does in addresses.
  mutating func flushMarks() {
    guard !pendingMarks.isEmpty else { return }
    for mark in pendingMarks {
      append(LaTeXAccents.spacingForm(of: mark))
    }
    pendingMarks.removeAll(keepingCapacity: true)
  }

  mutating func addMark(_ mark: Unicode.Scalar) {
    // No letter bears more; the bound keeps damaged input from heaping them up.
    if pendingMarks.count < 4 { pendingMarks.append(mark) }
  }

  mutating func appendBearingMarks(_ text: String) {
    guard let first = text.unicodeScalars.first, !pendingMarks.isEmpty else {
      append(text)
      return
    }
    if !first.properties.isAlphabetic, pendingMarks.last != Self.negation { flushMarks() }
    append(String(first))
    appendMarks()
    append(String(text.unicodeScalars.dropFirst()))
  }
}
