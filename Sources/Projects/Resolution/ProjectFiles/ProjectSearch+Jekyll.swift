import YAML

// jekyll-scholar has the bibliography `references.bib` in `./_bibliography` unless `scholar:` in
// `_config.yml` says otherwise; it may be a pattern, and its ending may be left out.

extension ProjectSearch {
  /// Adds what a Jekyll site says to jekyll-scholar.
  mutating func addJekyll() {
    var search = ProjectFileSearch(tool: "jekyll-scholar")
    defer { searches.append(search) }
    let config = nearest(["_config.yml"], for: &search) { $0.root?["scholar"] != nil }
    guard let config, let scholar = config.root?["scholar"], scholar.kind == .mapping else {
      return
    }
    let source = scholar["source"]?.string ?? "./_bibliography"
    let folder = PathText.tidied(PathText.join(config.folder, source))
    var named = names(
      scholar["bibliography"], in: config, folders: [folder, config.folder], root: config.folder)
    if named.isEmpty, let key = config.root?.pairs.first(where: { $0.key.isText("scholar") })?.key {
      // Nothing is wrong where it does not exist: the site may have no bibliography.
      guard FileStamp(path: PathText.join(folder, "references.bib")) != nil else {
        watchedFiles.insert(PathText.join(folder, "references.bib"))
        return
      }
      named = [
        ProjectBibliography(
          name: "references.bib", file: config.path, range: key.range, folders: [folder])
      ]
    }
    search.finding = ProjectFileSearch.finding(named)
    add(named, in: config)
  }
}
