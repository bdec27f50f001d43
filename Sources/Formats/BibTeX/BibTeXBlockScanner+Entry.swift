import Bibliography

extension BibTeXBlockScanner {
  /// A value: where its content is, without outer delimiters when it is one delimited part.
  struct Value {
    let whole: Range<Int>
    let content: Range<Int>
    let form: ValueForm
    /// False when a delimiter was never closed.
    var isClosed = true
  }

  /// Scans the entry whose head begins at `index`; leaves `index` just past it.
  mutating func scanEntry(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    lowercase(bytes, head.word)
    let type = number { $0.number(ofType: $1) }
    index = head.bodyStart
    let key = scanKey(bytes, head)
    let problemCount = block.problems.count
    let isClosed = scanFields(bytes, head)
    // A value that is never closed was said at its brace or quote.
    if !isClosed, !block.problems[problemCount...].contains(where: { $0.code == "unclosed-value" })
    {
      report(
        opened..<max(head.bodyStart, key.upperBound), .error, "unclosed-entry",
        "This entry is not closed: its “\(head.closer == 0x7D ? "}" : ")")” is missing.")
    }
    if key.isEmpty {
      report(
        opened..<head.bodyStart, .warning, "missing-key",
        "This entry has no key, so nothing can cite it.")
    }
    block.entryStart.append(relative(opened))
    block.entryEnd.append(relative(index))
    block.keyStart.append(relative(key.lowerBound))
    block.keyEnd.append(relative(key.upperBound))
    for at in key { block.keyBytes.append(bytes[at]) }
    block.keyBytesEnd.append(UInt32(truncatingIfNeeded: block.keyBytes.count))
    block.type.append(type)
    block.fieldsEnd.append(UInt32(truncatingIfNeeded: block.fieldName.count))
  }

  /// The number of the name in `lowercasedName`.
  @inline(__always)
  private mutating func number<Name>(_ find: (inout EntryBlock, Span<UInt8>) -> Name) -> Name {
    let name = lowercasedName
    return find(&block, name.span)
  }

  @inline(__always)
  private func relative(_ offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: offset - start)
  }

  /// The key after the head: up to the comma, the end of the entry or of the line.
  private mutating func scanKey(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Range<Int> {
    skipBlanks(bytes)
    let keyStart = index
    let isBraced = head.closer == UInt8(ascii: "}")
    // BibTeX ends a key at white space, a comma, or the brace that closes the entry; in an entry
    // with parentheses it may hold `)`.
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ","),
      bytes[index] != UInt8(ascii: "="), !(isBraced && bytes[index] == UInt8(ascii: "}"))
    {
      index += 1
    }
    var keyEnd = index
    if !isBraced, keyEnd > keyStart, bytes[keyEnd - 1] == head.closer,
      keyEnd >= bytes.count || bytes[keyEnd] != UInt8(ascii: ",")
    {
      // `@misc(key)`: the parenthesis closes the entry.
      keyEnd -= 1
      index = keyEnd
    }
    skipBlanks(bytes)
    guard index < bytes.count else { return keyStart..<keyEnd }
    switch bytes[index] {
    case UInt8(ascii: ","):
      index += 1
      return keyStart..<keyEnd
    case head.closer:
      return keyStart..<keyEnd
    case UInt8(ascii: "="):
      // `@book{title = …`: the key was left out.
      index = keyStart
      return keyStart..<keyStart
    default:
      return scanOddKey(bytes, from: keyStart, to: keyEnd, head)
    }
  }

  /// A key with no comma after it: it holds blanks, or the comma was forgotten.
  private mutating func scanOddKey(
    _ bytes: Span<UInt8>, from keyStart: Int, to keyEnd: Int, _ head: BibTeXEntryHead
  ) -> Range<Int> {
    var at = keyEnd
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D, bytes[at] != UInt8(ascii: ","),
      bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: "{"), bytes[at] != head.closer
    {
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ",") {
      var end = at
      while end > keyStart, BibTeXBytes.isBlank(bytes[end - 1]) { end -= 1 }
      report(
        keyStart..<end, .error, "key-with-space",
        "A key cannot hold white space; no program will find this one.")
      index = at + 1
      return keyStart..<end
    }
    report(
      keyStart..<max(keyStart, keyEnd), .error, "missing-comma", "A comma is missing after the key."
    )
    return keyStart..<keyEnd
  }

  /// The fields up to the closing delimiter. False when another entry, or the end of the text,
  /// comes before it.
  private mutating func scanFields(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Bool {
    let firstField = block.fieldName.count
    while true {
      skipBlanks(bytes)
      guard index < bytes.count else { return false }
      let byte = bytes[index]
      if byte == head.closer {
        index += 1
        return true
      }
      if byte == UInt8(ascii: ",") {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "@"), isRecoveryPoint(bytes, index) { return false }
      if BibTeXBytes.isName(byte) {
        if !scanField(bytes, head, firstField: firstField) { return false }
      } else if byte == UInt8(ascii: "}") {
        // The wrong closer: `@misc(…}`.
        report(
          index..<(index + 1), .error, "wrong-delimiter", "This entry was opened with “(”.")
        index += 1
        return true
      } else {
        skipJunk(bytes, head)
      }
    }
  }

  /// Something that begins no field: said once, skipped up to the next comma, line or closer.
  private mutating func skipJunk(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let from = index
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ",") || byte == 0x0A || byte == head.closer { break }
      if byte == UInt8(ascii: "@"), isRecoveryPoint(bytes, index) { break }
      index += 1
    }
    var end = index
    while end > from + 1, BibTeXBytes.isBlank(bytes[end - 1]) { end -= 1 }
    report(from..<end, .error, "unexpected-text", "This is not a field; it is ignored.")
  }

  /// One field. False when the entry ends inside it without being closed.
  private mutating func scanField(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead, firstField: Int)
    -> Bool
  {
    let name = takeName(bytes)
    skipBlanks(bytes)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      report(name, .error, "missing-equals", "“=” and a value are missing after this field name.")
      // A brace or quote here is the value whose “=” was lost.
      if index < bytes.count, bytes[index] == UInt8(ascii: "{") || bytes[index] == 0x22 {
        return scanValue(bytes, closer: head.closer)?.isClosed ?? true
      }
      return true
    }
    index += 1
    skipBlanks(bytes)
    guard let value = scanValue(bytes, closer: head.closer) else {
      report(name, .error, "missing-value", "This field has no value.")
      return true
    }
    lowercase(bytes, name)
    let number = number { $0.number(ofFieldName: $1) }
    for field in firstField..<block.fieldName.count where block.fieldName[field] == number {
      report(
        name, .warning, "duplicate-field",
        "The field “\(String(decoding: lowercasedName, as: UTF8.self))” is given twice: BibTeX "
          + "takes the first, biber the last.")
      break
    }
    block.fieldName.append(number)
    block.fieldStart.append(relative(name.lowerBound))
    block.fieldEnd.append(relative(value.whole.upperBound))
    block.valueStart.append(relative(value.content.lowerBound))
    block.valueEnd.append(relative(value.content.upperBound))
    block.valueForm.append(value.form)
    guard value.isClosed else {
      report(
        value.whole.lowerBound..<(value.whole.lowerBound + 1), .error, "unclosed-value",
        "This \(bytes[value.whole.lowerBound] == 0x22 ? "quote" : "brace") is never closed; the entry "
          + "is read up to the next one.")
      return false
    }
    requireSeparator(bytes, after: value, head)
    return true
  }

  /// After a value a comma or the closer must follow.
  private mutating func requireSeparator(
    _ bytes: Span<UInt8>, after value: Value, _ head: BibTeXEntryHead
  ) {
    skipBlanks(bytes)
    guard index < bytes.count else { return }
    let byte = bytes[index]
    if byte == UInt8(ascii: ",") {
      index += 1
    } else if byte != head.closer, BibTeXBytes.isName(byte) {
      report(
        (value.whole.upperBound - 1)..<value.whole.upperBound, .error, "missing-comma",
        "A comma is missing after this value.")
    }
  }

  /// A value at `index`: parts joined by `#`. `nil` when there is none.
  mutating func scanValue(_ bytes: Span<UInt8>, closer: UInt8) -> Value? {
    let first = index
    var content = index..<index
    var form = ValueForm.latex
    var isClosed = true
    var partCount = 0
    var end = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") || byte == 0x22 {
        let from = index + 1
        isClosed = byte == 0x22 ? skipQuoted(bytes) : skipBraced(bytes)
        content = from..<max(from, isClosed ? index - 1 : index)
      } else if BibTeXBytes.isName(byte), byte != closer {
        let name = takeName(bytes)
        content = name
        form = isNumber(bytes, name) ? .plain : .expression
      } else {
        break
      }
      partCount += 1
      end = index
      guard isClosed else { break }
      skipBlanks(bytes)
      guard index < bytes.count, bytes[index] == UInt8(ascii: "#") else { break }
      index += 1
      skipBlanks(bytes)
    }
    guard partCount > 0 else { return nil }
    if !isClosed {
      // What belongs to the value ends with the text before the next entry.
      while end > content.lowerBound, BibTeXBytes.isBlank(bytes[end - 1]) { end -= 1 }
      content = content.lowerBound..<max(content.lowerBound, end)
      index = max(index, end)
    } else {
      index = end
    }
    if partCount > 1 {
      return Value(
        whole: first..<end, content: first..<end, form: .expression, isClosed: isClosed)
    }
    return Value(whole: first..<end, content: content, form: form, isClosed: isClosed)
  }

  private func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for at in range where bytes[at] < 0x30 || bytes[at] > 0x39 { return false }
    return true
  }

  /// Moves past `{…}`. False when another entry or the end comes first; `index` is then there.
  private mutating func skipBraced(_ bytes: Span<UInt8>) -> Bool {
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
  /// the end, or a brace that closes more than was opened comes first.
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
