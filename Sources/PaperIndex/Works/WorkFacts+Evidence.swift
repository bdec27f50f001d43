import Bibliography

extension WorkFacts {
  private static let veto = -200

  /// What speaks for this and another entry being one work, and what against it. The sum reaches the
  /// threshold where they do not contradict each other and share an identifier, or agree.
  func evidence(with other: WorkFacts) -> WorkEvidence {
    var evidence = WorkEvidence()
    addContradictions(with: other, to: &evidence)
    let hasTitle = !title.isEmpty && title == other.title
    if let identifier = sharedIdentifier(with: other) {
      if mayShareIdentifier(with: other) {
        evidence.add("same \(identifier.description)", 100)
        if hasTitle { evidence.add("same title", 0) }
        return evidence
      }
      evidence.add("same \(identifier.description), but other title and first author", 0)
    }
    guard hasTitle else {
      evidence.add("other title", 0)
      return evidence
    }
    evidence.add("same title", 40)
    addPeople(with: other, to: &evidence)
    addYears(with: other, to: &evidence)
    addDifferences(from: other, to: &evidence)
    return evidence
  }

  private func addContradictions(with other: WorkFacts, to evidence: inout WorkEvidence) {
    if let level, let otherLevel = other.level {
      if level != otherLevel {
        evidence.add("one is \(level.text), one \(otherLevel.text)", WorkFacts.veto)
      } else if level == .whole {
        for name in ["volume", "part"] where differs(from: other, in: name) {
          evidence.add("another \(name)", WorkFacts.veto)
        }
      }
    }
    for mine in identifiers {
      guard let theirs = other.identifiers.first(where: { $0.kind == mine.kind && $0 != mine })
      else { continue }
      evidence.add("\(mine.description) is not \(theirs.description)", WorkFacts.veto)
    }
  }

  private func addPeople(with other: WorkFacts, to evidence: inout WorkEvidence) {
    let names = [people, other.people].map { $0.people.first?.displayName ?? "" }
    switch agreementOfPeople(with: other) {
    case .first: evidence.add("same first author", 40)
    case .among(let name): evidence.add("\(name) is among the authors", 30)
    case .unknown: evidence.add("an author list is missing, but the title is long", 15)
    case nil where names.contains(""): evidence.add("an author list is missing", 0)
    case nil:
      if let stranger = stranger(to: other) ?? other.stranger(to: self) {
        evidence.add("\(stranger) is not among the authors", WorkFacts.veto)
      } else {
        evidence.add("\(names[0]) is not \(names[1])", WorkFacts.veto)
      }
    }
  }

  /// Somebody whom this list names, which has not all, and the other does not, which has.
  private func stranger(to other: WorkFacts) -> String? {
    guard !people.isComplete, other.people.isComplete else { return nil }
    return zip(names, people.people).first { name, _ in
      !other.names.contains { $0.agrees(with: name) }
    }?.1.displayName
  }

  private func addYears(with other: WorkFacts, to evidence: inout WorkEvidence) {
    guard let year, let otherYear = other.year else {
      evidence.add("a year is missing", 10)
      return
    }
    let years = "\(min(year, otherYear)) and \(max(year, otherYear))"
    switch abs(year &- otherYear) {
    case 0: evidence.add("same year", 20)
    case 1, 2: evidence.add("years \(years)", 10)
    default: evidence.add("years \(years) are too far apart", WorkFacts.veto)
    }
  }

  private func addDifferences(from other: WorkFacts, to evidence: inout WorkEvidence) {
    if isNotice != other.isNotice { evidence.add("one is about a paper", WorkFacts.veto) }
    for name in numbers.keys.sorted() where differs(from: other, in: name) {
      if level == .whole, other.level == .whole, name == "volume" || name == "part" { continue }
      evidence.add("another \(name)", WorkFacts.veto)
    }
    if (numbers["edition"] == nil) != (other.numbers["edition"] == nil),
      year == nil || year != other.year
    {
      evidence.add("one names its edition", WorkFacts.veto)
    }
    if isChapter, other.isChapter, isElsewhere(than: other) {
      evidence.add("chapters of two books", WorkFacts.veto)
    }
    if WorkFacts.genericTitles.contains(title) {
      let isInSame = !container.isEmpty && container == other.container
      evidence.add("a title that many have", -60)
      if isInSame { evidence.add("in the same \(isChapter ? "book" : "journal or book")", 25) }
    }
  }
}

extension EntryType.Level {
  /// For people, with its article.
  fileprivate var text: String {
    switch self {
    case .whole: "a whole book"
    case .part: "a paper or chapter"
    case .thesis: "a thesis"
    case .data: "data or software"
    case .patent: "a patent"
    }
  }
}
