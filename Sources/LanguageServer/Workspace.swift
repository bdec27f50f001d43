import Bibliography
import CitationFeatures
import Dispatch
import Formats
import JSON
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

package enum LoaderEvent: Sendable {
  case loaded(path: String, Result<IndexedSource, SourceReadFailure>)
}

final class Workspace {
  private let post: @Sendable (LoaderEvent) -> Void
  private let queue = DispatchQueue(label: "refdesk.loader")
  private(set) var folders: [String] = []
  private var loaded: [String: Result<IndexedSource, SourceReadFailure>] = [:]
  private var overlays: [String: IndexedSource] = [:]
  private var lists: [DocumentURI: [(path: String, range: Range<Int>)]] = [:]
  private var pending: Set<String> = []

  init(post: @escaping @Sendable (LoaderEvent) -> Void) { self.post = post }

  func setFolders(_ folders: [String]) { self.folders = folders }
  func setClientSettings(_ json: JSONValue?) {}
  func stop() {}
  func lookNow() {}
  func isSource(_ path: String) -> Bool { loaded[path] != nil }
  func overlay(at path: String) -> IndexedSource? { overlays[path] }
  func setOverlay(_ source: IndexedSource?, at path: String) { overlays[path] = source }
  func setOverlay(text: SourceText, at path: String) {
    overlays[path] = IndexedSource(name: path, source: BibTeXSource.parse(text))
  }
  func documentClosed(_ uri: DocumentURI) { lists[uri] = nil }
  func documentChanged(_ uri: DocumentURI, declaring: [(String, Range<Int>)]) {
    let folder = (uri.filePath ?? "/").split(separator: "/").dropLast().joined(separator: "/")
    let list = declaring.map { (path: "/\(folder)/\($0.0)", range: $0.1) }
    lists[uri] = list
    for (path, _) in list where loaded[path] == nil && pending.insert(path).inserted {
      queue.async { [post] in
        let read = SourceReader().read(path).map { IndexedSource(name: path, source: $0.source) }
        post(.loaded(path: path, read))
        if case .success(let source) = read {
          post(.loaded(path: path, .success(source.withWords())))
        }
      }
    }
  }
  func handle(_ event: LoaderEvent) {
    guard case .loaded(let path, let result) = event else { return }
    loaded[path] = result
    pending.remove(path)
  }
  var isLoading: Bool { !pending.isEmpty }
  func completionLimit(of uri: DocumentURI) -> Int { 50 }
  func library(of uri: DocumentURI) -> (Library, SourcesState) {
    var members: [Library.Member] = []
    var failures: [SourceFailure] = []
    var isComplete = true
    for (path, range) in lists[uri] ?? [] {
      if let overlay = overlays[path] {
        members.append(.init(source: overlay, role: .project))
        continue
      }
      switch loaded[path] {
      case .success(let source)?:
        members.append(.init(source: source, role: .project))
      case .failure(let failure)?: failures.append(.init(range: range, message: failure.message))
      case nil: isComplete = false
      }
    }
    return (
      Library(members),
      SourcesState(
        isComplete: isComplete, failures: failures,
        projectNames: (lists[uri] ?? []).map { fileName($0.path) })
    )
  }
  func entry(withKey key: [UInt8], in name: String) -> Entry? {
    guard case .success(let source)? = loaded[name], let at = source.firstEntry(forKey: key)
    else { return nil }
    return source.source.entry(at: at)
  }
  func takeRefresh() -> Bool { false }
  var sourcesInUse: [(String, ParsedSource)] { [] }
  var settingsProblems: [(String, (problems: [Problem], text: SourceText))] { [] }
}

extension Server {
  func handle(_ event: LoaderEvent) {
    workspace.handle(event)
    markAllStale()
  }
}
extension ParsedSource {
  func allProblems(limit: Int) -> [Problem] { problems }
}
