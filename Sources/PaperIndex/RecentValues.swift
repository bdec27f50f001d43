import Synchronization

/// What was made of entries lately: successive keystrokes ask for mostly the same ones.
///
/// A library and its copies share one; another library, as after an edit of a source, has its own.
package final class RecentValues: Sendable {
  /// How many are kept.
  private static let limit = 1024

  /// A value as an object, which is told by its class at once.
  private final class Box<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private let values = Mutex<[EntryReference: any AnyObject & Sendable]>([:])

  /// The value of an entry, made if it is not there.
  package func value<Value: Sendable>(
    of entry: EntryReference, _ make: () -> Value?
  ) -> Value? {
    if let known: Value = value(of: entry) { return known }
    guard let made = make() else { return nil }
    keep(made, of: entry)
    return made
  }

  /// The value of an entry, if it is there.
  func value<Value: Sendable>(of entry: EntryReference) -> Value? {
    (values.withLock { $0[entry] } as? Box<Value>)?.value
  }

  /// Keeps the value of an entry.
  func keep<Value: Sendable>(_ value: Value, of entry: EntryReference) {
    values.withLock {
      if $0.count >= RecentValues.limit { $0.removeAll(keepingCapacity: true) }
      $0[entry] = Box(value)
    }
  }
}
