import Bibliography

// What cannot be had quickly from the rest is stored; the order of titles, the tables of letters and of
// acronyms are made again.

extension WordIndex {
  /// Writes the words of a whole source.
  func store(in writer: inout ColumnWriter) {
    writer.append(wordBytes)
    writer.append(wordEnds)
    writer.append(postingStarts)
    writer.append(postings)
    people.store(in: &writer)
    venues.store(in: &writer)
    writer.append(titleStarts)
    writer.append(titleWords)
    writer.append(titleInitials)
    writer.append(years)
    writer.append(keyOrder)
    writer.append(dependsOnMacros)
    writer.append(namedKeys.count)
    for key in namedKeys.sorted() { writer.append(key.utf8) }
  }

  /// The words of all blocks of `source`; `nil` when they are not as they were written. Linear.
  init?(from reader: inout ColumnReader, of source: ParsedSource) {
    let words = WordOrder(bytes: reader.column(), ends: reader.column())
    let postingStarts: [UInt32] = reader.column()
    let postings: [UInt32] = reader.column()
    let people = EntriesByValue(from: &reader)
    let venues = EntriesByValue(from: &reader)
    let titleStarts: [UInt32] = reader.column()
    let titleWords: [UInt32] = reader.column()
    let titleInitials: [TitleInitial] = reader.column()
    let years: [UInt16] = reader.column()
    let keyOrder: [UInt32] = reader.column()
    let dependsOnMacros = reader.flag()
    let namedKeys = Set((0..<reader.count()).map { _ in Citekey(utf8: reader.column()) })
    guard reader.isGood, years.count == source.entryCount, titleStarts.count == years.count + 1,
      titleInitials.count == titleWords.count, postingStarts.count == words.ends.count + 1
    else { return nil }
    self.init(
      cover: BlockCover(blocks: Array(source.blocks.indices), of: source), words: words,
      postingStarts: postingStarts, postings: postings, people: people, venues: venues,
      titleStarts: titleStarts, titleWords: titleWords, titleInitials: titleInitials,
      years: years, keyOrder: keyOrder, dependsOnMacros: dependsOnMacros, namedKeys: namedKeys)
  }
}

extension EntriesByValue {
  fileprivate func store(in writer: inout ColumnWriter) {
    writer.append(starts)
    writer.append(entries)
  }

  fileprivate init(from reader: inout ColumnReader) {
    self.init(starts: reader.column(), entries: reader.column())
  }
}
