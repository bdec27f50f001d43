/// A list of authors, editors …
package struct PersonNames: Sendable, Hashable {
  /// The people, in the order given.
  package var people: [PersonName]
  /// Whether these are all of them: false after `and others` or `et al.`, and for a page that
  /// names one author of every paper.
  package var isComplete: Bool

  /// A list from its people.
  package init(people: [PersonName], isComplete: Bool = true) {
    self.people = people
    self.isComplete = isComplete
  }

  /// The names of a BibTeX or biblatex value, decoded.
  ///
  /// Names are split at the word `and` outside braces, in any case; each is `First von Last`,
  /// `von Last, First`, `von Last, Jr, First`, `{Literal}` or biblatex's `family=…, given=…`.
  /// Linear. Of more than `limit` people, those behind are left out, and what is said of them.
  package init(parsing latex: Span<UInt8>, limit: Int = .max) {
    self.init(people: [])
    let parser = PersonNameParser(isLaTeX: true)
    parser.forEachName(in: latex) { range in
      add(range, of: latex, parser)
      return people.count < limit
    }
  }

  /// The names of a BibTeX or biblatex value, as above.
  package init(parsing latex: [UInt8]) {
    let latex = latex[...]
    self.init(parsing: latex.span)
  }

  /// The names of a value in any form; in LaTeX not many more than `limit`, as above.
  package init(_ value: [UInt8], form: ValueForm, limit: Int = .max) {
    let bytes = value[...]
    switch form {
    case .names: self = NameList.names(in: bytes.span)
    case .latex, .expression: self.init(parsing: bytes.span, limit: limit)
    case .plain, .markup:
      // Without LaTeX only `and` separates.
      let parser = PersonNameParser(isLaTeX: false)
      let names = parser.names(in: bytes.span)
      self.init(plain: names.map { String(decoding: bytes[$0], as: UTF8.self) })
    }
  }

  /// Whether a name without LaTeX stands for people who are not named: `others`, `et al.`
  package static func isOthers(_ name: String) -> Bool {
    let bytes = ArraySlice(name.utf8)
    return PersonNameParser(isLaTeX: false).isOthers(bytes.span, 0..<bytes.count)
  }

  /// Names as people write them, `Given Family`, one a string, in UTF-8 without LaTeX; `et al.`
  /// and `others` may be among them.
  package init(plain names: [String]) {
    self.init(people: [])
    let parser = PersonNameParser(isLaTeX: false)
    for text in names {
      let bytes = ArraySlice(text.utf8)
      add(0..<bytes.count, of: bytes.span, parser)
    }
  }

  private mutating func add(_ range: Range<Int>, of text: Span<UInt8>, _ parser: PersonNameParser) {
    if parser.isOthers(text, range) {
      isComplete = false
      return
    }
    let shorter = parser.nameBeforeOthers(text, range)
    if shorter != nil { isComplete = false }
    let name = parser.name(in: text, shorter ?? range)
    if !name.isEmpty { people.append(name) }
  }
}

extension PersonNames {
  /// How many people `shortList` looks at.
  package static let shortListLimit = 3

  /// The list as texts cite it: `Weston`, `Weston and Xu`, `Wu et al.`,
  /// `Weston and others` where one of several is known; empty for nobody.
  package var shortList: String {
    guard let first = people.first else { return "" }
    // The one author that a page is about need not be the first of a paper's.
    if !isComplete, people.count == 1 { return first.familyForDisplay + " and others" }
    guard isComplete, people.count <= 2 else { return first.familyForDisplay + " et al." }
    guard people.count == 2 else { return first.familyForDisplay }
    return first.familyForDisplay + " and " + people[1].familyForDisplay
  }

  /// The people by their whole names, at most `limit` of them: `A`, `A and B`, `A, B, and C`,
  /// `A, B, and 7 others`; `A and others` where the list is not complete.
  package func fullList(limit: Int = .max) -> String {
    var items = people.prefix(max(limit, 1)).map(\.displayName)
    guard !items.isEmpty else { return "" }
    let hiddenCount = people.count - items.count
    if !isComplete {
      items.append("others")
    } else if hiddenCount > 0 {
      items.append(hiddenCount == 1 ? "1 other" : "\(hiddenCount) others")
    }
    var list = items[0]
    for (number, item) in items.enumerated().dropFirst() {
      list += items.count == 2 ? " and " : number == items.count - 1 ? ", and " : ", "
      list += item
    }
    return list
  }
}
