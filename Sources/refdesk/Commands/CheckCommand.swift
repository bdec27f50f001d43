import Bibliography
import CitationFeatures
import Citations
import PaperIndex
import Projects
import TextStorage

/// `refdesk check`: what is wrong in documents and bibliographies, as a compiler says it.
enum CheckCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words, options: [.value("--format"), .flag("--json"), .flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.check)
      return 0
    }
    let format = arguments.has("--json") ? "json" : arguments.last("--format") ?? "text"
    guard format == "text" || format == "json" else {
      throw Arguments.Misuse(message: "check prints text or json, not “\(format)”")
    }
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "check needs a file or a folder; see refdesk check --help")
    }
    var check = Check()
    for operand in arguments.operands { check.look(at: operand) }
    for finding in check.findings {
      Terminal.print(format == "json" ? finding.json : finding.text)
    }
    if check.hasFailed { return 2 }
    return check.findings.contains { $0.severity <= .warning } ? 1 : 0
  }
}

/// What was found in the files looked at so far.
private struct Check {
  private(set) var findings: [Finding] = []
  private(set) var hasFailed = false
  private var loader = LibraryLoader()
  private var seen: Set<String> = []
  private let workingFolder = Terminal.absolutePath(".")
  /// Documents are read whole, whatever their length.
  private let reader: SourceReader = {
    var options = SourceReader.Options()
    options.keptLimit = 1 << 30
    return SourceReader(options: options)
  }()

  /// Looks at a file, or at every document and bibliography of a folder.
  mutating func look(at operand: String) {
    let path = Terminal.absolutePath(operand)
    if let files = DocumentFiles.below(path) {
      for file in files {
        lookAtFile(file, shown: DocumentFiles.shown(file, below: path, as: operand))
      }
    } else {
      lookAtFile(path, shown: operand)
    }
  }

  private mutating func lookAtFile(_ path: String, shown: String) {
    guard seen.insert(path).inserted else { return }
    if let language = DocumentLanguage(path: path), language != .bibliography {
      switch reader.readText(path) {
      case .success(let text): lookAtDocument(text, language, path, shown: shown)
      case .failure(let failure): fail(failure)
      }
    } else {
      switch SourceReader().read(path) {
      case .success(let read): add(read.source, shown: shown)
      case .failure(let failure): fail(failure)
      }
    }
  }

  private mutating func lookAtDocument(
    _ text: SourceText, _ language: DocumentLanguage, _ path: String, shown: String
  ) {
    let bytes = text.contiguousBytes
    let citations = citations(in: bytes, language: language)
    let folder = DocumentFiles.folder(of: path)
    let isBelow = path.hasPrefix(workingFolder + "/")
    let snapshot = loader.open(
      ProjectScope(
        documentFolder: folder, workspaceFolder: isBelow ? workingFolder : folder,
        declared: citations.resources.map(\.path)))
    let failures = snapshot.problems.filter(\.leavesKeysUnknown).map { problem in
      var range: Range<Int>?
      if case .declared(let index) = problem.origin, citations.resources.indices.contains(index) {
        range = citations.resources[index].range
      }
      return SourceFailure(range: range, message: problem.message)
    }
    let project = snapshot.library.members.filter { $0.role == .project }
    let context = DocumentContext(
      bytes: bytes, language: language, citations: citations, library: snapshot.library,
      sources: SourcesState(
        isComplete: true, failures: failures,
        projectNames: project.map { fileName($0.source.name) }))
    for problem in context.problems {
      add(
        problem.severity, problem.code, problem.message, shown,
        text.position(of: problem.range.lowerBound, in: .utf32),
        text.position(of: problem.range.upperBound, in: .utf32))
    }
    addSettings(snapshot)
    for member in project where seen.insert(member.source.name).inserted {
      add(
        member.source.source, shown: DocumentFiles.relative(member.source.name, to: workingFolder))
    }
  }

  private mutating func addSettings(_ snapshot: LibrarySnapshot) {
    guard let file = snapshot.list.settingsFile, seen.insert(file.path).inserted else { return }
    let shown = DocumentFiles.relative(file.path, to: workingFolder)
    for problem in snapshot.problems {
      guard case .settings(file.path, let range) = problem.origin else { continue }
      add(
        problem.severity, problem.code, problem.message, shown,
        file.text.position(of: range.lowerBound, in: .utf32),
        file.text.position(of: range.upperBound, in: .utf32))
    }
  }

  private mutating func add(_ source: ParsedSource, shown: String) {
    for problem in source.shownProblems(limit: .max) {
      add(
        problem.severity, problem.code, problem.message, shown,
        source.position(of: problem.range.lowerBound, in: .utf32),
        source.position(of: problem.range.upperBound, in: .utf32))
    }
  }

  private mutating func add(
    _ severity: Problem.Severity, _ code: String, _ message: String, _ file: String,
    _ start: TextPosition, _ end: TextPosition
  ) {
    findings.append(
      Finding(
        file: file, start: start, end: end, severity: severity, code: code, message: message))
  }

  private mutating func fail(_ failure: SourceReadFailure) {
    Terminal.complain(failure.message)
    hasFailed = true
  }
}
