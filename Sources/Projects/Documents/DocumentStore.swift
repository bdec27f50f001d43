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

  /// Waits until all questions so far are answered.
  package func finish() { queue.sync {} }
}
