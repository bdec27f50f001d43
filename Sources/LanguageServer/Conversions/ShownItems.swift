import Bibliography
import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import Projects

/// Completion items of the papers that were shown lately: successive keystrokes show mostly the same ones, and
/// what an item says of its paper is written once.
final class ShownItems {
  /// How many are kept.
  private static let limit = 1024

  private var items: [EntryReference: (key: Citekey, text: String?, item: CompletionItem)] = [:]
  /// What they are of: the values of a library, and who asked how.
  private var library: RecentValues?
  private var label = CompletionLabel.key
  private var document: DocumentURI?

  /// To be called before the items of a list: those of other lists than this kind are forgotten.
  func begin(of library: Library, first label: CompletionLabel, in document: DocumentURI) {
    let isSame = self.library === library.recent && self.label == label && self.document == document
    if isSame, items.count <= ShownItems.limit { return }
    items.removeAll(keepingCapacity: true)
    (self.library, self.label, self.document) = (library.recent, label, document)
  }

  /// The item of a paper, made if it was not shown under the same key and with the same text to insert.
  func item(
    of item: CitationCompletion.Item, text: String?, _ make: () -> CompletionItem
  ) -> CompletionItem {
    let reference = item.merged.reference
    if let known = items[reference], known.key == item.key, known.text == text { return known.item }
    let made = make()
    items[reference] = (item.key, text, made)
    return made
  }
}
