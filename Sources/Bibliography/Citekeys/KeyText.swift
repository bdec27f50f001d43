/// What texts become in a key.
enum KeyText {
  /// Words that say nothing of a title (JabRef's manual, "Title-related field markers").
  static let functionWords: Set<String> = Set(
    """
    a an the above about across against along among around at before behind below beneath beside \
    between beyond by down during except for from in inside into like near of off on onto since to \
    toward through under until up upon with within without and but nor or so yet
    """.split(separator: " ").map(String.init))

  /// The words of a text, without punctuation; what a hyphen joins is one.
  static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { legal(String($0)) }.filter { !$0.isEmpty }
  }

  static func isFunctionWord(_ word: String) -> Bool {
    functionWords.contains(word.lowercased())
  }

  static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }

  /// Capitals for all but function words that do not come first.
  static func titleCase(_ words: [String]) -> [String] {
    words.enumerated().map { index, word in
      index > 0 && isFunctionWord(word) ? word.lowercased() : capitalized(word)
    }
  }

  /// The ASCII letters and digits of a text, and the signs that stand in keys. Accents are dropped, case
  /// stays. Linear.
  static func legal(_ text: String) -> String {
    var result = ""
    for character in text {
      guard !character.isASCII else {
        if character.isLetter || character.isNumber || "+._/".contains(character) {
          result.append(character)
        }
        continue
      }
      let utf8 = Array(String(character).utf8)
      var folded: [UInt8] = []
      Folding.fold(utf8.span, into: &folded)
      let letters = String(decoding: folded.filter { $0 < 0x80 && $0 > 0x20 }, as: UTF8.self)
        .filter { $0.isLetter || $0.isNumber }
      result +=
        character.isUppercase ? letters.prefix(1).uppercased() + letters.dropFirst() : letters
    }
    return result
  }
}
