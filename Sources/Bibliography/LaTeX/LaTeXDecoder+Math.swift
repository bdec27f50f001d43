extension LaTeXDecoder {
  mutating func takeDollarMath(in value: Span<UInt8>) {
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
    // A sign of its own.
    for _ in 0..<(isDouble ? 2 : 1) { append(UInt8(ascii: "$")) }
    offset &+= isDouble ? 2 : 1
  }

  mutating func takeParenthesizedMath(opening: UInt8, in value: Span<UInt8>) {
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
    if reading == .words { return appendMathWords(until: end, in: value) }
    styles.beginMath()
    while offset < end {
      if value[offset] <= 0x20 { appendSpace() } else { append(value[offset]) }
      offset &+= 1
    }
    styles.endMath()
  }

  /// Appends what people type for math: `l2` for `$\ell_2$`, `o(n log n)` for
  /// `$\mathcal{O}(n \log n)$`. Commands for signs give their names, those for fonts nothing.
  private mutating func appendMathWords(until end: Int, in value: Span<UInt8>) {
    while offset < end {
      let byte = value[offset]
      offset &+= 1
      switch byte {
      case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "_"),
        UInt8(ascii: "^"):
        break
      case 0...0x20, UInt8(ascii: "~"): appendSpace()
      case UInt8(ascii: "\\"): appendMathCommand(until: end, in: value)
      default: append(byte)
      }
    }
  }

  private mutating func appendMathCommand(until end: Int, in value: Span<UInt8>) {
    let start = offset
    while offset < end, Self.isLetter(value[offset]) { offset &+= 1 }
    guard offset > start else {
      // `\(` and `\)` are the delimiters, `\,` a blank, `\%` a sign.
      guard offset < end else { return }
      switch value[offset] {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "!"):
        break
      default: appendSpace()
      }
      offset &+= 1
      return
    }
    let name = value.extracting(start..<offset).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
    if name == "ell" {
      append(UInt8(ascii: "l"))
      takeWhiteSpace(in: value)
    } else if Self.unsaidInMath.contains(name) {
      takeWhiteSpace(in: value)
    } else {
      appendSpace()
      append(name)
      if offset < end, value[offset] <= 0x20 || Self.isLetter(value[offset]) { appendSpace() }
      if offset < end, value[offset] == UInt8(ascii: "\\") { appendSpace() }
    }
    offset = min(offset, end)
  }

  /// Fonts, accents and the like, which nobody says when a formula is read out.
  private static let unsaidInMath: Set<String> = [
    "mathcal", "mathbb", "mathbf", "mathrm", "mathit", "mathsf", "mathtt", "mathfrak", "mathscr",
    "mathnormal", "mathop", "boldsymbol", "bm", "text", "textrm", "textit", "textbf", "textsf",
    "textsc", "texttt", "mbox", "hbox", "operatorname", "ensuremath", "rm", "bf", "it", "cal", "sf",
    "tt", "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "displaystyle",
    "textstyle", "scriptstyle", "limits", "nolimits", "hat", "widehat", "tilde", "widetilde", "bar",
    "overline", "underline", "vec", "dot", "ddot", "rightarrow", "to", "leftarrow", "cdot", "circ",
    "ldots", "cdots", "dots", "times", "pm", "quad", "qquad", "textsuperscript", "textsubscript",
  ]
}
