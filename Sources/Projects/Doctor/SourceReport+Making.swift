import Bibliography
import CitationFeatures
import Citations
import PaperIndex
import TextStorage

/// A document that a report is made of, at one version.
package struct ReportedDocument: Sendable {
  package let path: String
  package let text: SourceText
  package let language: DocumentLanguage
  package let citations: DocumentCitations

  package init(
    path: String, text: SourceText, language: DocumentLanguage, citations: DocumentCitations
  ) {
    self.path = path
    self.text = text
    self.language = language
    self.citations = citations
  }

  /// A document that nobody has read yet. Linear in the text.
  package init(path: String, text: SourceText, language: DocumentLanguage) {
    self.init(
      path: path, text: text, language: language,
      citations: Citations.citations(in: text.contiguousBytes, language: language))
  }

  /// The same text, read with what other files define.
  package func read(knowing vocabulary: LaTeXVocabulary) -> ReportedDocument {
    if vocabulary.isEmpty { return self }
    return ReportedDocument(
      path: path, text: text, language: language,
      citations: Citations.citations(
        in: text.contiguousBytes, language: language, knowing: vocabulary))
  }
}

extension SourceReport {
  /// Entries of sources that are looked through for problems while somebody waits for a hover.
  private static let quickLimit = 5_000

  /// What a snapshot says of one name that a document declares, and nothing else. Linear in the sources
  /// it means, whatever they hold.
  package init(
    of snapshot: LibrarySnapshot, library: Library, declared index: Int,
    in document: ReportedDocument
  ) {
    let list = snapshot.list
    let levels = list.settings.diagnostics ?? DiagnosticLevels()
    let origin = SourceOrigin.declared(index)
    let searches = list.searches.filter { $0.origin == origin }
    names = searches.map {
      Name(
        $0, snapshot.problems.filter { $0.origin == origin }, levels: levels,
        at: OriginPlaces(list: list, document: document))
    }
    let found = Set(searches.flatMap(\.found))
    var limit = SourceReport.quickLimit
    sources = zip(list.sources, snapshot.states).filter { found.contains($0.0.path) }.map {
      let source = Source(
        $0, $1, in: library, levels: levels, knowsAll: snapshot.knowsAll, limit: limit)
      limit = max(limit - source.entryCount, 0)
      return source
    }
  }

  /// What a snapshot says, which is that of all the documents: the first of them is the one whose
  /// names it followed. `library` is the snapshot's with open sources in place. O(documents + entries);
  /// reads the bibliography that new entries go into.
  package init(
    of snapshot: LibrarySnapshot, library: Library, documents: [ReportedDocument]
  ) {
    let list = snapshot.list
    let levels = list.settings.diagnostics ?? DiagnosticLevels()
    workspaceFolder = snapshot.scope.workspaceFolder
    settingsFile = list.settingsFile?.path
    let candidates =
      (snapshot.scope.documentFolder ?? workspaceFolder).map(SettingsFile.candidates(from:)) ?? []
    // Up to the one that counts.
    let last = candidates.firstIndex { $0 == settingsFile } ?? candidates.endIndex
    settingsTried = Array(candidates.prefix(last + 1))
    variables = list.variables
    projectFiles = list.projectSearches
    roots = list.roots.filter { root in !documents.contains { $0.path == root } }.map {
      Root($0, of: documents.first, text: list.documentTexts[$0])
    }
    let places = OriginPlaces(list: list, document: documents.first)
    sources = zip(list.sources, snapshot.states).map { source, state in
      Source(source, state, in: library, levels: levels, knowsAll: snapshot.knowsAll)
    }
    var rest = snapshot.problems
    names = list.searches.map { search in
      let own = rest.filter { $0.origin == search.origin && $0.origin != .workspace }
      rest.removeAll { problem in own.contains(problem) }
      return Name(search, own, levels: levels, at: places)
    }
    let found = Set(names.flatMap(\.found))
    for source in list.sources where source.origin == .embedded && !found.contains(source.path) {
      names.append(
        Name(
          name: source.path, origin: .embedded, place: nil, tried: [], found: [source.path],
          problems: []))
    }
    newEntries = NewEntries(of: snapshot, in: library, citedIn: documents.first?.path)
    problems = rest.compactMap { Finding($0, at: places[$0.origin], levels: levels) }
    self.documents = documents.map {
      Document($0, snapshot: snapshot, library: library)
    }
  }
}

/// Where people see who named a source.
private struct OriginPlaces {
  let list: SourceList
  let document: ReportedDocument?

  subscript(origin: SourceOrigin) -> SourceReport.Place? {
    switch origin {
    case .declared(let index):
      guard let document, document.citations.resources.indices.contains(index) else { return nil }
      return SourceReport.Place(
        path: document.path, offset: document.citations.resources[index].range.lowerBound,
        in: document.text)
    case .document(let path, let range):
      return list.documentTexts[path].map {
        SourceReport.Place(path: path, offset: range.lowerBound, in: $0)
      }
    case .settings(let path, let range):
      return list.settingsFile.map {
        SourceReport.Place(path: path, offset: range.lowerBound, in: $0.text)
      }
    case .client, .argument, .workspace, .embedded:
      return nil
    }
  }
}

extension SourceReport.Root {
  /// `text` is that of the root, if it is at hand. O(it).
  fileprivate init(_ path: String, of document: ReportedDocument?, text: SourceText?) {
    func name(_ path: String) -> Substring {
      let name = PathText.name(of: path)
      return name.split(separator: ".").first ?? name[...]
    }
    var place: SourceReport.Place?
    if let document {
      if let link = document.citations.links.first(where: { $0.kind == .parent }) {
        place = SourceReport.Place(
          path: document.path, offset: link.range.lowerBound, in: document.text)
      } else if let text {
        let links = citations(in: text.contiguousBytes, language: document.language).links
        place = links.first { name($0.path) == name(document.path) }.map {
          SourceReport.Place(path: path, offset: $0.range.lowerBound, in: text)
        }
      }
    }
    self.init(path: path, place: place)
  }
}

extension SourceReport.Name {
  fileprivate init(
    _ search: SourceSearch, _ problems: [SourceProblem], levels: DiagnosticLevels,
    at places: OriginPlaces
  ) {
    self.init(
      name: search.name, origin: SourceReport.Origin(search.origin), place: places[search.origin],
      tried: search.tried.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
      found: search.found,
      problems: problems.compactMap {
        SourceReport.Finding($0, at: places[$0.origin], levels: levels)
      })
  }
}

extension SourceReport.Place {
  fileprivate init(path: String, offset: Int, in text: SourceText) {
    self.init(path: path, text.position(of: offset, in: .utf32))
  }

  fileprivate init(path: String, _ position: TextPosition) {
    self.init(path: path, line: position.line + 1, column: position.column + 1)
  }
}

extension SourceReport.Origin {
  init(_ origin: SourceOrigin) {
    switch origin {
    case .declared: self = .document
    case .document: self = .project
    case .settings: self = .settings
    case .client: self = .client
    case .argument: self = .argument
    case .workspace: self = .workspace
    case .embedded: self = .embedded
    }
  }
}

extension SourceReport.Finding {
  /// `nil` for what the settings turn off.
  fileprivate init?(
    _ problem: SourceProblem, at place: SourceReport.Place?, levels: DiagnosticLevels
  ) {
    guard let severity = levels.severity(of: problem.shownCode, problem.severity) else {
      return nil
    }
    self.init(
      severity: severity, code: problem.shownCode, message: problem.message, place: place,
      isOfMissingFile: problem.code == "missing-bibliography")
  }
}

extension SourceReport.Source {
  fileprivate init(
    _ resolved: ResolvedSource, _ state: SourceState, in library: Library,
    levels: DiagnosticLevels, knowsAll: Bool, limit: Int = .max
  ) {
    switch state {
    case .member(let number) where library.members.indices.contains(number):
      let member = library.members[number]
      let source = member.source.source
      let problems =
        source.entryCount > limit
        ? []
        : levels.applied(
          to: member.source.shownProblems(
            limit: .max, macros: library.macros, library: knowsAll ? library : nil, number: number))
      let worst = problems.map(\.severity).min()
      let first = problems.first { $0.severity == worst }
      self.init(
        path: resolved.path, role: member.role, format: source.format.rawValue,
        entryCount: source.entryCount, problemCount: problems.count,
        problem: first.map {
          SourceReport.Finding(
            severity: $0.severity, code: $0.code, message: $0.message,
            place: SourceReport.Place(
              path: resolved.path, source.position(of: $0.range.lowerBound, in: .utf32)))
        }, failure: nil)
    case .member:
      self.init(resolved, failure: nil)
    case .failed(let failure):
      self.init(resolved, failure: failure.message)
    }
  }

  private init(_ resolved: ResolvedSource, failure: String?) {
    self.init(
      path: resolved.path, role: resolved.role ?? .project, format: nil, entryCount: 0,
      problemCount: 0, problem: nil, failure: failure)
  }
}

extension SourceReport.Document {
  fileprivate init(
    _ document: ReportedDocument, snapshot: LibrarySnapshot, library: Library
  ) {
    let found = document.citations
    let context = DocumentContext(
      bytes: document.text.contiguousBytes, language: document.language, citations: found,
      library: library,
      sources: snapshot.sourcesState(in: library, declaredAt: found.resources.map(\.range)))
    let defined = context.definedKeys.union(context.definedLabels)
    // What is said of a place is said by the rules that check documents.
    var wrong: [Int: Problem.Severity] = [:]
    for problem in context.problems
    where ["unknown-key", "key-case", "key-needs-braces"].contains(problem.code) {
      wrong[problem.range.lowerBound] = problem.severity
    }
    var seen: Set<Citekey> = []
    var (known, elsewhere, undecided) = (0, 0, 0)
    var unknown: [SourceReport.UnknownKey] = []
    var cursor = PositionCursor(context.bytes, in: .utf32)
    for citation in found.citations where citation.mode != .named {
      let key = Citekey(utf8: context.key(of: citation))
      guard !seen.contains(key) else { continue }
      let severity = wrong[citation.keyRange.lowerBound]
      if library.isKnown(key.utf8) || defined.contains(key), severity == nil {
        known += 1
      } else if let severity {
        if severity <= .warning {
          unknown.append(
            SourceReport.UnknownKey(
              key: key.string,
              place: SourceReport.Place(
                path: document.path, cursor.position(of: citation.keyRange.lowerBound))))
        } else if context.sources.failures.isEmpty {
          // A bare `@name` may be a mention of somebody.
          continue
        } else {
          undecided += 1
        }
      } else if library.firstEntry(forKey: key.utf8) != nil {
        elsewhere += 1
      } else {
        // Without any bibliography a bare `@name` is nothing that is checked.
        guard !library.members.isEmpty || !snapshot.problems.isEmpty || citation.group != nil
        else { continue }
        undecided += 1
      }
      seen.insert(key)
    }
    self.init(
      path: document.path, language: document.language.name, keyCount: seen.count,
      knownCount: known, elsewhereCount: elsewhere, undecidedCount: undecided, unknown: unknown)
  }
}

extension DocumentLanguage {
  /// As people call it.
  fileprivate var name: String {
    switch self {
    case .markdown: "Markdown"
    case .latex: "LaTeX"
    case .typst: "Typst"
    case .org: "Org"
    case .restructuredText: "reStructuredText"
    case .notebook: "notebook"
    case .bibliography: "bibliography"
    }
  }
}
