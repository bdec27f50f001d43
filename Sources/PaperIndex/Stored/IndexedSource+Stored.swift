import Bibliography

// Words belong to a library: macros and entries of other sources may have a part in them. Only words that
// would be the same without the others are stored, and they are taken back only into a library where
// that still holds.

extension IndexedSource {
  /// Whether the words of this source, member `number` of the library, are whole and none but its own.
  package func hasOwnWords(in library: Library, number: Int) -> Bool {
    guard hasWords, wordIndexes.count == 1, workTables.count == 1, let words = wordIndexes.first,
      let works = workTables.first, words.cover.isWholeAndLive, works.cover.isWholeAndLive
    else { return false }
    let isDependent = words.dependsOnMacros || works.dependsOnMacros
    return !isDependent || library.isSelfContained(number, naming: words.namedKeys)
  }

  /// Writes the words, and what works are found by, of a source that has its own.
  package func storeWords(in writer: inout ColumnWriter) {
    for words in wordIndexes { words.store(in: &writer) }
    for works in workTables { works.store(in: &writer) }
  }

  /// This source, which has none, with the words that were stored for it; `nil` when they are not as they
  /// were written, or not what they would be in the library, whose member `number` this is. Linear.
  package func withWords(
    from reader: inout ColumnReader, in library: Library, number: Int
  ) -> IndexedSource? {
    guard wordIndexes.isEmpty, let words = WordIndex(from: &reader, of: source),
      let works = WorkTable(from: &reader, of: source), reader.isComplete
    else { return nil }
    let result = adding(words, works)
    return result.hasOwnWords(in: library, number: number) ? result : nil
  }
}

extension Library {
  /// Whether what a member says does not hang on the others: none of these defines a macro or has an
  /// entry that one of the member's may inherit from. O(blocks + members × keys).
  fileprivate func isSelfContained(_ number: Int, naming keys: Set<Citekey>) -> Bool {
    members.indices.allSatisfy { other in
      if other == number { return true }
      let indexed = members[other].source
      let source = indexed.source
      return source.blocks.indices.allSatisfy { source.blocks[$0].macros.isEmpty }
        && !keys.contains { indexed.firstEntry(forKey: $0.utf8) != nil }
    }
  }
}
