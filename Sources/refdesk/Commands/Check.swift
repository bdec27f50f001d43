import Bibliography
import CitationFeatures
import Citations
import PaperIndex
import Projects
import TextStorage

/// What is found in the files looked at: documents at once, bibliographies at the end, each once and
/// with the macros of those beside it.
struct Check {
  private(set) var findings: [Finding] = []
  /// Whether something the user named could not be looked at.
  private(set) var hasFailed = false
  private var loader = LibraryLoader(isWatching: false)
  /// That of the document before that has one of its own; they share their sources.
  private var lastScope: ProjectScope?
  private var seen: Set<String> = []
  private var said: Set<String> = []
  /// Documents that were looked at as sources.
  private var seenAsSources: Set<String> = []
  /// Bibliographies that no document has shown yet.
  private var waiting: [(file: Operand, shown: String, isNamed: Bool)] = []
  private var unused = UnusedEntries()
  /// Whether a document could not be read, which may cite anything.
  private var lacksDocument = false
  private let workingFolder = Terminal.absolutePath(".")
  /// What the command line says.
  private let settings: SettingsLayer?
  /// What the settings of what is looked at say.
  private var levels = DiagnosticLevels()

  init(settings: SettingsLayer?) {
    self.settings = settings
  }

  /// Looks at a file, or at every document and bibliography of a folder.
  mutating func look(at name: String) {
    let operand: Operand
    do throws(Operand.Refusal) {
      operand = try Operand(name)
    } catch {
      return fail(error.message)
    }
    guard let files = operand.filesBelow else {
      return look(at: operand, shown: name, isNamed: true)
    }
    unused.addFolder(operand.path)
    for file in files { look(at: file, shown: file.name, isNamed: false) }
  }

  /// Looks at the bibliographies that no document used.
  mutating func finish() {
    var sources: [IndexedSource] = []
    for (file, shown, isNamed) in waiting where seen.insert(file.path).inserted {
      switch SourceReader().read(file.path) {
      case .success(let read): sources.append(IndexedSource(name: shown, source: read.source))
      case .failure(let failure): fail(file, failure, shown: shown, isNamed: isNamed)
      }
    }
    waiting = []
    if !hasFailed, !lacksDocument {
      // Each says already how grave it is.
      levels = DiagnosticLevels()
      for (source, beside, problems) in unused.problems {
        add(problems, in: source.source, shown: shown(source.name, beside: beside))
      }
    }
    levels =
      SourceResolver.settings(
        ProjectScope(
          documentFolder: workingFolder, workspaceFolder: workingFolder, arguments: settings)
      ).diagnostics ?? DiagnosticLevels()
    let library = Library(sources.map { Library.Member(source: $0, role: .project) })
    for (number, source) in sources.enumerated() {
      add(source, in: library, knowsAll: !hasFailed, number: number, shown: source.name)
    }
  }

  private mutating func look(at file: Operand, shown: String, isNamed: Bool) {
    guard let language = DocumentLanguage(path: file.path), language != .bibliography else {
      waiting.append((file, shown, isNamed))
      return
    }
    guard seen.insert(file.path).inserted else { return }
    switch SourceReader().readDocument(file.path) {
    case .success(let text): lookAtDocument(text, language, file.path, shown: shown)
    case .failure(let failure): fail(file, failure, shown: shown, isNamed: isNamed)
    }
  }

  private mutating func lookAtDocument(
    _ text: SourceText, _ language: DocumentLanguage, _ path: String, shown: String
  ) {
    let bytes = text.contiguousBytes
    var citations = citations(in: bytes, language: language)
    var scope = ProjectScope(
      documentPath: path, language: language, citing: citations, workingFolder: workingFolder,
      arguments: settings)
    scope = loader.sharedScope(for: scope)
    let snapshot = loader.open(scope)
    if let lastScope, lastScope != scope { loader.close(lastScope) }
    lastScope = scope.document == nil ? nil : scope
    let resources = citations.resources
    if !snapshot.list.vocabulary.isEmpty {
      citations = Citations.citations(
        in: bytes, language: language, knowing: snapshot.list.vocabulary)
    }
    levels = snapshot.list.settings.diagnostics ?? DiagnosticLevels()
    let library = snapshot.library
    let context = DocumentContext(
      bytes: bytes, language: language, citations: citations, library: library,
      sources: snapshot.sourcesState(in: library, declaredAt: resources.map(\.range)))
    for problem in context.problems {
      add(
        problem.severity, problem.code, problem.message, shown,
        text.position(of: problem.range.lowerBound, in: .utf32),
        text.position(of: problem.range.upperBound, in: .utf32))
    }
    unused.add(snapshot, citing: CitedKeys(context.citations, in: bytes), shownAs: shown)
    addSettings(snapshot, beside: shown)
    addDocuments(snapshot, beside: shown)
    for problem in snapshot.problems where problem.origin == .argument { fail(problem.message) }
    for (number, member) in library.members.enumerated()
    where member.role == .project && isNew(member.source) {
      add(
        member.source, in: library, knowsAll: snapshot.knowsAll,
        number: number,
        shown: self.shown(member.source.name, beside: shown))
    }
  }

  /// Whether a source was not looked at yet. A document that is one was, as a document.
  private mutating func isNew(_ source: IndexedSource) -> Bool {
    let isDocument =
      source.source.format == .latexDocument || DocumentLanguage(path: source.name) == .markdown
    return isDocument
      ? seenAsSources.insert(source.name).inserted : seen.insert(source.name).inserted
  }

  private mutating func addSettings(_ snapshot: LibrarySnapshot, beside name: String) {
    guard let file = snapshot.list.settingsFile, seen.insert(file.path).inserted else { return }
    let shown = shown(file.path, beside: name)
    for problem in snapshot.problems {
      guard case .settings(file.path, let range) = problem.origin else { continue }
      add(
        problem.severity, problem.shownCode, problem.message, shown,
        file.text.position(of: range.lowerBound, in: .utf32),
        file.text.position(of: range.upperBound, in: .utf32))
    }
  }

  /// Adds what is wrong with the bibliographies that other files of its project name.
  private mutating func addDocuments(_ snapshot: LibrarySnapshot, beside name: String) {
    for problem in snapshot.problems {
      guard case .document(let path, let range) = problem.origin,
        let text = snapshot.list.documentTexts[path]
      else { continue }
      let problem = problem.problem(at: range)
      add(
        problem.severity, problem.code, problem.message, shown(path, beside: name),
        text.position(of: range.lowerBound, in: .utf32),
        text.position(of: range.upperBound, in: .utf32))
    }
  }

  private mutating func add(
    _ indexed: IndexedSource, in library: Library, knowsAll: Bool, number: Int, shown: String
  ) {
    let source = indexed.source
    let problems = indexed.shownProblems(
      limit: .max, macros: library.macros, library: knowsAll ? library : nil, number: number)
    add(problems, in: source, shown: shown)
  }

  private mutating func add(_ problems: [Problem], in source: ParsedSource, shown: String) {
    // A source may be one line, and each of its entries have a problem.
    var cursor = (source.text as? SourceText).map {
      PositionCursor(problems.isEmpty ? [] : $0.contiguousBytes, in: .utf32)
    }
    for problem in problems {
      let places = cursor?.positions(of: problem.range)
      add(
        problem.severity, problem.code, problem.message, shown,
        places?.lowerBound ?? source.position(of: problem.range.lowerBound, in: .utf32),
        places?.upperBound ?? source.position(of: problem.range.upperBound, in: .utf32))
    }
  }

  private mutating func add(
    _ severity: Problem.Severity, _ code: String, _ message: String, _ file: String,
    _ start: TextPosition, _ end: TextPosition
  ) {
    guard let severity = levels.severity(of: code, severity) else { return }
    let finding = Finding(
      file: file, start: start, end: end, severity: severity, code: code, message: message)
    // Every chapter of a document tells what is wrong in it.
    if said.insert(finding.text).inserted { findings.append(finding) }
  }

  /// A file that the user named cannot be looked at; one of a folder is no worse than another
  /// error in it.
  private mutating func fail(
    _ file: Operand, _ failure: SourceReadFailure, shown: String, isNamed: Bool
  ) {
    lacksDocument = lacksDocument || DocumentLanguage(path: file.path) != .bibliography
    if isNamed { return fail(file.message(failure)) }
    let start = TextPosition(line: 0, column: 0)
    let message = SourceReadFailure(path: shown, reason: failure.reason).message
    add(.error, failure.code, message, shown, start, start)
  }

  private mutating func fail(_ message: String) {
    hasFailed = true
    // Each document that has a source tells what is wrong with it.
    if said.insert(message).inserted { Terminal.complain(message) }
  }

  /// How a file is shown that belongs to what the user named: from the working folder, or from the
  /// root where the user began there.
  private func shown(_ path: String, beside name: String) -> String {
    name.hasPrefix("/") ? path : DocumentFiles.relative(path, to: workingFolder)
  }
}
