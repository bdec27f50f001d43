import Synchronization

/// Which of many tables may have a mark: made when asking all of them one by one has cost as much, as where a
/// source is edited the next version is asked for little.
final class MarkDirectory: Sendable {
  /// As many tables are asked one by one, however often.
  private static let fewTables = 4

  private let owners = Kept<MarkOwners>()
  private let askedCount = Atomic<Int>(0)
  private let tableCount: Int
  private let markCount: Int

  /// A directory of so many tables, which have so many marks.
  init(tableCount: Int, markCount: Int) {
    self.tableCount = tableCount
    self.markCount = markCount
  }

  /// Calls `body` with the number of each table that may have `mark`, in order, until it gives false.
  /// `make` gives the tables by their marks.
  @inline(__always)
  func forEachTable(of mark: UInt32, _ body: (Int) -> Bool, make: () -> MarkOwners) {
    if isAskedOften {
      owners.value(make).forEachOwner(of: mark, body)
    } else {
      for table in 0..<tableCount where !body(table) { return }
    }
  }

  private var isAskedOften: Bool {
    guard tableCount > MarkDirectory.fewTables else { return false }
    return askedCount.wrappingAdd(tableCount, ordering: .relaxed).newValue > markCount
  }
}
