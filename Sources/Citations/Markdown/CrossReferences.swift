/// Keys that are not of bibliographies: cross-references of Quarto, bookdown and pandoc-crossref.
enum CrossReferences {
  /// What stands before the hyphen of Quarto's identifiers: floats, sections, equations,
  /// theorems and callouts.
  private static let prefixes: Set<[UInt8]> = Set(
    [
      "fig", "tbl", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr",
      "sol", "rem", "alg", "nte", "tip", "wrn", "imp", "cau",
    ].map { Array($0.utf8) })

  /// What stands before the colon of pandoc-crossref's.
  private static let colonPrefixes: Set<[UInt8]> = Set(
    ["fig", "tbl", "sec", "eq", "lst"].map { Array($0.utf8) })

  /// Whether a key is a cross-reference. A capital first letter (`@Fig-x`) only changes how it is
  /// printed.
  static func contains(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    // No prefix is shorter than two letters or longer than three.
    for length in 2...3 where range.count > length {
      let mark = bytes[range.lowerBound + length]
      guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: ":") else { continue }
      var prefix = Array(bytes[range.lowerBound..<range.lowerBound + length])
      prefix[0] |= 0x20
      return (mark == UInt8(ascii: "-") ? prefixes : colonPrefixes).contains(prefix)
    }
    return false
  }
}
