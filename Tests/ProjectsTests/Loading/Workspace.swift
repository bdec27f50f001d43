import Bibliography
import Formats
import PaperIndex
import Projects
import TextStorage

/// A workspace, its loader, and a clock that moves a second a look.
final class Workspace {
  let folder: TemporaryFolder
  var loader: LibraryLoader
  private var now: Int64

  init(_ files: [String: String]) {
    folder = TemporaryFolder(files)
    loader = LibraryLoader()
    // After all times of the files, which would be read twice else.
    now = 4_000_000_000_000_000_000
  }

  func scope(_ declared: String..., in document: String = "") -> ProjectScope {
    ProjectScope(
      documentFolder: document.isEmpty ? folder.path : folder.path(document),
      workspaceFolder: folder.path, declared: declared)
  }

  /// Looks; the keys of each library that changed.
  func look() -> [String] {
    now += 1_000_000_000
    return loader.look(now: now).snapshots.map(keys)
  }

  /// Looks as often as two seconds of the real server allow.
  func lookTwice() -> [String] { look() + look() }

  func indexed(_ text: String, at path: String) -> IndexedSource {
    IndexedSource(name: path, source: BibTeXSource.parse(SourceText(text)))
  }
}

/// The keys of a library with the roles of its members, then the problems of its sources.
func keys(_ snapshot: LibrarySnapshot) -> String {
  var parts: [String] = []
  for member in snapshot.library.members {
    let source = member.source.source
    let keys = source.locations.map { String(decoding: source.keyBytes($0), as: UTF8.self) }
    parts.append("\(member.role.rawValue): \(keys.joined(separator: " "))")
  }
  parts += snapshot.problems.map(\.code)
  return parts.joined(separator: ", ")
}
