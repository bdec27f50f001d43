import Bibliography

extension PersonName {
  /// A name as EndNote and its like write it: `Family, Given, Suffix`, or an institution with a
  /// comma at its end.
  init(inverted text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    if parts.count == 2, parts[1].isEmpty {
      self.init(literal: parts[0])
      return
    }
    guard parts.count > 2 else {
      self.init(plain: text)
      return
    }
    // BibTeX's order, which people export too.
    let isSuffixSecond = PersonName.isSuffix(parts[1]) && !PersonName.isSuffix(parts[2])
    self.init(plain: parts[0] + ", " + parts[isSuffixSecond ? 2 : 1])
    suffix = isSuffixSecond ? parts[1] : parts[2...].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func isSuffix(_ text: String) -> Bool {
    ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior", "senior"].contains(text.lowercased())
  }
}

extension PersonNames {
  /// People from names as EndNote writes them; one may stand for those who are not named.
  init(inverted names: [String]) {
    self.init(people: [])
    for name in names {
      if PersonNames.isOthers(name) {
        isComplete = false
        continue
      }
      let person = PersonName(inverted: name)
      if !person.isEmpty { people.append(person) }
    }
  }
}
