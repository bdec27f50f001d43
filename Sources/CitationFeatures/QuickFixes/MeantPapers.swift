import Bibliography
import Citations
import PaperIndex

/// The papers that somebody may have meant who wrote a key that there is not.
package struct MeantPapers {
  package struct Paper: Sendable {
    /// The near key, which may be an alias; of a paper that words find its own.
    package let key: Citekey
    package let merged: MergedEntry
  }

  /// Those whose keys are near, nearest first: the project's, or else those of other sources.
  package let near: [Paper]
  /// Those that the words find, best first, which stand in the place of the key or which it is made
  /// of: `[@tides north]`, `@smith2020tidse`. None of `near` is among them.
  package let found: [Paper]
  /// The words: the key, and in brackets what follows it.
  package let range: Range<Int>

  /// No more of them are suggested.
  private static let limit = 3
  /// Bytes of a key that is taken to pieces.
  private static let keyLimit = 100

  /// The papers for the words at a citation with an unknown key; none for a bare `@name`, which may
  /// be a mention, but those whose keys are near.
  package init(at citation: Citation, in context: DocumentContext) {
    let library = context.library
    let key = context.key(of: citation)
    near = context.nearestEntries(to: key).compactMap { key, reference in
      library.merged(library.work(of: reference), as: reference).map {
        Paper(key: key, merged: $0)
      }
    }
    var works = Set(near.map(\.merged.work.members[0]))
    let segments = MeantPapers.segments(of: key)
    var queries: [(range: Range<Int>, text: [UInt8])] = []
    let isWords = (citation.group != nil || context.language == .typst) && !citation.isBraced
    if isWords {
      // In Typst the sentence goes on behind the key.
      let phrase =
        context.language == .typst
        ? citation.keyRange : MeantPapers.phrase(at: citation, in: context.bytes)
      if phrase != citation.keyRange { queries.append((phrase, Array(context.bytes[phrase]))) }
      queries.append((citation.keyRange, Array(context.bytes[citation.keyRange])))
    }
    if segments.count > 1 {
      queries.append((citation.keyRange, Array(segments.joined(separator: [0x20]))))
    }
    // Without words a search reads the sources.
    if !library.members.allSatisfy(\.source.hasWords) { queries = [] }
    var found: [Paper] = []
    var place = citation.keyRange
    for (range, text) in queries where found.isEmpty {
      let hits = library.search(SearchQuery(text: text, limit: MeantPapers.limit)).hits
      found = hits.compactMap { library.merged($0.work, as: $0.reference) }
        .filter { works.insert($0.work.members[0]).inserted }
        .map { Paper(key: $0.entry.key, merged: $0) }
      place = range
    }
    self.found = found
    range = place
  }

  /// The papers for the unknown keys among the problems that touch `touching`, by their ranges. A search
  /// for each: what several fixes need is asked for once.
  package static func papers(
    for problems: [CitationProblem], touching: Range<Int>, in context: DocumentContext
  ) -> [Range<Int>: MeantPapers] {
    var found: [Range<Int>: MeantPapers] = [:]
    for problem in problems where problem.code == "unknown-key" && problem.touches(touching) {
      if let citation = context.citations.citations.first(where: { $0.keyRange == problem.range }) {
        found[problem.range] = MeantPapers(at: citation, in: context)
      }
    }
    return found
  }

  /// What a key is made of: runs of letters and of digits, cut where a small letter is followed by a
  /// large one. A letter alone, as in `smith2020a`, says nothing. Without a year or a second word
  /// there is nothing that the key itself would not find.
  static func segments(of key: [UInt8]) -> [ArraySlice<UInt8>] {
    let key = key.prefix(keyLimit)
    var segments: [ArraySlice<UInt8>] = []
    var start = key.startIndex
    func end(_ place: Int) {
      let segment = key[start..<place]
      if segment.count > 1 { segments.append(segment) }
      start = place
    }
    for place in key.indices.dropFirst() {
      let (last, byte) = (Kind(key[place - 1]), Kind(key[place]))
      if byte != last, !(last == .capital && byte == .letter) { end(place) }
      if byte == .sign { start = place + 1 }
    }
    end(key.endIndex)
    return segments.filter { $0.first.map { Kind($0) != .sign } ?? false }
  }

  private enum Kind {
    case letter, capital, digit, sign

    init(_ byte: UInt8) {
      self =
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: .letter
        default: .sign
        }
    }
  }

  /// From the key to the comma, semicolon or bracket that ends what it stands in, on its line.
  private static func phrase(at citation: Citation, in bytes: [UInt8]) -> Range<Int> {
    let start = citation.keyRange.lowerBound
    let ends = Array(",;[]{}@\n\r".utf8)
    var end = bytes[start...].prefix(256).firstIndex(where: ends.contains) ?? start
    while end > citation.keyRange.upperBound, bytes[end - 1].isBlankOrLineEnd { end -= 1 }
    return start..<max(end, citation.keyRange.upperBound)
  }
}
