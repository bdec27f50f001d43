import Bibliography
import CitationFeatures
import Dispatch
import LanguageServerProtocol

// Finding what is wrong in a source takes all its keys and blocks: milliseconds for a hundred
// thousand entries. It is done once for each version of a source, and for a large one on a queue of
// its own: the client keeps what it shows until the newest version was looked at, and no keystroke
// waits. Of the versions that come while one is looked at, only the last is looked at next.

/// What is wrong in one version of a source, found in the background.
package struct DiagnosedSource: Sendable {
  let path: String
  let source: ParsedSource
  let limit: Int
  let diagnostics: [Diagnostic]
}

/// Keeps what is wrong in the sources, by path.
final class SourceDiagnosis {
  private struct Request {
    let source: ParsedSource
    let limit: Int
    let convert: ToProtocol
  }

  /// A source with more entries is looked at in the background.
  private static let immediateLimit = 2000

  private let post: @Sendable (DiagnosedSource) -> Void
  private let queue = DispatchQueue(label: "refdesk.diagnosis", qos: .utility)
  private var known: [String: DiagnosedSource] = [:]
  /// The newest version of what is being looked at; it need not be the one that is.
  private var requests: [String: Request] = [:]

  /// A diagnosis whose findings in large sources come in through `post`, on another thread, and are
  /// to be given to `take`.
  init(post: @escaping @Sendable (DiagnosedSource) -> Void) {
    self.post = post
  }

  /// The gravest `limit` things wrong in `source`; `nil` while they are looked for, unless the
  /// caller waits.
  func diagnostics(
    of source: ParsedSource, at path: String, limit: Int, convert: ToProtocol, waits: Bool
  ) -> [Diagnostic]? {
    if let found = known[path], found.limit == limit, found.source.isSameScan(as: source) {
      return found.diagnostics
    }
    let request = Request(source: source, limit: limit, convert: convert)
    if waits || source.entryCount <= SourceDiagnosis.immediateLimit {
      let found = SourceDiagnosis.find(request, path)
      known[path] = found
      return found.diagnostics
    }
    let isRunning = requests[path] != nil
    requests[path] = request
    if !isRunning { start(request, path) }
    return nil
  }

  /// Takes what was posted; whether it is of the newest version.
  func take(_ found: DiagnosedSource) -> Bool {
    guard let request = requests[found.path] else { return false }
    if request.limit == found.limit, request.source.isSameScan(as: found.source) {
      requests[found.path] = nil
      known[found.path] = found
      return true
    }
    start(request, found.path)
    return false
  }

  /// Forgets all sources but these.
  func keep(_ paths: Set<String>) {
    for path in known.keys where !paths.contains(path) { known[path] = nil }
  }

  /// Waits until what is looked at in the background is posted.
  func finish() { queue.sync {} }

  private func start(_ request: Request, _ path: String) {
    let (source, limit, convert) = (request.source, request.limit, request.convert)
    queue.async { [post] in
      post(
        SourceDiagnosis.find(Request(source: source, limit: limit, convert: convert), path))
    }
  }

  private static func find(_ request: Request, _ path: String) -> DiagnosedSource {
    let source = request.source
    let convert = request.convert
    let diagnostics = source.shownProblems(limit: request.limit).map {
      convert.diagnostic($0, range: convert.range($0.range, in: source))
    }
    return DiagnosedSource(
      path: path, source: source, limit: request.limit, diagnostics: diagnostics)
  }
}
