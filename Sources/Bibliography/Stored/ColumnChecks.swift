// A page that is as it was written may have been written by a program that others took for this one: what
// is used as an index is looked at once before.

extension [UInt32] {
  /// Whether they ascend, as the starts or ends of parts do, the last to `count`; none for zero. Linear.
  package func ascend(to count: Int) -> Bool {
    var last: UInt32 = 0
    for end in self {
      if end < last { return false }
      last = end
    }
    return Int(last) == count
  }

  /// Whether all are below a limit. Linear.
  package func areBelow(_ limit: Int) -> Bool {
    var largest: UInt32 = 0
    for number in self { largest = Swift.max(largest, number) }
    return isEmpty || Int(largest) < limit
  }
}

extension EntryBlock {
  /// Whether its columns are of one length each, and what counts in others counts no farther than these
  /// go. O(entries).
  package var isConsistent: Bool {
    let entries = [
      entryEnd.count, keyStart.count, keyEnd.count, keyBytesEnd.count, type.count, fieldsEnd.count,
    ]
    let fields = [
      fieldStart.count, fieldEnd.count, valueStart.count, valueEnd.count, valueForm.count,
    ]
    return entries.allSatisfy { $0 == entryCount } && fields.allSatisfy { $0 == fieldName.count }
      && (0...Int(UInt32.max)).contains(byteCount) && (0...byteCount).contains(lineCount)
      && keyBytesEnd.ascend(to: Int(keyBytesEnd.last ?? 0))
      && Int(keyBytesEnd.last ?? 0) <= keyBytes.count
      && fieldsEnd.ascend(to: Int(fieldsEnd.last ?? 0))
      && Int(fieldsEnd.last ?? 0) <= fieldName.count
  }
}
