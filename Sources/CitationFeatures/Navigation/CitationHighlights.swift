import Citations

extension DocumentContext {
  /// Where the document cites the entry that `key` names, by that or another key, in the order of the
  /// text. O(citations).
  package func ranges(ofKey key: [UInt8]) -> [Range<Int>] {
    let keys = Set(library.allKeys(of: key).map { $0[...] })
    return citations.citations.map(\.keyRange)
      .filter { keys.contains(bytes[$0.clamped(to: 0..<bytes.count)]) }
  }
}
