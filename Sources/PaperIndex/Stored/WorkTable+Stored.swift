import Bibliography

extension WorkTable {
  /// Writes the marks of a whole source.
  func store(in writer: inout ColumnWriter) {
    writer.append(starts)
    writer.append(marks)
    identifiers.store(in: &writer)
    writer.append(dependsOnMacros)
  }

  /// The marks of all blocks of `source`; `nil` when they cannot be. Linear.
  init?(from reader: inout ColumnReader, of source: ParsedSource) {
    let starts: [UInt32] = reader.column()
    let marks: [UInt32] = reader.column()
    let identifiers = IdentifierOrder(from: &reader)
    let dependsOnMacros = reader.flag()
    guard reader.isGood, starts.count == source.entryCount + 1, starts.ascend(to: marks.count),
      identifiers.isConsistent(entryCount: source.entryCount)
    else { return nil }
    self.init(
      cover: BlockCover(blocks: Array(source.blocks.indices), of: source), starts: starts,
      marks: marks, identifiers: identifiers, dependsOnMacros: dependsOnMacros, isComplete: true)
  }
}

extension IdentifierOrder {
  fileprivate func store(in writer: inout ColumnWriter) {
    writer.append(strings.bytes)
    writer.append(strings.ends)
    writer.append(owners)
  }

  fileprivate init(from reader: inout ColumnReader) {
    self.init(
      strings: WordOrder(bytes: reader.column(), ends: reader.column()), owners: reader.column())
  }

  fileprivate func isConsistent(entryCount: Int) -> Bool {
    owners.count == strings.ends.count && strings.ends.ascend(to: strings.bytes.count)
      && owners.areBelow(entryCount)
  }
}
