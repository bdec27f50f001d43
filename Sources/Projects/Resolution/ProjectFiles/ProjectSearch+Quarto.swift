import YAML

// Quarto reads the metadata of a document from its project's file, with those of the active profiles
// laid over it, then from the `_metadata.yml` of each folder on the way to the document, then from
// the document. Of two values for one field lists are joined, one list and one text as well, and of
// two texts the later one counts (Quarto's guide, “Project Basics” and “Project Profiles”). A path
// counts from the file that it is written in where there is such a file, or else from the document;
// one that begins with a slash from the project's folder.

extension ProjectSearch {
  /// What the levels of metadata say so far.
  private struct QuartoMetadata {
    var bibliographies: [ProjectBibliography] = []
    var isList = false

    /// Lays a level over those before it.
    mutating func merge(_ level: [ProjectBibliography], isList levelIsList: Bool) {
      guard !level.isEmpty else { return }
      if bibliographies.isEmpty || isList || levelIsList {
        isList = bibliographies.isEmpty ? levelIsList : true
        bibliographies += level.filter { new in !bibliographies.contains { $0.name == new.name } }
      } else {
        bibliographies = level
      }
    }
  }

  /// Adds what a Quarto project says.
  mutating func addQuarto() {
    var search = ProjectFileSearch(tool: "Quarto")
    defer { searches.append(search) }
    guard let project = nearest(["_quarto.yml", "_quarto.yaml"], for: &search) else { return }
    root = project.folder
    var metadata = QuartoMetadata()
    addQuartoLevel(project, to: &metadata)
    for name in metadataFiles(of: project) {
      let path = PathText.tidied(PathText.join(project.folder, name))
      if let file = file(path, for: &search) {
        search.found.append(path)
        addQuartoLevel(file, folder: project.folder, to: &metadata)
      }
    }
    for level in quartoProfileFiles(of: project, &search) {
      search.found.append(level.path)
      addQuartoLevel(level, to: &metadata)
    }
    for folder in quartoMetadataFolders(below: project.folder) {
      for name in ["_metadata.yml", "_metadata.yaml"] {
        guard let file = file(PathText.join(folder, name), for: &search) else { continue }
        search.found.append(file.path)
        addQuartoLevel(file, to: &metadata)
        break
      }
    }
    if !scope.declared.isEmpty, !scope.declaresList, !metadata.isList {
      isReplaced = !metadata.bibliographies.isEmpty
      if isReplaced {
        search.finding =
          "The document names a bibliography itself, which takes the place of the project's."
      }
    } else {
      bibliographies += metadata.bibliographies
      search.finding = ProjectFileSearch.finding(metadata.bibliographies)
    }
  }

  /// Lays what a file says over what others say. What one format of output has counts for all.
  private mutating func addQuartoLevel(
    _ file: ProjectFile, folder: String? = nil, to metadata: inout QuartoMetadata
  ) {
    addProblem(of: file)
    addEntries(of: file)
    let folders = [folder ?? file.folder] + [scope.documentFolder].compactMap { $0 }
    let value = file.root?["bibliography"]
    metadata.merge(
      names(value, in: file, folders: folders, root: root), isList: value?.kind == .sequence)
    for format in file.root?["format"]?.pairs ?? [] {
      metadata.merge(
        names(format.value["bibliography"], in: file, folders: folders, root: root), isList: true)
    }
    if !metadata.bibliographies.isEmpty { texts[file.path] = file.text }
  }

  private func metadataFiles(of file: ProjectFile) -> [String] {
    (file.root?["metadata-file"]?.texts ?? []) + (file.root?["metadata-files"]?.texts ?? [])
  }

  /// The files of the active profiles in the order in which they are laid over the project's, then the
  /// user's own.
  private mutating func quartoProfileFiles(
    of project: ProjectFile, _ search: inout ProjectFileSearch
  ) -> [ProjectFile] {
    let local = firstFile("_quarto", [".yml.local", ".yaml.local"], in: project.folder, &search)
    var active = ProjectSearch.profiles(quartoProfile ?? "")
    if active.isEmpty { active = local?.root?["profile"]?["default"]?.texts ?? [] }
    if active.isEmpty { active = project.root?["profile"]?["default"]?.texts ?? [] }
    active = active.flatMap(ProjectSearch.profiles)
    let groups = project.root?["profile"]?["group"].map { [$0] } ?? []
    // One group is a list of names, several are a list of lists.
    let lists = groups.flatMap { $0.elements.first?.kind == .sequence ? $0.elements : [$0] }
    for group in lists.map(\.texts) where !group.contains(where: active.contains) {
      if let first = group.first { active.append(first) }
    }
    var found: [ProjectFile] = []
    // The first profile counts most.
    for profile in active.reversed() where !profile.contains("/") {
      if let file = firstFile("_quarto-\(profile)", [".yml", ".yaml"], in: project.folder, &search)
      {
        found.append(file)
      }
    }
    return found + [local].compactMap { $0 }
  }

  private mutating func firstFile(
    _ name: String, _ endings: [String], in folder: String, _ search: inout ProjectFileSearch
  ) -> ProjectFile? {
    for ending in endings {
      if let file = file(PathText.join(folder, name + ending), for: &search) { return file }
    }
    return nil
  }

  /// The names in a list with commas or blanks.
  private static func profiles(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == " " }.map(String.init)
  }

  /// The folders whose `_metadata.yml` counts: those from the project's to the document's without the
  /// project's own, and that one for documents that lie in it.
  private func quartoMetadataFolders(below project: String) -> [String] {
    let inside = foldersUpwards.prefix { $0 != project }
    return inside.isEmpty ? [project] : inside.reversed()
  }
}

extension ProjectFileSearch {
  /// What was found, as a sentence.
  static func finding(_ bibliographies: [ProjectBibliography]) -> String {
    if bibliographies.isEmpty { return "It names no bibliography." }
    return "It names " + bibliographies.map { "“\($0.name)”" }.joined(separator: ", ") + "."
  }
}
