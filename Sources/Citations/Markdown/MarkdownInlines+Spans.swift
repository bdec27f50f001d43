/// Where spans that hold no citations end. Each method looks at what begins at an offset and says
/// where it ends, or `nil` if it is not what it looks like.
extension MarkdownInlines {
  // MARK: - Code

  /// The end of a code span: as many backticks as it began with, and the attributes after them.
  mutating func codeEnd(at open: Int, contentStart: Int) -> Int? {
    let length = contentStart - open
    guard length < Self.codeFenceLimit, unclosedCodeLengths & 1 << UInt64(length) == 0 else {
      return nil
    }
    var next = contentStart
    while next < end {
      guard bytes[next] == UInt8(ascii: "`") else {
        next += 1
        continue
      }
      let runStart = next
      while next < end, bytes[next] == UInt8(ascii: "`") { next += 1 }
      if next - runStart == length { return attributesEnd(at: next) ?? next }
    }
    unclosedCodeLengths |= 1 << UInt64(length)
    return nil
  }

  /// The end of `{…}` directly after code, a link or brackets, if it is attributes: `#id`, `.class`,
  /// `key=value`, `-`, or `=format`.
  mutating func attributesEnd(at open: Int) -> Int? {
    guard open < end, bytes[open] == UInt8(ascii: "{"), budget.isOpen else { return nil }
    if let attributesEnd = MarkdownAttributes.end(at: open, in: bytes, end: end) {
      return attributesEnd
    }
    budget.spend(MarkdownAttributes.lookedAt(from: open, in: bytes, end: end))
    return nil
  }

  // MARK: - Math

  /// The end of `$…$` or `$$…$$`, by Pandoc's rules.
  mutating func mathEnd(at open: Int) -> Int? {
    guard budget.isOpen else { return nil }
    if open + 1 < end, bytes[open + 1] == UInt8(ascii: "$") {
      if let displayEnd = displayMathEnd(at: open) { return displayEnd }
    }
    return inlineMathEnd(at: open)
  }

  private mutating func displayMathEnd(at open: Int) -> Int? {
    // At least one character stands between.
    var next = open + 3
    while next + 1 < end {
      if bytes[next] == UInt8(ascii: "$"), bytes[next + 1] == UInt8(ascii: "$") { return next + 2 }
      next += 1
    }
    budget.spend(end - open)
    return nil
  }

  private mutating func inlineMathEnd(at open: Int) -> Int? {
    var next = open + 1
    guard next < end, !bytes[next].isBlankOrLineEnd else { return nil }
    var isFirst = true
    while next < end {
      let byte = bytes[next]
      if byte == UInt8(ascii: "$"), !isFirst {
        let isBeforeDigit = next + 1 < end && bytes[next + 1].isASCIIDigit
        if isBeforeDigit { budget.spend(next - open) }
        return isBeforeDigit ? nil : next + 1
      }
      isFirst = false
      if byte == UInt8(ascii: "\\") {
        next += 2
      } else if byte.isBlankOrLineEnd {
        while next < end, bytes[next].isBlankOrLineEnd { next += 1 }
        // A closing dollar has no blank before it.
        guard next < end, bytes[next] != UInt8(ascii: "$") else { break }
      } else {
        next += 1
      }
    }
    budget.spend(next - open)
    return nil
  }

  // MARK: - TeX

  /// The end of a TeX command with its arguments; `nil` if an argument does not end, since then the
  /// command is not taken for one.
  mutating func texEnd(at backslash: Int) -> Int? {
    var next = backslash + 1
    while next < end, !bytes[next].isASCIIDigit, bytes.isAlphanumeric(at: next, end: end) {
      next += bytes.scalarLength(at: next, end: end)
    }
    let name = bytes[backslash + 1..<next]
    if name.elementsEqual("verb".utf8) { return verbatimEnd(at: next) }
    if name.elementsEqual("begin".utf8), let environmentEnd = environmentEnd(at: next) {
      return environmentEnd
    }
    if next < end, bytes[next] == UInt8(ascii: "*") { next += 1 }
    let nameEnd = next
    if name.elementsEqual("def".utf8) || name.elementsEqual("gdef".utf8) {
      while next < end, bytes[next] != UInt8(ascii: "{"), !bytes[next].isLineEnd { next += 1 }
    }
    let isDefinition =
      name.count >= 10
      && (name.starts(with: "newcommand".utf8)
        || name.starts(with: "renewcommand".utf8) || name.starts(with: "providecommand".utf8)
        || name.starts(with: "newenvironment".utf8))
    // Blanks may stand before the first argument only.
    var argumentStart = next
    while argumentStart < end, bytes[argumentStart].isBlank { argumentStart += 1 }
    guard argumentStart < end,
      bytes[argumentStart] == UInt8(ascii: "{") || bytes[argumentStart] == UInt8(ascii: "[")
    else { return nameEnd }
    next = argumentStart
    var mayBeOptional = true
    while next < end {
      if bytes[next] == UInt8(ascii: "["), mayBeOptional || isDefinition {
        guard let close = balancedEnd(at: next, UInt8(ascii: "["), UInt8(ascii: "]")) else { break }
        next = close
      } else if bytes[next] == UInt8(ascii: "{") {
        guard let close = balancedEnd(at: next, UInt8(ascii: "{"), UInt8(ascii: "}")) else { break }
        next = close
        mayBeOptional = false
      } else {
        break
      }
    }
    return next == argumentStart ? nameEnd : next
  }

  /// The end of the environment whose name begins at an offset.
  private mutating func environmentEnd(at open: Int) -> Int? {
    guard budget.isOpen, open < end, bytes[open] == UInt8(ascii: "{") else { return nil }
    var next = open
    while next < end, bytes[next] != UInt8(ascii: "}") { next += 1 }
    guard next < end else { return nil }
    let closing = Array("\\end".utf8) + bytes[open...next]
    while next < end {
      if bytes[next] == UInt8(ascii: "\\"), bytes[next..<end].starts(with: closing) {
        return next + closing.count
      }
      next += 1
    }
    budget.spend(end - open)
    return nil
  }

  private func verbatimEnd(at delimiter: Int) -> Int? {
    guard delimiter < end, !bytes[delimiter].isBlankOrLineEnd else { return nil }
    var next = delimiter + 1
    while next < end, !bytes[next].isLineEnd {
      if bytes[next] == bytes[delimiter] { return next + 1 }
      next += 1
    }
    return nil
  }

  private mutating func balancedEnd(at open: Int, _ opener: UInt8, _ closer: UInt8) -> Int? {
    guard budget.isOpen else { return nil }
    var depth = 0
    var next = open
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case opener: depth += 1
      case closer:
        depth -= 1
        if depth == 0 { return next + 1 }
      default: break
      }
      next += 1
    }
    budget.spend(end - open)
    return nil
  }

  // MARK: - Angle brackets

  /// The end of a comment, an HTML tag, an address between angle brackets, or a shortcode.
  mutating func angleEnd(at open: Int) -> Int? {
    guard open + 1 < end, budget.isOpen else { return nil }
    if let shortcodeEnd = shortcodeEnd(at: open) { return shortcodeEnd }
    let next = bytes[open + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return declarationEnd(at: open) }
    if next.isBlankOrLineEnd { return nil }
    return autolinkEnd(at: open) ?? tagEnd(at: open)
  }

  /// The end of `{{< name … >}}`, by its angle bracket. Quarto and Hugo put something else in its
  /// place before citations are read.
  private mutating func shortcodeEnd(at open: Int) -> Int? {
    guard open - 2 >= start, bytes[open - 1] == UInt8(ascii: "{"),
      bytes[open - 2] == UInt8(ascii: "{")
    else { return nil }
    let close = bytes.endOfFirst(">}}", in: open + 1..<end)
    if close == nil { budget.spend(end - open) }
    return close
  }

  private mutating func declarationEnd(at open: Int) -> Int? {
    guard open + 3 < end, bytes[open + 1] == UInt8(ascii: "!"),
      bytes[open + 2] == UInt8(ascii: "-"),
      bytes[open + 3] == UInt8(ascii: "-")
    else { return nil }
    let close = bytes.endOfFirst("-->", in: open + 4..<end)
    if close == nil { budget.spend(end - open) }
    return close
  }

  /// An opening or closing HTML tag with its attributes, which may go over lines.
  private mutating func tagEnd(at open: Int) -> Int? {
    var next = open + 1
    if bytes[next] == UInt8(ascii: "/") { next += 1 }
    guard next < end, bytes[next].isASCIILetter else { return nil }
    while next < end, bytes[next].isASCIIAlphanumeric || bytes[next].isNamePunctuation { next += 1 }
    guard next < end,
      bytes[next].isBlankOrLineEnd || bytes[next] == UInt8(ascii: "/")
        || bytes[next] == UInt8(ascii: ">")
    else { return nil }
    var isInValue = false
    while next < end {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: ">"): return next + 1
      case UInt8(ascii: "<"):
        budget.spend(next - open)
        return nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        next += 1
        while isInValue, next < end, bytes[next] != byte { next += 1 }
        isInValue = false
      case UInt8(ascii: "="): isInValue = true
      case 0...0x20: break
      default: isInValue = false
      }
      next += 1
    }
    budget.spend(end - open)
    return nil
  }

  // MARK: - Link targets

  /// The end of `(target "title")` after a bracket.
  mutating func linkTargetEnd(at open: Int) -> Int? {
    guard budget.isOpen else { return nil }
    var next = open + 1
    while next < end, bytes[next].isBlankOrLineEnd { next += 1 }
    if next < end, bytes[next] == UInt8(ascii: "<") {
      var close = next + 1
      while close < end, bytes[close] != UInt8(ascii: ">"), !bytes[close].isLineEnd { close += 1 }
      if close < end, bytes[close] == UInt8(ascii: ">") { next = close + 1 }
    }
    var parentheses = 0
    while next < end {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"):
        guard parentheses > 0 else { return next + 1 }
        parentheses -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard parentheses == 0, bytes[next - 1].isBlankOrLineEnd,
          let close = titleEnd(at: next)
        else { break }
        // Only the closing parenthesis may follow a title.
        var afterTitle = close
        while afterTitle < end, bytes[afterTitle].isBlankOrLineEnd { afterTitle += 1 }
        if afterTitle < end, bytes[afterTitle] == UInt8(ascii: ")") { return afterTitle + 1 }
        budget.spend(afterTitle - open)
        return nil
      default: break
      }
      next += 1
    }
    budget.spend(end - open)
    return nil
  }

  private mutating func titleEnd(at open: Int) -> Int? {
    let quote = bytes[open]
    var next = open + 1
    while next < end {
      if bytes[next] == UInt8(ascii: "\\") {
        next += 1
      } else if bytes[next] == quote, !bytes.isAlphanumeric(at: next + 1, end: end) {
        return next + 1
      }
      next += 1
    }
    budget.spend(end - open)
    return nil
  }
}

extension UInt8 {
  fileprivate var isNamePunctuation: Bool {
    self == UInt8(ascii: "-") || self == UInt8(ascii: ":") || self == UInt8(ascii: "_")
  }
}
