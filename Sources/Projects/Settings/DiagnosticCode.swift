/// The codes of all diagnostics that there are: those that the settings may speak of.
package enum DiagnosticCode {
  /// Those of documents, of settings and of whatever names a bibliography.
  private static let ofDocuments = [
    "unknown-key", "unlisted-identifier",
    "key-case", "key-needs-braces", "not-in-bibliography", "repeated-key",
    "no-bibliography", "unreadable-bibliography", "empty-bibliography", "invalid-project-file",
    "pattern-too-wide",
    "workspace-too-large", "metadata", "missing-folder", "unknown-setting", "invalid-setting",
    "invalid-json",
  ]

  /// Those of bibliographies and listings.
  private static let ofSources = [
    "unused-entry", "duplicate-key", "duplicate-field", "missing-crossref", "missing-xdata",
    "missing-entryset", "no-xdata", "circular-inheritance", "parent-before-child", "unknown-macro",
    "bad-string", "broken-head", "comment-in-entry", "extra-comma", "key-with-brace",
    "key-with-space", "missing-comma", "missing-equals", "missing-key", "missing-value",
    "unclosed-comment", "unclosed-entry", "unclosed-environment", "unclosed-list",
    "unclosed-record", "unclosed-value", "unexpected-text", "unquoted-value", "wrong-delimiter",
    "damaged-text", "encoding", "empty-entry", "empty-item", "invalid-item", "invalid-tag",
    "invalid-yaml", "missing-abstract", "missing-author", "missing-end", "missing-id",
    "missing-title", "missing-type", "paper-count", "unknown-type",
  ]

  package static let all = ofDocuments + ofSources

  /// Codes whose diagnostics are off unless the settings give them a level.
  package static let offByDefault: Set<String> = ["unused-entry"]
}
