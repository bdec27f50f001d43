import Projects
import TextStorage

/// The sources of the folder where somebody works.
enum WorkingFolder {
  /// What a document in the working folder could cite; what cannot be read is said.
  static func snapshot(_ settings: SettingsLayer?) -> LibrarySnapshot {
    let folder = Terminal.absolutePath(".")
    let snapshot = LibraryLoader.loadNow(
      ProjectScope(documentFolder: folder, workspaceFolder: folder, arguments: settings),
      environment: .ofUser, withWords: true)
    for problem in snapshot.problems {
      var place = ""
      if case .settings(_, let range) = problem.origin, let file = snapshot.list.settingsFile {
        place = self.place(range.lowerBound, in: file)
      }
      Terminal.complain(place + problem.message)
    }
    if snapshot.list.sources.isEmpty {
      Terminal.complain("there is no bibliography here; name one with --source")
    }
    return snapshot
  }

  /// The settings file that holds for the file at a path; what is wrong in it is said.
  static func settingsFile(for path: String) -> SettingsFile? {
    guard let file = SettingsFile.nearest(to: PathText.folder(of: path)) else { return nil }
    for problem in file.problems {
      Terminal.complain(place(problem.range.lowerBound, in: file) + problem.message)
    }
    return file
  }

  /// `refdesk.json:1:2: `
  private static func place(_ offset: Int, in file: SettingsFile) -> String {
    let start = file.text.position(of: offset, in: .utf32)
    let name = DocumentFiles.relative(file.path, to: Terminal.absolutePath("."))
    return "\(name):\(start.line + 1):\(start.column + 1): "
  }
}
