import YAML

/// Keys that are not of bibliographies: cross-references of Quarto, bookdown, pandoc-crossref and the
/// filters of pandoc-xnos.
struct CrossReferences {
  /// Prefixes that the metadata declares, with the hyphen or colon after each.
  private var declared: [[UInt8]] = []

  /// Only what is always a cross-reference.
  init() {}

  /// Adds the prefixes that a metadata block declares: kinds of floats of Quarto's (`crossref:
  /// custom:`), theorems of pandoc-theoremnos, and the prefixes of pandoc-crossref.
  mutating func declare(_ metadata: YAMLNode) {
    for kind in metadata["crossref"]?["custom"]?.elements ?? [] {
      declare(kind["key"], mark: UInt8(ascii: "-"))
    }
    for name in metadata["theoremnos-names"]?.elements ?? [] {
      declare(name["id"], mark: UInt8(ascii: ":"))
    }
    for prefix in metadata["prefixes"]?.pairs ?? [] {
      declare(prefix.key, mark: UInt8(ascii: ":"))
    }
  }

  private mutating func declare(_ name: YAMLNode?, mark: UInt8) {
    guard let name = name?.string, !name.isEmpty else { return }
    declared.append(Array(name.utf8) + [mark])
  }

  /// Whether a key is a cross-reference: a prefix of Quarto's and a hyphen, one of
  /// pandoc-crossref's and a colon, or one that is declared. A capital letter (`@Fig-x`) only changes
  /// how it is printed.
  func contains(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    Self.contains(range, in: bytes)
      || declared.contains { prefix in
        range.count > prefix.count
          && bytes[range].prefix(prefix.count).elementsEqual(prefix) {
            $0 == $1 || $0.isASCIILetter && $1.isASCIILetter && $0 | 0x20 == $1 | 0x20
          }
      }
  }

  /// Whether a key is a cross-reference whatever the document declares.
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

  /// Floats, sections, equations, theorems, proofs and callouts.
  private static let hyphenPrefixes: [String] = [
    "fig", "tbl", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol",
    "rem", "prf", "alg", "nte", "tip", "wrn", "imp", "cau",
  ]

  private static let colonPrefixes: [String] = ["fig", "tbl", "sec", "eq", "lst"]
}
