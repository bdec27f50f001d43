import Bibliography
import PaperIndex

/// The sources of a document, and what is wrong with what names them.
package struct SourceList: Sendable, Equatable {
  /// In order: what the document declares, then what settings name, or else what lies in the
  /// workspace folder. Each file once.
  package internal(set) var sources: [ResolvedSource] = []
  /// The settings file that holds for the document.
  package internal(set) var settingsFile: SettingsFile?
  /// What that file and the client say together.
  package internal(set) var settings = Settings()
  /// Those of the settings file, too.
  package internal(set) var problems: [SourceProblem] = []
  /// Paths whose change or appearance can change this list; some exist.
  package internal(set) var watchedFiles: Set<String> = []
  /// Folders whose change can change this list.
  package internal(set) var watchedFolders: Set<String> = []

  package init() {}
}
