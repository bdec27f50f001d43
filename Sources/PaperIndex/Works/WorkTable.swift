import Bibliography

// An entry can be recognized by its title and its identifiers. Of each it has a mark, a hash of 32
// bits whose lowest one says which of both it is:
//
//     starts  [ 0, 1, 4, … ]                    one more than there are entries
//     marks   [ t | t' doi' arxiv' | … ]        by entry, the title's first
//
// Marks only say who may be the same work, so that for an entry whose marks nobody shares nothing
// has to be read. Who really is decide the entries themselves (`WorkFinder`).

/// From titles and identifiers to the entries of some blocks, and back.
struct WorkTable: BlockTable {
  /// What no edit changes, as one: a table is retained at each question.
  private final class Columns: Sendable {
    let starts: [UInt32]
    let marks: [UInt32]
    let owners: MarkOwners
    let identifiers: IdentifierOrder

    init(starts: [UInt32], marks: [UInt32], identifiers: IdentifierOrder) {
      self.starts = starts
      self.marks = marks
      self.identifiers = identifiers
      owners = MarkOwners(markCount: marks.count) { add in
        for entry in 0..<max(0, starts.count - 1) {
          for index in Int(starts[entry])..<Int(starts[entry &+ 1]) { add(marks[index], entry) }
        }
      }
    }
  }

  var cover: BlockCover
  private let columns: Columns
  /// Whether any value was a BibTeX expression: then the marks depend on the macros.
  let dependsOnMacros: Bool
  /// Whether all text could be read that the marks come from.
  let isComplete: Bool

  var starts: [UInt32] { columns.starts }
  var marks: [UInt32] { columns.marks }
  private var owners: MarkOwners { columns.owners }
  var identifiers: IdentifierOrder { columns.identifiers }

  /// Linear in the marks.
  init(
    cover: BlockCover, starts: [UInt32], marks: [UInt32], identifiers: IdentifierOrder,
    dependsOnMacros: Bool, isComplete: Bool
  ) {
    self.cover = cover
    self.isComplete = isComplete
    self.dependsOnMacros = dependsOnMacros
    columns = Columns(starts: starts, marks: marks, identifiers: identifiers)
  }

  var markCount: Int { marks.count }

  /// Calls `body` with each mark, as often as entries have it.
  @inline(__always)
  func forEachMark(_ body: (UInt32) -> Void) {
    for mark in marks { body(mark) }
  }

  /// Bytes that the table takes.
  var byteCount: Int {
    4 * (starts.count + marks.count) + owners.byteCount + identifiers.byteCount
  }

  /// The marks of an entry, by its number.
  func marks(ofEntry number: Int) -> ArraySlice<UInt32> {
    guard number >= 0, number < starts.count - 1 else { return [] }
    return marks[Int(starts[number])..<Int(starts[number + 1])]
  }

  /// Calls `body` with each entry that has `mark`, in their order, until it gives false. O(1) but
  /// for the entries.
  @inline(__always)
  func forEachOwner(of mark: UInt32, _ body: (Int) -> Bool) {
    let (starts, marks) = (starts, marks)
    owners.forEachOwner(of: mark) { entry in
      for index in Int(starts[entry])..<Int(starts[entry + 1]) where marks[index] == mark {
        return body(entry)
      }
      return true
    }
  }
}

/// What entries are recognized by.
enum WorkMark {
  /// The mark of a folded title.
  static func title(_ folded: Span<UInt8>) -> UInt32 {
    KeyBytes.hash(folded, 0..<folded.count) & ~1
  }

  /// The mark of an identifier.
  static func identifier(_ identifier: Identifier) -> UInt32 {
    let bytes = [identifier.kind.rawValue] + identifier.bytes
    return KeyBytes.hash(bytes.span, 0..<bytes.count) | 1
  }

  /// Whether a mark is a title's.
  static func isTitle(_ mark: UInt32) -> Bool { mark & 1 == 0 }
}
