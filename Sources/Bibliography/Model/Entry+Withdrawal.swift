/// That a source says of a paper that it no longer stands as it is.
package struct Withdrawal: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case retracted, withdrawn, superseded
  }

  package let kind: Kind
  /// What the source says, where that is more than the word: a note. Empty otherwise.
  package let statement: String

  package init(_ kind: Kind, statement: String = "") {
    self.kind = kind
    self.statement = statement
  }
}

extension Entry {
  /// What the entry itself says of having been retracted, withdrawn or superseded, in the words that
  /// sources have for it; nothing is guessed. O(fields), and the length of a note.
  package var withdrawal: Withdrawal? {
    var kind: Withdrawal.Kind?
    for field in fields where field.isOfShownWork {
      switch field.name {
      // biblatex's `pubstate`, and the `status` of CSL (1.0.2, Appendix IV).
      case "pubstate", "status": kind = kind ?? Withdrawal.Kind(pubstate: field.value)
      case "title": kind = kind ?? Withdrawal.Kind(markOfTitle: field.value)
      case "note", "annote", "annotation", "comment", "comments", "addendum":
        if Withdrawal.mayState(field.value), let found = Withdrawal(statedIn: field.text) {
          return found
        }
      default: break
      }
    }
    return kind.map { Withdrawal($0) }
  }
}

extension Withdrawal.Kind {
  /// The kind that a state of publication names.
  fileprivate init?(pubstate value: [UInt8]) {
    let word = value.drop(while: \.isOpening).prefix(while: \.isASCIILetter)
    self.init(rawValue: String(decoding: word, as: UTF8.self).lowercased())
  }

  /// The kind that publishers put before a title: `RETRACTED:`, `[Retracted]`, `RETRACTED ARTICLE:`,
  /// `WITHDRAWN`. Without a sign behind it the word must be in capitals, and the title not.
  fileprivate init?(markOfTitle value: [UInt8]) {
    var rest = value.drop(while: \.isOpening)
    let word = rest.prefix(while: \.isASCIILetter)
    // The common case of a title that begins otherwise costs no more than this.
    guard word.count == 9,
      let kind = Withdrawal.Kind(rawValue: String(decoding: word, as: UTF8.self).lowercased()),
      kind != .superseded
    else { return nil }
    self = kind
    rest = rest[word.endIndex...]
    let next = rest.drop { $0 == 0x20 }.prefix(while: \.isASCIILetter)
    let noun = String(decoding: next, as: UTF8.self).lowercased()
    let isNoun = Withdrawal.nouns.contains(noun)
    let end = isNoun ? rest[next.endIndex...] : rest
    let sign = end.first { $0 != 0x20 && $0 != UInt8(ascii: "}") }
    if sign == UInt8(ascii: ":") || sign == UInt8(ascii: "]") || sign == UInt8(ascii: ")") {
      return
    }
    guard !isNoun, word.allSatisfy(\.isCapital), !next.allSatisfy(\.isCapital) else { return nil }
  }
}

extension Withdrawal {
  fileprivate static let nouns: Set<String> = [
    "article", "paper", "publication", "chapter", "preprint", "manuscript", "submission", "version",
    "work", "report", "entry",
  ]

  /// Bytes of a note that are looked at.
  private static let noteLimit = 4000
  private static let statementLimit = 160

  /// Whether one of the words may be in a note: most have none, and are not decoded.
  fileprivate static func mayState(_ note: [UInt8]) -> Bool {
    note.prefix(noteLimit).indices.contains { place in
      let byte = note[place] | 0x20
      guard byte == UInt8(ascii: "r") || byte == UInt8(ascii: "w") || byte == UInt8(ascii: "s")
      else { return false }
      let rest = note[place...]
      return ["retract", "withdrawn", "superseded"].contains { word in
        rest.count >= word.utf8.count
          && zip(rest, word.utf8).allSatisfy { $0 | 0x20 == $1 }
      }
    }
  }

  /// What a note states: a sentence of it that begins with `Retracted`, `This paper has been
  /// withdrawn` or the like, `Retraction in:` (MEDLINE), `superseded by`. What was withdrawn from a
  /// venue, or a version before this one, is something else.
  fileprivate init?(statedIn note: String) {
    let note = note.prefix(Withdrawal.noteLimit)
    for sentence in note.split(whereSeparator: { ".;\n\r[]()".contains($0) }) {
      var words = sentence.split { !$0.isLetter && $0 != ":" }.prefix(9)
        .map { $0.lowercased() }[...]
      if words.starts(with: ["retraction", "in:"]) || words.starts(with: ["retracted", "in:"])
        || words == ["retracted", "publication"]
      {
        self.init(.retracted, sentence, of: note)
        return
      }
      if words.first == "this" || words.first == "the" { words = words.dropFirst() }
      if let noun = words.first, Withdrawal.nouns.contains(noun) { words = words.dropFirst() }
      while let verb = words.first, ["has", "is", "was", "been", "now"].contains(verb) {
        words = words.dropFirst()
      }
      guard let word = words.first,
        let kind = Kind(rawValue: word.last == ":" ? String(word.dropLast()) : word)
      else { continue }
      let next = words.dropFirst().first
      guard kind == .superseded ? next == "by" || next == "by:" : next != "from" else { continue }
      // `Withdrawn submission` is a state that a venue gives to what was sent to it.
      if kind == .withdrawn, next == "submission" { continue }
      self.init(kind, sentence, of: note)
      return
    }
    return nil
  }

  /// With the sentence and what belongs to it in its line, or in its brackets.
  private init(_ kind: Kind, _ sentence: Substring, of note: Substring) {
    let isInBrackets = note[..<sentence.startIndex].last.map { "[(".contains($0) } ?? false
    let ends = isInBrackets ? "\n\r])" : "\n\r"
    let line = note[sentence.startIndex...].prefix { !ends.contains($0) }
    let shown = line.drop { $0.isWhitespace }
    let cut = shown.prefix(Withdrawal.statementLimit)
    self.init(kind, statement: cut.endIndex < shown.endIndex ? "\(cut) …" : String(cut))
  }
}

extension UInt8 {
  /// What may stand before the first word of a value.
  fileprivate var isOpening: Bool {
    self == 0x20 || self == UInt8(ascii: "{") || self == UInt8(ascii: "[")
      || self == UInt8(ascii: "(") || self == UInt8(ascii: "\"")
  }

  fileprivate var isASCIILetter: Bool { isCapital || (0x61...0x7A).contains(self) }
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
}
