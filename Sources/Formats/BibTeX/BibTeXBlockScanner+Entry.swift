import Bibliography
import TextStorage

extension BibTeXBlockScanner {
  /// Scans the entry whose head begins at `index`; leaves `index` just past it.
  mutating func scanEntry(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let opened = index
    let type = typeNumber(bytes, head.word)
    index = head.bodyStart
    let key = scanKey(bytes, head)
    let problemCount = block.problems.count
    let isClosed = scanFields(bytes, head)
    // A value that is never closed was said at its brace or quote.
    if !isClosed, !block.problems[problemCount...].contains(where: { $0.code == "unclosed-value" })
    {
      report(
        opened..<(key.isEmpty ? head.bodyStart : key.upperBound), .error, "unclosed-entry",
        "This entry is not closed: its “\(head.closer == UInt8(ascii: "}") ? "}" : ")")” is missing."
      )
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

  private mutating func typeNumber(_ bytes: Span<UInt8>, _ name: Range<Int>) -> EntryType {
    if let number = names.number(bytes, name, .type) { return EntryType(rawValue: number) }
    lowercase(bytes, name)
    let lowercased = lowercasedName[...]
    let number = block.number(ofType: lowercased.span)
    if number.rawValue < EntryType.firstCustom {
      names.insert(number.rawValue, bytes, name, .type)
    }
    return number
  }

  private mutating func fieldNumber(_ bytes: Span<UInt8>, _ name: Range<Int>) -> FieldName {
    if let number = names.number(bytes, name, .field) { return FieldName(rawValue: number) }
    lowercase(bytes, name)
    let lowercased = lowercasedName[...]
    let number = block.number(ofFieldName: lowercased.span)
    if number.rawValue < FieldName.firstCustom {
      names.insert(number.rawValue, bytes, name, .field)
    }
    return number
  }

  // MARK: Key

  /// The key after the head, with its comma: up to the comma, the end of the entry or a blank.
  private mutating func scanKey(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Range<Int> {
    skipBlanks(bytes)
    let keyStart = index
    let noKey = keyStart..<keyStart
    // `@article{` just typed above another entry.
    if index < bytes.count, bytes[index] == UInt8(ascii: "@"), isHeadOfLine(bytes, index) {
      return noKey
    }
    guard takeKey(bytes, head) else {
      index = keyStart
      return noKey
    }
    let key = keyStart..<index
    skipBlanks(bytes)
    guard index < bytes.count else { return key }
    switch bytes[index] {
    case UInt8(ascii: ","):
      index += 1
      return key
    case head.closer:
      return key
    case UInt8(ascii: "="):
      // `@book{title = …`: the key was left out.
      index = keyStart
      return noKey
    case UInt8(ascii: "@") where isHeadOfLine(bytes, index):
      return key
    default:
      return scanOddKey(bytes, key, head)
    }
  }

  /// Moves past a key: to white space, a comma, or the brace that closes the entry; in an entry with
  /// parentheses it may hold `)` (bibtex.web §§126, 127, "scan_white" up to a comma). False when what
  /// stands here is a field, the key left out.
  private mutating func takeKey(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Bool {
    let keyStart = index
    let isBraced = head.closer == UInt8(ascii: "}")
    var parenthesisDepth = 0
    scan: while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ",") {
      switch bytes[index] {
      case UInt8(ascii: "}") where isBraced:
        break scan
      case UInt8(ascii: "{") where isBraced:
        // `M{\"u}ller`: no program can read it, but it is this entry's key.
        guard let end = bracedPartEnd(bytes, from: index) else { break scan }
        report(
          index..<end, .error, "key-with-brace", "A key cannot hold braces; BibTeX ends it here.")
        index = end
      case UInt8(ascii: "=") where isFieldStart(bytes, keyStart..<index):
        return false
      case UInt8(ascii: "("):
        parenthesisDepth += 1
        index += 1
      case UInt8(ascii: ")"):
        parenthesisDepth -= 1
        index += 1
      default:
        index += 1
      }
    }
    if !isBraced, parenthesisDepth < 0, bytes[index - 1] == head.closer,
      peekPastBlanks(bytes, from: index) != UInt8(ascii: ",")
    {
      // `@misc(key)`: the parenthesis closes the entry.
      index -= 1
    }
    return true
  }

  /// The end of `{…}` at `from` when it is closed in the same word.
  private mutating func bracedPartEnd(_ bytes: Span<UInt8>, from: Int) -> Int? {
    var depth = 0
    var at = from
    defer { lookedTo = max(lookedTo, min(bytes.count, at + 1)) }
    while at < bytes.count, bytes[at] > 0x20, bytes[at] != UInt8(ascii: ",") {
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return at + 1 }
      }
      at += 1
    }
    return nil
  }

  /// Whether `name` and the “=” after it begin a field: a name everybody uses, or a delimited value.
  private mutating func isFieldStart(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    let next = peekPastBlanks(bytes, from: name.upperBound + 1)
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "\"") { return true }
    // No name everybody uses is longer; a key of a thousand “=” stays linear.
    guard name.count <= 64 else { return false }
    lowercase(bytes, name)
    let lowercased = lowercasedName[...]
    return FieldName.known(lowercased: lowercased.span) != nil
  }

  /// A key with no comma after it: it holds blanks, or the comma was forgotten.
  private mutating func scanOddKey(
    _ bytes: Span<UInt8>, _ key: Range<Int>, _ head: BibTeXEntryHead
  ) -> Range<Int> {
    var at = key.upperBound
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D, bytes[at] != UInt8(ascii: ","),
      bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: "{"), bytes[at] != head.closer
    {
      at += 1
    }
    lookedTo = max(lookedTo, min(bytes.count, at + 1))
    guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else {
      report(key, .error, "missing-comma", "A comma is missing after the key.")
      return key
    }
    var end = at
    while end > key.upperBound, BibTeXBytes.isBlank(bytes[end - 1]) { end -= 1 }
    report(
      key.lowerBound..<end, .error, "key-with-space",
      "A key cannot hold white space; no program will find this one.")
    index = at + 1
    return key.lowerBound..<end
  }

  // MARK: Fields

  /// The fields up to the closing delimiter. False when another entry, or the end of the text,
  /// comes before it.
  private mutating func scanFields(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) -> Bool {
    // Whether the last thing read was a comma.
    var isSeparated = bytes[index - 1] == UInt8(ascii: ",")
    while true {
      skipBlanks(bytes)
      guard index < bytes.count else { return false }
      let byte = bytes[index]
      if byte == head.closer {
        index += 1
        return true
      }
      if byte == UInt8(ascii: ",") {
        if isSeparated {
          report(
            index..<(index + 1), .error, "extra-comma",
            "A comma too many: BibTeX and biber skip the rest of this entry, Pandoc reads nothing.")
        }
        index += 1
        isSeparated = true
      } else if BibTeXBytes.isName(byte) {
        scanField(bytes, head)
        isSeparated = bytes[index - 1] == UInt8(ascii: ",")
      } else if byte == UInt8(ascii: "@"), isHeadOfLine(bytes, index) {
        return false
      } else if byte == UInt8(ascii: "}") {
        // The wrong closer: `@misc(…}`.
        report(
          index..<(index + 1), .error, "wrong-delimiter", "This entry was opened with “(”.")
        index += 1
        return true
      } else {
        if byte != UInt8(ascii: "%") { isSeparated = false }
        skipJunk(bytes, head)
      }
    }
  }

  /// Something that begins no field: said once, skipped up to the next comma, line or closer.
  private mutating func skipJunk(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let from = index
    if bytes[index] == UInt8(ascii: "%") {
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      report(
        from..<index, .warning, "comment-in-entry",
        "BibTeX knows no comments inside an entry; biber skips this line.")
      return
    }
    junk: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ","), 0x0A, 0x0D, head.closer:
        break junk
      case UInt8(ascii: "{"):
        if !skipBraced(bytes) { break junk }
      case UInt8(ascii: "@") where index > from && isHeadOfLine(bytes, index):
        break junk
      default:
        index += 1
      }
    }
    var end = index
    while end > from + 1, BibTeXBytes.isBlank(bytes[end - 1]) { end -= 1 }
    report(from..<end, .error, "unexpected-text", "This is not a field; it is ignored.")
  }

  private mutating func scanField(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead) {
    let name = takeName(bytes)
    skipBlanks(bytes)
    if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
      index += 1
      skipBlanks(bytes)
    } else {
      report(name, .error, "missing-equals", "“=” is missing after this field name.")
      // A brace or quote here is the value whose “=” was lost.
      guard index < bytes.count,
        bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "\"")
      else { return }
    }
    guard let value = scanValue(bytes, closer: head.closer) else {
      report(name, .error, "missing-value", "This field has no value.")
      return
    }
    addField(bytes, name, value)
    if let unclosed = value.unclosedAt {
      reportUnclosedValue(bytes, at: unclosed)
    } else {
      requireSeparator(bytes, after: value, head)
    }
  }

  private mutating func addField(_ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Value) {
    let number = fieldNumber(bytes, name)
    let slot = Int(number.rawValue)
    let entry = UInt32(truncatingIfNeeded: block.entryStart.count + 1)
    if slot >= lastEntryWithField.count {
      let grown = max(256, slot + 1, 2 * lastEntryWithField.count)
      lastEntryWithField += Array(repeating: 0, count: grown - lastEntryWithField.count)
    }
    if lastEntryWithField[slot] == entry {
      lowercase(bytes, name)
      report(
        name, .warning, "duplicate-field",
        "The field “\(String(decoding: lowercasedName, as: UTF8.self))” is given twice: BibTeX "
          + "takes the first, biber the last.")
    }
    lastEntryWithField[slot] = entry
    block.fieldName.append(number)
    block.fieldStart.append(relative(name.lowerBound))
    block.fieldEnd.append(relative(value.whole.upperBound))
    block.valueStart.append(relative(value.content.lowerBound))
    block.valueEnd.append(relative(value.content.upperBound))
    block.valueForm.append(value.form)
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
      let end = value.whole.upperBound
      report(
        UTF8Check.wholeCharacters((end - 1)..<end, in: bytes), .error, "missing-comma",
        "A comma is missing after this value.")
    }
  }
}
