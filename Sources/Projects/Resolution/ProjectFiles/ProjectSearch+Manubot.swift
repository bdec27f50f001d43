import YAML

// A Manubot manuscript lies in a folder with `metadata.yaml`; references that it cannot look up stand
// beside it in files whose names begin with `manual-references` (Manubot's usage, “Reference
// metadata”).

extension ProjectSearch {
  /// Adds the references of a Manubot manuscript.
  mutating func addManubot() {
    var search = ProjectFileSearch(tool: "Manubot")
    defer { searches.append(search) }
    guard let folder = scope.documentFolder, PathText.name(of: folder) == "content",
      let metadata = file(PathText.join(folder, "metadata.yaml"), for: &search)
    else { return }
    search.found.append(metadata.path)
    addProblem(of: metadata)
    let named = names(
      metadata.root?["bibliography"], in: metadata,
      folders: [folder, PathText.folder(of: folder)])
    search.finding = "Its references stand in “manual-references*” beside it."
    add(named, in: metadata)
    patterns.append(
      ProjectPattern(
        pattern: "manual-references*.{bib,json,yaml,yml,ris,nbib}", folder: folder,
        file: metadata.path))
    texts[metadata.path] = metadata.text
  }
}
