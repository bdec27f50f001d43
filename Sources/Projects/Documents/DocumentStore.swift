import CitationFeatures
import Dispatch
import Synchronization
import TextStorage

/// Answers questions about the documents of the workspace on a queue of its own, the index brought
/// up to date before each.
package final class DocumentStore: Sendable {
  private let queue = DispatchQueue(label: "refdesk.documents", qos: .userInitiated)
  /// Used by the queue alone.
  private let index: Mutex<DocumentIndex>

  /// A store whose places are in `encoding`. Nothing is read until somebody asks.
  package init(encoding: PositionEncoding) {
    index = Mutex(DocumentIndex(encoding: encoding))
  }

  /// Looks at the disk, finds the documents that answer `question`, and gives them to `answer`, on
  /// the store's queue, with whether there are documents beyond the limits.
  package func find(
    _ question: DocumentQuestion,
    answer: @escaping @Sendable (_ documents: [FoundDocument], _ isCut: Bool) -> Void
  ) {
    queue.async { [self] in
      let (found, isCut) = index.withLock { index in
        index.look(at: question.folders)
        return (index.find(question), index.isCut)
      }
      answer(found, isCut)
    }
  }

  /// Looks at the disk, finds what all documents need of some bibliographies, and gives it to
  /// `answer`, on the store's queue; `nil` where there are documents beyond the limits, which may need
  /// anything.
  package func findUses(
    _ question: UseQuestion,
    answer: @escaping @Sendable (_ needed: [String: CitedKeys]?) -> Void
  ) {
    queue.async { [self] in
      let needed = index.withLock { index -> [String: CitedKeys]? in
        index.look(at: question.folders)
        return index.isCut ? nil : index.uses(question)
      }
      answer(needed)
    }
  }

  /// After some time, tells whether a document that nobody has open has changed since the last look.
  package func look(
    at folders: [DocumentFolder], afterMilliseconds delay: Int,
    answer: @escaping @Sendable (_ isNews: Bool) -> Void
  ) {
    queue.asyncAfter(deadline: .now() + .milliseconds(delay)) { [weak self] in
      guard let self else { return }
      let isNews = index.withLock { index in
        let before = index.revision
        index.look(at: folders)
        return index.revision != before
      }
      answer(isNews)
    }
  }

  /// Runs `action` on the store's queue after some time.
  package func wait(milliseconds: Int, then action: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds), execute: action)
  }

  /// Waits until all questions so far are answered.
  package func finish() { queue.sync {} }
}
