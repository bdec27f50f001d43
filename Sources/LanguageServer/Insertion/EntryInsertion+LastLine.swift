import CitationFeatures

extension EntryInsertion.Edit {
  /// The edit that does the same without adding anything behind the last line end of a text: where an
  /// editor has no line behind it, as Neovim, there would be one more than there should.
  func beforeLastLineEnd(of text: [UInt8]) -> EntryInsertion.Edit {
    let lineEnd: [UInt8] = text.hasSuffix([0x0D, 0x0A]) ? [0x0D, 0x0A] : [0x0A]
    guard range == text.count..<text.count, text.hasSuffix(lineEnd),
      replacement.hasSuffix(lineEnd)
    else { return self }
    let place = text.count - lineEnd.count
    return EntryInsertion.Edit(
      range: place..<place, replacement: lineEnd + replacement.dropLast(lineEnd.count))
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
