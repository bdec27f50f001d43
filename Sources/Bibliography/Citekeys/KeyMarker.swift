/// What the markers of key templates stand for (JabRef's manual, "Special field markers").
enum KeyMarker {
  /// The value of a marker, words with blanks between them; empty where the entry has none.
  static func value(of name: String, in entry: Entry) -> String {
    people(name, entry) ?? title(name, entry) ?? other(name, entry)
      ?? entry.text(name.lowercased()) ?? ""
  }

  // MARK: People

  /// Whose names a marker is of.
  private enum Group {
    /// The authors, or the editors where there are none.
    case creators
    case authors, editors
  }

  /// The marker `auth…` that a marker of people is, and of whom; `nil` for another one. `[auth…]` are of
  /// the authors, or of the editors where there are none; `[pureauth…]` of the authors only; `[edtr…]` and
  /// `[editor…]` of the editors.
  private static func peopleMarker(_ marker: String) -> (name: String, group: Group)? {
    if marker.hasPrefix("pureauth") { return (String(marker.dropFirst(4)), .authors) }
    if marker.hasPrefix("edtr") {
      return ("auth" + marker.dropFirst(4).replacing(".edtr", with: ".auth"), .editors)
    }
    if marker.hasPrefix("editor"), marker != "editor", marker != "editortype" {
      return ("author" + marker.dropFirst(6), .editors)
    }
    return marker.hasPrefix("auth") && marker != "author" ? (marker, .creators) : nil
  }

  private static func people(_ marker: String, _ entry: Entry) -> String? {
    guard let (name, group) = peopleMarker(marker) else { return nil }
    let names =
      switch group {
      case .creators: entry.creators
      case .authors: entry.authors
      case .editors: entry.editors
      }
    return PeopleMarker(names).value(of: name)
  }

  /// Whether a marker can have a value: the name of a field may be any, but one that begins as those of
  /// people do is one of them.
  static func isKnown(_ marker: String) -> Bool {
    peopleMarker(marker).map { PeopleMarker.isKnown($0.name) } ?? true
  }

  // MARK: Titles

  private static func title(_ name: String, _ entry: Entry) -> String? {
    guard
      ["title", "fulltitle", "camel", "shorttitle", "shorttitleINI", "veryshorttitle"]
        .contains(name)
    else { return nil }
    // Its own short title is another thing than the marker of that name.
    let words = KeyText.words(entry.title ?? "")
    let significant = words.filter { !KeyText.isFunctionWord($0) }
    switch name {
    case "title": return KeyText.titleCase(words).joined(separator: " ")
    case "fulltitle": return words.joined(separator: " ")
    case "camel": return words.map(KeyText.capitalized).joined(separator: " ")
    case "shorttitle":
      return significant.prefix(3).map(KeyText.capitalized).joined(separator: " ")
    case "shorttitleINI": return significant.prefix(3).map { String($0.prefix(1)) }.joined()
    default: return (significant.first ?? words.first).map(KeyText.capitalized) ?? ""
    }
  }

  // MARK: The rest

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let types = [
    "inproceedings": "InProceedings", "incollection": "InCollection", "inbook": "InBook",
    "phdthesis": "PhdThesis", "mastersthesis": "MastersThesis", "techreport": "TechReport",
  ]

  private static func other(_ name: String, _ entry: Entry) -> String? {
    switch name {
    case "year": return entry.date?.year.map(String.init) ?? entry.text("year") ?? ""
    case "shortyear": return String((entry.date?.year.map(String.init) ?? "").suffix(2))
    case "month":
      let month = entry.date?.start?.month ?? 0
      return (1...months.count).contains(month) ? months[month - 1] : ""
    case "day": return entry.date?.start?.day.map(String.init) ?? ""
    case "entrytype": return types[entry.type] ?? KeyText.capitalized(entry.type)
    case "firstpage": return pages(entry).min().map(String.init) ?? ""
    case "lastpage": return pages(entry).max().map(String.init) ?? ""
    case "pageprefix": return String((entry.text("pages") ?? "").prefix { !$0.isNumber })
    case _ where name.hasPrefix("keywords"):
      guard let count = Int(name.dropFirst(8)) else { return nil }
      return keywords(entry).prefix(max(0, count)).joined(separator: " ")
    case _ where name.hasPrefix("keyword"):
      guard let number = Int(name.dropFirst(7)) else { return nil }
      let keywords = keywords(entry)
      return (1...max(1, keywords.count)).contains(number) && !keywords.isEmpty
        ? keywords[number - 1] : ""
    default: return nil
    }
  }

  private static func pages(_ entry: Entry) -> [Int] {
    (entry.text("pages") ?? "").split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
  }

  private static func keywords(_ entry: Entry) -> [String] {
    (entry.text("keywords") ?? "").split { $0 == "," || $0 == ";" }.map(String.init)
  }
}

/// The markers of people.
private struct PeopleMarker {
  private let people: [PersonName]
  private let isComplete: Bool
  /// The last names in order, without particles.
  private let names: [String]

  init(_ names: PersonNames) {
    people = names.people
    isComplete = names.isComplete
    self.names = people.map { person in
      KeyText.legal(person.family.isEmpty ? person.literal + person.given : person.family)
    }
  }

  /// Whether there is a marker of that name.
  static func isKnown(_ marker: String) -> Bool {
    PeopleMarker(PersonNames(people: [PersonName(family: "A")])).value(of: marker) != nil
  }

  /// Whether there are more people than so many.
  private func isMore(than count: Int) -> Bool { names.count > count || !isComplete }

  /// `nil` if there is no such marker of people who are there.
  func value(of marker: String) -> String? {
    guard let first = names.first, let last = names.last else { return "" }
    switch marker {
    case "auth": return first
    case "authFirstFull":
      return KeyText.legal(people[0].droppingParticle + people[0].particle) + first
    case "authForeIni": return String(KeyText.legal(people[0].given).prefix(1))
    case "authorLast": return last
    case "authorLastForeIni":
      return String(KeyText.legal(people.last?.given ?? "").prefix(1))
    case "authors": return names.joined() + (isComplete ? "" : "EtAl")
    case "authorsAlpha":
      if names.count == 1, isComplete { return String(first.prefix(3)) }
      let isCut = names.count > 4 || !isComplete
      return initials(names.prefix(names.count > 4 ? 3 : 4)) + (isCut ? "+" : "")
    case "authorIni": return first.prefix(5) + initials(names.dropFirst())
    case "authshort":
      if names.count == 1, isComplete { return first }
      return initials(names.prefix(3)) + (isMore(than: 3) ? "+" : "")
    case "authEtAl": return pair(separator: "", rest: "EtAl")
    case "auth.etal": return pair(separator: ".", rest: ".etal")
    case "auth.auth.ea":
      return names.prefix(2).joined(separator: ".") + (isMore(than: 2) ? ".ea" : "")
    default: return counted(marker)
    }
  }

  private func initials(_ names: ArraySlice<String>) -> String {
    names.map { $0.prefix(1) }.joined()
  }

  /// One or two names, or the first and what stands for the others.
  private func pair(separator: String, rest: String) -> String {
    if names.count <= 2, isComplete { return names.joined(separator: separator) }
    return names[0] + rest
  }

  /// The markers that have a number in them, which may be any.
  private func counted(_ marker: String) -> String? {
    let name = marker.prefix { $0.isLetter }
    guard ["auth", "authors", "authIni"].contains(name),
      marker.dropFirst(name.count).allSatisfy({ $0.isNumber || $0 == "-" || $0 == "_" })
    else { return nil }
    if let count = number(behind: "authors", in: marker) {
      return names.prefix(count).joined() + (isMore(than: count) ? "EtAl" : "")
    }
    if let count = number(behind: "authIni", in: marker) { return beginnings(count) }
    let parts = marker.dropFirst(4).split(separator: "_")
    guard let count = parts.first.flatMap({ Int($0) }), count >= 0, parts.count <= 2
    else { return "" }
    let number = parts.count == 2 ? Int(parts[1]) ?? 0 : 1
    return (1...names.count).contains(number) ? String(names[number - 1].prefix(count)) : ""
  }

  private func number(behind prefix: String, in marker: String) -> Int? {
    guard marker.hasPrefix(prefix) else { return nil }
    return Int(marker.dropFirst(prefix.count)).map { max(0, min($0, 1000)) }
  }

  /// The beginnings of all names, which have so many letters together: as many of each, and one more of
  /// the first.
  private func beginnings(_ count: Int) -> String {
    let (each, rest) = count.quotientAndRemainder(dividingBy: names.count)
    return names.enumerated().map { $1.prefix(each + ($0 < rest ? 1 : 0)) }.joined()
  }
}
