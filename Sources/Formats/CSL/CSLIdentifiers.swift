import Bibliography

/// Identifiers in fields that are not made for them.
enum CSLIdentifiers {
  /// Whether a field can have anything for another one.
  static func canHold(_ name: FieldName) -> Bool {
    name == .note || name == .doi || name == .number || name == .eid || name == .archiveLocation
  }

  /// The fields that a value has something for, and where in `values`.
  static func found(
    in values: [UInt8], _ range: Range<Int>, of name: FieldName, isArXiv: Bool
  ) -> [(FieldName, Range<Int>)] {
    switch name {
    case .number, .eid:
      // Zotero writes a preprint's id so.
      return arXivID(in: values, range).map { [(.eprint, $0)] } ?? []
    case .archiveLocation where isArXiv:
      return [(.eprint, arXivID(in: values, range) ?? range)]
    case .doi:
      return afterPrefix("10.48550/arxiv.", values, range).map { [(.eprint, $0)] } ?? []
    case .note: return inNote(values, range)
    default: return []
    }
  }

  static func isArXiv(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.prefix(6).map { ListingLines.lowercased($0) }
    return word.starts(with: "arxiv".utf8) && (text.count == 5 || word.last == UInt8(ascii: "."))
  }

  private static func arXivID(in values: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard let rest = afterPrefix("arxiv:", values, range) else { return nil }
    return ListingLines.trimmed(rest, in: values)
  }

  /// What follows a prefix, in any case; `nil` without it, or where nothing follows.
  private static func afterPrefix(
    _ prefix: String, _ values: [UInt8], _ range: Range<Int>
  ) -> Range<Int>? {
    let count = prefix.utf8.count
    guard range.count > count,
      values[range].prefix(count).map({ ListingLines.lowercased($0) }).elementsEqual(prefix.utf8)
    else { return nil }
    return (range.lowerBound + count)..<range.upperBound
  }

  private static let namesInNote: [(prefix: String, field: FieldName)] = [
    ("doi:", .doi), ("pmid:", .pmid), ("pmcid:", .pmcid), ("arxiv:", .eprint), ("isbn:", .isbn),
    ("issn:", .issn),
  ]

  /// Lines `DOI: 10.…`, as Zotero's "Extra" has them.
  private static func inNote(
    _ values: [UInt8], _ range: Range<Int>
  ) -> [(FieldName, Range<Int>)] {
    var found: [(FieldName, Range<Int>)] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = values[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      for (prefix, field) in namesInNote {
        guard let rest = afterPrefix(prefix, values, start..<end) else { continue }
        let value = ListingLines.trimmed(rest, in: values)
        // A sentence that begins so is none.
        if !value.isEmpty, !values[value].contains(0x20) { found.append((field, value)) }
      }
      start = end + 1
    }
    return found
  }
}
