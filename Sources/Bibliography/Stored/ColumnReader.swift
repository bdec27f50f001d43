/// Reads columns back from pages.
///
/// A page that is not as it was written, or a count that cannot be, makes the whole part damaged: what is
/// read from then on is empty, and who reads asks `isGood` before using any of it.
package struct ColumnReader: ~Copyable {
  private let seed: UInt64
  /// The bytes of a range of the part, all of them.
  private let read: (Range<Int>) -> [UInt8]?
  private let byteCount: Int
  private(set) var page: [UInt8] = []
  /// The next byte in `page`.
  var next = 0
  private var pageCount = 0
  /// Where the next page begins in the part.
  private var pageEnd = 0
  /// Whether all that was read is as it was written.
  package internal(set) var isGood = true

  /// A reader of a part of `byteCount` bytes, which `read` gives by range.
  package init(seed: UInt64, byteCount: Int, read: @escaping (Range<Int>) -> [UInt8]?) {
    self.seed = seed
    self.byteCount = byteCount
    self.read = read
  }

  /// Says that what was read cannot be.
  package mutating func reject() { isGood = false }

  /// Whether all was read, and all of it is as it was written.
  package var isComplete: Bool { isGood && next == page.count && pageEnd == byteCount }

  package mutating func number() -> Int {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      guard next < page.count || turn() else { return 0 }
      number |= UInt64(page[next]) << shift
      next += 1
    }
    return Int(truncatingIfNeeded: number)
  }

  package mutating func flag() -> Bool { number() == 1 }

  package mutating func range() -> Range<Int> {
    let start = number()
    let end = number()
    guard start <= end else {
      isGood = false
      return 0..<0
    }
    return start..<end
  }

  package mutating func string() -> String {
    String(decoding: column(of: UInt8.self), as: UTF8.self)
  }

  /// A count of things that take a byte or more each.
  package mutating func count() -> Int {
    let count = number()
    guard isGood, count >= 0, count <= unreadCount else {
      isGood = false
      return 0
    }
    return count
  }

  /// No fewer than the bytes that are left.
  var unreadCount: Int { page.count - next + byteCount - pageEnd }

  /// Goes on to the next page; false when there is none that is good.
  mutating func turn() -> Bool {
    let range = pageEnd..<min(byteCount, pageEnd + StoredPage.size)
    guard isGood, range.count > StoredPage.headSize, let bytes = read(range),
      bytes.count == range.count
    else {
      isGood = false
      return false
    }
    var hash: UInt64 = 0
    for index in 0..<StoredPage.headSize { hash |= UInt64(bytes[index]) << UInt64(8 * index) }
    let content = bytes.span.bytes.extracting(StoredPage.headSize..<bytes.count)
    guard StoredPage.hash(content, number: pageCount, seed: seed) == hash else {
      isGood = false
      return false
    }
    page = bytes
    next = StoredPage.headSize
    pageCount += 1
    pageEnd = range.upperBound
    return true
  }
}
