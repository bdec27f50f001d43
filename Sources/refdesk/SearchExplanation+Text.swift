import JSON
import PaperIndex

extension SearchExplanation {
  /// The explanation for people, below the hit's own line.
  var lines: [String] {
    var lines = ["    \(kind)" + (words.isEmpty ? "" : "; \(points) points")]
    for word in words { lines.append("    “\(word.text)” \(word.finding) (\(word.points))") }
    for bonus in bonuses { lines.append("    \(bonus.reason) (\(bonus.points))") }
    lines.append("    among equals: \(ties.joined(separator: ", "))")
    return lines
  }

  /// What orders hits of equal points, the first thing first.
  private var ties: [String] {
    let cited: String? =
      switch use {
      case .none: nil
      case .cited: "cited in the document"
      case .citedNearby: "cited nearby"
      }
    let origin =
      switch role {
      case .project: "of the project"
      case .global: "of a global library"
      case .index: "of the index"
      }
    return (cited.map { [$0] } ?? []) + [origin, year == 0 ? "no year" : "year \(year)"]
  }

  /// The same for programs.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kind", kind)
    writer.member("kindRank", kindRank)
    writer.member("points", points)
    writer.name("words")
    writer.beginArray()
    for word in words {
      writer.beginObject()
      writer.member("word", word.text)
      writer.member("match", word.match.rawValue)
      writer.name("entryWord")
      if let entryWord = word.entryWord { writer.string(entryWord) } else { writer.null() }
      writer.member("places", word.places)
      writer.member("firstAuthor", word.isOfFirstAuthor)
      writer.member("points", word.points)
      writer.endObject()
    }
    writer.endArray()
    writer.name("bonuses")
    writer.beginArray()
    for bonus in bonuses {
      writer.beginObject()
      writer.member("reason", bonus.reason)
      writer.member("points", bonus.points)
      writer.endObject()
    }
    writer.endArray()
    writer.name("amongEquals")
    writer.beginObject()
    writer.member("cited", use != .none)
    writer.member("citedNearby", use == .citedNearby)
    writer.member("role", "\(role)")
    writer.name("year")
    if year == 0 { writer.null() } else { writer.int(year) }
    writer.endObject()
    writer.endObject()
  }
}

extension SearchExplanation.Word {
  /// How the word was found: `begins “vaswani” in the family name of the first author`.
  fileprivate var finding: String {
    let place =
      places.isEmpty
      ? ""
      : " in the " + places.joined(separator: " and the ")
        + (isOfFirstAuthor ? " of the first author" : "")
    let other = entryWord.map { "“\($0)”" } ?? "a word"
    return switch match {
    case .whole: "is a whole word\(place)"
    case .beginning: "begins \(other)\(place)"
    case .otherSpelling: "is another spelling of \(other)\(place)"
    case .twoDigitYear: "is short for \(other)\(place)"
    case .nearYear: "is the year beside \(other)"
    case .joined: "is several words\(place)"
    case .typo: "is nearly \(other)\(place)"
    case .acronym: "is what the title may be called for short"
    case .missing: "is nowhere"
    }
  }
}
