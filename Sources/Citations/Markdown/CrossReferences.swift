/// Keys that are not of bibliographies: cross-references of Quarto, bookdown and pandoc-crossref.
enum CrossReferences {
  /// Whether a key is a cross-reference: a prefix of Quarto's and a hyphen, or one of
  /// pandoc-crossref's and a colon. A capital letter (`@Fig-x`) only changes how
  /// it is printed.
  static func contains(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    // No prefix is shorter than two letters or longer than three.
    for length in 2...3 where range.count > length {
      let mark = bytes[range.lowerBound + length]
      guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: ":") else { continue }
      let prefix = bytes[range.lowerBound..<range.lowerBound + length]
      let prefixes = mark == UInt8(ascii: "-") ? hyphenPrefixes : colonPrefixes
      return prefixes.contains {
        $0.utf8.count == length && prefix.elementsEqual($0.utf8) { $0 == $1 || $0 | 0x20 == $1 }
      }
    }
    return false
  }

  /// Floats, sections, equations, theorems and callouts.
  private static let hyphenPrefixes: [String] = [
    "fig", "tbl", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol",
    "rem", "alg", "nte", "tip", "wrn", "imp", "cau",
  ]

  private static let colonPrefixes: [String] = ["fig", "tbl", "sec", "eq", "lst"]
}
