// sphinxcontrib-bibtex has its bibliographies in `bibtex_bibfiles` in `conf.py` (its usage,
// “Configuration”). Paths count from the folder of the sources, where `conf.py` lies.

extension ProjectSearch {
  /// Adds what a Sphinx project says.
  mutating func addSphinx() {
    var search = ProjectFileSearch(tool: "Sphinx")
    defer { searches.append(search) }
    var items: [SphinxConfiguration.Item] = []
    let config = nearest(["conf.py"], isYAML: false, for: &search) { file in
      guard file.text.names("bibtex_bibfiles"),
        let found = SphinxConfiguration(parsing: file.text.contiguousBytes).items
      else { return false }
      items = found
      return true
    }
    guard let config else { return }
    if scope.language == .restructuredText { root = config.folder }
    let named = items.map { item in
      ProjectBibliography(
        name: item.isComputed ? config.text.string(in: item.range) : item.path, file: config.path,
        range: item.range, folders: [config.folder], root: config.folder,
        computed: item.isComputed ? "Python" : nil)
    }
    search.finding = ProjectFileSearch.finding(named)
    add(named, in: config)
  }
}
