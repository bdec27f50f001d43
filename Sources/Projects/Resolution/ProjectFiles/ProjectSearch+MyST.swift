import YAML

// `myst.yml` lists the bibliographies of a project, files or addresses, under `project:`; without the
// list a project has every .bib file in its folder (mystmd's guide, “Citations and Bibliography”). The
// file may extend others.

extension ProjectSearch {
  /// Adds what a MyST project says.
  mutating func addMyST() {
    var search = ProjectFileSearch(tool: "MyST")
    defer { searches.append(search) }
    guard let project = nearest(["myst.yml", "myst.yaml"], for: &search) else { return }
    root = root ?? project.folder
    let levels = [project] + extended(by: project, &search)
    var isListed = false
    for level in levels {
      addProblem(of: level)
      guard let value = level.root?["project"]?["bibliography"] else { continue }
      isListed = true
      let named = names(value, in: level, folders: [level.folder], root: root)
      search.finding = ProjectFileSearch.finding(named)
      add(named, in: level)
    }
    if isListed { return }
    search.finding = "It names no bibliography: every .bib file of its folder counts."
    patterns.append(
      ProjectPattern(
        pattern: "**/*.bib", folder: project.folder, file: project.path,
        excludedFolder: "_build"))
    texts[project.path] = project.text
  }

  /// The local files that a project's file extends, and those that they do.
  private mutating func extended(
    by project: ProjectFile, _ search: inout ProjectFileSearch
  ) -> [ProjectFile] {
    var found: [ProjectFile] = []
    var waiting = [project]
    while let file = waiting.popLast(), found.count < 16 {
      let names = (file.root?["extends"]?.texts ?? []) + (file.root?["extend"]?.texts ?? [])
      for name in names where FileURI.scheme(of: name) == nil {
        let path = PathText.tidied(PathText.join(file.folder, name))
        guard path != project.path, !found.contains(where: { $0.path == path }),
          let other = self.file(path, for: &search)
        else { continue }
        search.found.append(path)
        found.append(other)
        waiting.append(other)
      }
    }
    return found
  }
}
