import Bibliography
import Citations
import PaperIndex

/// What the library says of the keys of one document.
struct KeyVerdicts {
  private enum Verdict {
    case known
    case looksLike(Citekey)
    /// An identifier in the place of a key, which no source has to have.
    case unlisted
    /// With the key that the project has for the same paper.
    case onlyIn(role: SourceRole, source: String, own: Citekey?)
    case unknown(nearest: [Citekey])
  }

  /// Keys that are compared with unknown ones in one look at a document, some 15 milliseconds: with
  /// more of them, it is the bibliography that is the wrong one.
  private static let comparisonLimit = 2_000_000
  /// How far past a key its end is looked for, in bytes.
  private static let reach = 256

  private let context: DocumentContext
  private let definedKeys: Set<Citekey>
  private var works: WorkFinder?
  private var verdicts: [Citekey: Verdict] = [:]
  private var comparisonCount = 0
  /// What an unknown key may be due to, once it was looked for.
  private var damage: String??
  /// The first source of the project that could not be read.
  private let failure: SourceFailure?

  init(_ context: DocumentContext) {
    self.context = context
    definedKeys = context.definedKeys.union(context.definedLabels)
    failure = context.sources.failures.first(where: \.leavesKeysUnknown)
  }

  /// What is wrong with the key of a citation that no entry of the project has. A key that may be in a
  /// source which could not be read is marked, too, and never as an error: nobody knows.
  mutating func problem(at citation: Citation) -> CitationProblem? {
    let key = Citekey(utf8: context.key(of: citation))
    let verdict = verdicts[key] ?? verdict(on: key)
    verdicts[key] = verdict
    guard let problem = problem(verdict, key: key, at: citation) else { return nil }
    guard let failure, ["unknown-key", "key-case", "not-in-bibliography"].contains(problem.code)
    else { return problem }
    let isNothingKnown =
      problem.code == "unknown-key" && problem.nearestKeys.isEmpty
      && context.sources.projectNames.isEmpty
    return CitationProblem(
      range: problem.range, severity: .hint, code: problem.code,
      message: isNothingKnown
        ? "Whether “\(key.string)” is a key cannot be said. \(failure.reason)"
        : "\(problem.message) Not all bibliographies could be read: \(failure.reason)",
      nearestKeys: problem.nearestKeys)
  }

  private mutating func verdict(on key: Citekey) -> Verdict {
    let library = context.library
    // What the document itself defines.
    if definedKeys.contains(key) { return .known }
    if Identifier.isForm(ofCitekey: key.utf8) {
      return library.firstEntry(forKey: key.utf8) == nil ? .unlisted : .known
    }
    if let first = library.firstEntry(forKey: key.utf8) {
      let member = library.members[first.member]
      if works == nil { works = WorkFinder(library) }
      let own = works?.work(of: first).members.first { library.role(of: $0) == .project }
      return .onlyIn(
        role: member.role, source: fileName(member.source.name),
        own: own.map { Citekey(utf8: Array(library.keyBytes($0))) })
    }
    let composed = Citekey(utf8: Array(UnicodeNormalization.composed(key.string).utf8))
    if composed != key, library.isKnown(composed.utf8) { return .looksLike(composed) }
    guard comparisonCount < KeyVerdicts.comparisonLimit else { return .unknown(nearest: []) }
    comparisonCount += library.members.reduce(0) { $0 + $1.source.source.entryCount }
    let near = context.nearestKeys(to: key.utf8)
    if let same = near.first, same.string.lowercased() == key.string.lowercased() {
      return .looksLike(same)
    }
    return .unknown(nearest: near)
  }

  private mutating func problem(
    _ verdict: Verdict, key: Citekey, at citation: Citation
  ) -> CitationProblem? {
    switch verdict {
    case .known:
      return nil
    case .unlisted:
      return CitationProblem(
        range: citation.keyRange, severity: .hint, code: "unlisted-identifier",
        message: "None of your sources has “\(key.string)”.")
    case .looksLike(let other):
      // Strings are equal when they look alike, bytes are not.
      let difference =
        other.string == key.string
        ? "“\(key.string)” looks like a key of \(place(of: other)) and is written with other "
          + "characters (accents apart from their letters);"
        : "“\(key.string)” differs from “\(other.string)” in upper and lower case only;"
      return CitationProblem(
        range: citation.keyRange, severity: .error, code: "key-case",
        message: "\(difference) \(enginesThatFail)",
        nearestKeys: [other])
    case .onlyIn(let role, let source, let own):
      let found = "“\(key.string)” is in your \(role == .index ? "index" : "library") (\(source))"
      return CitationProblem(
        range: citation.keyRange, severity: .information, code: "not-in-bibliography",
        message: own.map { "\(found); the same paper is in \(place(of: $0)) as “\($0.string)”." }
          ?? "\(found), not in \(context.projectDescription).",
        nearestKeys: own.map { [$0] } ?? [])
    case .unknown(let nearest):
      if let cutOff = cutOffKey(at: citation) { return cutOff }
      guard !nearest.isEmpty else {
        // A bare `@name` that is like no key may be a mention of somebody.
        let isMention =
          citation.mode == .authorInText && citation.group == nil && !citation.isBraced
          && !KeyVerdicts.holdsYear(key)
        return CitationProblem(
          range: citation.keyRange, severity: isMention ? .hint : .error, code: "unknown-key",
          message: "Unknown key “\(key.string)”: "
            + (context.sources.projectNames.isEmpty
              ? "no source has it." : "no entry of \(context.projectDescription) has it.")
            + (damageOfProject.map { " \($0)" } ?? ""))
      }
      let names = nearest.map { "“\($0.string)”" }.joined(separator: ", ")
      return CitationProblem(
        range: citation.keyRange, severity: .error, code: "unknown-key",
        message: "Unknown key “\(key.string)”. Did you mean \(names)?", nearestKeys: nearest)
    }
  }

  /// Whether four digits that can be a year stand in a key: nobody's name has them.
  private static func holdsYear(_ key: Citekey) -> Bool {
    let runs = key.utf8.split { $0 < 0x30 || $0 > 0x39 }
    return runs.contains { run in
      let century = run.prefix(2)
      return run.count == 4
        && ["15", "16", "17", "18", "19", "20"].contains {
          century.elementsEqual($0.utf8)
        }
    }
  }

  /// A sentence about an entry of the project's bibliographies that is never closed, as in a file
  /// that was cut off: what stood behind it is lost. O(blocks), once.
  private var damageOfProject: String? {
    mutating get {
      if let damage { return damage }
      var found: String?
      for member in context.library.members where member.role == .project && found == nil {
        let source = member.source.source
        for (index, block) in source.blocks.enumerated() where !block.problems.isEmpty {
          guard
            let problem = block.problems.first(where: {
              $0.code == "unclosed-entry" || $0.code == "unclosed-value"
            })
          else { continue }
          let offset = source.byteStarts[index] + problem.range.lowerBound
          let line = source.position(of: offset, in: .utf8).line + 1
          found = "\(fileName(member.source.name)) is damaged in line \(line), which may be why."
          break
        }
      }
      damage = .some(found)
      return found
    }
  }

  /// The file that has a key.
  private func place(of key: Citekey) -> String {
    context.library.firstEntry(forKey: key.utf8).map {
      fileName(context.library.members[$0.member].source.name)
    } ?? context.projectDescription
  }

  /// Who does not find a key that differs as little as that. BibTeX looks entries up in lower case,
  /// and gives up on a key that is cited in two ways; all others compare the characters.
  private var enginesThatFail: String {
    switch context.language {
    case .latex: "biber does not find it, and BibTeX only if it is never cited the other way."
    case .typst: "Typst takes them for different keys."
    case .org: "Org and biber take them for different keys."
    case .restructuredText: "Sphinx takes them for different keys."
    case .markdown, .notebook, .bibliography: "Pandoc and biber take them for different keys."
    }
  }

  /// What to do about a key that cannot stand bare behind a mark.
  private func remedy(for key: [UInt8]) -> (code: String, advice: String)? {
    let string = String(decoding: key, as: UTF8.self)
    return switch insertionForm(of: key, language: context.language) {
    case .braced: ("key-needs-braces", "this key needs braces: @{\(string)}.")
    case .string: ("key-needs-label", "this key needs a call: #cite(label(\"\(string)\")).")
    case .bare, nil: nil
    }
  }

  /// The problem of a key that is known as it is written and that is read only in part: in Markdown
  /// `@a--b` cites `a`, and in Typst `@a+b` does.
  private func cutOffKey(at citation: Citation) -> CitationProblem? {
    guard
      KeyFrame(of: citation, in: context.bytes, language: context.language) == .mark,
      context.language == .markdown || context.language == .typst
    else { return nil }
    let start = citation.keyRange.lowerBound
    let rest = context.bytes[start...].prefix(KeyVerdicts.reach)
    var end =
      rest.firstIndex {
        $0.isBlankOrLineEnd || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";")
          || $0 == UInt8(ascii: "]")
      } ?? rest.endIndex
    // What the sentence puts after the key may look like its end.
    while end > citation.keyRange.upperBound {
      let key = Array(context.bytes[start..<end])
      if context.library.isKnown(key), let remedy = remedy(for: key) {
        let citekey = Citekey(utf8: key)
        return CitationProblem(
          range: start..<end, severity: .error, code: remedy.code,
          message:
            "\(context.language == .typst ? "Typst" : "Pandoc") reads only "
            + "“\(String(decoding: context.key(of: citation), as: UTF8.self))” here; "
            + remedy.advice,
          nearestKeys: [citekey])
      }
      end -= 1
    }
    return nil
  }
}
