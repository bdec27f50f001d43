import Bibliography
import PaperIndex

/// A paper of a library as somebody remembers it.
struct KnownItemPaper {
  let reference: EntryReference
  let key: String
  /// The title's words as they are typed, without case and accents; glue words too.
  let titleWords: [String]
  /// The words of the title up to its first colon; empty where there is none.
  let headWords: [String]
  /// Family names with their accents; each a single word.
  let families: [String]
  /// The first letter of the first author's given name.
  let initial: String?
  let year: String?
  let keywords: [String]
  let venueWords: [String]
  let identifiers: [Identifier]
  /// All words of all that can be searched, folded.
  let words: Set<String>

  /// `nil` for an entry without a key or a title.
  init?(_ entry: Entry, _ reference: EntryReference) {
    guard !entry.key.utf8.isEmpty, let title = entry.title, !title.isEmpty else { return nil }
    self.reference = reference
    key = entry.key.string
    titleWords = KnownItemPaper.words(title)
    let head = title.split(separator: ":", maxSplits: 1)
    headWords = head.count > 1 ? KnownItemPaper.words(String(head[0])) : []
    let people = entry.authors.people + entry.editors.people
    families = entry.authors.people.map(\.family).filter {
      $0.count > 2 && KnownItemPaper.words($0).count == 1
    }
    initial = entry.authors.people.first.flatMap { KnownItemPaper.words($0.given).first?.first }
      .map(String.init)
    let year = entry.year.map { String($0.prefix(4)) }
    self.year = year?.count == 4 && year?.allSatisfy(\.isNumber) == true ? year : nil
    let keywords = entry.text("keywords") ?? ""
    self.keywords = KnownItemPaper.words(keywords)
    let venue = entry.text("journal", "journaltitle", "booktitle") ?? ""
    venueWords = KnownItemPaper.words(venue)
    identifiers = entry.identifiers
    var all = Set(titleWords).union(self.keywords).union(venueWords)
    for person in people {
      all.formUnion(KnownItemPaper.words("\(person.literal) \(person.family) \(person.given)"))
      all.formUnion(KnownItemPaper.words(person.particle))
    }
    if let year { all.insert(year) }
    all.formUnion(KnownItemPaper.segments(of: key))
    words = all
  }

  /// The folded words of a text.
  static func words(_ text: String) -> [String] {
    var folded: [UInt8] = []
    let utf8 = ArraySlice(text.utf8)
    Folding.fold(utf8.span, into: &folded)
    return Folding.words(of: folded).split(separator: 0x20).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The pieces of a key between punctuation, digits and capitals.
  static func segments(of key: String) -> [String] {
    var text = ""
    var previous: Character = " "
    for character in key {
      let isBorder =
        previous.isNumber != character.isNumber || previous.isLowercase && character.isUppercase
      if isBorder { text.append(" ") }
      text.append(character)
      previous = character
    }
    return words(text)
  }

  /// Words that say little.
  static let glue: Set<String> = [
    "a", "an", "the", "of", "in", "on", "for", "and", "to", "with", "by", "from", "at", "via", "as",
  ]

  /// Words of the title that tell something.
  var telling: [String] {
    titleWords.filter {
      $0.utf8.count > 3 && !KnownItemPaper.glue.contains($0) && $0.allSatisfy(\.isLetter)
    }
  }
}

/// Which papers have which words: made beside the search, so that the two cannot err alike.
struct KnownItemWords {
  private var papers: [String: [Int32]] = [:]
  private let vocabulary: [String]
  private var acronyms: [String: Int] = [:]
  private var owners: [Identifier: [Int32]] = [:]

  init(_ all: [KnownItemPaper]) {
    for (number, paper) in all.enumerated() {
      for word in paper.words { papers[word, default: []].append(Int32(number)) }
      for identifier in paper.identifiers { owners[identifier, default: []].append(Int32(number)) }
      for acronym in Set(KnownItemKind.acronyms(of: paper)) { acronyms[acronym, default: 0] += 1 }
    }
    vocabulary = papers.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// In how many titles letters are an acronym.
  func acronymCount(_ acronym: String) -> Int { acronyms[acronym] ?? 0 }

  /// The papers that have all that is needed, at most about `limit`.
  func papers(with needs: [KnownItemQuery.Need]) -> Set<Int32> {
    var result: Set<Int32>?
    for need in needs {
      var found: Set<Int32> = []
      switch need {
      case .identifier(let identifier): found.formUnion(owners[identifier] ?? [])
      case .word(let word): found.formUnion(papers[word] ?? [])
      case .beginning(let beginning):
        var place = firstWord(notBefore: beginning)
        while place < vocabulary.count, vocabulary[place].utf8.starts(with: beginning.utf8) {
          found.formUnion(papers[vocabulary[place]] ?? [])
          place += 1
        }
      }
      result = result.map { $0.intersection(found) } ?? found
    }
    return result ?? []
  }

  private func firstWord(notBefore word: String) -> Int {
    var low = 0
    var high = vocabulary.count
    while low < high {
      let middle = (low + high) / 2
      if vocabulary[middle].utf8.lexicographicallyPrecedes(word.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
