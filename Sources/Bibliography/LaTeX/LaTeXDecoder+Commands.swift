extension LaTeXDecoder {
  mutating func takeCommand(in value: Span<UInt8>) {
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
    } else {
      styles.expectArgument(at: offset)
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
      styles.expectArgument(at: offset)
    case .text(let text):
      appendBearingMarks(text)
    case .dotless(let letter, let dotted):
      appendBearingMarks(pendingMarks.isEmpty ? letter : dotted)
    case .space:
      appendSpace()
      skipOptionalArgument(in: value)
    case .glue(let isSpace):
      skipGlue(in: value)
      if isSpace { appendSpace() }
    case .quotation:
      guard offset < value.count, value[offset] == UInt8(ascii: "{") else { return }
      flushMarks()
      let isInner = quotationCount % 2 == 1
      append(isInner ? "\u{2018}" : "\u{201C}")
      closings.append(
        Closing(
          depth: braceDepth &+ 1, text: isInner ? "\u{2019}" : "\u{201D}", isQuotation: true))
      quotationCount &+= 1
      styles.expectArgument(at: offset)
    case .enclosure(let open, let close):
      flushMarks()
      append(open)
      guard !close.isEmpty, offset < value.count, value[offset] == UInt8(ascii: "{") else {
        return
      }
      closings.append(Closing(depth: braceDepth &+ 1, text: close, isQuotation: false))
      styles.expectArgument(at: offset)
    case .style(let style):
      styles.expectArgument(at: offset, style)
    case .declaredStyle(let style):
      styles.declare(style)
    case .plainStyle:
      styles.declarePlain()
    case .character:
      takeCharacterNumber(in: value)
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
      styles.expectArgument(at: offset)
    case nil:
      styles.expectArgument(at: offset)
    case .declaration:
      break
    }
  }

  private mutating func takeSymbolCommand(_ byte: UInt8, in value: Span<UInt8>) {
    if let mark = LaTeXAccents.mark(ofSign: byte) {
      addMark(mark)
      var next = offset
      while next < value.count, value[next] <= 0x20 { next &+= 1 }
      styles.expectArgument(at: next)
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

  mutating func takeWhiteSpace(in value: Span<UInt8>) {
    while offset < value.count, value[offset] <= 0x20 { offset &+= 1 }
  }
}
