import Bibliography

/// An entry as it is to stand in a `.bib`, but for the layout.
package struct BibTeXEntryText: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    /// Without delimiters; its braces are balanced.
    case latex([UInt8])
    /// With macros and `#`.
    case expression([UInt8])
  }

  package struct Field: Sendable, Hashable {
    /// Lower case.
    package var name: String
    package var value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Lower case.
  package var type: String
  package var key: Citekey
  package var fields: [Field]

  package init(type: String, key: Citekey, fields: [Field]) {
    self.type = type
    self.key = key
    self.fields = fields
  }
}

extension BibTeXStyle {
  /// The text of an entry, without a line end behind it. Linear.
  package func text(of entry: BibTeXEntryText) -> [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "@")]
    text += Array(spelling(ofType: entry.type).utf8) + headGap
    text.append(UInt8(ascii: hasParentheses ? "(" : "{"))
    text += keyGap + entry.key.utf8
    for (index, position) in order.sorted(entry.fields.map(\.name)).enumerated() {
      let field = entry.fields[position]
      text.append(UInt8(ascii: ","))
      text += isOneLine || (index == 0 && beginsInHeadLine) ? [0x20] : lineEnd + indentation
      let name = Array(spelling(ofField: field.name).utf8)
      text += name + equals(after: name.count) + self.text(of: field.value)
    }
    if entry.fields.isEmpty || endsWithComma { text.append(UInt8(ascii: ",")) }
    switch closing {
    case .sameLine(let gap): text += gap
    case .ownLine(let gap): text += (isOneLine ? [] : lineEnd) + gap
    }
    text.append(UInt8(ascii: hasParentheses ? ")" : "}"))
    return text
  }

  /// The text of a definition of a macro, without a line end behind it.
  package func text(ofMacro name: [UInt8], value: [UInt8]) -> [UInt8] {
    let word = BibTeXStyle.spelling("string", typeCase)
    let value = BibTeXStyle.delimited(value, delimiter, lineEnd)
    return Array("@\(word)".utf8) + headGap + [UInt8(ascii: hasParentheses ? "(" : "{")] + name
      + Array(" = ".utf8) + value + [UInt8(ascii: hasParentheses ? ")" : "}")]
  }

  // MARK: Parts

  private func text(of value: BibTeXEntryText.Value) -> [UInt8] {
    switch value {
    case .expression(let bytes): return BibTeXStyle.withLineEnds(bytes, lineEnd)
    case .latex(let bytes):
      let isNumber =
        !bytes.isEmpty && bytes.count < 10 && bytes.allSatisfy { $0 &- 0x30 < 10 }
      return isNumber && hasBareNumbers ? bytes : BibTeXStyle.delimited(bytes, delimiter, lineEnd)
    }
  }

  private static func delimited(
    _ value: [UInt8], _ delimiter: Delimiter, _ lineEnd: [UInt8]
  ) -> [UInt8] {
    let value = withLineEnds(value, lineEnd)
    if delimiter == .quotes, canStandInQuotes(value) { return [0x22] + value + [0x22] }
    return [UInt8(ascii: "{")] + value + [UInt8(ascii: "}")]
  }

  /// A quote outside of braces would end the value.
  private static func canStandInQuotes(_ value: [UInt8]) -> Bool {
    var depth = 0
    for byte in value {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case 0x22 where depth <= 0: return false
      default: break
      }
    }
    return true
  }

  /// A value of several lines has the file's line ends.
  private static func withLineEnds(_ value: [UInt8], _ lineEnd: [UInt8]) -> [UInt8] {
    guard value.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return value }
    var result: [UInt8] = []
    var last: UInt8 = 0
    for byte in value {
      if byte == 0x0D || byte == 0x0A && last != 0x0D {
        result += lineEnd
      } else if byte != 0x0A {
        result.append(byte)
      }
      last = byte
    }
    return result
  }

  private func equals(after nameLength: Int) -> [UInt8] {
    func blanks(to column: Int, from length: Int, atLeast least: Int) -> [UInt8] {
      Array(repeating: 0x20, count: max(least, column - length))
    }
    let sign = [UInt8(ascii: "=")]
    switch equals {
    case .plain(let before, let after): return before + sign + after
    case .alignedSigns(let column, let after):
      return blanks(to: column, from: nameLength, atLeast: after.isEmpty ? 0 : 1) + sign + after
    case .alignedValues(let column, let before):
      let length = nameLength + before.count + 1
      return before + sign + blanks(to: column, from: length, atLeast: 1)
    case .tabbedValues(let column, let before):
      var at = BibTeXStyle.column(after: indentation, from: 0) + nameLength
      at = BibTeXStyle.column(after: before + sign, from: at)
      let missing = column - at / BibTeXStyle.tabWidth * BibTeXStyle.tabWidth
      let tabs = (missing + BibTeXStyle.tabWidth - 1) / BibTeXStyle.tabWidth
      return before + sign + Array(repeating: 0x09, count: max(1, tabs))
    }
  }

  // MARK: Spelling

  private func spelling(ofType type: String) -> String {
    if let known = typeSpellings[type] { return known }
    if typeCase == .capitalized, let known = BibTeXStyle.capitalizedTypes[type] { return known }
    return BibTeXStyle.spelling(type, typeCase)
  }

  private func spelling(ofField name: String) -> String {
    if let known = fieldSpellings[name] { return known }
    if fieldCase != .upper, let known = BibTeXStyle.joinedFields[name] { return known }
    return BibTeXStyle.spelling(name, fieldCase)
  }

  /// As arXiv writes them.
  private static let joinedFields = [
    "archiveprefix": "archivePrefix", "primaryclass": "primaryClass",
  ]

  private static func spelling(_ name: String, _ letterCase: LetterCase) -> String {
    switch letterCase {
    case .lower: name
    case .upper: name.uppercased()
    case .capitalized: name.prefix(1).uppercased() + name.dropFirst()
    }
  }

  /// As JabRef and most others write them.
  private static let capitalizedTypes = [
    "inproceedings": "InProceedings", "incollection": "InCollection", "inbook": "InBook",
    "phdthesis": "PhdThesis", "mastersthesis": "MastersThesis", "techreport": "TechReport",
  ]
}
