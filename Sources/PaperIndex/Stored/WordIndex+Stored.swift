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
  }

  /// The words of all blocks of `source`; `nil` when they cannot be. Linear.
  init?(from reader: inout ColumnReader, of source: ParsedSource, namedKeys: Set<Citekey>) {
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
    let entryCount = source.entryCount
    guard reader.isGood, years.count == entryCount, titleStarts.count == entryCount + 1,
      words.ends.ascend(to: words.bytes.count), postingStarts.count == words.ends.count + 1,
      postingStarts.ascend(to: postings.count), titleStarts.ascend(to: titleWords.count),
      titleInitials.count == titleWords.count, titleWords.areBelow(words.ends.count),
      keyOrder.areBelow(entryCount), people.isConsistent(entryLimit: 2 * entryCount),
      venues.isConsistent(entryLimit: entryCount),
      WordIndex.areConsistent(
        postings, entryCount: entryCount, personCount: people.starts.count - 1,
        venueCount: venues.starts.count - 1)
    else { return nil }
    self.init(
      cover: BlockCover(blocks: Array(source.blocks.indices), of: source), words: words,
      postingStarts: postingStarts, postings: postings, people: people, venues: venues,
      titleStarts: titleStarts, titleWords: titleWords, titleInitials: titleInitials,
      years: years, keyOrder: keyOrder, dependsOnMacros: dependsOnMacros, namedKeys: namedKeys,
      isComplete: true)
  }

  /// Whether all postings are of entries and values that there are.
  private static func areConsistent(
    _ postings: [UInt32], entryCount: Int, personCount: Int, venueCount: Int
  ) -> Bool {
    postings.allSatisfy { posting in
      if posting & entryBits != 0 { return Int(posting >> entryShift) < entryCount }
      let count = posting & venueBit != 0 ? venueCount : personCount
      return Int(posting >> valueShift) < count
    }
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

  fileprivate func isConsistent(entryLimit: Int) -> Bool {
    !starts.isEmpty && starts.ascend(to: entries.count) && entries.areBelow(entryLimit)
  }
}
