import Bibliography

/// What of an entry decides which work it is.
struct WorkFacts {
  let level: EntryType.Level?
  /// At most one of each kind.
  let identifiers: [Identifier]
  /// As `WorkTitle` has it.
  let title: [UInt8]
  let titleWordCount: Int
  /// The authors, or the editors where there are none.
  let people: PersonNames
  let names: [ComparableName]
  let year: Int?
  /// The folded names of the journal or book.
  let container: [UInt8]
  /// What counts issues, parts and editions, folded; only where it tells works apart.
  let numbers: [String: [UInt8]]
  /// Whether it is about a work: an erratum, a reply. A title that says so differs anyway.
  let isNotice: Bool

  /// Linear in the fields read.
  init(_ entry: Entry) {
    level = entry.knownType?.level
    identifiers = entry.identifiers
    var title = WorkTitle()
    for field in entry.fields {
      let name = ArraySlice(field.name.utf8)
      guard let known = FieldName.known(lowercased: name.span) else { continue }
      let value = field.value[...]
      title.add(known, value.span, form: field.form)
    }
    self.title = title.finish()
    titleWordCount = self.title.isEmpty ? 0 : self.title.split(separator: 0x20).count
    people = entry.creators
    names = people.people.map(ComparableName.init)
    year = entry.date?.year
    container = Folding.foldedTitle(entry.text("journaltitle", "journal", "booktitle") ?? "")
    numbers = WorkFacts.numbers(of: entry)
    isNotice = ["note", "titleaddon", "addendum", "relatedtype"].contains { name in
      entry.text(name).map { WorkFacts.isNotice($0) } ?? false
    }
  }

  private static func numbers(of entry: Entry) -> [String: [UInt8]] {
    let names: [String]
    switch entry.type {
    // The volume of a preprint is none.
    case "article" where !entry.isPreprint: names = ["volume", "number", "issue", "part"]
    case "techreport", "report": names = ["number"]
    case "inbook", "incollection", "suppbook", "suppcollection", "bookinbook":
      names = ["chapter", "part", "edition", "volume"]
    case _ where entry.knownType?.level == .whole: names = ["edition", "volume", "part"]
    default: names = ["part"]
    }
    var numbers: [String: [UInt8]] = [:]
    for name in names {
      guard let text = entry.text(name) else { continue }
      let folded = Folding.foldedTitle(text)
      if !folded.isEmpty { numbers[name] = name == "edition" ? ordinal(folded) : folded }
    }
    return numbers
  }

  /// `2nd edition` and `second` as `2`.
  private static func ordinal(_ folded: [UInt8]) -> [UInt8] {
    let digits = folded.prefix { $0 >= 0x30 && $0 <= 0x39 }
    if !digits.isEmpty { return Array(digits) }
    let word = folded.prefix { $0 != 0x20 }
    let number = ordinals.firstIndex { word.elementsEqual($0.utf8) }
    return number.map { Array(String($0 + 1).utf8) } ?? folded
  }

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]

  private static func isNotice(_ text: String) -> Bool {
    let folded = Folding.foldedTitle(String(text.unicodeScalars.prefix(32)))
    return notices.contains { folded.starts(with: $0.utf8) }
  }

  private static let notices = [
    "errat", "corrigend", "correction", "retract", "repl", "response", "comment on", "rejoinder",
    "review of",
  ]
}
