import Bibliography

/// Writes entries in one format, one after the other, and keeps account of what it cannot say.
package protocol EntryWriter {
  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  mutating func add(_ entry: Entry, key: Citekey)

  /// Ends the text. Nothing follows.
  mutating func finish()

  /// Takes what has been written and not taken yet.
  mutating func takeBytes() -> [UInt8]

  /// Bytes that wait to be taken.
  var waitingCount: Int { get }

  /// What was left out so far.
  var loss: ConversionLoss { get }
}

/// What a conversion could not say.
package struct ConversionLoss: Sendable, Equatable {
  /// Fields that the format has no place for, and how many entries have each.
  package private(set) var fields: [String: Int] = [:]
  /// Entries that are no works (`xdata`, `set`) and are left out.
  package var skippedCount = 0

  package init() {}

  /// Counts the fields that one entry lost.
  package mutating func add(fields names: some Sequence<String>) {
    for name in names { fields[name, default: 0] += 1 }
  }
}
