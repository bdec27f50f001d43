import Bibliography

/// Makes the values of fields: LaTeX in balanced braces.
struct BibTeXValueWriter {
  let alphabet: LaTeXEncoder.Alphabet
  /// Whether names may have biblatex's extended format.
  private let hasExtendedNames: Bool
  /// Whether a value had something that the dialect cannot say.
  private(set) var hasUnsaid = false

  init(_ dialect: BibTeXDialect, _ alphabet: LaTeXEncoder.Alphabet) {
    self.alphabet = alphabet
    hasExtendedNames = dialect == .biblatex
  }

  /// The LaTeX of a field's value without delimiters; empty where there is none.
  mutating func latex(_ field: Entry.Field) -> [UInt8] {
    if BibTeXFields.verbatim.contains(field.name) { return verbatim(field) }
    if BibTeXFields.keys.contains(field.name) { return oneLine(balanced(field.written)) }
    if field.form == .names || BibTeXFields.people.contains(field.name), field.form != .latex {
      return people(field.names)
    }
    guard field.form == .latex || field.form == .expression else {
      if BibTeXFields.dates.contains(field.name), let date = field.date.biblatexDate {
        return Array(date.utf8)
      }
      var text = field.richText
      if BibTeXFields.titles.contains(field.name) { text = BibTeXValueWriter.protected(text) }
      if field.name == "pages" { return pages(text.plain) }
      return latex(text)
    }
    let value = oneLine(field.value)
    guard BibTeXValueWriter.isReadable(value) else { return latex(field.richText) }
    return kept(value)
  }

  mutating func latex(_ text: RichText) -> [UInt8] {
    let (latex, unsaid) = LaTeXText.encode(text, in: alphabet)
    if !unsaid.isEmpty { hasUnsaid = true }
    return oneLine(latex)
  }

  /// LaTeX as written, but for what the alphabet lacks.
  private mutating func kept(_ value: [UInt8]) -> [UInt8] {
    guard alphabet == .ascii, value.contains(where: { $0 >= 0x80 }) else { return value }
    var encoder = LaTeXEncoder(alphabet)
    encoder.append(latex: value)
    if !encoder.unsaid.isEmpty { hasUnsaid = true }
    return oneLine(encoder.bytes)
  }

  // MARK: Shape

  /// Whether a value can stand in braces for every reader: some count braces after a backslash, some
  /// do not.
  static func isReadable(_ value: [UInt8]) -> Bool {
    guard LaTeXEncoder.isBalanced(value) else { return false }
    var depth = 0
    var isEscaped = false
    for byte in value {
      if byte == UInt8(ascii: "\\") {
        isEscaped.toggle()
        continue
      }
      if !isEscaped, byte == UInt8(ascii: "{") { depth += 1 }
      if !isEscaped, byte == UInt8(ascii: "}") {
        depth -= 1
        if depth < 0 { return false }
      }
      isEscaped = false
    }
    return depth == 0 && !isEscaped
  }

  /// A value with white space as single blanks, none at the ends.
  func oneLine(_ value: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(value.count)
    for byte in value {
      if byte > 0x20, byte != 0x7F {
        result.append(byte)
      } else if let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    // A backslash before the last blank would escape the brace that follows.
    while result.last == 0x20, result.dropLast().last != UInt8(ascii: "\\") { result.removeLast() }
    return result
  }

  /// A value that is no LaTeX, with braces left out where they are not balanced.
  private func balanced(_ value: [UInt8]) -> [UInt8] {
    if BibTeXValueWriter.isReadable(value) { return value }
    return value.filter { !"{}\\".utf8.contains($0) }
  }

  /// An address, an identifier: as it is, but for braces that are not balanced.
  private mutating func verbatim(_ field: Entry.Field) -> [UInt8] {
    let isAddress = field.name == "url" || field.name == "urlraw"
    var value = oneLine(field.form == .latex ? field.value : Array(field.text.utf8))
    let isKept = BibTeXValueWriter.isReadable(value) && (field.form == .latex || !isAddress)
    if !isKept {
      value =
        isAddress
        ? BibTeXValueWriter.percentEncoded(value) { "{}\\".utf8.contains($0) } : balanced(value)
    }
    guard alphabet == .ascii, value.contains(where: { $0 >= 0x80 }) else { return value }
    if isAddress { return BibTeXValueWriter.percentEncoded(value) { $0 >= 0x80 } }
    hasUnsaid = true
    return value
  }

  private static func percentEncoded(_ value: [UInt8], _ isEncoded: (UInt8) -> Bool) -> [UInt8] {
    var result: [UInt8] = []
    for byte in value {
      if isEncoded(byte) {
        let hex = String(byte, radix: 16, uppercase: true)
        result.append(contentsOf: (hex.utf8.count == 1 ? "%0" : "%").utf8)
        result.append(contentsOf: hex.utf8)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  // MARK: Texts

  /// A title in which words with capitals inside, `DNA` and `iPhone`, keep their case; formats that
  /// have no braces leave that to the program that sets them.
  static func protected(_ text: RichText) -> RichText {
    var result = RichText()
    for run in text.runs {
      let bytes = text.utf8[run.range]
      guard run.style.isDisjoint(with: [.noCase, .math]) else {
        result.append(bytes, run.style)
        continue
      }
      CaseWords.forEach(in: bytes) { word, isMixed in
        result.append(bytes[word], isMixed ? run.style.union(.noCase) : run.style)
      }
    }
    return result
  }

  /// Pages with the dashes that LaTeX sets between numbers: `1--9`, but `A-1`.
  private mutating func pages(_ pages: String) -> [UInt8] {
    let parts = pages.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let ends = part.split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" })
      let isRange =
        ends.count == 2
        && ends.allSatisfy { $0.contains { $0.isNumber } || BibTeXValueWriter.isRoman($0) }
      guard isRange else { return encoded(String(part)) }
      return Array(ends.map { encoded(String($0)) }.joined(separator: Array("--".utf8)))
    }
    return Array(parts.joined(separator: Array(", ".utf8)))
  }

  private static func isRoman(_ text: Substring) -> Bool {
    let letters = text.filter { $0 != " " }
    return !letters.isEmpty && letters.allSatisfy { "ivxlcdm".contains($0) }
  }

  // MARK: People

  private mutating func people(_ names: PersonNames) -> [UInt8] {
    var parts = names.people.map { latex($0) }
    if !names.isComplete { parts.append(Array("others".utf8)) }
    return Array(parts.joined(separator: Array(" and ".utf8)))
  }

  /// A name that is read as the parts it has: `von Last, Jr, First`, with braces where words would
  /// be taken for something else, and in biblatex's extended format where that does not help.
  private mutating func latex(_ name: PersonName) -> [UInt8] {
    guard name.literal.isEmpty else { return group(encoded(name.literal)) }
    let isDropping = !name.droppingParticle.isEmpty
    if isDropping, name.particle.isEmpty, hasExtendedNames { return extended(name) }
    var plain = name
    if isDropping {
      // There is one particle, and `useprefix` says which of the two it is.
      plain.particle = [name.droppingParticle, name.particle].filter { !$0.isEmpty }
        .joined(separator: " ")
      plain.droppingParticle = ""
      hasUnsaid = true
    }
    if plain.family.isEmpty, plain.particle.isEmpty {
      // Where a given name is all there is, it stands alone.
      plain.family = plain.given
      plain.given = ""
    }
    for isGrouped in [false, true] {
      let latex = inParts(plain, isGrouped: isGrouped)
      let read = PersonNames(parsing: latex)
      if read.people == [plain], read.isComplete { return latex }
    }
    return hasExtendedNames ? extended(plain) : inParts(plain, isGrouped: true)
  }

  private mutating func inParts(_ name: PersonName, isGrouped: Bool) -> [UInt8] {
    var family = encoded(name.family)
    if isGrouped { family = group(family) }
    let particle = encoded(name.particle)
    if !particle.isEmpty {
      let isAttached = particle.last == UInt8(ascii: "-") || particle.last == UInt8(ascii: "'")
      family = particle + (isAttached && !isGrouped ? [] : [0x20]) + family
    }
    let rest = [name.suffix, name.given].filter { !$0.isEmpty }.map { part in
      let latex = encoded(part)
      return PersonName.isSplit(part) ? group(latex) : latex
    }
    return Array(([family] + rest).joined(separator: Array(", ".utf8)))
  }

  private mutating func extended(_ name: PersonName) -> [UInt8] {
    let isDropping = !name.droppingParticle.isEmpty
    var parts = [
      ("family", name.family), ("given", name.given),
      ("prefix", isDropping ? name.droppingParticle : name.particle), ("suffix", name.suffix),
    ].filter { !$0.1.isEmpty }.map { Array("\($0.0)=".utf8) + group(encoded($0.1)) }
    if isDropping { parts.append(Array("useprefix=false".utf8)) }
    return Array(parts.joined(separator: Array(", ".utf8)))
  }

  private mutating func encoded(_ text: String) -> [UInt8] {
    latex(RichText(text))
  }

  /// LaTeX in braces that are no accent's.
  private func group(_ latex: [UInt8]) -> [UInt8] {
    let start = latex.first == UInt8(ascii: "\\") ? "{{}" : "{"
    return Array(start.utf8) + latex + [UInt8(ascii: "}")]
  }
}
