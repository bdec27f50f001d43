import Citations

// A bookdown book is one document put together from all its chapters, so that the metadata of the
// first one count for all: `index.Rmd`, or the first by name (“Authoring Books with R Markdown and
// bookdown”, sections 1.3 and 2.8). With `new_session` the chapters are run one by one and are still
// one document to Pandoc.

extension ProjectSearch {
  private static let indexNames = ["index.Rmd", "index.rmd", "index.qmd"]

  /// Adds what the first chapter of a bookdown book says.
  mutating func addBookdown() {
    var search = ProjectFileSearch(tool: "bookdown")
    defer { searches.append(search) }
    guard let index = bookdownIndex(&search), index != scope.document,
      let document = documents.file(at: index, as: .markdown)
    else { return }
    search.found.append(index)
    let folder = PathText.folder(of: index)
    let named = document.resources.map {
      ProjectBibliography(
        name: $0.path, file: index, range: $0.range, folders: [folder],
        computed: ProjectSearch.computed($0.path))
    }
    if document.embedded.hasEntries, !entryFiles.contains(index) { entryFiles.append(index) }
    search.finding = ProjectFileSearch.finding(named)
    guard !named.isEmpty else { return }
    texts[index] = documents.text(at: index)
    bibliographies += named
  }

  /// The first chapter of the book that the document is a chapter of.
  private mutating func bookdownIndex(_ search: inout ProjectFileSearch) -> String? {
    for folder in foldersUpwards {
      if let book = file(PathText.join(folder, "_bookdown.yml"), for: &search) {
        search.found.append(book.path)
        addProblem(of: book)
        return firstChapter(of: book, &search)
      }
      for name in ProjectSearch.indexNames.prefix(2) {
        let path = PathText.join(folder, name)
        if file(path, isYAML: false, for: &search)?.text.names("bookdown_site") == true {
          return path
        }
      }
    }
    return nil
  }

  private mutating func firstChapter(
    of book: ProjectFile, _ search: inout ProjectFileSearch
  ) -> String? {
    var names = ProjectSearch.indexNames
    if let files = book.root?["rmd_files"] {
      // By output format, or for all.
      names += files.texts + files.pairs.flatMap { $0.value.texts }
    }
    for name in names {
      let path = PathText.tidied(PathText.join(book.folder, name))
      watchedFiles.insert(path)
      search.tried.append(path)
      if FileStamp(path: path) != nil { return path }
    }
    watchedFolders.insert(book.folder)
    return documents.patterns.expand("[!_]*.{Rmd,rmd}", in: book.folder).paths.first
  }
}
