import Bibliography

/// Names as bibliographies print them: `A. Lee, B. Ray, and C. Fox`, `Lee, A., Ray, B. & Fox, C.`
enum WrittenNames {
  /// The people that a text without LaTeX names, and nothing else; `nil` for a text that may be
  /// something else.
  static func parse(_ text: String) -> PersonNames? {
    var text = text
    // `Lee, A. (2020).`
    if let open = text.firstIndex(of: "("),
      text[open...].dropFirst().prefix(4).allSatisfy(\.isNumber)
    {
      text = String(text[..<open])
    }
    // `Ann Lee and Bob Ray. 2020.`
    var end = text[...]
    while let last = end.last, last == "." || last == " " { end.removeLast() }
    let year = end.suffix(5).drop { !$0.isNumber }
    if year.count >= 4, year.prefix(4).allSatisfy(\.isNumber) {
      text = String(end.dropLast(year.count))
    }
    guard text.utf8.count <= 4000, !text.contains(where: { $0.isNumber || "“”:?!".contains($0) })
    else { return nil }
    var names = PersonNames(people: [])
    var parts: [String] = []
    for part in text.split(whereSeparator: { ",;&".contains($0) }) {
      let words = part.split(separator: " ").map(String.init)
      let pieces = words.split(separator: "and").map { $0.joined(separator: " ") }
      parts += pieces.filter { !$0.isEmpty && $0 != "." }
    }
    var index = 0
    while index < parts.count {
      var part = parts[index]
      index += 1
      for ending in ["et al.", "et al", "others"] where part.hasSuffix(ending) {
        names.isComplete = false
        part = String(part.dropLast(ending.count))
        while part.last == " " { part.removeLast() }
      }
      if ["eds.", "editors", "editor", "ed.", "Jr.", "Jr", "eds"].contains(part) {
        if part.hasPrefix("Jr"), let last = names.people.indices.last {
          names.people[last].suffix = part
        }
        continue
      }
      if part.isEmpty { continue }
      if index < parts.count, !isInitials(part), isInitials(parts[index]) {
        names.people.append(PersonName(family: part, given: parts[index]))
        index += 1
      } else {
        guard isName(part) else { return nil }
        if let reversed = reversed(part) {
          names.people.append(reversed)
          continue
        }
        while part.hasSuffix("."), part.split(separator: " ").last.map({ $0.count > 3 }) ?? false {
          part.removeLast()
        }
        names.people.append(PersonName(plain: part))
      }
    }
    return names.people.isEmpty ? nil : names
  }

  /// `A.`, `A. B.`, `A.-B.`, `AB`.
  private static func isInitials(_ text: String) -> Bool {
    text.split(separator: " ").allSatisfy { word in
      let letters = word.filter(\.isLetter)
      return !letters.isEmpty && letters.count <= 3 && letters.allSatisfy(\.isUppercase)
        && (word.contains(".") || letters.count == word.count)
    }
  }

  /// The person in `Lee A.` and `van Lee A. B.`; `nil` for any other form.
  private static func reversed(_ text: String) -> PersonName? {
    let words = text.split(separator: " ").map(String.init)
    let family = words.prefix { !isInitials($0) }
    guard !family.isEmpty, family.count < words.count,
      words[family.count...].allSatisfy({ isInitials($0) && $0.contains(".") })
    else { return nil }
    return PersonName(
      family: family.joined(separator: " "),
      given: words[family.count...].joined(separator: " "))
  }

  /// Whether a text may be the name of one person, given names first.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...6).contains(words.count), text.utf8.count <= 80, let last = words.last,
      last.contains(where: \.isUppercase)
    else { return false }
    return words.allSatisfy { word in
      guard let first = word.first(where: \.isLetter) else { return false }
      return first.isUppercase || particles.contains(String(word)) || word.contains("'")
        || word.contains("-")
    }
  }

  private static let particles: Set<String> = [
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter",
    "ten", "zu", "zur", "al", "el", "bin", "ibn", "y", "e", "do", "af", "av",
  ]
}
