import Bibliography

/// What of an entry decides which work it is, decoded when it is asked for.
///
/// An object, since it is compared often, and copying its parts would cost more than comparing them.
final class WorkFacts {
  private let entry: Entry
  let level: EntryType.Level?
  /// At most one of each kind.
  let identifiers: [Identifier]
  /// As `WorkTitle` has it.
  let title: [UInt8]
  /// The authors, or the editors where there are none.
  private(set) lazy var people = entry.creators
  private(set) lazy var firstName = people.people.first.map(ComparableName.init)
  private(set) lazy var names = people.people.map(ComparableName.init)
  private(set) lazy var year = entry.date?.year
  /// Whether it is part of a book that is no volume of proceedings.
  var isChapter: Bool { WorkFacts.chapterTypes.contains(entry.type) }
  /// The folded names of the journal or book.
  private(set) lazy var container = Folding.foldedTitle(
    entry.text("journaltitle", "journal", "booktitle") ?? "")
  /// What counts issues, parts and editions, folded; only where it tells works apart.
  private(set) lazy var numbers = WorkFacts.numbers(of: entry)
  /// Whether it is about a work: an erratum, a reply. A title that says so differs anyway.
  private(set) lazy var isNotice = ["note", "titleaddon", "addendum", "relatedtype"].contains {
    entry.text($0).map(WorkFacts.isNotice) ?? false
  }

  /// Linear in title and identifiers.
  init(_ entry: Entry) {
    self.entry = entry
    level = entry.knownType?.level
    identifiers = entry.identifiers
    var title = WorkTitle()
    for field in entry.fields
    where field.isOwn && (field.name == "title" || field.name == "subtitle") {
      let value = field.value[...]
      title.add(field.name == "title" ? .title : .subtitle, value.span, form: field.form)
    }
    self.title = title.finish()
  }

  private static let chapterTypes: Set<String> = [
    "inbook", "incollection", "suppbook", "suppcollection", "bookinbook",
  ]

  private static func numbers(of entry: Entry) -> [String: [UInt8]] {
    let names: [String]
    switch entry.type {
    // The volume of a preprint is none.
    case "article" where !entry.isPreprint: names = ["volume", "number", "issue", "part"]
    case "techreport", "report": names = ["number"]
    case _ where chapterTypes.contains(entry.type):
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
