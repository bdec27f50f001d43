/// What is wrong with a message's parameters.
package struct InvalidParams: Error, Equatable, Sendable {
  /// The member that is wrong, outermost name first; empty for the parameters themselves.
  private(set) var path: String
  private let problem: String

  package init(_ problem: String, path: String = "") {
    self.problem = problem
    self.path = path
  }

  /// A short English sentence that names the member, such as `textDocument.uri is missing`.
  package var message: String {
    "\(path.isEmpty ? "params" : path) \(problem)"
  }

  /// The same problem, seen from the object that has the value as its member `name`.
  func inside(_ name: String) -> InvalidParams {
    let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
    return InvalidParams(problem, path: name + separator + path)
  }
}
