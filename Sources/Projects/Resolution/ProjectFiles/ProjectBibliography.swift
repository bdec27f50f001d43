/// A bibliography that a project file names.
struct ProjectBibliography: Sendable, Equatable {
  /// As written: a path or a pattern.
  let name: String
  /// The project file.
  let file: String
  /// The bytes of the name in the project file.
  let range: Range<Int>
  /// Where a relative path is looked for, in this order.
  let folders: [String]
  /// The folder that a leading slash means, beside that of all files.
  var root: String?
  /// Why nobody knows the file who does not run a program.
  var computed: String?
}

/// A pattern for the bibliographies that a project has without naming them.
struct ProjectPattern: Sendable {
  let pattern: String
  let folder: String
  /// The project file by which it counts.
  let file: String
  /// A folder's name whose files do not count: what the tool makes.
  var excludedFolder: String?
}

/// How a tool's project file was looked for.
package struct ProjectFileSearch: Sendable, Equatable {
  /// What the tool is called.
  package let tool: String
  /// Absolute paths and patterns that were looked at.
  package internal(set) var tried: [String] = []
  /// The files that hold for the document, absolute, in the order in which they count.
  package internal(set) var found: [String] = []
  /// What they have to say, in a sentence; `nil` where nothing was found.
  package internal(set) var finding: String?
}
