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

/// What one place says about settings: a `refdesk.json`, the client, or flags. `nil` where it says
/// nothing.
package struct Settings: Sendable, Hashable {
  package static let defaultCompletionLimit = 50

  package var sources: [SourceSetting]?
  /// How grave diagnostics are, by their codes.
  package var diagnostics: DiagnosticLevels?
  /// Items in a completion list.
  package var completionLimit: Int?

  package init(
    sources: [SourceSetting]? = nil, diagnostics: DiagnosticLevels? = nil,
    completionLimit: Int? = nil
  ) {
    self.sources = sources
    self.diagnostics = diagnostics
    self.completionLimit = completionLimit
  }

  /// These settings with what they leave open taken from `other`; sources of both, these first.
  package func over(_ other: Settings) -> Settings {
    var result = self
    if let more = other.sources { result.sources = (sources ?? []) + more }
    result.diagnostics = diagnostics.map { $0.over(other.diagnostics) } ?? other.diagnostics
    result.completionLimit = completionLimit ?? other.completionLimit
    return result
  }
}
