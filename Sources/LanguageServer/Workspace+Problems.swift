import Bibliography
import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

// What is wrong in files that open documents depend on, wherever it is shown.

extension Workspace {
  /// The settings files of all documents with what is wrong in them.
  var settingsProblems: [(path: String, text: SourceText, problems: [Problem])] {
    var found: [String: (text: SourceText, problems: [Problem])] = [:]
    for snapshot in snapshots.values {
      guard let file = snapshot.list.settingsFile, found[file.path] == nil else { continue }
      var problems = file.problems
      for problem in snapshot.problems {
        guard case .settings(file.path, let range) = problem.origin,
          !problems.contains(where: { $0.range == range && $0.code == problem.shownCode })
        else { continue }
        problems.append(problem.problem(at: range))
      }
      found[file.path] = (file.text, problems)
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text, $0.value.problems) }
  }

  /// What settings say of the diagnostics of an open document.
  func levels(of document: OpenDocument) -> DiagnosticLevels {
    snapshot(of: document.uri).map { $0.list.settings.diagnostics ?? DiagnosticLevels() }
      ?? levels(ofFile: document.path)
  }

  /// What settings say of the diagnostics of a file that documents depend on: those of the first of
  /// them, by their folders.
  func levels(ofFile path: String) -> DiagnosticLevels {
    let users = snapshots.values.filter { snapshot in
      snapshot.list.sources.contains { $0.path == path }
        || snapshot.list.settingsFile?.path == path || snapshot.list.documentTexts[path] != nil
    }
    let first = users.min { Workspace.precedes($0.scope, $1.scope) }
    return first?.list.settings.diagnostics ?? DiagnosticLevels()
  }

  /// What is wrong with the bibliographies that other files of open documents name, and project files.
  var documentProblems: [(path: String, text: SourceText, problems: [Problem])] {
    var found: [String: (text: SourceText, problems: [Problem])] = [:]
    for snapshot in snapshots.values {
      for problem in snapshot.problems {
        guard case .document(let path, let range) = problem.origin,
          let text = snapshot.list.documentTexts[path],
          !(found[path]?.problems ?? []).contains(where: { $0.range == range })
        else { continue }
        found[path, default: (text, [])].problems.append(problem.problem(at: range))
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text, $0.value.problems) }
  }

  /// Sources that could not be read and that nobody names: they only lie in the workspace.
  var unreadableWorkspaceSources: [(path: String, problem: Problem)] {
    var found: [String: Problem] = [:]
    for snapshot in snapshots.values {
      for (source, state) in zip(snapshot.list.sources, snapshot.states)
      where source.origin == .workspace {
        guard case .failed(let failure) = state else { continue }
        found[source.path] = Problem(
          range: 0..<0, severity: .error, code: "unreadable-bibliography", message: failure.message)
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What is wrong with sources that no file names: the client's settings do, or it is about the
  /// workspace as a whole.
  var unplacedSourceProblems: [String] {
    var found: Set<String> = []
    for snapshot in snapshots.values {
      for problem in snapshot.problems {
        if case .client = problem.origin { found.insert(problem.message) }
      }
      for problem in snapshot.list.problems where problem.origin == .workspace {
        found.insert(problem.message)
      }
    }
    return found.sorted()
  }

  /// In a longer list of sources each would be looked at again whenever one of the others changes.
  private static let surroundingsLimit = 64

  /// For each of these paths whose entries name others the largest list of sources that it is in, where
  /// all of them could be read. Who cites from another list is told by what that lacks.
  func surroundings(_ paths: Set<String>) -> [String: SourceSurroundings] {
    var found: [String: SourceSurroundings] = [:]
    for snapshot in snapshots.values where snapshot.knowsAll {
      let library = self.library(in: snapshot)
      if library.members.count > Workspace.surroundingsLimit { continue }
      for (number, member) in library.members.enumerated()
      where paths.contains(member.source.name) && member.source.namesRelations {
        let count = found[member.source.name]?.library.members.count ?? 0
        if library.members.count > count {
          found[member.source.name] = SourceSurroundings(library: library, number: number)
        }
      }
    }
    return found
  }

  /// Paths of the sources of a document whose keys it may cite.
  func projectSources(of uri: DocumentURI) -> [String] {
    snapshot(of: uri)?.projectSources.map(\.name) ?? []
  }

  /// The bibliographies whose unused entries are to be shown, with how grave they are.
  var unusedEntrySeverities: [String: Problem.Severity] {
    let folders = documentFolders
    var found: [String: Problem.Severity] = [:]
    for snapshot in snapshots.values {
      guard let (sources, severity) = snapshot.sourcesToBeUsed(in: folders) else { continue }
      for path in sources.map(\.name) {
        found[path] = found[path].map { min($0, severity) } ?? severity
      }
    }
    return found
  }
}
