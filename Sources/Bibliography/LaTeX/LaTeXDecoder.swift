/// Decodes one value: a single pass that appends UTF-8.
///
/// Groups need no stack: a brace only ends an argument whose accent has found no letter, or a
/// quotation. An accent waits until its base letter is appended, so that `\'e`, `\'{e}`, `{\'e}`,
/// `\'\i` and `\'{\^e}` are one case.
struct LaTeXDecoder {
  private var output: [UInt8] = []
  private var offset = 0
  private var hasPendingSpace = false
  /// Combining marks that wait for their base letter, outermost first.
  private var pendingMarks: [Unicode.Scalar] = []
  private var braceDepth = 0
  /// The brace depths at which a quotation ends.
  private var quotationDepths: [Int] = []
  // Once a search for an end has failed, later ones would fail too, each in linear time.
  private var canSkipGroups = true
  private var canSkipBranches = true
  private var canCloseParenthesizedMath = true

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
        append(byte)
        offset &+= 1
      } else {
        takeSpecial(byte, in: value)
      }
    }
    flushMarks()
    return output
  }

  private mutating func takeSpecial(_ byte: UInt8, in value: Span<UInt8>) {
    switch byte {
    case UInt8(ascii: "\\"):
      takeCommand(in: value)
    case UInt8(ascii: "{"):
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
    default:
      takeScalar(in: value)
    }
  }

  // MARK: Text

  /// Appends one scalar of the text and the marks that waited for it.
  private mutating func takeScalar(in value: Span<UInt8>) {
    let lead = value[offset]
    if !Self.isBase(lead) { flushMarks() }
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

  private mutating func append(_ byte: UInt8) {
    if hasPendingSpace {
      output.append(0x20)
      hasPendingSpace = false
    }
    output.append(byte)
  }

  private mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if hasPendingSpace {
      output.append(0x20)
      hasPendingSpace = false
    }
    output.append(contentsOf: text.utf8)
  }

  private mutating func appendSpace() {
    if !output.isEmpty { hasPendingSpace = true }
  }

  private mutating func closeGroup() {
    flushMarks()
    if quotationDepths.last == braceDepth {
      quotationDepths.removeLast()
      hasPendingSpace = false
      append("\u{201D}")
    }
    if braceDepth > 0 { braceDepth &-= 1 }
  }

  // MARK: Accents

  private static func isBase(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isLetter(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
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
  private mutating func flushMarks() {
    guard !pendingMarks.isEmpty else { return }
    for mark in pendingMarks {
      append(LaTeXCommands.spacingForm(of: mark))
    }
    pendingMarks.removeAll(keepingCapacity: true)
  }

  private mutating func addMark(_ mark: Unicode.Scalar) {
    // No letter bears more; the bound keeps damaged input from heaping them up.
    if pendingMarks.count < 4 { pendingMarks.append(mark) }
  }

  // MARK: Commands

  private mutating func takeCommand(in value: Span<UInt8>) {
    offset &+= 1
    guard offset < value.count else { return }
    let byte = value[offset]
    guard Self.isLetter(byte) else {
      offset &+= 1
      takeSymbolCommand(byte, in: value)
      return
    }
    let start = offset
    while offset < value.count, Self.isLetter(value[offset]) { offset &+= 1 }
    let end = offset
    if offset < value.count, value[offset] == UInt8(ascii: "*") { offset &+= 1 }
    takeWhiteSpace(in: value)
    if end &- start == 1 {
      apply(LaTeXCommands.meaning(ofLetter: byte), in: value)
      return
    }
    let name = value.extracting(start..<end).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
    if let meaning = LaTeXCommands.meanings[name] {
      apply(meaning, in: value)
    } else if showsOwnName(start..<end, in: value) {
      appendBearingMarks(name)
    }
  }

  /// Whether an unknown command is a text of somebody's own, `{\TUB}`, `\AmSTeX{}`, and not markup:
  /// it is the whole value, or has a capital letter and neither an argument nor, after a blank, the
  /// text it would change the look of. TeX takes that blank along, so that nobody sets one after
  /// a command that shows something.
  private func showsOwnName(_ name: Range<Int>, in value: Span<UInt8>) -> Bool {
    if offset < value.count, value[offset] != UInt8(ascii: "}") {
      if offset > name.upperBound || value[offset] == UInt8(ascii: "[") { return false }
      let isEmptyGroup = offset &+ 1 < value.count && value[offset &+ 1] == UInt8(ascii: "}")
      if value[offset] == UInt8(ascii: "{"), !isEmptyGroup { return false }
    }
    for index in name where value[index] <= UInt8(ascii: "Z") { return true }
    return braceDepth == name.lowerBound &- 1 && value.count &- name.upperBound == braceDepth
  }

  private mutating func apply(_ meaning: LaTeXCommands.Meaning?, in value: Span<UInt8>) {
    switch meaning {
    case .accent(let mark):
      addMark(mark)
    case .text(let text):
      appendBearingMarks(text)
    case .dotless(let letter, let dotted):
      appendBearingMarks(pendingMarks.isEmpty ? letter : dotted)
    case .space:
      appendSpace()
      skipOptionalArgument(in: value)
    case .quotation:
      guard offset < value.count, value[offset] == UInt8(ascii: "{") else { return }
      flushMarks()
      append("\u{201C}")
      quotationDepths.append(braceDepth &+ 1)
    case .verbatim:
      flushMarks()
      takeVerbatimGroup(in: value)
    case .delimitedVerbatim:
      flushMarks()
      takeDelimitedVerbatim(in: value)
    case .mathBranch:
      skipMathBranch(in: value)
    case .skippingArguments(let count):
      for _ in 0..<count { skipArgument(in: value) }
    case .declaration, nil:
      break
    }
  }

  private mutating func takeSymbolCommand(_ byte: UInt8, in value: Span<UInt8>) {
    if let mark = LaTeXCommands.accent(of: byte) {
      addMark(mark)
      return
    }
    switch byte {
    case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ">"),
      UInt8(ascii: "\\"):
      appendSpace()
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "@"):
      break
    case UInt8(ascii: "("), UInt8(ascii: "["):
      flushMarks()
      takeParenthesizedMath(opening: byte, in: value)
    case 0x80...:
      offset &-= 1
      takeScalar(in: value)
    default:
      flushMarks()
      append(byte)
    }
  }

  private mutating func appendBearingMarks(_ text: String) {
    guard let first = text.unicodeScalars.first, !pendingMarks.isEmpty else {
      append(text)
      return
    }
    if !first.properties.isAlphabetic { flushMarks() }
    append(String(first))
    appendMarks()
    append(String(text.unicodeScalars.dropFirst()))
  }

  private mutating func takeWhiteSpace(in value: Span<UInt8>) {
    while offset < value.count, value[offset] <= 0x20 { offset &+= 1 }
  }

  // MARK: Arguments

  private mutating func skipOptionalArgument(in value: Span<UInt8>) {
    if offset < value.count, value[offset] == UInt8(ascii: "["),
      let end = end(ofGroupAt: offset, closing: UInt8(ascii: "]"), in: value)
    {
      offset = end
    }
  }

  /// Passes over an optional argument and a group.
  private mutating func skipArgument(in value: Span<UInt8>) {
    skipOptionalArgument(in: value)
    guard offset < value.count, value[offset] == UInt8(ascii: "{"),
      let end = end(ofGroupAt: offset, closing: UInt8(ascii: "}"), in: value)
    else { return }
    offset = end
    takeWhiteSpace(in: value)
  }

  /// Appends a group in which only backslashes before a sign are markup: an address.
  private mutating func takeVerbatimGroup(in value: Span<UInt8>) {
    guard offset < value.count, value[offset] == UInt8(ascii: "{"),
      let end = end(ofGroupAt: offset, closing: UInt8(ascii: "}"), in: value)
    else { return }
    var index = offset &+ 1
    while index < end &- 1 {
      let byte = value[index]
      let isEscape = byte == UInt8(ascii: "\\") && !Self.isLetter(value[index &+ 1])
      if byte <= 0x20 { appendSpace() } else if !isEscape { append(byte) }
      index &+= 1
    }
    offset = end
  }

  /// Appends what stands between two equal signs, as `\verb|~|` writes it.
  private mutating func takeDelimitedVerbatim(in value: Span<UInt8>) {
    guard offset < value.count else { return }
    let delimiter = value[offset]
    guard delimiter != UInt8(ascii: "{") else { return takeVerbatimGroup(in: value) }
    offset &+= 1
    while offset < value.count, value[offset] != delimiter {
      if value[offset] <= 0x20 { appendSpace() } else { append(value[offset]) }
      offset &+= 1
    }
    if offset < value.count { offset &+= 1 }
  }

  /// Passes over what stands before the next `\else`, or `\fi`.
  private mutating func skipMathBranch(in value: Span<UInt8>) {
    guard canSkipBranches else { return }
    var index = offset
    while index < value.count {
      if value[index] == UInt8(ascii: "\\") {
        for word in ["else", "fi"] as [StaticString] where isCommand(word, at: index, in: value) {
          offset = index
          return
        }
      }
      index &+= 1
    }
    canSkipBranches = false
  }

  private func isCommand(_ name: StaticString, at start: Int, in value: Span<UInt8>) -> Bool {
    let end = start &+ 1 &+ name.utf8CodeUnitCount
    guard end <= value.count, end == value.count || !Self.isLetter(value[end]) else { return false }
    return value.extracting((start &+ 1)..<end).withUnsafeBufferPointer { bytes in
      name.withUTF8Buffer { $0.elementsEqual(bytes) }
    }
  }

  /// The offset after the end of the group that opens at an offset.
  private mutating func end(
    ofGroupAt start: Int, closing: UInt8, in value: Span<UInt8>
  ) -> Int? {
    guard canSkipGroups else { return nil }
    var depth = 0
    var index = start
    while index < value.count {
      let byte = value[index]
      index &+= 1
      if byte == UInt8(ascii: "\\") {
        index &+= 1
      } else if byte == UInt8(ascii: "{") {
        depth &+= 1
      } else if byte == UInt8(ascii: "}") {
        depth &-= 1
        if depth < 0 { break }
        if depth == 0, closing == byte { return index }
      } else if byte == closing, depth == 0 {
        return index
      }
    }
    canSkipGroups = false
    return nil
  }

  // MARK: Math

  private mutating func takeDollarMath(in value: Span<UInt8>) {
    let isDouble = offset &+ 1 < value.count && value[offset &+ 1] == UInt8(ascii: "$")
    var index = offset &+ (isDouble ? 2 : 1)
    while index < value.count {
      if value[index] == UInt8(ascii: "\\") {
        index &+= 2
      } else if value[index] == UInt8(ascii: "$") {
        index &+= 1
        if !isDouble || (index < value.count && value[index] == UInt8(ascii: "$")) {
          appendMath(until: index &+ (isDouble ? 1 : 0), in: value)
          return
        }
      } else {
        index &+= 1
      }
    }
    appendMath(until: offset &+ (isDouble ? 2 : 1), in: value)
  }

  private mutating func takeParenthesizedMath(opening: UInt8, in value: Span<UInt8>) {
    let closing = opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    guard canCloseParenthesizedMath else { return }
    var index = offset
    while index &+ 1 < value.count {
      guard value[index] == UInt8(ascii: "\\") else {
        index &+= 1
        continue
      }
      if value[index &+ 1] == closing {
        offset &-= 2
        appendMath(until: index &+ 2, in: value)
        return
      }
      index &+= 2
    }
    canCloseParenthesizedMath = false
  }

  private mutating func appendMath(until end: Int, in value: Span<UInt8>) {
    while offset < end {
      if value[offset] <= 0x20 { appendSpace() } else { append(value[offset]) }
      offset &+= 1
    }
  }
}
