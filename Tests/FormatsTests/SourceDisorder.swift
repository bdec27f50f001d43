import Bibliography
import Formats
import TextStorage

/// What is out of order in the tables of a source; `nil` when nothing is. A page may say something once
/// for many papers, beside them.
func disorder(in source: ParsedSource, _ text: SourceText) -> String? {
  var end = 0
  for entry in source.locations {
    let range = source.entryRange(entry)
    if range.lowerBound < end || range.isEmpty || range.upperBound > text.byteCount {
      return "entry at \(range)"
    }
    end = range.upperBound
    if source.keyBytes(entry).isEmpty { return "no key at \(range)" }
    let key = source.keyRange(entry)
    if key.isEmpty || key.clamped(to: range) != key { return "key at \(key) of \(range)" }
    let block = source.blocks[entry.block]
    for field in block.fields(of: entry.index) {
      let place = source.fieldRange(field, of: entry)
      let around = source.format.isListing ? 0..<text.byteCount : range
      if place.isEmpty || place.clamped(to: around) != place { return "field at \(place)" }
      if block.valueRange(field).isEmpty { return "empty value at \(place)" }
      let count = block.values?.count ?? block.byteCount
      if block.valueRange(field).upperBound > count { return "value range" }
    }
  }
  for (number, block) in source.blocks.enumerated() {
    let length = source.byteStarts[number + 1] - source.byteStarts[number]
    let isInside = block.problems.allSatisfy {
      $0.range.lowerBound >= 0 && $0.range.upperBound <= length
    }
    if !isInside { return "problem outside block \(number)" }
  }
  let isInside = source.problems.allSatisfy { $0.range.upperBound <= text.byteCount }
  if !isInside { return "problem outside the text" }
  if source.byteStarts.last != text.byteCount { return "block length" }
  return source.lineStarts.last == text.lineCount - 1 ? nil : "line count"
}
