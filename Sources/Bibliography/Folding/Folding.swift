/// Folding: the form in which titles, names and queries are compared.
///
/// Folded text is lower-case, without accents, with ASCII letters for the Latin letters that
/// decomposition leaves alone (`ø` is `o`, `ß` is `ss`), straight quotes and plain hyphens. Other
/// scripts keep their letters. Punctuation stays, as ASCII or as a space, so that the words of
/// folded text are its runs of ASCII letters and digits and of bytes from 0x80 (see
/// `FoldedWordScanner`).
///
/// An apostrophe inside a word is dropped: `what's` is `whats`, which both `whats` and the prefix
/// `what` find, and `O'Brien` is `obrien`. Only where French and Italian elide an article before a
/// vowel (`l'apprentissage`, `dell'arte`) does it become a space, since there the second word is
/// the one that people look for.
package enum Folding {
  /// What becomes of `ä`, `ö`, `ü`, `å` and `ø`.
  package enum Umlauts: Sendable {
    /// `a`, `o`, `u`, `a`, `o`, as all other accented letters.
    case stripped
    /// `ae`, `oe`, `ue`, `aa`, `oe`, as those who lack the letters write them.
    case spelledOut
  }

  /// Appends the folding of UTF-8 bytes.
  ///
  /// Folding what is folded changes nothing. Bytes that are not UTF-8 become spaces, so the result
  /// always is. Linear; at most three times as long as the input.
  package static func fold(
    _ utf8: Span<UInt8>, into output: inout [UInt8], umlauts: Umlauts = .stripped
  ) {
    let folder = Folder(umlauts: umlauts, dropsBraces: false, start: output.count)
    folder.fold(utf8, into: &output)
  }

  /// Appends the folding of a value as it stands in a `.bib` file.
  ///
  /// The words are those of the decoded text, its punctuation may differ; those of math are what
  /// people type for it, `h2o` for `H$_2$O`. A value without commands and math, as nearly all are,
  /// is not decoded. Linear.
  package static func foldLaTeX(
    _ value: Span<UInt8>, into output: inout [UInt8], umlauts: Umlauts = .stripped
  ) {
    guard !hasMarkup(value) else {
      var decoder = LaTeXDecoder(.words)
      let text = decoder.decodeBytes(value)[...]
      fold(text.span, into: &output, umlauts: umlauts)
      return
    }
    let folder = Folder(umlauts: umlauts, dropsBraces: true, start: output.count)
    folder.fold(value, into: &output)
  }

  private static func hasMarkup(_ value: Span<UInt8>) -> Bool {
    let bytes = value.bytes
    var offset = 0
    while value.count &- offset >= 8 {
      let word = ByteWord(bytes, at: offset)
      if word.markup & ~word.nonASCII != 0 { return true }
      offset &+= 8
    }
    while offset < value.count {
      let byte = value[offset]
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$") { return true }
      offset &+= 1
    }
    return false
  }

  /// The folded words of a title, joined by single spaces: equal for titles that differ only in
  /// case, accents, punctuation and spacing.
  package static func foldedTitle(_ title: String) -> [UInt8] {
    var folded: [UInt8] = []
    let utf8 = ArraySlice(title.utf8)
    fold(utf8.span, into: &folded)
    return words(of: folded)
  }

  /// The words of folded text, joined by single spaces.
  package static func words(of folded: [UInt8]) -> [UInt8] {
    let folded = folded[...]
    var result: [UInt8] = []
    result.reserveCapacity(folded.count)
    var words = FoldedWordScanner()
    while let word = words.next(in: folded.span) {
      if !result.isEmpty { result.append(0x20) }
      result.append(contentsOf: folded[word])
    }
    return result
  }

  /// A folded word with `ae`, `oe`, `ue` written as the umlauts they may stand for fold: `mueller`
  /// becomes `muller`; `nil` where there is none of them.
  ///
  /// It makes a query for `mueller` find `Müller`. The opposite, a query for `müller` that finds
  /// `Mueller`, needs this spelling in the index, for names.
  package static func alternateSpelling(of word: Span<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < word.count {
      let byte = word[index]
      result.append(byte)
      index &+= 1
      let isVowel =
        byte == UInt8(ascii: "a") || byte == UInt8(ascii: "o") || byte == UInt8(ascii: "u")
      if isVowel, index < word.count, word[index] == UInt8(ascii: "e") { index &+= 1 }
    }
    return result.count == word.count ? nil : result
  }
}
