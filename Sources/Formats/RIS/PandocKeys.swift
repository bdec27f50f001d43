/// The ids that Pandoc gives to the records of an RIS file (`-f ris`, 3.9).
struct PandocKeys {
  /// How many records had each id so far.
  private var counts: [[UInt8]: Int] = [:]

  /// The key of the next record; empty where there is none to cite it by. Linear in its values.
  ///
  /// Pandoc gives a repeated `ID` a letter, too. Here it is kept, so that it is reported.
  mutating func key(id: [UInt8], _ values: [RISValue]) -> [UInt8] {
    let made = id.isEmpty ? PandocKeys.made(values) : id
    let count = counts[made, default: 0]
    counts[made] = count + 1
    if !id.isEmpty { return id }
    // Letters go from `a` to `z`; what follows is no letter.
    guard !made.isEmpty, count <= 26, !made.contains(where: { $0 <= 0x20 }) else { return [] }
    return count == 0 ? made : made + [UInt8(ascii: "a") + UInt8(truncatingIfNeeded: count - 1)]
  }

  /// Each author up to a comma or blank, and what follows each year.
  private static func made(_ values: [RISValue]) -> [UInt8] {
    var key: [UInt8] = []
    var isFirst = true
    for value in values where value.tag == "AU" || value.tag == "A1" {
      if !isFirst { key.append(UInt8(ascii: "_")) }
      let family = value.string.unicodeScalars.prefix { $0 != "," && !$0.properties.isWhitespace }
      key.append(contentsOf: String(family).utf8)
      isFirst = false
    }
    for value in values where value.tag == "PY" || value.tag == "Y1" {
      key.append(UInt8(ascii: "_"))
      key.append(contentsOf: value.text)
    }
    return key
  }
}
