import Bibliography

/// Where the parts of one entry stand, as its author laid them out.
struct BibTeXEntryLayout {
  struct Field {
    /// Lower case.
    let name: String
    let spelling: String
    /// The blanks before the name, from the beginning of its line; `nil` where something else stands
    /// in the line before it.
    let indentation: [UInt8]?
    let beforeEquals: [UInt8]
    let afterEquals: [UInt8]
    let value: ArraySlice<UInt8>
    let form: ValueForm
    /// The first byte of the value, a delimiter perhaps.
    let firstByte: UInt8
  }

  let type: String
  let typeSpelling: String
  let headGap: [UInt8]
  let keyGap: [UInt8]
  let hasParentheses: Bool
  let fields: [Field]
  let endsWithComma: Bool
  let closing: BibTeXStyle.Closing

  /// `nil` for an entry without fields, and for one that is damaged so that its parts do not stand
  /// where they should.
  init?(of location: EntryLocation, in source: ParsedSource, text: [UInt8]) {
    guard source.blocks.indices.contains(location.block) else { return nil }
    let block = source.blocks[location.block]
    let start = source.byteStarts[location.block]
    let range = source.entryRange(location)
    let key = source.keyRange(location)
    guard range.upperBound <= text.count, range.count > 3, key.lowerBound >= range.lowerBound,
      key.upperBound <= range.upperBound
    else { return nil }
    let bytes = text[range]
    var at = range.lowerBound + 1
    func skip(_ condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
      let from = at
      while at < range.upperBound, condition(bytes[at]) { at += 1 }
      return bytes[from..<at]
    }
    _ = skip(BibTeXBytes.isBlank)
    typeSpelling = String(decoding: skip(BibTeXBytes.isName), as: UTF8.self)
    type = block.typeName(of: location.index)
    headGap = Array(skip(BibTeXBytes.isBlank))
    guard at < range.upperBound, bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "(")
    else { return nil }
    hasParentheses = bytes[at] == UInt8(ascii: "(")
    at += 1
    keyGap = Array(skip(BibTeXBytes.isBlank))

    var fields: [Field] = []
    for number in block.fields(of: location.index) {
      let whole = block.fieldRange(number)
      let value = block.valueRange(number)
      let inText = (start + whole.lowerBound)..<(start + whole.upperBound)
      guard inText.lowerBound >= range.lowerBound, inText.upperBound <= range.upperBound else {
        return nil
      }
      at = inText.lowerBound
      let spelling = String(decoding: skip(BibTeXBytes.isName), as: UTF8.self)
      let before = Array(skip(BibTeXBytes.isBlank))
      guard at < inText.upperBound, bytes[at] == UInt8(ascii: "=") else { return nil }
      at += 1
      let after = Array(skip(BibTeXBytes.isBlank))
      guard at < inText.upperBound else { return nil }
      fields.append(
        Field(
          name: block.name(ofField: number), spelling: spelling,
          indentation: BibTeXEntryLayout.indentation(bytes, before: inText.lowerBound),
          beforeEquals: before, afterEquals: after,
          value: bytes[
            ((start + value.lowerBound)..<(start + value.upperBound)).clamped(to: range)],
          form: block.valueForm[number], firstByte: bytes[at]))
      at = inText.upperBound
    }
    guard !fields.isEmpty else { return nil }
    self.fields = fields
    _ = skip(BibTeXBytes.isBlank)
    endsWithComma = at < range.upperBound && bytes[at] == UInt8(ascii: ",")
    let closer = range.upperBound - 1
    guard bytes[closer] == UInt8(ascii: hasParentheses ? ")" : "}"), at <= closer else {
      return nil
    }
    if let gap = BibTeXEntryLayout.indentation(bytes, before: closer) {
      closing = .ownLine(gap)
    } else {
      let gap = bytes[..<closer].reversed().prefix { $0 == 0x20 || $0 == 0x09 }
      closing = .sameLine(Array(gap.reversed()))
    }
  }

  /// The blanks between the beginning of its line and `end`; `nil` where anything else is there.
  private static func indentation(_ bytes: ArraySlice<UInt8>, before end: Int) -> [UInt8]? {
    var at = end
    while at > bytes.startIndex, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09 { at -= 1 }
    guard at > bytes.startIndex, bytes[at - 1] == 0x0A || bytes[at - 1] == 0x0D else { return nil }
    return Array(bytes[at..<end])
  }
}
