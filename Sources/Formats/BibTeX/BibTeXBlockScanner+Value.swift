import Bibliography

extension BibTeXBlockScanner {
  /// A value: where it is, and where its content is, without outer delimiters when it is one
  /// delimited part.
  struct Value {
    let whole: Range<Int>
    let content: Range<Int>
    let form: ValueForm
    /// The brace or quote that was never closed.
    var unclosedAt: Int?
  }

  /// A value at `index`: parts joined by `#`. `nil` when there is none.
  ///
  /// After a value that is not closed, `index` is at the next entry, the end, or the brace that
  /// closes the entry.
  mutating func scanValue(_ bytes: Span<UInt8>, closer: UInt8) -> Value? {
    let first = index
    var content = index..<index
    var form = ValueForm.latex
    var unclosedAt: Int?
    var partCount = 0
    var end = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\"") {
        let opener = index
        let isClosed = byte == UInt8(ascii: "{") ? skipBraced(bytes) : skipQuoted(bytes)
        if !isClosed { unclosedAt = opener }
        content = (opener + 1)..<max(opener + 1, isClosed ? index - 1 : index)
      } else if BibTeXBytes.isName(byte) {
        let name = takeName(bytes)
        if !isNumber(bytes, name),
          peekPastBlanks(bytes, from: index) == UInt8(ascii: "=")
        {
          // It names the next field: the value is missing.
          index = name.lowerBound
          break
        }
        content = name
        // No name of an @string begins with a digit (`bibtex.web`, "Scan a field token").
        let isText = bytes[name.lowerBound] >= 0x30 && bytes[name.lowerBound] <= 0x39
        if isText, !isNumber(bytes, name) { reportUnquotedValue(name) }
        form = isText ? .plain : .expression
      } else {
        break
      }
      partCount += 1
      end = index
      guard unclosedAt == nil else { break }
      skipBlanks(bytes)
      guard index < bytes.count, bytes[index] == UInt8(ascii: "#") else { break }
      index += 1
      skipBlanks(bytes)
    }
    guard partCount > 0 else { return nil }
    if unclosedAt == nil {
      index = end
    } else {
      // What belongs to the value ends with the text before the next entry.
      while end > content.lowerBound, BibTeXBytes.isBlank(bytes[end - 1]) { end -= 1 }
      content = content.lowerBound..<max(content.lowerBound, end)
    }
    let whole = first..<max(first, end)
    if partCount > 1 {
      return Value(whole: whole, content: whole, form: .expression, unclosedAt: unclosedAt)
    }
    return Value(whole: whole, content: content, form: form, unclosedAt: unclosedAt)
  }

  mutating func reportUnclosedValue(_ bytes: Span<UInt8>, at opener: Int) {
    let delimiter = bytes[opener] == UInt8(ascii: "{") ? "brace" : "quote"
    report(
      opener..<(opener + 1), .error, "unclosed-value",
      "This \(delimiter) is never closed; the entry is read up to the next one.")
  }

  private mutating func reportUnquotedValue(_ value: Range<Int>) {
    report(
      value, .error, "unquoted-value",
      "This is neither a number nor the name of an @string: put braces around it.")
  }

  private func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for at in range where bytes[at] < 0x30 || bytes[at] > 0x39 { return false }
    return true
  }

  /// Moves past `{…}`. False when another entry or the end comes first; `index` is then there.
  mutating func skipBraced(_ bytes: Span<UInt8>) -> Bool {
    var depth = 0
    while true {
      index = BibTeXBytes.nextStructural(in: bytes, from: index)
      guard index < bytes.count else { return false }
      switch bytes[index] {
      case UInt8(ascii: "{"):
        depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 {
          index += 1
          return true
        }
      case UInt8(ascii: "@"):
        if isRecoveryPoint(bytes, index) { return false }
      default:
        break
      }
      index += 1
    }
  }

  /// Moves past `"…"`: braces nest, and a quote inside braces is text. False when another entry,
  /// the end, or a brace that closes more than was opened comes first; `index` is then there.
  private mutating func skipQuoted(_ bytes: Span<UInt8>) -> Bool {
    var depth = 0
    index += 1
    while true {
      index = BibTeXBytes.nextStructural(in: bytes, from: index)
      guard index < bytes.count else { return false }
      switch bytes[index] {
      case UInt8(ascii: "{"):
        depth += 1
      case UInt8(ascii: "}"):
        if depth == 0 { return false }
        depth -= 1
      case UInt8(ascii: "@"):
        if isRecoveryPoint(bytes, index) { return false }
      default:
        if depth == 0 {
          index += 1
          return true
        }
      }
      index += 1
    }
  }
}
