import CitationFeatures
import LanguageServerProtocol
import TextStorage

// Helix runs no command of an item that is accepted (helix-editor/helix 15585). What it does tell is the
// change of the text, and that is the item's edit as it was sent; its end has moved with what was typed
// while the list was shown. Where a client does both, the entry is there the second time.

/// The items of the last list that would add an entry when they are accepted, for a client that does
/// not run their commands.
struct OfferedEntries {
  private struct Item {
    /// Where the item's edit may be made: to the cursor, or to the end of the key around it.
    let ranges: [Range<Int>]
    let insertion: [UInt8]
    let arguments: InsertEntryArguments
  }

  /// Less may be typed by chance.
  private static let leastCount = 4

  let document: DocumentURI
  private let items: [Item]
  private let start: Int
  private let cursor: Int
  /// How much more is typed by now.
  private var growth = 0

  /// What the first `count` items of a list add, which are those that were sent; `nil` where none adds
  /// anything unasked.
  init?(_ completion: CitationCompletion, sent count: Int, in document: DocumentURI) {
    items = completion.items.prefix(count).compactMap { item in
      guard let arguments = InsertEntryArguments(adding: item, of: completion, to: document),
        !arguments.asks
      else { return nil }
      return Item(
        ranges: item.ownRange.map { [$0] }
          ?? [completion.typedRange, completion.replacementRange],
        insertion: Array(item.insertion.utf8), arguments: arguments)
    }
    guard !items.isEmpty else { return nil }
    self.document = document
    start = completion.typedRange.lowerBound
    cursor = completion.typedRange.upperBound
  }

  /// What the item adds whose edit these changes are, and nothing else.
  func arguments(acceptedBy edits: [TextEditRecord]) -> InsertEntryArguments? {
    guard edits.count == 1, let edit = edits.first,
      edit.replacement.count >= OfferedEntries.leastCount
    else { return nil }
    return items.first { item in
      item.insertion == edit.replacement
        && item.ranges.contains {
          $0.lowerBound == edit.range.lowerBound
            && $0.upperBound + growth == edit.range.upperBound
        }
    }?.arguments
  }

  /// The same after changes; `nil` when they are anything but typing at the cursor.
  func followed(by edits: [TextEditRecord]) -> OfferedEntries? {
    var result = self
    for edit in edits {
      guard edit.range.upperBound == cursor + result.growth, edit.range.lowerBound >= start else {
        return nil
      }
      result.growth += edit.replacement.count - edit.range.count
    }
    return result
  }
}
