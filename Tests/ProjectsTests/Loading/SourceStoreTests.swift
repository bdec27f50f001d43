import Bibliography
import PaperIndex
import Projects
import Synchronization
import Testing
import TextStorage

/// Takes what a store posts.
private final class Posts: Sendable {
  private let taken = Mutex<[LibrarySnapshot]>([])

  func add(_ snapshot: LibrarySnapshot) { taken.withLock { $0.append(snapshot) } }

  /// What came since the last call: entries of the library, and `+` when it has words.
  func take() -> [String] {
    taken.withLock { posts in
      defer { posts.removeAll() }
      return posts.map { snapshot in
        let count = snapshot.library.members.reduce(0) { $0 + $1.source.source.entryCount }
        return "\(count)\(snapshot.hasWords ? "+" : "")"
      }
    }
  }
}

@Suite struct SourceStoreTests {
  private func scope(_ folder: TemporaryFolder) -> ProjectScope {
    ProjectScope(documentFolder: folder.path, workspaceFolder: folder.path)
  }

  @Test func `posts a library with keys, then with words`() {
    let folder = TemporaryFolder(["a.bib": "@misc{a, title = {T}}"])
    let posts = Posts()
    let store = SourceStore(post: posts.add)
    store.open(scope(folder))
    store.finish()
    #expect(posts.take() == ["1", "1+"])
    store.open(scope(folder))
    store.finish()
    #expect(posts.take() == ["1+"])
  }

  @Test func `posts what an open file changes`() {
    let folder = TemporaryFolder(["a.bib": "@misc{a}"])
    let posts = Posts()
    let store = SourceStore(post: posts.add)
    store.open(scope(folder))
    store.finish()
    _ = posts.take()
    store.setOverlay(SourceText("@misc{a}\n@misc{b}"), version: 1, at: folder.path("a.bib"))
    store.finish()
    #expect(posts.take().last == "2+")
    store.removeOverlay(at: folder.path("a.bib"))
    store.finish()
    #expect(posts.take().last == "1+")
  }

  @Test func `looks when it is told to`() {
    let folder = TemporaryFolder(["a.bib": "@misc{a}"])
    let posts = Posts()
    let store = SourceStore(post: posts.add)
    store.open(scope(folder))
    store.finish()
    _ = posts.take()
    folder.replace("a.bib", "@misc{a}\n@misc{b}")
    store.look()
    store.finish()
    #expect(posts.take().last == "2+")
  }

  @Test func `posts nothing of a scope that was closed`() {
    let folder = TemporaryFolder(["a.bib": "@misc{a}"])
    let posts = Posts()
    let store = SourceStore(post: posts.add)
    store.open(scope(folder))
    store.finish()
    _ = posts.take()
    store.close(scope(folder))
    folder.replace("a.bib", "@misc{a}\n@misc{b}")
    store.look()
    store.finish()
    #expect(posts.take() == [])
  }
}
