import CitationFeatures
import Citations
import LanguageServerProtocol
import PaperIndex
import TestSupport
import Testing

/// What people type who know which paper they want: it is first, and no client drops it.
struct KnownItemTests {
  /// A way to say which paper is meant.
  enum Kind: String, CaseIterable, Sendable {
    case titleWords, titleWordsInAnyOrder, familyAndYear, familyAndShortYear, familyAndTitleWord
    case typo, accentsDropped, initial, acronym, beginningOfKey
  }

  /// One of a few hundred papers made by seed, in which no two have the same title and family names
  /// come twice.
  private struct Paper {
    let key: String
    let given: String
    let family: String
    let year: Int
    let acronym: String
    let words: [String]

    var bib: String {
      """
      @inproceedings{\(key),
        author = {\(family), \(given) and Berg, Ola},
        title = {{\(acronym)}: \(words.joined(separator: " "))},
        booktitle = {Proceedings of the Meeting}, year = \(year)}
      """
    }

    func typed(_ kind: Kind, _ random: inout SeededGenerator) -> String {
      let words = words.shuffled(using: &random)
      let yearEnd = String(year).suffix(2)
      return switch kind {
      case .titleWords: self.words.prefix(3).joined(separator: " ")
      case .titleWordsInAnyOrder: words.prefix(3).joined(separator: " ").lowercased()
      case .familyAndYear: "\(family) \(year) \(words[0].prefix(3))"
      case .familyAndShortYear: "\(family.lowercased()) \(yearEnd) \(words[0].prefix(3))"
      case .familyAndTitleWord: "\(family) \(words[0])"
      case .typo: "\(words[0]) \(KnownItemTests.misspelt(words[1], &random)) \(words[2])"
      case .accentsDropped:
        "\(family.replacing("ü", with: "u").replacing("é", with: "e")) \(words[0])"
      case .initial: "\(given.prefix(1)) \(family) \(words[0])"
      case .acronym: acronym.lowercased()
      case .beginningOfKey: String(key.dropLast(2))
      }
    }
  }

  private static let seed: UInt64 = 17
  private static let papers = makePapers(320)
  private static let sources: [Library.Member] = {
    // Every third is only in an index.
    let own = papers.enumerated().filter { $0.offset % 3 != 0 }.map(\.element.bib)
    let others = papers.enumerated().filter { $0.offset % 3 == 0 }.map(\.element.bib)
    return [
      makeSource("refs.bib", own.joined(separator: "\n")),
      makeSource("index.bib", others.joined(separator: "\n"), .index),
    ]
  }()

  private static func makePapers(_ count: Int) -> [Paper] {
    var random = SeededGenerator(seed: seed)
    func word(_ syllables: Int) -> String {
      (0..<syllables).map { _ in
        String("bdfgklmnprstvz".randomElement(using: &random) ?? "b")
          + String("aeiou".randomElement(using: &random) ?? "a")
      }.joined()
    }
    let vocabulary = (0..<500).map { _ in word(Int.random(in: 3...4, using: &random)) }
    let families = (0..<count / 2).map { number -> String in
      let name = word(3)
      return name.prefix(1).uppercased() + name.dropFirst() + (number % 2 == 0 ? "ü" : "é")
        + ["ler", "mann", "son"][number % 3]
    }
    return (0..<count).map { number in
      let family = families[number / 2]
      let year = 1990 + Int.random(in: 0..<34, using: &random)
      let words = vocabulary.shuffled(using: &random).prefix(5).map { $0 }
      let folded = family.lowercased().replacing("ü", with: "u").replacing("é", with: "e")
      return Paper(
        key: "\(folded)\(year)\(words[0])", given: word(2).uppercased(), family: family, year: year,
        acronym: word(2).uppercased() + "Q\(number)", words: words)
    }
  }

  /// One letter left out, or two neighbours swapped, behind the first.
  private static func misspelt(_ word: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(word)
    let place = Int.random(in: 1..<letters.count - 1, using: &random)
    if Bool.random(using: &random) {
      letters.remove(at: place)
    } else {
      letters.swapAt(place, place + 1)
    }
    return String(letters)
  }

  @Test(arguments: Kind.allCases)
  func `shows the paper first in every client`(kind: Kind) throws {
    var random = SeededGenerator(seed: Self.seed &+ UInt64(kind.rawValue.utf8.count))
    let count = 40
    let library = Library(Self.sources)
    var misses: [String] = []
    for paper in Self.papers.shuffled(using: &random).prefix(count) {
      let typed = paper.typed(kind, &random)
      for (text, language) in [
        ("As shown [@\(typed)]", DocumentLanguage.markdown), ("\\cite{x,\(typed)}", .latex),
      ] {
        let offset = text.utf8.count - 1
        let context = DocumentContext(
          bytes: Array(text.utf8), language: language,
          citations: citations(in: Array(text.utf8), language: language),
          library: library,
          sources: SourcesState(isComplete: true),
          additions: PaperAdditions(
            target: "refs.bib", keys: InsertionKeys(library: library, template: nil)))
        for (client, keeps) in clients {
          let list = try #require(completionList(context, at: offset, for: client))
          let shown = list.items.filter { keeps($0, typed) }
            .sorted { ($0.sortText ?? "") < ($1.sortText ?? "") }
          #expect(shown.count == list.items.count, "“\(typed)”")
          let first = shown.first?.edit.map(Self.inserted) ?? ""
          if first != paper.key { misses.append("\(typed) → \(first), not \(paper.key)") }
        }
      }
    }
    // What is typed may fit another paper as well.
    let allowed = count * 2 * clients.count / 20
    #expect(misses.count <= allowed, "\(kind), seed \(Self.seed): \(Set(misses).sorted())")
  }

  private var clients: [(CompletionCapabilities, (CompletionItem, String) -> Bool)] {
    [
      (.vsCode, { VSCodeFilter.keeps($0, typed: $1) }),
      (.likeVSCode, { VSCodeFilter.keeps($0, typed: $1) && FuzzyFilter.keeps($0, typed: $1) }),
      (.neovim, { NeovimFilter.keeps($0, typed: $1) }),
      (.eglot, { EglotFilter.keeps($0, typed: $1) }),
    ]
  }

  private static func inserted(_ edit: CompletionItem.Edit) -> String {
    switch edit {
    case .edit(let edit): edit.newText
    case .insertReplace(let edit): edit.newText
    case .text(let text): text
    }
  }
}
