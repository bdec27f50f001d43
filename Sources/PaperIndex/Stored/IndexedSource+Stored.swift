import Bibliography

// Words belong to a library: macros and entries of other sources may have a part in them. Only words that
// were made without any are stored, and they are taken back only into a library where none would have:
//
//     whether macros or other entries have a part | keys of those entries | words | works

extension IndexedSource {
  /// Writes the words, and what works are found by, of a source that has its own.
  package func storeWords(in writer: inout ColumnWriter) {
    guard hasOwnWords, let words = wordIndexes.first, let works = workTables.first else { return }
    writer.append(words.dependsOnMacros || works.dependsOnMacros)
    writer.append(words.namedKeys.count)
    for key in words.namedKeys.sorted() { writer.append(key.utf8) }
    words.store(in: &writer)
    works.store(in: &writer)
  }

  /// This source, which has none, with the words that were stored for it; `nil` when they are not what
  /// they would be in the library, whose member `number` this is, or not good, as the reader says then.
  /// Linear.
  package func withWords(
    from reader: inout ColumnReader, in library: Library, number: Int
  ) -> IndexedSource? {
    let isDependent = reader.flag()
    let keys = Set((0..<reader.count()).map { _ in Citekey(utf8: reader.column()) })
    guard reader.isGood, wordIndexes.isEmpty,
      !isDependent || library.isSelfContained(number, naming: keys)
    else { return nil }
    guard let words = WordIndex(from: &reader, of: source, namedKeys: keys),
      let works = WorkTable(from: &reader, of: source), reader.isComplete
    else {
      reader.reject()
      return nil
    }
    return adding(words, works, areOwn: true)
  }
}

extension Library {
  /// Whether what a member says does not hang on the others: none of these defines a macro or has an
  /// entry that one of the member's may inherit from, of which `keys` are known. O(keys) where nobody has
  /// aliases, else O(sources that have) for each.
  func isSelfContained(_ number: Int, naming keys: Set<Citekey>) -> Bool {
    guard macros.areDefined(onlyIn: number) else { return false }
    return keys.allSatisfy { key in
      var isOwn = false
      var isElsewhere = false
      keyDirectory.forEachSource(of: self, thatMayHave: key.utf8) { other in
        guard members[other].source.firstHolder(ofKey: key.utf8) != nil else { return true }
        if other == number { isOwn = true } else { isElsewhere = true }
        return !isElsewhere
      }
      // What nobody has may be an identifier of an entry elsewhere.
      if isElsewhere || !isOwn && Identifier.isForm(ofCitekey: key.utf8) { return false }
      return !entries(withAlias: key.utf8).contains { $0.member != number }
    }
  }
}
