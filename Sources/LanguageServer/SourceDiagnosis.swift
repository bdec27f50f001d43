import Bibliography
import CitationFeatures
import Dispatch
import LanguageServerProtocol
import PaperIndex

// Finding what is wrong in a source takes all its keys and blocks: milliseconds for a hundred
// thousand entries. It is done once for each version of a source, and for a large one on a queue of
// its own: the client keeps what it shows until the newest version was looked at, and no keystroke
// waits. Of the versions that come while one is looked at, only the last is looked at next.

/// What is wrong in one version of a source, found in the background.
package struct DiagnosedSource: Sendable {
  let path: String
  let source: IndexedSource
  let surroundings: SourceSurroundings?
  let need: SourceNeed?
  let limit: Int
  let diagnostics: [Diagnostic]
}

/// What documents need of a source, where it is said which entries nobody needs.
package struct SourceNeed: Sendable {
  let cited: CitedKeys
  let severity: Problem.Severity
  /// Another one for another need.
  let number: Int

  func isSame(as other: SourceNeed?) -> Bool {
    number == other?.number && severity == other?.severity
  }
}

/// All sources that a project has, with one of them: what its entries may name.
package struct SourceSurroundings: Sendable {
  let library: Library
  /// The source's number in the library.
  let number: Int

  /// Whether the entries of both are the same. O(sources).
  func isSame(as other: SourceSurroundings?) -> Bool {
    guard let other, number == other.number, library.members.count == other.library.members.count
    else { return false }
    return zip(library.members, other.library.members).allSatisfy {
      $0.role == $1.role && $0.source.source.isSameScan(as: $1.source.source)
    }
  }
}

/// Keeps what is wrong in the sources, by path.
final class SourceDiagnosis {
  private struct Request: Sendable {
    let source: IndexedSource
    let surroundings: SourceSurroundings?
    let need: SourceNeed?
    let limit: Int
    let convert: ToProtocol

    /// Whether `found` answers it. What others have matters only to one that names others.
    func isAnswered(by found: DiagnosedSource) -> Bool {
      guard found.limit == limit, found.source.source.isSameScan(as: source.source),
        need?.isSame(as: found.need) ?? (found.need == nil)
      else { return false }
      if surroundings == nil, found.surroundings == nil { return true }
      return surroundings?.isSame(as: found.surroundings) ?? false
    }
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
  /// caller waits. `surroundings` is `nil` where not all sources are known, `need` where nobody asks
  /// for unused entries.
  func diagnostics(
    of source: IndexedSource, in surroundings: SourceSurroundings?, need: SourceNeed?,
    at path: String, limit: Int, convert: ToProtocol, waits: Bool
  ) -> [Diagnostic]? {
    let request = Request(
      source: source, surroundings: surroundings, need: need, limit: limit, convert: convert)
    if let found = known[path] {
      if request.isAnswered(by: found) { return found.diagnostics }
      // Only others changed: nobody who types there waits for that.
      if !waits, found.limit == limit, found.source.source.isSameScan(as: source.source) {
        begin(request, path)
        return found.diagnostics
      }
    }
    if waits || source.source.entryCount <= SourceDiagnosis.immediateLimit {
      let found = SourceDiagnosis.find(request, path)
      known[path] = found
      return found.diagnostics
    }
    begin(request, path)
    return nil
  }

  private func begin(_ request: Request, _ path: String) {
    let isRunning = requests[path] != nil
    requests[path] = request
    if !isRunning { start(request, path) }
  }

  /// Takes what was posted; whether it is of the newest version.
  func take(_ found: DiagnosedSource) -> Bool {
    guard let request = requests[found.path] else { return false }
    if request.isAnswered(by: found) {
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
    queue.async { [post] in post(SourceDiagnosis.find(request, path)) }
  }

  private static func find(_ request: Request, _ path: String) -> DiagnosedSource {
    let source = request.source
    let convert = request.convert
    var problems = source.shownProblems(
      limit: request.limit, library: request.surroundings?.library,
      number: request.surroundings?.number ?? 0)
    if let need = request.need {
      problems += source.source.unusedEntries(
        knowing: need.cited, severity: need.severity, limit: request.limit - problems.count)
      problems.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    let diagnostics = problems.map {
      convert.diagnostic($0, range: convert.range($0.range, in: source.source))
    }
    return DiagnosedSource(
      path: path, source: source, surroundings: request.surroundings, need: request.need,
      limit: request.limit, diagnostics: diagnostics)
  }
}
