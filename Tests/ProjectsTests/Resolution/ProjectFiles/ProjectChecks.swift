import Citations
import Projects
import Testing

/// The scope of a document of a folder, as a look at its text gives it.
func projectScope(
  _ folder: TemporaryFolder, _ document: String, workspace: String? = ""
) -> ProjectScope {
  let path = folder.path(document)
  let text = try? SourceReader().readText(path).get()
  let language = DocumentLanguage(path: path) ?? .markdown
  let found = citations(in: text?.contiguousBytes ?? [], language: language)
  return ProjectScope(
    documentPath: path, language: language, declared: found.resources.map(\.path),
    declaresList: found.namesBibliographyList,
    inlineReferences: found.inlineReferences == nil ? nil : path,
    workspaceFolders: workspace.map { [$0.isEmpty ? folder.path : folder.path($0)] } ?? [],
    clientSettings: ClientSettings())
}

/// Checks which sources a document of a project has: their paths with the file that names them, where
/// that is another than the document, then the problems as `CODE FILE “BYTES”: MESSAGE`, with paths in
/// the folder.
func checkProject(
  _ files: [String: String], of document: String, workspace: String? = "", profile: String? = nil,
  _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = TemporaryFolder(files)
  var environment = SourceResolver.Environment()
  environment.homeFolder = folder.path("home")
  environment.quartoProfile = profile
  let list = SourceResolver.resolve(
    projectScope(folder, document, workspace: workspace), in: environment)
  #expect(describeProject(list, in: folder) == expected, sourceLocation: sourceLocation)
}

/// What `checkProject` compares.
func describeProject(_ list: SourceList, in folder: TemporaryFolder) -> [String] {
  func short(_ text: String) -> String { text.replacing("\(folder.path)/", with: "") }
  var found = list.sources.map { source in
    switch source.origin {
    case .document(let path, _): "\(short(source.path)) by \(short(path))"
    case .workspace: "\(short(source.path)) of the workspace"
    case .embedded: "\(short(source.path)) itself"
    case .declared, .settings, .client, .argument: short(source.path)
    }
  }
  for problem in list.problems {
    var place = ""
    if case .document(let path, let range) = problem.origin {
      let text = list.documentTexts[path].map { $0.string(in: range) } ?? "?"
      place = " \(short(path)) “\(text)”"
    }
    found.append("\(problem.code)\(place): \(short(problem.message))")
  }
  return found
}
