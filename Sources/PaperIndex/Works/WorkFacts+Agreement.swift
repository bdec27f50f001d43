import Bibliography

// Two entries are one work for an identifier, or for a title with what else is known of both. What
// is missing on one side never speaks against them; what is there may.

extension WorkFacts {
  /// Whether nothing that joins the two could outweigh what tells them apart.
  func contradicts(_ other: WorkFacts) -> Bool {
    if let level, let otherLevel = other.level {
      if level != otherLevel { return true }
      if level == .whole, differs(from: other, in: "volume") || differs(from: other, in: "part") {
        return true
      }
    }
    return identifiers.contains { mine in
      other.identifiers.contains { $0.kind == mine.kind && $0 != mine }
    }
  }

  /// Whether the identifier that both have may be right in both.
  ///
  /// It may name the volume that two papers are in: then nothing else of them is the same. A paper
  /// may have changed its title, or its first author be misspelled, but not both.
  func mayShareIdentifier(with other: WorkFacts) -> Bool {
    if title == other.title || title.isEmpty || other.title.isEmpty { return true }
    if firstName == nil || other.firstName == nil { return true }
    return agreementOfPeople(with: other) != nil
  }

  /// An identifier that both have, the most telling one.
  func sharedIdentifier(with other: WorkFacts) -> Identifier? {
    identifiers.first { other.identifiers.contains($0) }
  }

  /// Why two entries with the same title are one work, as far as both are known; `nil` when they are
  /// not, or too little is known to say.
  func agreement(with other: WorkFacts) -> WorkReason? {
    guard !title.isEmpty, title == other.title, isNotice == other.isNotice else { return nil }
    var years = WorkReason.Years.unknown
    if let year, let otherYear = other.year {
      let distance = abs(year &- otherYear)
      if distance > 2 { return nil }
      years = distance == 0 ? .same : .near(year, otherYear)
    }
    for name in numbers.keys where differs(from: other, in: name) { return nil }
    // The first edition often does not say that it is.
    if (numbers["edition"] == nil) != (other.numbers["edition"] == nil), years != .same {
      return nil
    }
    if isChapter, other.isChapter, isElsewhere(than: other) { return nil }
    guard let people = agreementOfPeople(with: other) else { return nil }
    if WorkFacts.genericTitles.contains(title) {
      guard people == .first, years == .same, !container.isEmpty, container == other.container
      else { return nil }
    }
    return .title(people, years)
  }

  func agreementOfPeople(with other: WorkFacts) -> WorkReason.People? {
    // Without any people the title alone has to tell.
    guard let firstName, let otherName = other.firstName else {
      let wordCount = title.count { $0 == 0x20 } + 1
      return wordCount >= 4 && title.count >= 16 ? .unknown : nil
    }
    switch (people.isComplete, other.people.isComplete) {
    case (true, true):
      return firstName.agrees(with: otherName) || isRenamedFirst(in: other) ? .first : nil
    case (false, true):
      return isAmong(other) ? .among(people.people[0].displayName) : nil
    case (true, false):
      return other.isAmong(self) ? .among(other.people.people[0].displayName) : nil
    case (false, false):
      guard
        let index = names.indices.first(where: { index in
          other.names.contains { $0.agrees(with: names[index]) }
        })
      else { return nil }
      return .among(people.people[index].displayName)
    }
  }

  /// Whether only the first author's given name differs, of several authors: people change it.
  private func isRenamedFirst(in other: WorkFacts) -> Bool {
    guard people.people.count == other.people.people.count, people.people.count > 1,
      let first = people.people.first, let otherFirst = other.people.people.first
    else { return false }
    let families = [first, otherFirst].map {
      ComparableName(PersonName(family: $0.family, particle: $0.particle))
    }
    return families[0].agrees(with: families[1])
      && zip(names, other.names).dropFirst().allSatisfy { $0.agrees(with: $1) }
  }

  /// Whether everybody here is in the other list.
  private func isAmong(_ other: WorkFacts) -> Bool {
    names.allSatisfy { name in other.names.contains { $0.agrees(with: name) } }
  }

  /// Whether both are in books, and not the same one as far as their titles say. People write chapters
  /// of one title for several books in a year; a paper keeps its title from workshop to journal.
  func isElsewhere(than other: WorkFacts) -> Bool {
    if container.isEmpty || other.container.isEmpty { return false }
    return !container.starts(with: other.container) && !other.container.starts(with: container)
  }

  func differs(from other: WorkFacts, in name: String) -> Bool {
    guard let mine = numbers[name], let others = other.numbers[name] else { return false }
    return mine != others
  }

  /// Titles that many works have.
  static let genericTitles: Set<[UInt8]> = Set(
    [
      "abstract", "abstracts", "acknowledgements", "acknowledgments", "afterword", "appendix",
      "back matter", "background", "book review", "book reviews", "comment", "commentary",
      "comments", "conclusion", "conclusions", "contents", "correction", "corrigendum",
      "discussion", "editor s note", "editorial", "editorial board", "editors introduction",
      "editors note", "einleitung", "epilogue", "errata", "erratum", "foreword", "front matter",
      "frontmatter", "guest editorial", "guest editors introduction", "in memoriam", "index",
      "introduction", "introduction to the special issue", "invited talk", "keynote",
      "letter from the editor", "letter to the editor", "letters to the editor",
      "message from the chairs", "message from the program chairs", "news", "note", "notes",
      "obituary", "overview", "panel", "preface", "proceedings", "prologue", "rejoinder", "reply",
      "response", "review", "special issue", "summary", "table of contents", "title page",
      "tutorial", "untitled", "vorwort", "welcome",
    ].map { Array($0.utf8) })
}
