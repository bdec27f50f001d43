// The only place where columns become bytes and bytes columns, and what is unsafe about it: a span gives bytes,
// but nothing makes an array of integers of them at once. Every pattern of bits is such an integer, ranges
// are checked, and the elements are counted when all of their bytes are written. `ColumnTests` reads back
// what it wrote, over the ends of pages.

extension ColumnWriter {
  /// Writes a column: its count, its elements as they lie in memory. Linear.
  package mutating func append<Element: BitwiseCopyable>(_ column: [Element]) {
    append(column.count)
    guard isGood else { return }
    unsafe column.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + StoredPage.size - page.count)
        unsafe page.append(contentsOf: bytes[start..<end])
        start = end
        if page.count == StoredPage.size { flush() }
      }
    }
  }
}

extension ColumnReader {
  /// A column as `ColumnWriter` wrote it. Linear.
  package mutating func column<Element: BitwiseCopyable>(
    of type: Element.Type = Element.self
  ) -> [Element] {
    let count = number()
    let stride = max(1, MemoryLayout<Element>.stride)
    guard isGood, count >= 0, count <= unreadCount / stride else {
      isGood = false
      return []
    }
    return unsafe [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let isWhole = unsafe fill(UnsafeMutableRawBufferPointer(buffer), byteCount: count * stride)
      initializedCount = isWhole ? count : 0
    }
  }

  private mutating func fill(_ buffer: UnsafeMutableRawBufferPointer, byteCount: Int) -> Bool {
    var filled = 0
    while filled < byteCount {
      guard next < page.count || turn() else { return false }
      let count = min(byteCount - filled, page.count - next)
      unsafe page.withUnsafeBytes { bytes in
        let target = unsafe UnsafeMutableRawBufferPointer(
          rebasing: buffer[filled..<(filled + count)])
        unsafe target.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[next..<(next + count)]))
      }
      filled += count
      next += count
    }
    return true
  }
}
