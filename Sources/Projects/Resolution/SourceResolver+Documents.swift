import Citations
import PaperIndex

// What the documents declare that a document is made of or part of.

extension SourceResolver {
  /// Adds what the document declares, and then what the other files of its project do.
  mutating func addDocuments(of document: String, language: DocumentLanguage) {
    let graph = InclusionGraph(
      of: document, language: language, workspaceFolder: scope.workspaceFolder,
      files: &memory.documents)
    list.watchedFiles.formUnion(graph.watchedFiles)
    list.watchedFolders.formUnion(graph.watchedFolders)
    list.roots = graph.roots
    addContainedFiles(of: graph)
    let jobName = SourceResolver.jobName(of: graph)
    if language == .latex, let root = graph.roots.first {
      let folder = PathText.folder(of: root)
      let paths = memory.documents.searchPaths(startedIn: folder, watching: &list.watchedFiles)
      texSearch = (paths, graph.roots.map(PathText.folder))
    }
    if language == .typst { projectRoot = typstRoot(of: graph) }
    let ownFolders = folders(
      beside: [scope.documentFolder].compactMap { $0 }, roots: graph.roots.map(PathText.folder),
      language)
    for (index, path) in scope.declared.enumerated() {
      addDeclared(path, .declared(index), from: ownFolders, jobName: jobName)
    }
    for member in graph.members where member.path != document {
      list.definedKeys.formUnion(member.file.definedKeys)
      list.definedLabels.formUnion(member.file.definedLabels)
      list.vocabulary.formUnion(member.file.vocabulary)
      guard !member.file.resources.isEmpty else { continue }
      hasDeclaredElsewhere = true
      list.documentTexts[member.path] = memory.documents.text(at: member.path)
      let folders = folders(
        beside: [PathText.folder(of: member.path)], roots: [member.rootFolder], language)
      for resource in member.file.resources {
        addDeclared(
          resource.path, .document(path: member.path, range: resource.range), from: folders,
          jobName: jobName)
      }
    }
    list.vocabulary.followHandovers()
    for member in graph.members where member.file.embedded.hasEntries {
      guard let format = EmbeddedSources.format(of: member.file.language) else { continue }
      add(
        ResolvedSource(
          path: member.path, role: .project, origin: .embedded,
          content: .document(format, files: [])))
    }
  }

  /// Where a relative path is looked for: TeX reads from where it is started, others from the file
  /// itself.
  private func folders(
    beside own: [String], roots: [String], _ language: DocumentLanguage
  ) -> [String] {
    (language == .latex ? roots + own : own + roots) + [scope.workspaceFolder].compactMap { $0 }
  }

  /// Adds a name of a bibliography in which LaTeX may have replaced commands.
  private mutating func addDeclared(
    _ text: String, _ origin: SourceOrigin, from folders: [String], jobName: String
  ) {
    guard scope.language == .latex else { return addDeclared(text, origin, from: folders) }
    let text = text.replacing("\\jobname", with: jobName)
    guard !text.utf8.contains(UInt8(ascii: "\\")) else {
      return report(
        origin, .information, "computed-bibliography",
        "“\(text)” is written with a command, which only TeX can follow: its keys are not known.")
    }
    addDeclared(text, origin, from: folders)
  }

  private static func jobName(of graph: InclusionGraph) -> String {
    let rootName = graph.roots.first.map(PathText.name) ?? ""
    return rootName.split(separator: ".").first.map(String.init) ?? rootName
  }

  /// Notes the bibliographies that documents have inside as files.
  private mutating func addContainedFiles(of graph: InclusionGraph) {
    // TeX writes files where it is started: beside the root.
    let jobName = SourceResolver.jobName(of: graph)
    for member in graph.members {
      for file in member.file.embedded.files {
        let name = file.name.replacing("\\jobname", with: jobName)
        let path = PathText.tidied(PathText.join(member.rootFolder, name))
        if containedFiles[path] == nil { containedFiles[path] = (member.path, file) }
      }
    }
  }

  /// The folder that a leading slash means to Typst: that of `typst.toml`, or else the workspace's, or
  /// that of the main file.
  private func typstRoot(of graph: InclusionGraph) -> String? {
    let folder = graph.roots.first.map(PathText.folder) ?? scope.documentFolder
    let manifest = (folder.map(PathText.foldersUpwards) ?? []).first {
      FileStamp(path: PathText.join($0, "typst.toml")) != nil
    }
    return manifest ?? scope.workspaceFolder ?? folder
  }
}
