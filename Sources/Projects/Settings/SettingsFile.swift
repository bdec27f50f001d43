import Bibliography
import TextStorage

/// A `refdesk.json` as read.
package struct SettingsFile: Sendable, Equatable {
  /// What the file is called wherever it stands.
  package static let name = "refdesk.json"

  package let path: String
  /// What the problems' ranges lie in; empty when the file cannot be read.
  package let text: SourceText
  package let settings: Settings
  package let problems: [Problem]
  /// Whether it may name sources that could not be read from it.
  let losesSources: Bool

  /// Its folder: what its paths are relative to.
  package var folder: String { PathText.folder(of: path) }

  /// The settings in `text`.
  package init(path: String, text: SourceText) {
    self.path = path
    self.text = text
    let decoded = DecodedSettings(parsing: text.contiguousBytes)
    settings = decoded.settings
    problems = decoded.problems
    losesSources = decoded.losesSources
  }

  /// A file that cannot be read: it says nothing but why.
  private init(_ failure: SourceReadFailure) {
    path = failure.path
    text = SourceText()
    settings = Settings()
    losesSources = true
    problems = [
      Problem(range: 0..<0, severity: .error, code: failure.code, message: failure.message)
    ]
  }

  /// Where the settings of a document in `folder` can stand, nearest first: its folder and all
  /// above. An editor may call a part of the project the workspace.
  static func candidates(from folder: String) -> [String] {
    PathText.foldersUpwards(from: folder).map { PathText.join($0, name) }
  }

  /// The settings that hold for documents in `folder`, as they are now.
  package static func nearest(to folder: String) -> SettingsFile? {
    find(candidates(from: folder), reader: SourceReader())
  }

  /// The first of `candidates` that exists; a file with mistakes is found, too.
  static func find(_ candidates: [String], reader: SourceReader) -> SettingsFile? {
    for path in candidates where FileStamp(path: path) != nil {
      switch reader.readText(path) {
      case .success(let text): return SettingsFile(path: path, text: text)
      case .failure(let failure):
        if failure.reason != .missing { return SettingsFile(failure) }
      }
    }
    return nil
  }
}
