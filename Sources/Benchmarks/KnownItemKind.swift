import Bibliography

/// What somebody types to find a paper.
struct KnownItemQuery {
  /// What an entry has to have to be as good an answer as the paper that is looked for.
  enum Need {
    case word(String)
    case beginning(String)
    case identifier(Identifier)
  }

  let text: String
  /// Empty where the query names the paper by itself.
  let needs: [Need]
}

/// The ways in which people look for a paper that they know.
enum KnownItemKind: String, CaseIterable {
  case twoTitleWords = "two title words"
  case threeTitleWords = "three title words"
  case surnameAndYear = "surname, year"
  case surnameAndWord = "surname, title word"
  case shortYear = "surname, two-digit year"
  case typoInTwo = "two words, one mistyped"
  case typoInThree = "three words, one mistyped"
  case typoInSurname = "mistyped surname, title word"
  case withoutAccents = "surname without accents, word"
  case umlautSpelledOut = "surname with ue for ü, word"
  case initials = "initial, surname, title word"
  case anyOrder = "year, word, surname, word"
  case halfTyped = "two words, the last half typed"
  case halfTypedThird = "three words, the last half typed"
  case beginningOfTitle = "the title's first three words"
  case wordRunTogether = "two words run together"
  case keyword = "keyword, surname, year"
  case venue = "surname, venue word, year"
  case acronym = "acronym before a colon"
  case titleInitials = "initials of the title"
  case titleBeginnings = "acronym of two beginnings"
  case keySegments = "name and year begun: vas17"
  case wholeKey = "whole key"
  case keyBegun = "key begun"
  case doi = "DOI"
  case address = "address of DOI, arXiv, ACL"
  case arXiv = "arXiv id"
  case acl = "ACL id"
  case pmid = "PubMed id"

  /// A query for `paper`; `nil` where it lacks what this kind asks for.
  func query(for paper: KnownItemPaper, _ random: inout Random) -> KnownItemQuery? {
    let words = paper.telling
    func word(_ random: inout Random, but others: [String] = []) -> String? {
      let rest = words.filter { !others.contains($0) }
      return rest.isEmpty ? nil : rest[random.below(rest.count)]
    }
    /// Different words in the order of the title.
    func some(_ count: Int, _ random: inout Random) -> [String]? {
      var chosen: [String] = []
      while chosen.count < count {
        guard let next = word(&random, but: chosen) else { return nil }
        chosen.append(next)
      }
      return words.filter { chosen.contains($0) }.reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    }
    func plain(_ texts: String?...) -> KnownItemQuery? {
      let texts = texts.compactMap(\.self)
      let all = texts.flatMap(KnownItemPaper.words)
      return KnownItemQuery(
        text: texts.joined(separator: " "), needs: all.map(KnownItemQuery.Need.word))
    }
    let first = paper.families.first
    switch self {
    case .twoTitleWords, .threeTitleWords:
      return some(self == .twoTitleWords ? 2 : 3, &random).flatMap {
        plain($0.joined(separator: " "))
      }
    case .surnameAndYear:
      guard let first, let year = paper.year else { return nil }
      return plain(first, year)
    case .surnameAndWord:
      guard let first, let word = word(&random) else { return nil }
      return plain(first, word)
    case .shortYear:
      guard let first, let year = paper.year else { return nil }
      return plain(first, year).map {
        KnownItemQuery(text: "\(first) \(year.suffix(2))", needs: $0.needs)
      }
    case .typoInTwo, .typoInThree:
      guard let chosen = some(self == .typoInTwo ? 2 : 3, &random) else { return nil }
      let long = chosen.indices.filter { chosen[$0].utf8.count >= 5 }
      guard !long.isEmpty else { return nil }
      var typed = chosen
      let place = long[random.below(long.count)]
      typed[place] = KnownItemKind.mistyped(typed[place], &random)
      return KnownItemQuery(
        text: typed.joined(separator: " "), needs: chosen.map(KnownItemQuery.Need.word))
    case .typoInSurname:
      guard let first = first.flatMap({ KnownItemPaper.words($0).first }), first.utf8.count >= 5,
        first.allSatisfy(\.isASCII), let word = word(&random)
      else { return nil }
      return KnownItemQuery(
        text: "\(KnownItemKind.mistyped(first, &random)) \(word)",
        needs: [.word(first), .word(word)])
    case .withoutAccents:
      guard let name = paper.families.first(where: { !$0.allSatisfy(\.isASCII) }),
        let word = word(&random)
      else { return nil }
      return plain(KnownItemPaper.words(name).joined(separator: " "), word)
    case .umlautSpelledOut:
      guard
        let name = paper.families.first(where: { $0.lowercased().contains { "äöü".contains($0) } }),
        let word = word(&random)
      else { return nil }
      var typed = ""
      for character in name.lowercased() {
        switch character {
        case "ä": typed += "ae"
        case "ö": typed += "oe"
        case "ü": typed += "ue"
        default: typed.append(character)
        }
      }
      return plain(name, word).map { KnownItemQuery(text: "\(typed) \(word)", needs: $0.needs) }
    case .initials:
      guard let initial = paper.initial, let first, let word = word(&random) else { return nil }
      return plain(first, word).map {
        KnownItemQuery(
          text: "\(initial) \(first) \(word)", needs: $0.needs + [.beginning(initial)])
      }
    case .anyOrder:
      guard let first, let year = paper.year, let chosen = some(2, &random) else { return nil }
      return plain(year, chosen[1], first, chosen[0])
    case .halfTyped, .halfTypedThird:
      guard let chosen = some(self == .halfTyped ? 2 : 3, &random), let last = chosen.last,
        last.utf8.count >= 5
      else { return nil }
      let begun = String(last.prefix(last.count / 2 + 1))
      return KnownItemQuery(
        text: (chosen.dropLast() + [begun]).joined(separator: " "),
        needs: chosen.dropLast().map(KnownItemQuery.Need.word) + [.beginning(begun)])
    case .beginningOfTitle:
      guard paper.titleWords.count > 3 else { return nil }
      return plain(paper.titleWords.prefix(3).joined(separator: " "))
    case .wordRunTogether:
      let words = paper.titleWords
      let pairs = words.indices.dropLast().filter {
        words[$0].count > 2 && words[$0 + 1].count > 3
          && !KnownItemPaper.glue.contains(words[$0])
      }
      guard !pairs.isEmpty else { return nil }
      let place = pairs[random.below(pairs.count)]
      return KnownItemQuery(
        text: words[place] + words[place + 1],
        needs: [.word(words[place]), .word(words[place + 1])])
    case .keyword:
      guard let first, let year = paper.year,
        let keyword = paper.keywords.first(where: {
          $0.count > 3 && !paper.titleWords.contains($0) && $0.allSatisfy(\.isLetter)
        })
      else { return nil }
      return plain(keyword, first, year)
    case .venue:
      guard let first, let year = paper.year,
        let venue = paper.venueWords.first(where: {
          $0.count > 4 && $0 != "proceedings" && $0 != "journal" && $0.allSatisfy(\.isLetter)
        })
      else { return nil }
      return plain(first, venue, year)
    case .acronym:
      guard paper.headWords.count == 1, let head = paper.headWords.first,
        (3...12).contains(head.count)
      else { return nil }
      return plain(head)
    case .titleInitials, .titleBeginnings:
      let all = KnownItemKind.acronyms(of: paper)
      guard
        let acronym = all.first(where: {
          ($0.count == 4 && all.count == 1) == (self == .titleBeginnings)
        })
      else { return nil }
      return KnownItemQuery(text: acronym, needs: [.beginning(acronym)])
    case .keySegments:
      guard let first = first.flatMap({ KnownItemPaper.words($0).first }), first.utf8.count > 2,
        let year = paper.year,
        KnownItemPaper.segments(of: paper.key).contains(where: { $0.hasPrefix(first.prefix(3)) })
      else { return nil }
      return KnownItemQuery(
        text: "\(first.prefix(3))\(year.suffix(2))",
        needs: [.beginning(String(first.prefix(3))), .word(year)])
    case .wholeKey:
      return KnownItemQuery(text: paper.key, needs: [])
    case .keyBegun:
      guard paper.key.count > 4 else { return nil }
      return KnownItemQuery(text: String(paper.key.prefix(paper.key.count * 3 / 4)), needs: [])
    case .doi: return identifier(.doi, of: paper)
    case .arXiv: return identifier(.arXiv, of: paper)
    case .acl: return identifier(.acl, of: paper)
    case .pmid:
      return identifier(.pmid, of: paper).map {
        KnownItemQuery(text: "pmid:\($0.text)", needs: $0.needs)
      }
    case .address:
      guard let identifier = paper.identifiers.first(where: { $0.kind != .isbn }) else {
        return nil
      }
      let text =
        switch identifier.kind {
        case .doi: "https://doi.org/\(identifier.text.replacing("%", with: "%25"))"
        case .arXiv: "https://arxiv.org/pdf/\(identifier.text)v2"
        case .acl: "https://aclanthology.org/\(identifier.text)/"
        case .pmid: "https://pubmed.ncbi.nlm.nih.gov/\(identifier.text)/"
        case .isbn: identifier.text
        }
      return KnownItemQuery(text: text, needs: [.identifier(identifier)])
    }
  }

  private func identifier(_ kind: Identifier.Kind, of paper: KnownItemPaper) -> KnownItemQuery? {
    paper.identifiers.first { $0.kind == kind }.map {
      KnownItemQuery(text: $0.text, needs: [.identifier($0)])
    }
  }

  /// What a title may be called for short: the initials of three words or more up to its colon or
  /// end, or the first two letters of each of two words.
  static func acronyms(of paper: KnownItemPaper) -> [String] {
    let part = paper.headWords.count > 1 ? paper.headWords : paper.titleWords
    let words = part.filter { !KnownItemPaper.glue.contains($0) }
    guard words.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isLetter } }) else { return [] }
    if words.count == 2, words.allSatisfy({ $0.count > 3 }) {
      return [words.map { String($0.prefix(2)) }.joined()]
    }
    guard (3...5).contains(words.count) else { return [] }
    return [words.map { String($0.prefix(1)) }.joined(), "?"]
  }

  /// A word with one letter too many or too few, another one, or two swapped; the first letter
  /// stays, as it nearly always does.
  private static func mistyped(_ word: String, _ random: inout Random) -> String {
    var letters = Array(word)
    let place = 1 + random.below(letters.count - 2)
    switch random.below(4) {
    case 0 where letters[place] != letters[place + 1]: letters.swapAt(place, place + 1)
    case 1: letters.remove(at: place)
    case 2: letters.insert(letters[place], at: place)
    default:
      let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
      letters[place] = alphabet[random.below(26)]
    }
    return String(letters)
  }
}
