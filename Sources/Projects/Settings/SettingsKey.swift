import JSON
import PaperIndex

// The keys of settings stand here and nowhere else: the decoder, its suggestions and the JSON schema
// for editors are made from them.

/// A key of the settings object, or of an object in it.
struct SettingsKey: Sendable {
  /// What a key's value may be.
  enum Value: Sendable {
    /// Of no meaning to us: `$schema`.
    case ignoredString
    case integer(ClosedRange<Int>, standard: Int)
    case path
    case role
    /// A list of paths, or objects with these keys.
    case sources([SettingsKey])
    /// A list of folders.
    case folders
    /// A list of names of LaTeX commands.
    case commands
    /// One of the levels of a diagnostic.
    case level
    /// One of some words.
    case choice([String], standard: String)
    /// A template of citekeys.
    case keyTemplate
    case object([SettingsKey])
  }

  let name: String
  let value: Value
  /// For the schema: what editors show.
  let summary: String
  var isRequired = false

  static let all: [SettingsKey] = [
    SettingsKey(
      name: "$schema", value: .ignoredString, summary: "The schema that editors check this file by."
    ),
    SettingsKey(
      name: "sources", value: .sources(sourceKeys),
      summary: """
        Bibliographies and listings beside those that a document names itself: paths or patterns, \
        relative to this file's folder.
        """),
    SettingsKey(
      name: "searchPaths", value: .folders,
      summary: """
        Folders where a bibliography is looked for that is not where its document names it, relative \
        to this file's folder, as those of BIBINPUTS: with // at the end all folders below count, too.
        """),
    SettingsKey(
      name: "citationCommands", value: .commands,
      summary: """
        LaTeX commands of your own whose argument is a list of keys, by their names. Those that your \
        files define are known by themselves.
        """),
    SettingsKey(
      name: "diagnostics", value: .object(diagnosticKeys),
      summary: "How grave each diagnostic is, by its code, or “off”."),
    SettingsKey(
      name: "completion", value: .object(completionKeys), summary: "How citations are completed."),
    SettingsKey(
      name: "insertEntries",
      value: .choice(
        EntryInsertionMode.allCases.map(\.rawValue), standard: EntryInsertionMode.always.rawValue),
      summary: """
        Whether accepting a paper that is not in the project's bibliography writes its entry there.
        """),
    SettingsKey(
      name: "insertTarget", value: .path,
      summary: """
        The .bib among the project's bibliographies that entries are written into, relative to this \
        file's folder. Without it, the first that may be written.
        """),
    SettingsKey(
      name: "keyTemplate", value: .keyTemplate,
      summary: """
        How the key of an entry that is written is made, as in JabRef: [auth:lower][year]. Without it, as \
        the keys that the bibliography has, or else the paper's own key.
        """),
  ]

  static let sourceKeys: [SettingsKey] = [
    SettingsKey(
      name: "path", value: .path,
      summary: "A file, or a pattern with *, ?, [a-z], {a,b} and **. “~” is your home folder.",
      isRequired: true),
    SettingsKey(
      name: "role", value: .role,
      summary: """
        project: its keys can be cited. global: your library; searched, its keys are not \
        known. index: papers to find. Without it, listings are index and \
        bibliographies are project.
        """),
  ]

  static let completionKeys: [SettingsKey] = [
    SettingsKey(
      name: "limit", value: .integer(1...1000, standard: Settings.defaultCompletionLimit),
      summary: "How many papers a completion list shows."),
    SettingsKey(
      name: "label",
      value: .choice(
        CompletionLabel.allCases.map(\.rawValue), standard: CompletionLabel.key.rawValue),
      summary: "What stands first in a completion list: the key, the title, or authors and year."),
  ]

  static let diagnosticKeys = DiagnosticCode.all.map {
    SettingsKey(
      name: $0, value: .level,
      summary: DiagnosticCode.offByDefault.contains($0)
        ? "How grave this diagnostic is; off unless it stands here." : "")
  }

  /// The key with that name among some.
  static func named(_ name: String, among keys: [SettingsKey]) -> SettingsKey? {
    keys.first { $0.name == name }
  }

  /// The keys of the object that is this one's value.
  var members: [SettingsKey] {
    if case .object(let keys) = value { keys } else { [] }
  }

  /// The name nearest to `name`, if it is near enough to be meant.
  static func nearest(to name: String, among names: [String]) -> String? {
    let limit = max(1, name.unicodeScalars.count / 3)
    let near = names.map { (name: $0, distance: distance(name, $0)) }
      .filter { $0.distance <= limit }
    return near.min { $0.distance < $1.distance }?.name
  }

  /// Insertions, deletions, changes and swaps of neighbours between two names, whatever their case.
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().unicodeScalars.prefix(64))
    let b = Array(b.lowercased().unicodeScalars.prefix(64))
    var rows = [Array(0...b.count)]
    for (i, scalar) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        var best = min(rows[i][j + 1], row[j]) + 1
        best = min(best, rows[i][j] + (scalar == other ? 0 : 1))
        if i > 0, j > 0, scalar == b[j - 1], a[i - 1] == other {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
