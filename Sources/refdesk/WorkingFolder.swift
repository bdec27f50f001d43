import Projects
import TextStorage

/// The sources of the folder where somebody works.
enum WorkingFolder {
  /// What a document in the working folder could cite; what cannot be read is said.
  static func snapshot(_ settings: SettingsLayer?) -> LibrarySnapshot {
    let folder = Terminal.absolutePath(".")
    let snapshot = LibraryLoader.loadNow(
      ProjectScope(documentFolder: folder, workspaceFolder: folder, arguments: settings),
      withWords: true)
    for problem in snapshot.problems {
      var place = ""
      if case .settings(let path, let range) = problem.origin,
        let text = snapshot.list.settingsFile?.text
      {
        let start = text.position(of: range.lowerBound, in: .utf32)
        place =
          "\(DocumentFiles.relative(path, to: folder)):\(start.line + 1):\(start.column + 1): "
      }
      Terminal.complain(place + problem.message)
    }
    if snapshot.list.sources.isEmpty {
      Terminal.complain("there is no bibliography here; name one with --source")
    }
    return snapshot
  }
}
