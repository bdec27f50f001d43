import Citations

extension DocumentContext {
  /// Where the document cites what the citation at `offset` cites, in the order of the text: the
  /// ranges of the keys. `nil` off a citation. O(citations).
  package func citations(ofKeyAt offset: Int) -> [Range<Int>]? {
    citation(at: offset).map { ranges(ofKey: key(of: $0)) }
  }

  /// Where the document cites the entry that `key` names, by that or another key, in the order of the
  /// text. O(citations).
  package func ranges(ofKey key: [UInt8]) -> [Range<Int>] {
    let keys = library.allKeys(of: key)
    return citations.citations.map(\.keyRange).filter { range in
      keys.contains { key in
        range.count == key.count && bytes[range.clamped(to: 0..<bytes.count)].elementsEqual(key)
      }
    }
  }
}
