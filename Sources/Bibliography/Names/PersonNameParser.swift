/// Splits lists of names and single names by BibTeX's rules (`btxdoc`, section 4, and the name
/// parsing of `bibtex.web`), with biblatex's extended name format (biblatex manual, section 3.6).
///
/// Everything works on ranges of the bytes as typed, and only whole parts are decoded. Inside
/// LaTeX, a comma, a blank and `and` count only outside braces; a backslash protects the sign
/// after it, and a command's name takes the blanks after it along.
struct PersonNameParser {
  /// Whether braces, backslashes and ties have their meaning in LaTeX.
  let isLaTeX: Bool

  // MARK: Lists

  /// The ranges of the names of a list, without the blanks around them. Linear.
  func names(in text: Span<UInt8>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    forEachName(in: text) { name in
      names.append(name)
      return true
    }
    return names
  }

  /// Visits those ranges as long as `visit` asks for more. Linear.
  func forEachName(in text: Span<UInt8>, _ visit: (Range<Int>) -> Bool) {
    var start: Int?
    var end = 0
    for word in words(in: text, 0..<text.count, separatesCommas: false) {
      if isAnd(text, word) {
        if let start, !visit(start..<end) { return }
        start = nil
      } else {
        if start == nil { start = word.lowerBound }
        end = word.upperBound
      }
    }
    if let start { _ = visit(start..<end) }
  }

  /// Whether a name stands for people who are not named: `others`, `et al.`.
  func isOthers(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    // Most names begin with a letter that none of those does.
    if let letter = letter(text, range.first), !"oex".utf8.contains(letter) { return false }
    // The people that biblatex takes from another entry (manual §3.13.6, granular `xdata`).
    if isLaTeX, let (key, _) = attribute(text, range), key == "xdata" { return true }
    guard range.count <= 40 else { return false }
    switch decode(text, range).lowercased() {
    case "others", "et al", "et al.", "et. al.", "et. al", "et alii", "...", "…": return true
    default: return false
    }
  }

  /// The name before an `et al.` that `and` does not separate from it: `Born, L. et al.`; `nil`
  /// where there is none.
  func nameBeforeOthers(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    // As most names end with one.
    if let letter = letter(text, range.last), letter != UInt8(ascii: "l") { return nil }
    var rest = words(in: text, range, separatesCommas: true)[...]
    guard let last = rest.popLast(), last.count <= 8 else { return nil }
    switch decode(text, last).lowercased() {
    case "et.al", "et.al.", "etal", "etal.": break
    case "al", "al.":
      guard let word = rest.popLast(), word.count <= 3,
        ["et", "et."].contains(decode(text, word).lowercased())
      else { return nil }
    default: return nil
    }
    while let comma = rest.last, comma.count == 1, text[comma.lowerBound] == UInt8(ascii: ",") {
      rest.removeLast()
    }
    return rest.last.map { range.lowerBound..<$0.upperBound }
  }

  /// The letter of ASCII at an index, in lower case; `nil` if something else is there.
  private func letter(_ text: Span<UInt8>, _ index: Int?) -> UInt8? {
    guard let index else { return nil }
    let letter = text[index] | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") ? letter : nil
  }

  private func isAnd(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    word.count == 3 && text[word.lowerBound] | 0x20 == UInt8(ascii: "a")
      && text[word.lowerBound &+ 1] | 0x20 == UInt8(ascii: "n")
      && text[word.lowerBound &+ 2] | 0x20 == UInt8(ascii: "d")
  }

  // MARK: Single names

  /// The name in a range. Linear.
  func name(in text: Span<UInt8>, _ range: Range<Int>) -> PersonName {
    if isLaTeX {
      if isOneGroup(text, range) { return PersonName(literal: decode(text, range)) }
      if let name = extendedName(text, range) { return name }
    }
    let words = words(in: text, range, separatesCommas: true)
    func isComma(_ word: Range<Int>) -> Bool {
      word.count == 1 && text[word.lowerBound] == UInt8(ascii: ",")
    }
    guard words.contains(where: isComma) else { return nameInReadingOrder(text, words[...]) }
    var parts = words.split(omittingEmptySubsequences: false, whereSeparator: isComma)
    // "Smith," is a family name alone; BibTeX complains about the comma.
    while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    if parts.count == 1 { return nameInReadingOrder(text, parts[0]) }
    let family = parts[0]
    let particleCount = particleCount(text, family)
    let (suffix, given) = suffixAndGiven(text, parts.dropFirst())
    return PersonName(
      family: decode(text, family.dropFirst(particleCount)), given: given,
      particle: decode(text, family.prefix(particleCount)), suffix: suffix)
  }

  /// The parts after the family name: `First` or `Jr, First`; BibTeX joins what follows further
  /// commas to the first names. `First, Jr` is a frequent mistake and read as it is meant.
  private func suffixAndGiven(
    _ text: Span<UInt8>, _ parts: ArraySlice<ArraySlice<Range<Int>>>
  ) -> (suffix: String, given: String) {
    guard parts.count > 1, let first = parts.first else {
      return ("", decode(text, parts.first ?? []))
    }
    let rest = parts.dropFirst().flatMap { $0 }
    if rest.count == 1, isSuffix(text, rest[0]), first.first.map({ !isSuffix(text, $0) }) ?? true {
      return (decode(text, rest[...]), decode(text, first))
    }
    return (decode(text, first), decode(text, rest[...]))
  }

  /// `First von Last`, with a generational suffix recognised at the end.
  private func nameInReadingOrder(_ text: Span<UInt8>, _ words: ArraySlice<Range<Int>>)
    -> PersonName
  {
    var words = words
    var suffix = ""
    if words.count > 2, let last = words.last, isSuffix(text, last) {
      suffix = decode(text, last)
      words.removeLast()
    }
    let candidates = words.dropLast()
    // A name all in lower case (`bell hooks`) is a way of writing, not a particle.
    let isAllLowercase = words.allSatisfy { isLowercase(text, $0) }
    let firstParticle = candidates.firstIndex { isLowercase(text, $0) }
    guard !isAllLowercase, let firstParticle else {
      return PersonName(
        family: decode(text, words.suffix(1)), given: decode(text, candidates), suffix: suffix)
    }
    let afterParticle =
      (candidates.lastIndex { isLowercase(text, $0) } ?? firstParticle) &+ 1
    return PersonName(
      family: decode(text, words[afterParticle...]), given: decode(text, words[..<firstParticle]),
      particle: decode(text, words[firstParticle..<afterParticle]), suffix: suffix)
  }

  /// How many words of `von Last` are the particle: where the first is in lower case, all up to the
  /// last such before the final word.
  ///
  /// bibtex also takes a first word that is not: `Schulte im` from `Schulte im Walde`, `Van de` from
  /// `Van de Graaff`. To biber and Pandoc, and to the bearers, that is all family name.
  private func particleCount(_ text: Span<UInt8>, _ words: ArraySlice<Range<Int>>) -> Int {
    guard let first = words.first, isLowercase(text, first),
      !words.allSatisfy({ isLowercase(text, $0) })
    else { return 0 }
    let last = words.dropLast().lastIndex { isLowercase(text, $0) }
    return last.map { $0 &+ 1 &- words.startIndex } ?? 0
  }

  private func isSuffix(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count <= 4 else { return false }
    switch decode(text, word) {
    case "Jr", "Jr.", "jr.", "Sr", "Sr.", "II", "III", "IV": return true
    default: return false
    }
  }

  // MARK: biblatex's extended format

  /// `family=…, given=…, prefix=…, suffix=…`, or `nil` where the name does not begin so. Without
  /// `useprefix` the prefix counts as part of the family name, as in names of other forms.
  private func extendedName(_ text: Span<UInt8>, _ range: Range<Int>) -> PersonName? {
    guard attribute(text, range) != nil else { return nil }
    var name = PersonName(family: "")
    var isDropping = false
    for part in commaParts(text, range) {
      guard let (key, value) = attribute(text, part) else { continue }
      switch key {
      case "family": name.family = decode(text, value)
      case "given": name.given = decode(text, value)
      case "prefix": name.particle = decode(text, value)
      case "suffix": name.suffix = decode(text, value)
      case "useprefix": isDropping = decode(text, value) == "false"
      default: break
      }
    }
    if isDropping { swap(&name.particle, &name.droppingParticle) }
    return name
  }

  /// The attribute that a range begins with, if it is one of biblatex's.
  private func attribute(
    _ text: Span<UInt8>, _ range: Range<Int>
  ) -> (key: String, value: Range<Int>)? {
    var start = range.lowerBound
    while start < range.upperBound, text[start] <= 0x20 || text[start] == UInt8(ascii: "\"") {
      start &+= 1
    }
    var end = start
    while end < range.upperBound, end &- start < 32,
      FoldedByte.isWord(text[end] | 0x20) || text[end] == UInt8(ascii: "-")
    {
      end &+= 1
    }
    var equals = end
    while equals < range.upperBound, text[equals] <= 0x20 { equals &+= 1 }
    guard equals < range.upperBound, text[equals] == UInt8(ascii: "=") else { return nil }
    let key = decode(text, start..<end)
    switch key {
    case "family", "given", "prefix", "suffix", "family-i", "given-i", "prefix-i", "suffix-i",
      "useprefix", "id", "hash", "xdata", "nosortothers", "uniquename", "uniquelist",
      "sortingnamekeytemplatename", "uniquenametemplatename", "labelalphanametemplatename",
      "nametemplates":
      break
    default:
      return nil
    }
    var valueEnd = range.upperBound
    if valueEnd > equals &+ 1, text[valueEnd &- 1] == UInt8(ascii: "\"") { valueEnd &-= 1 }
    return (key, (equals &+ 1)..<valueEnd)
  }

  private func commaParts(_ text: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for index in range {
      switch text[index] {
      case UInt8(ascii: "{"): depth &+= 1
      case UInt8(ascii: "}"): depth = max(0, depth &- 1)
      case UInt8(ascii: ",") where depth == 0:
        parts.append(start..<index)
        start = index &+ 1
      default: break
      }
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  // MARK: Words

  /// The words of a range, which blanks and ties separate; commas are words of their own where
  /// they separate.
  private func words(
    in text: Span<UInt8>, _ range: Range<Int>, separatesCommas: Bool
  ) -> [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(4 &+ range.count / 8)
    var start: Int?
    var depth = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      let isComma = separatesCommas && depth == 0 && byte == UInt8(ascii: ",")
      let isBlank = depth == 0 && (byte <= 0x20 || (isLaTeX && byte == UInt8(ascii: "~")))
      if isComma || isBlank {
        if let start { words.append(start..<index) }
        start = nil
        if isComma { words.append(index..<(index &+ 1)) }
        index &+= 1
        continue
      }
      if start == nil { start = index }
      if isLaTeX, byte == UInt8(ascii: "\\") {
        index = endOfCommand(text, at: index, before: range.upperBound)
        continue
      }
      if isLaTeX, byte == UInt8(ascii: "{") { depth &+= 1 }
      if isLaTeX, byte == UInt8(ascii: "}") { depth = max(0, depth &- 1) }
      index &+= 1
    }
    if let start { words.append(start..<range.upperBound) }
    return words
  }

  /// The end of the command at an offset, with the blanks that its name takes along; a brace
  /// after a backslash still counts, as everywhere in BibTeX.
  private func endOfCommand(_ text: Span<UInt8>, at offset: Int, before end: Int) -> Int {
    var index = offset &+ 1
    guard index < end else { return end }
    guard isLetter(text[index]) else {
      let isBrace = text[index] == UInt8(ascii: "{") || text[index] == UInt8(ascii: "}")
      return isBrace ? index : index &+ 1
    }
    while index < end, isLetter(text[index]) { index &+= 1 }
    var next = index
    while next < end, text[next] <= 0x20 { next &+= 1 }
    let isBeforeAnd =
      end &- next > 3 && isAnd(text, next..<(next &+ 3)) && text[next &+ 3] <= 0x20
    return next < end && !isBeforeAnd ? next : index
  }

  /// Whether one pair of braces that is no accent encloses the whole range.
  private func isOneGroup(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 2, text[range.lowerBound] == UInt8(ascii: "{"),
      text[range.lowerBound &+ 1] != UInt8(ascii: "\\")
    else { return false }
    var depth = 0
    for index in range {
      if text[index] == UInt8(ascii: "{") { depth &+= 1 }
      if text[index] == UInt8(ascii: "}") {
        depth &-= 1
        if depth == 0 { return index &+ 1 == range.upperBound }
      }
    }
    return false
  }

  // MARK: Case

  /// Whether a word's first letter is in lower case, which makes it a particle: the first letter
  /// outside braces, or of an accented letter. A word without such a letter is not.
  private func isLowercase(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    var index = word.lowerBound
    while index < word.upperBound {
      let byte = text[index]
      if isLaTeX, byte == UInt8(ascii: "\\") {
        return startsLowercase(decode(text, index..<word.upperBound))
      }
      if isLaTeX, byte == UInt8(ascii: "{") {
        if index &+ 1 < word.upperBound, text[index &+ 1] == UInt8(ascii: "\\") {
          return startsLowercase(decode(text, index..<word.upperBound))
        }
        index = endOfGroup(text, at: index, before: word.upperBound)
        continue
      }
      if isLetter(byte) { return byte >= UInt8(ascii: "a") }
      if byte >= 0x80 { return startsLowercase(decode(text, index..<word.upperBound)) }
      index &+= 1
    }
    return false
  }

  private func endOfGroup(_ text: Span<UInt8>, at offset: Int, before end: Int) -> Int {
    var depth = 0
    for index in offset..<end {
      if text[index] == UInt8(ascii: "{") { depth &+= 1 }
      if text[index] == UInt8(ascii: "}") { depth &-= 1 }
      if depth == 0 { return index &+ 1 }
    }
    return end
  }

  private func startsLowercase(_ text: String) -> Bool {
    text.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isLowercase ?? false
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  // MARK: Decoding

  private func decode(_ text: Span<UInt8>, _ words: ArraySlice<Range<Int>>) -> String {
    guard let first = words.first, let last = words.last else { return "" }
    return decode(text, first.lowerBound..<last.upperBound)
  }

  private func decode(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    let bytes = text.extracting(range)
    if isLaTeX { return LaTeXText.decode(bytes) }
    let string = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    return UnicodeNormalization.mayNeedComposing(bytes)
      ? UnicodeNormalization.composed(string) : string
  }
}
