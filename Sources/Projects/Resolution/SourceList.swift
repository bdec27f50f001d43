import Bibliography
import CitationFeatures
import Citations
import PaperIndex
import TextStorage

/// The sources of a document, and what is wrong with what names them.
package struct SourceList: Sendable, Equatable {
  /// In order: what the document declares, what the files of its project do, then what settings name,
  /// or else what lies in the workspace folder. Each file once.
  package internal(set) var sources: [ResolvedSource] = []
  /// The settings file that holds for the document.
  package internal(set) var settingsFile: SettingsFile?
  /// What that file and the client say together.
  package internal(set) var settings = Settings()
  /// Absolute: where settings want entries to be written.
  package internal(set) var insertTarget: String?
  /// How each name of a bibliography was followed, in the order of `sources`.
  package internal(set) var searches: [SourceSearch] = []
  /// How the project files of each tool were looked for.
  package internal(set) var projectSearches: [ProjectFileSearch] = []
  /// The documents that the document is part of; itself if it is none's part.
  package internal(set) var roots: [String] = []
  /// Variables of the environment that counted.
  package internal(set) var variables: [String: String] = [:]
  /// Those of the settings file, too.
  package internal(set) var problems: [SourceProblem] = []
  /// For names of bibliographies that are not there: what may be meant.
  package internal(set) var suggestions: [SourceOrigin: NameSuggestion] = [:]
  /// Keys that other files of the document's project define.
  package internal(set) var definedKeys: Set<Citekey> = []
  /// Labels that those files give: what refers to one cites nothing.
  package internal(set) var definedLabels: Set<Citekey> = []
  /// What other files of that project define.
  package internal(set) var vocabulary = LaTeXVocabulary()
  /// The texts of other files that name a bibliography, documents and project files, as they are on
  /// disk.
  package internal(set) var documentTexts: [String: SourceText] = [:]
  /// Paths whose change or appearance can change this list; some exist.
  package internal(set) var watchedFiles: Set<String> = []
  /// Folders whose change can change this list.
  package internal(set) var watchedFolders: Set<String> = []

  package init() {}
}
