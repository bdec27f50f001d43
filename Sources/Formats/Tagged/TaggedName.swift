import Bibliography

/// People in lines of their own, one a line, `Family, Given, Suffix`.
enum TaggedName {
  /// How a name without a comma is meant.
  enum Bare {
    /// An institution, unless it has initials or is one word (RIS: a person's name has a comma).
    case institution
    /// `Given Family`, as refer has it.
    case person
    /// `Family GH`, as MEDLINE has it.
    case initialsLast
  }

  /// The people in a value: one, or several where a program has put them together. Linear.
  static func people(_ text: String, bare: Bare) -> PersonNames {
    var names = PersonNames(people: [])
    let parts = parts(text)
    for part in parts {
      if PersonNames.isOthers(part) {
        names.isComplete = false
        continue
      }
      let name = name(part, bare: parts.count > 1 && hasInitialsLast(part) ? .initialsLast : bare)
      if !name.isEmpty { names.people.append(name) }
    }
    return names
  }

  /// A name as a line has it: such that `people` with `.institution` makes it again.
  static func line(_ name: PersonName) -> String {
    guard name.literal.isEmpty else {
      let isRead =
        Self.name(name.literal, bare: .institution) == name && !name.literal.contains(";")
      return isRead ? name.literal : "\(name.literal),"
    }
    let family = PersonName(family: name.family, particle: name.particle).familyForDisplay
    let given = [name.given, name.droppingParticle].filter { !$0.isEmpty }.joined(separator: " ")
    let parts = name.suffix.isEmpty && given.isEmpty ? [family] : [family, given]
    let line = (parts + (name.suffix.isEmpty ? [] : [name.suffix])).joined(separator: ", ")
    // What would be read as several people is kept together as an institution is.
    return Self.parts(line) == [line] ? line : "\(name.displayName),"
  }

  /// The names between semicolons, or between the words `and` where each has a comma.
  private static func parts(_ text: String) -> [String] {
    // A comma at the end makes all before it one name.
    if text.hasSuffix(",") { return [text] }
    if text.contains(";") { return text.split(separator: ";").map(RISText.trimmed) }
    let commaParts = text.split(separator: ",").map(RISText.trimmed)
    // `Smith AB, Lee K, Ruiz E`
    if commaParts.count > 2, commaParts.allSatisfy({ hasInitialsLast($0) }) { return commaParts }
    let people = text.split(separator: " and ").map(RISText.trimmed)
    return people.count > 1 && people.allSatisfy { $0.contains(",") } ? people : [text]
  }

  private static func name(_ text: String, bare: Bare) -> PersonName {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(RISText.trimmed)
    guard parts.count > 1, let first = parts.first else { return bareName(text, bare) }
    if parts.last?.isEmpty == true {
      // EndNote's way to keep an institution's name whole.
      return PersonName(literal: RISText.trimmed(Substring(text.dropLast())))
    }
    if first.isEmpty { return PersonName(literal: RISText.trimmed(text[...])) }
    // What is behind a second comma is the suffix, not BibTeX's given name.
    var name = PersonName(plain: "\(first), \(parts[1])")
    if parts.count > 2 { name.suffix = parts[2...].joined(separator: ", ") }
    return name
  }

  private static func bareName(_ text: String, _ bare: Bare) -> PersonName {
    let words = text.split(separator: " ")
    guard words.count > 1, let first = words.first, let last = words.last else {
      return PersonName(family: text)
    }
    switch bare {
    case .person: return PersonName(plain: text)
    case .institution:
      return isInitial(first) ? PersonName(plain: text) : PersonName(literal: text)
    case .initialsLast:
      guard hasInitialsLast(text) else { return PersonName(literal: text) }
      let family = words.dropLast().joined(separator: " ")
      return PersonName(plain: "\(family), \(last)")
    }
  }

  /// Whether a name ends in initials, as MEDLINE has it: `van Berg JA`.
  private static func hasInitialsLast(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard words.count > 1, let last = words.last, last.utf8.count <= 4 else { return false }
    return last.unicodeScalars.allSatisfy { $0.properties.isUppercase || $0 == "-" }
  }

  /// `J.` or `J.-P.`, before which no institution's name begins.
  private static func isInitial(_ word: Substring) -> Bool {
    let scalars = word.unicodeScalars
    guard let first = scalars.first, first.properties.isUppercase, scalars.last == "." else {
      return false
    }
    return scalars.dropFirst().first.map { $0 == "." || $0 == "-" } ?? false
  }
}
