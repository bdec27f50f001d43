import Bibliography

/// Writes entries in one format, one after the other, and keeps account of what it cannot say.
///
/// An entry is written with the fields it is given: what it inherits, where they were added.
package protocol EntryWriter {
  /// What is written and not taken yet.
  var bytes: [UInt8] { get set }

  /// What was left out so far.
  var loss: ConversionLoss { get set }

  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  mutating func add(_ entry: Entry, key: Citekey)

  /// Ends the text. Nothing follows.
  mutating func finish()
}

extension EntryWriter {
  /// Takes what has been written and not taken yet.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Leaves out what is no work; whether it did.
  mutating func skips(_ entry: Entry) -> Bool {
    guard entry.type == "xdata" || entry.type == "set" else { return false }
    loss.skippedCount += 1
    return true
  }
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
