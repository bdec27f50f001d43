import Bibliography
import PaperIndex

/// Which bibliographies documents have and why, and what is wrong with them: for who asks why a key
/// is not known. What has no place on disk has none here.
package struct SourceReport: Sendable, Equatable {
  /// A place as people count: from 1, columns in Unicode scalars.
  package struct Place: Sendable, Equatable {
    package let path: String
    package let line: Int
    package let column: Int
  }

  /// Something wrong.
  package struct Finding: Sendable, Equatable {
    package let severity: Problem.Severity
    package let code: String
    package let message: String
    package let place: Place?
    /// Whether it says no more than that there is no such file.
    package var isOfMissingFile = false
  }

  /// A document with these bibliographies.
  package struct Document: Sendable, Equatable {
    package let path: String
    package let language: String
    /// Distinct keys that it cites.
    package let keyCount: Int
    /// Those that it may cite.
    package let knownCount: Int
    /// Those that only a library or an index has.
    package let elsewhereCount: Int
    /// Those of which nothing can be said, as a bibliography could not be read.
    package let undecidedCount: Int
    /// The others, in the order of their first places.
    package let unknown: [UnknownKey]
  }

  package struct UnknownKey: Sendable, Equatable {
    package let key: String
    package let place: Place
  }

  /// Who named a bibliography.
  package enum Origin: String, Sendable, Equatable {
    case document
    /// Another document of the project, or a project file.
    case project
    case settings, client, argument, workspace
    /// It is a document with entries of its own.
    case embedded
  }

  /// A document that another one is part of.
  package struct Root: Sendable, Equatable {
    package let path: String
    /// Where one of them names the other; `nil` when it is through other files.
    package let place: Place?
  }

  /// How one name of a bibliography was followed.
  package struct Name: Sendable, Equatable {
    /// As written.
    package let name: String
    package let origin: Origin
    package let place: Place?
    /// Paths and patterns that were looked at, in this order.
    package let tried: [String]
    /// Paths of the files that it means.
    package let found: [String]
    package let problems: [Finding]
  }

  /// A file that has entries, or should.
  package struct Source: Sendable, Equatable {
    package let path: String
    package let role: SourceRole
    /// `nil` for one that could not be read.
    package let format: String?
    package let entryCount: Int
    package let problemCount: Int
    /// The first of the gravest.
    package let problem: Finding?
    /// Why it could not be read: a sentence.
    package let failure: String?
  }

  package internal(set) var documents: [Document] = []
  package internal(set) var workspaceFolder: String?
  /// The settings file that decided; `nil` when there is none.
  package internal(set) var settingsFile: String?
  /// Where one was looked for, nearest first.
  package internal(set) var settingsTried: [String] = []
  /// The documents that these are part of.
  package internal(set) var roots: [Root] = []
  /// Variables of the environment that counted.
  package internal(set) var variables: [String: String] = [:]
  /// How the project files of each tool were looked for.
  package internal(set) var projectFiles: [ProjectFileSearch] = []
  package internal(set) var names: [Name] = []
  package internal(set) var sources: [Source] = []
  /// Where new entries go; `nil` in what is said of one name.
  package internal(set) var newEntries: NewEntries?
  /// What is wrong elsewhere than at a name.
  package internal(set) var problems: [Finding] = []

  /// What is broken, as clauses; empty when all is well.
  package var complaints: [String] {
    var result: [String] = []
    func add(_ count: Int, _ one: String, _ many: String) {
      if count > 0 { result.append(count == 1 ? "1 \(one)" : "\(count) \(many)") }
    }
    let missing = names.filter { $0.found.isEmpty && $0.problems.contains(where: \.isGrave) }
    add(missing.count, "bibliography was not found", "bibliographies were not found")
    add(
      sources.count { $0.failure != nil }, "bibliography could not be read",
      "bibliographies could not be read")
    add(
      sources.count { $0.failure == nil && $0.problem?.severity == .error },
      "bibliography is damaged", "bibliographies are damaged")
    add(
      problems.count(where: \.isGrave), "mistake is in settings or project files",
      "mistakes are in settings or project files")
    add(documents.reduce(0) { $0 + $1.unknown.count }, "key is unknown", "keys are unknown")
    if sources.isEmpty, missing.isEmpty, documents.contains(where: { $0.undecidedCount > 0 }) {
      result.append("there is no bibliography")
    }
    return result
  }

  /// Whether nothing is broken.
  package var isHealthy: Bool { complaints.isEmpty }
}

extension SourceReport.Finding {
  /// Whether it is a warning or worse.
  var isGrave: Bool { severity <= .warning }
}
