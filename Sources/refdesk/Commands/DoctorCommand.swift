import Citations
import JSON
import PaperIndex
import Projects
import TextStorage

/// `refdesk doctor`: which bibliographies a document has and why, and what is broken.
enum DoctorCommand {
  /// Documents of a folder that are looked at.
  private static let documentLimit = 2_000
  /// Reports of a folder that are printed.
  private static let reportLimit = 50

  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words,
      options: [.value("--format"), .flag("--json")] + SettingsOptions.options + [.flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.doctor)
      return 0
    }
    let format = arguments.has("--json") ? "json" : arguments.last("--format") ?? "text"
    guard format == "text" || format == "json" else {
      throw Arguments.Misuse(message: "doctor prints text or json, not “\(format)”")
    }
    guard arguments.operands.count <= 1 else {
      throw Arguments.Misuse(message: "doctor looks at one document or folder at a time")
    }
    let settings = try SettingsOptions(arguments).layer
    let reports: [SourceReport]
    do throws(Operand.Refusal) {
      reports = try self.reports(on: Operand(arguments.operands.first ?? "."), settings)
    } catch {
      Terminal.complain(error.message)
      return 2
    }
    var output = LineOutput()
    let folder = Terminal.absolutePath(".")
    for (number, report) in reports.prefix(reportLimit).enumerated() {
      if format == "json" {
        output.add(report.json)
      } else {
        if number > 0 { output.add("\n") }
        output.add(report.text(from: folder))
      }
    }
    if reports.count > reportLimit {
      output.flush()
      Terminal.complain(
        "the folder has \(reports.count) different lists of bibliographies; the first \(reportLimit) "
          + "are shown")
    }
    guard output.flush() else { return 2 }
    return reports.allSatisfy(\.isHealthy) ? 0 : 1
  }

  private static func reports(
    on operand: Operand, _ settings: SettingsLayer?
  ) throws(Operand.Refusal) -> [SourceReport] {
    guard let files = operand.filesBelow else {
      let document = try operand.document()
      return [Examination(settings).report(on: document)]
    }
    let documents = files.filter { DocumentLanguage(path: $0.path) != .bibliography }
    if documents.count > documentLimit {
      Terminal.complain(
        "“\(operand.name)” has \(documents.count) documents; the first \(documentLimit) are looked at"
      )
    }
    return Examination(settings).reports(
      on: documents.prefix(documentLimit).compactMap { try? $0.document() }, in: operand.path)
  }
}

/// Makes reports on documents at one moment.
private struct Examination {
  /// Documents with the same answer to where their bibliographies are.
  private struct Group: Hashable {
    /// Paths with roles, in order.
    let sources: [ResolvedSource]
    let settingsFile: String?
    let complaints: [String]
  }

  private let settings: SettingsLayer?
  private var loader = LibraryLoader(isWatching: false)
  private var lastScope: ProjectScope?
  private let workingFolder = Terminal.absolutePath(".")

  init(_ settings: SettingsLayer?) {
    self.settings = settings
  }

  func report(on document: ReportedDocument) -> SourceReport {
    var copy = self
    let (snapshot, document) = copy.look(at: document)
    return SourceReport(of: snapshot, library: snapshot.library, documents: [document])
  }

  /// One for each distinct list of sources, in the order of their first documents.
  func reports(on documents: [ReportedDocument], in folder: String) -> [SourceReport] {
    var copy = self
    var order: [Group] = []
    var groups: [Group: (snapshot: LibrarySnapshot, documents: [ReportedDocument])] = [:]
    for document in documents {
      let (snapshot, document) = copy.look(at: document)
      let group = Group(
        sources: snapshot.list.sources.map {
          ResolvedSource(path: $0.path, role: $0.role, origin: .workspace, content: $0.content)
        }, settingsFile: snapshot.list.settingsFile?.path,
        complaints: snapshot.problems.map(\.message))
      if groups[group] == nil { order.append(group) }
      groups[group, default: (snapshot, [])].documents.append(document)
    }
    if order.isEmpty {
      let scope = ProjectScope(
        documentFolder: folder, workspaceFolder: folder, arguments: settings)
      let snapshot = copy.loader.open(scope)
      return [SourceReport(of: snapshot, library: snapshot.library, documents: [])]
    }
    return order.compactMap { groups[$0] }.map {
      SourceReport(of: $0.snapshot, library: $0.snapshot.library, documents: $0.documents)
    }
  }

  /// The sources of a document, and the document read with what others of its project define.
  private mutating func look(
    at document: ReportedDocument
  ) -> (LibrarySnapshot, ReportedDocument) {
    let scope = ProjectScope(
      documentPath: document.path, language: document.language, citing: document.citations,
      workingFolder: workingFolder, arguments: settings)
    let snapshot = loader.open(scope)
    // Each document has one of its own; they share their sources.
    if let lastScope, lastScope != scope { loader.close(lastScope) }
    lastScope = scope
    return (snapshot, document.read(knowing: snapshot.list.vocabulary))
  }
}

extension Operand {
  /// The document, which can cite, or why it is none.
  fileprivate func document() throws(Refusal) -> ReportedDocument {
    let text = try documentText()
    let language = DocumentLanguage(path: path) ?? .bibliography
    if language == .bibliography {
      throw refusal("It is a bibliography: name a document that cites from it, or a folder.")
    }
    return ReportedDocument(path: path, text: text, language: language)
  }
}
