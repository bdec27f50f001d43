import Bibliography
import PaperIndex

// What a document declares and its project does not have: where the settings say, then where TeX looks.

extension SourceResolver {
  /// Adds the first file of a name that TeX would find beside the project's folders; whether there is
  /// one.
  mutating func addFromTeXSearchPaths(
    _ name: String, _ origin: SourceOrigin, _ search: inout SourceSearch
  ) -> Bool {
    guard let (paths, folders) = texSearch else { return false }
    let elements = paths.bibliographies.map { ($0, true) } + paths.trees.map { ($0, false) }
    for (element, isWatched) in elements {
      for folder in PathText.isAbsolute(element.folder) ? ["/"] : folders {
        let candidate = element.path(of: name, from: folder)
        guard search.tried.count < SourceSearch.limit else { return false }
        search.tried.append(candidate)
        var found: String?
        if element.pattern == nil {
          list.watchedFiles.insert(candidate)
          if exists(candidate) { found = candidate }
        } else {
          let expansion = expand(candidate, in: "/")
          // A distribution changes when it is installed anew.
          if isWatched { list.watchedFolders.formUnion(expansion.folders) }
          found = expansion.paths.first
        }
        if let found {
          add(ResolvedSource(path: found, role: .project, origin: origin))
          search.found = [found]
          return true
        }
      }
    }
    return false
  }

  /// Adds the first file of a name that the settings' folders have.
  mutating func findInSearchFolders(_ name: String, _ search: inout SourceSearch) -> Bool {
    guard !PathText.isAbsolute(search.name), !name.hasPrefix("./"), !name.hasPrefix("../") else {
      return false
    }
    let names = [name] + (PathText.name(of: name).contains(".") ? [] : ["\(name).bib"])
    for folder in searchFolders {
      for name in names {
        let candidate = PathText.tidied(PathText.join(folder.path, name))
        list.watchedFiles.insert(candidate)
        search.tried.append(candidate)
        if exists(candidate) {
          add(ResolvedSource(path: candidate, role: .project, origin: search.origin))
          search.found = [candidate]
          return true
        }
      }
      guard folder.isDeep else { continue }
      for name in names {
        let pattern = "**/\(name)"
        search.tried.append(PathText.join(folder.path, pattern))
        let found = expand(pattern, in: folder.path)
        list.watchedFolders.formUnion(found.folders)
        guard let path = found.paths.first else { continue }
        add(ResolvedSource(path: path, role: .project, origin: search.origin))
        search.found = [path]
        return true
      }
    }
    return false
  }
}
