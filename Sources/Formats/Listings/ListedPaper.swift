import Bibliography
import TextStorage

/// A paper of a listing, before it is an entry.
struct ListedPaper {
  struct Field {
    let name: FieldName
    /// Where it stands in the text; a page says some things once for many papers.
    let place: Range<Int>
    let value: [UInt8]
    let form: ValueForm
  }

  /// The paper's own lines.
  let range: Range<Int>
  let titleRange: Range<Int>
  let type: EntryType
  let fields: [Field]
  let ingredients: KeyIngredients
}

/// A listing as one block.
///
/// It is one, whatever its length, since a field may stand far from its paper (the author in the
/// first line, the year above the first paper of that year) and offsets count from the block.
enum ListingBlock {
  /// The source of a listing with these papers, in order. Linear.
  static func source(
    _ format: SourceFormat, _ text: SourceText, _ bytes: [UInt8], encoding: TextEncoding,
    papers: [ListedPaper], problems: [Problem]
  ) -> ParsedSource {
    var block = EntryBlock()
    var values: [UInt8] = []
    let keys = GeneratedCitekey.keys(for: papers.map(\.ingredients))
    for (paper, key) in zip(papers, keys) {
      block.entryStart.append(UInt32(truncatingIfNeeded: paper.range.lowerBound))
      block.entryEnd.append(UInt32(truncatingIfNeeded: paper.range.upperBound))
      block.keyStart.append(UInt32(truncatingIfNeeded: paper.titleRange.lowerBound))
      block.keyEnd.append(UInt32(truncatingIfNeeded: paper.titleRange.upperBound))
      block.keyBytes.append(contentsOf: key.utf8)
      block.keyBytesEnd.append(UInt32(truncatingIfNeeded: block.keyBytes.count))
      block.type.append(paper.type)
      for field in paper.fields {
        block.fieldName.append(field.name)
        block.fieldStart.append(UInt32(truncatingIfNeeded: field.place.lowerBound))
        block.fieldEnd.append(UInt32(truncatingIfNeeded: field.place.upperBound))
        block.valueStart.append(UInt32(truncatingIfNeeded: values.count))
        values.append(contentsOf: field.value)
        block.valueEnd.append(UInt32(truncatingIfNeeded: values.count))
        block.valueForm.append(field.form)
      }
      block.fieldsEnd.append(UInt32(truncatingIfNeeded: block.fieldName.count))
    }
    block.values = values
    block.problems = problems
    block.byteCount = bytes.count
    let slice = bytes[...]
    block.lineCount = LineScan.lineEndCount(in: slice.span, range: 0..<bytes.count)
    block.lookahead = .max
    return ParsedSource(
      format: format, text: text, encoding: encoding, blocks: bytes.isEmpty ? [] : [block])
  }
}
