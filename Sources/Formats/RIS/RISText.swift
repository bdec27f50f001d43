/// What values of RIS say that is not one text.
enum RISText {
  /// The DOI that all of a text is, without `doi:` or its resolver.
  static func doi(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard let word = words.last,
      words.count == 1 || (words.count == 2 && words[0].lowercased() == "doi:"),
      let start = word.firstRange(of: "10.")?.lowerBound, word[start...].contains("/")
    else { return nil }
    let before = word[..<start].lowercased()
    guard before.isEmpty || before == "doi:" || before.hasSuffix("doi.org/") else { return nil }
    return String(word[start...])
  }

  /// Addresses between blanks or semicolons, where each part is one; else the text.
  static func addresses(_ text: String) -> [String] {
    let parts = text.split { $0 == " " || $0 == "\n" }
      .map { $0.hasSuffix(";") ? $0.dropLast() : $0 }
    let areAddresses = parts.allSatisfy { $0.lowercased().hasPrefix("http") }
    return areAddresses ? parts.map(String.init) : [text]
  }

  /// Keywords in lines of their own or between semicolons.
  static func keywords(_ text: String) -> [String] {
    text.split { $0 == "\n" || $0 == ";" }.map(trimmed).filter { !$0.isEmpty }
  }

  /// The parts of a text, without blanks around them and without empty ones.
  static func split(_ text: String, at separator: Character) -> [String] {
    text.split(separator: separator).map(trimmed).filter { !$0.isEmpty }
  }

  /// `issn` and `isbn` in a text, as written but for what is said of them (`(Print)`).
  static func serialNumbers(_ text: String) -> [(field: String, text: String)] {
    var found: [(field: String, text: String)] = []
    for part in text.split(whereSeparator: { ",;() \n".contains($0) }) {
      let isNamed = part.uppercased().hasPrefix("ISBN") || part.uppercased().hasPrefix("ISSN")
      let number = part.drop { !$0.isNumber && isNamed }
      let digits = number.filter { $0 != "-" && $0 != "‐" && $0 != "–" }
      guard digits.dropLast().utf8.allSatisfy({ $0 &- 0x30 < 10 }),
        digits.last.map({ $0.isNumber || $0 == "X" || $0 == "x" }) ?? false
      else { continue }
      switch digits.utf8.count {
      case 8: found.append(("issn", String(number)))
      case 10, 13: found.append(("isbn", String(number)))
      default: break
      }
    }
    return found
  }

  /// Pages from the first and the last of them.
  static func pages(_ start: String?, _ end: String?) -> String {
    guard let start else { return end ?? "" }
    let ends = start.split(separator: "-")
    if ends.count == 2, ends[0] == ends[1] { return String(ends[0]) }
    // A program that writes both into one tag may repeat the other.
    guard let end, end != start, !start.contains("–"), !hasRange(start) else { return start }
    return end.hasPrefix(start + "-") ? end : "\(start)-\(end)"
  }

  /// Whether numbers stand on both sides of a dash.
  private static func hasRange(_ text: String) -> Bool {
    guard let dash = text.firstIndex(of: "-"), let before = text[..<dash].last,
      let after = text[text.index(after: dash)...].first
    else { return false }
    return before.isNumber && after.isNumber && text.filter { $0 == "-" }.count == 1
  }

  /// Whether a text can only be a number of PubMed.
  static func isPubMedNumber(_ text: String) -> Bool {
    (6...8).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Whether a text can be a page, an issue or the like.
  static func isPage(_ text: String) -> Bool {
    text.utf8.count <= 8 && text.utf8.contains { $0 &- 0x30 < 10 } && !text.contains(" ")
  }

  /// A text without blanks around it.
  static func trimmed(_ text: Substring) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
