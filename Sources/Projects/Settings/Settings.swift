import Bibliography
import PaperIndex

/// One entry of the `sources` setting.
package struct SourceSetting: Sendable, Hashable {
  /// A path or pattern as written: relative to the folder of the settings.
  package let path: String
  /// `nil`: decided by the file's content.
  package let role: SourceRole?
  /// The bytes of the path in the settings' text, with its quotes.
  package let range: Range<Int>

  package init(path: String, role: SourceRole?, range: Range<Int>) {
    self.path = path
    self.role = role
    self.range = range
  }
}

/// A path in settings.
package struct PathSetting: Sendable, Hashable {
  /// As written, relative to the folder of the settings.
  package let path: String
  /// The bytes of the path in the settings' text, with its quotes.
  package let range: Range<Int>

  package init(path: String, range: Range<Int>) {
    self.path = path
    self.range = range
  }
}

/// Whether accepting a paper that the project has not writes its entry.
package enum EntryInsertionMode: String, Sendable, CaseIterable {
  case always, ask, never
}

/// What one place says about settings: a `refdesk.json`, the client, or the command line. `nil` where
/// it says nothing.
package struct Settings: Sendable, Hashable {
  package static let defaultCompletionLimit = 50

  package var sources: [SourceSetting]?
  /// Folders where bibliographies are looked for that are not where their document names them; with
  /// `//` at the end, all below one, too.
  package var searchPaths: [PathSetting]?
  /// Names of LaTeX commands that cite, without their backslash.
  package var citationCommands: [String]?
  /// How grave diagnostics are, by their codes.
  package var diagnostics: DiagnosticLevels?
  /// Items in a completion list.
  package var completionLimit: Int?
  /// What stands first in the label of a completion item.
  package var completionLabel: CompletionLabel?
  package var insertEntries: EntryInsertionMode?
  /// The `.bib` that entries are written into.
  package var insertTarget: PathSetting?
  /// How the keys of entries are made that are written.
  package var keyTemplate: KeyTemplate?

  package init(
    sources: [SourceSetting]? = nil, searchPaths: [PathSetting]? = nil,
    citationCommands: [String]? = nil, diagnostics: DiagnosticLevels? = nil,
    completionLimit: Int? = nil, completionLabel: CompletionLabel? = nil,
    insertEntries: EntryInsertionMode? = nil,
    insertTarget: PathSetting? = nil, keyTemplate: KeyTemplate? = nil
  ) {
    self.sources = sources
    self.searchPaths = searchPaths
    self.citationCommands = citationCommands
    self.diagnostics = diagnostics
    self.completionLimit = completionLimit
    self.completionLabel = completionLabel
    self.insertEntries = insertEntries
    self.insertTarget = insertTarget
    self.keyTemplate = keyTemplate
  }

  /// These settings with what they leave open taken from `other`; of lists both, these first.
  package func over(_ other: Settings) -> Settings {
    Settings(
      sources: Settings.joined(sources, other.sources),
      searchPaths: Settings.joined(searchPaths, other.searchPaths),
      citationCommands: Settings.joined(citationCommands, other.citationCommands),
      diagnostics: diagnostics.map { $0.over(other.diagnostics) } ?? other.diagnostics,
      completionLimit: completionLimit ?? other.completionLimit,
      completionLabel: completionLabel ?? other.completionLabel,
      insertEntries: insertEntries ?? other.insertEntries,
      insertTarget: insertTarget ?? other.insertTarget,
      keyTemplate: keyTemplate ?? other.keyTemplate)
  }

  /// These settings and then `other`, as two arguments of one command line: what comes last counts,
  /// and lists grow.
  package func followed(by other: Settings) -> Settings {
    var result = other.over(self)
    result.sources = Settings.joined(sources, other.sources)
    result.searchPaths = Settings.joined(searchPaths, other.searchPaths)
    result.citationCommands = Settings.joined(citationCommands, other.citationCommands)
    return result
  }

  private static func joined<Element>(_ first: [Element]?, _ second: [Element]?) -> [Element]? {
    first == nil ? second : first.map { $0 + (second ?? []) }
  }
}
