import Bibliography
import PaperIndex

/// Who named a source, and where a problem with it is shown.
package enum SourceOrigin: Sendable, Hashable {
  /// The document: the index of what it declares.
  case declared(Int)
  /// Another document of the project that the document belongs to, or a project file: the bytes of its
  /// text.
  case document(path: String, range: Range<Int>)
  /// A settings file: the bytes of its text.
  case settings(path: String, range: Range<Int>)
  /// The client's settings: the bytes of their JSON.
  case client(range: Range<Int>)
  /// An argument of the command line.
  case argument
  /// Nobody: it lies in the workspace folder.
  case workspace
  /// Nobody: it is a document, and has entries of its own.
  case embedded
}

/// A file that a document's library is made of.
package struct ResolvedSource: Sendable, Hashable {
  /// Absolute, as the one who named it wrote it: links are not replaced.
  package let path: String
  /// What was said of its role; `nil` leaves it to the content.
  package internal(set) var role: SourceRole?
  package let origin: SourceOrigin
  package internal(set) var content = SourceContent.bibliography

  package init(
    path: String, role: SourceRole?, origin: SourceOrigin, content: SourceContent = .bibliography
  ) {
    self.content = content
    self.path = path
    self.role = role
    self.origin = origin
  }

  /// The role once the content is known: a listing is for finding, anything else is the project's.
  package func role(for format: SourceFormat) -> SourceRole {
    role ?? (format.isListing ? .index : .project)
  }
}

/// Something wrong with what names a source.
package struct SourceProblem: Sendable, Equatable {
  package let origin: SourceOrigin
  package let severity: Problem.Severity
  /// A short stable name of the rule.
  package let code: String
  /// A sentence a researcher understands, and perhaps what may help.
  package let message: String
  /// That sentence alone.
  package let reason: String
  /// What was said of the source's role, if anything.
  package let role: SourceRole?
  /// Whether for it nobody knows which sources there are: a list of them is damaged.
  package let losesSources: Bool

  package init(
    origin: SourceOrigin, severity: Problem.Severity, code: String, message: String,
    reason: String? = nil, role: SourceRole? = nil, losesSources: Bool = false
  ) {
    self.losesSources = losesSources
    self.reason = reason ?? message
    self.role = role
    self.origin = origin
    self.severity = severity
    self.code = code
    self.message = message
  }
}

extension SourceRole {
  /// The one of two that says more of a source.
  func stronger(_ other: SourceRole) -> SourceRole {
    let order: [SourceRole] = [.project, .global, .index]
    return order.first { $0 == self || $0 == other } ?? self
  }
}
