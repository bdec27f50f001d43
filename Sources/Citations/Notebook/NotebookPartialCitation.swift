/// Finds the partial citation at a byte offset of a notebook's JSON. What is typed, and what it is
/// replaced by, stays within one string of it.
func notebookPartialCitation(at offset: Int, in bytes: [UInt8]) -> PartialCitation? {
  // Most keystrokes are answered without a pass over the notebook.
  guard
    MarkdownTypedPhrase(endingAt: offset, in: bytes) != nil
      || MystTypedRole(before: offset, in: bytes) != nil
  else { return nil }
  let cells = NotebookCells(bytes).cells
  for (index, cell) in cells.enumerated() where cell.mayCite(isFirst: index == 0) {
    guard
      let string = cell.strings.first(where: { $0.lowerBound <= offset && offset <= $0.upperBound })
    else { continue }
    let text = NotebookText(cell.strings, of: bytes)
    guard let cursor = text.map.offset(ofSource: offset, textCount: text.bytes.count),
      var partial = markdownPartialCitation(
        at: cursor, in: text.bytes, citations: DocumentCitations())
    else { return nil }
    let typed = text.map.sourceRange(partial.typedRange)
    // The phrase is written as it reads, without escapes.
    let start = offset - partial.typedRange.count
    guard start >= string.lowerBound, typed.isEmpty || typed == start..<offset else { return nil }
    let replacementEnd = text.map.sourceRange(partial.replacementRange).upperBound
    partial.typedRange = start..<offset
    partial.replacementRange = start..<min(max(offset, replacementEnd), string.upperBound)
    let keyEnd = text.map.sourceRange(partial.keyRange).upperBound
    partial.keyRange =
      partial.keyRange.isEmpty ? start..<start : start..<min(max(start, keyEnd), string.upperBound)
    partial.keysInGroup = partial.keysInGroup.map { text.map.sourceRange($0) }
    return partial
  }
  return nil
}
