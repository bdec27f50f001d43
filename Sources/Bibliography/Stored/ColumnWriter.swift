/// Writes columns as pages.
package struct ColumnWriter: ~Copyable {
  private let seed: UInt64
  /// Takes a finished page; false when there is no use in more.
  private let put: ([UInt8]) -> Bool
  var page: [UInt8] = []
  private var pageCount = 0
  /// Bytes of the pages so far.
  package private(set) var byteCount = 0
  /// Whether all pages were taken.
  package private(set) var isGood = true

  /// A writer that hands each page to `put`; the reader is given the same seed.
  package init(seed: UInt64, put: @escaping ([UInt8]) -> Bool) {
    self.seed = seed
    self.put = put
    begin()
  }

  package mutating func append(_ number: Int) {
    var rest = UInt64(truncatingIfNeeded: number)
    for _ in 0..<8 {
      page.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
      if page.count == StoredPage.size { flush() }
    }
  }

  package mutating func append(_ flag: Bool) { append(flag ? 1 : 0) }

  package mutating func append(_ range: Range<Int>) {
    append(range.lowerBound)
    append(range.upperBound)
  }

  package mutating func append(_ string: String) { append(Array(string.utf8)) }

  /// Writes the last page. Whether all were taken.
  package mutating func finish() -> Bool {
    if page.count > StoredPage.headSize { flush() }
    return isGood
  }

  private mutating func begin() {
    page.removeAll(keepingCapacity: true)
    page.reserveCapacity(StoredPage.size)
    for _ in 0..<StoredPage.headSize { page.append(0) }
  }

  mutating func flush() {
    var hash = pageHash
    for index in 0..<StoredPage.headSize {
      page[index] = UInt8(truncatingIfNeeded: hash)
      hash >>= 8
    }
    pageCount += 1
    byteCount += page.count
    if isGood { isGood = put(page) }
    begin()
  }

  private var pageHash: UInt64 {
    let content = page.span.bytes.extracting(StoredPage.headSize..<page.count)
    return StoredPage.hash(content, number: pageCount, seed: seed)
  }
}
