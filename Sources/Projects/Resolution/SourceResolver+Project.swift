import PaperIndex

// What the files of a project declare for its documents.

extension SourceResolver {
  /// Looks for the project files that hold for the document.
  mutating func searchProject() -> ProjectSearch {
    var search = ProjectSearch(scope, in: environment)
    // What is held twice would be copied.
    swap(&search.files, &memory.projectFiles)
    swap(&search.documents, &memory.documents)
    search.run()
    swap(&search.files, &memory.projectFiles)
    swap(&search.documents, &memory.documents)
    projectRoot = search.root
    list.projectSearches = search.searches
    if let profile = environment.quartoProfile,
      search.searches.contains(where: { $0.tool == "Quarto" && !$0.found.isEmpty })
    {
      list.variables["QUARTO_PROFILE"] = profile
    }
    list.problems += search.problems
    list.watchedFiles.formUnion(search.watchedFiles)
    list.watchedFolders.formUnion(search.watchedFolders)
    list.documentTexts.merge(search.texts) { $1 }
    return search
  }

  /// Adds what project files name.
  mutating func addProject(_ search: ProjectSearch) {
    if search.isAnswer { hasDeclaredElsewhere = true }
    for file in search.entryFiles {
      add(
        ResolvedSource(
          path: file, role: .project, origin: .embedded, content: .document(.cslYAML, files: [])))
    }
    for named in search.bibliographies {
      let origin = SourceOrigin.document(path: named.file, range: named.range)
      if let program = named.computed {
        report(
          origin, .information, "computed-bibliography",
          "“\(named.name)” is computed by \(program), which is not run: its keys are not known.")
        continue
      }
      addDeclared(named.name, origin, from: named.folders)
    }
    for named in search.patterns {
      let origin = SourceOrigin.document(path: named.file, range: 0..<0)
      let found = addPattern(
        named.pattern, in: named.folder, leavingOut: named.excludedFolder, role: nil, origin)
      if !found.isEmpty { hasDeclaredElsewhere = true }
      list.searches.append(
        SourceSearch(name: named.pattern, origin: origin, tried: [named.folder], found: found))
    }
  }
}
