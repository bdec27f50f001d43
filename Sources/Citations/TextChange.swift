/// Where two versions of a text differ: one range of each, with the same bytes before and behind them.
package struct TextChange {
  /// In the old text.
  package let old: Range<Int>
  /// In the new text.
  package let new: Range<Int>

  /// How much further on than in the old text stands what comes behind the change.
  package var distance: Int { new.upperBound - old.upperBound }

  /// `nil` if nothing is changed. Linear, eight bytes a step.
  package init?(from old: [UInt8], to new: [UInt8]) {
    let limit = Swift.min(old.count, new.count)
    let oldBytes = old.span.bytes
    let newBytes = new.span.bytes
    var start = 0
    while start + 8 <= limit,
      oldBytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
        == newBytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    {
      start += 8
    }
    while start < limit, old[start] == new[start] { start += 1 }
    if start == old.count, start == new.count { return nil }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd >= start + 8, newEnd >= start + 8,
      oldBytes.unsafeLoadUnaligned(fromByteOffset: oldEnd - 8, as: UInt64.self)
        == newBytes.unsafeLoadUnaligned(fromByteOffset: newEnd - 8, as: UInt64.self)
    {
      oldEnd -= 8
      newEnd -= 8
    }
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    self.old = start..<oldEnd
    self.new = start..<newEnd
  }
}

extension Range<Int> {
  /// The same further on.
  func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
