import YAML

// A book of Jupyter Book 1 lists its bibliographies in `_config.yml` as `bibtex_bibfiles`, or below
// `sphinx: config:` (its guide, “References and citations”). Paths count from the book's folder.

extension ProjectSearch {
  /// Adds what the configuration of a Jupyter Book says.
  mutating func addJupyterBook() {
    var search = ProjectFileSearch(tool: "Jupyter Book")
    defer { searches.append(search) }
    func values(_ file: ProjectFile) -> [YAMLNode] {
      [file.root?["bibtex_bibfiles"], file.root?["sphinx"]?["config"]?["bibtex_bibfiles"]]
        .compactMap { $0 }
    }
    let config = nearest(["_config.yml"], for: &search) { file in
      !values(file).isEmpty || file.problem != nil
    }
    guard let config else { return }
    addProblem(of: config)
    let named = values(config).flatMap {
      names($0, in: config, folders: [config.folder], root: config.folder)
    }
    root = root ?? config.folder
    search.finding = ProjectFileSearch.finding(named)
    add(named, in: config)
  }
}
