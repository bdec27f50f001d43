/// A key that an entry names in one of its fields.
package struct NamedKey: Sendable, Equatable {
  package let entry: EntryLocation
  /// The field's number in the entry's block.
  package let field: Int
  package let key: [UInt8]
  /// In the text.
  package let range: Range<Int>
}

extension ParsedSource {
  /// The keys that the entries of a block name in these fields, one or several with commas between
  /// them, in their order; none where they are not written as such.
  ///
  /// O(fields), and one read where there are any.
  package func namedKeys(inBlock block: Int, fields names: Set<FieldName>) -> [NamedKey] {
    guard blocks.indices.contains(block) else { return [] }
    let table = blocks[block]
    guard table.values == nil, table.hasField(in: names) else { return [] }
    let start = byteStarts[block]
    guard let bytes = text.bytes(in: start..<(start + table.byteCount)) else { return [] }
    var found: [NamedKey] = []
    for index in 0..<table.entryCount {
      let entry = EntryLocation(block: block, index: index)
      for field in table.fields(of: index)
      where names.contains(table.fieldName[field]) && table.valueForm[field] != .expression {
        let range = table.valueRange(field).clamped(toCount: bytes.count)
        ParsedSource.appendKeys(
          bytes[range], textStart: start, of: entry, field: field, to: &found)
      }
    }
    return found
  }

  /// The keys that one entry names in these fields. One read a field.
  package func namedKeys(of entry: EntryLocation, fields names: Set<FieldName>) -> [NamedKey] {
    guard blocks.indices.contains(entry.block) else { return [] }
    let table = blocks[entry.block]
    guard table.values == nil else { return [] }
    var found: [NamedKey] = []
    for field in table.fields(of: entry.index)
    where names.contains(table.fieldName[field]) && table.valueForm[field] != .expression {
      guard let value = valueBytes(field, of: entry) else { continue }
      let start = byteStarts[entry.block] + table.valueRange(field).lowerBound
      ParsedSource.appendKeys(value[...], textStart: start, of: entry, field: field, to: &found)
    }
    return found
  }

  /// `textStart` is where the bytes that `value` is a slice of begin in the text.
  private static func appendKeys(
    _ value: ArraySlice<UInt8>, textStart: Int, of entry: EntryLocation, field: Int,
    to found: inout [NamedKey]
  ) {
    for part in value.split(separator: UInt8(ascii: ",")) {
      let key = part.trimmingBlanks
      guard !key.isEmpty else { continue }
      found.append(
        NamedKey(
          entry: entry, field: field, key: Array(key),
          range: (textStart + key.startIndex)..<(textStart + key.endIndex)))
    }
  }
}

extension EntryBlock {
  /// Whether any entry has one of these fields. O(fields), each compared with the few names and not hashed:
  /// all blocks of a source are asked before its first answer.
  package func hasField(in names: Set<FieldName>) -> Bool {
    names.contains { hasField($0.rawValue) }
  }

  /// Whether any entry has a field with that number: all are looked at, many at once.
  private func hasField(_ number: UInt16) -> Bool {
    let fields = fieldName.span
    var isFound = false
    for index in fields.indices {
      let isSame = fields[index].rawValue == number
      isFound = isFound || isSame
    }
    return isFound
  }

  /// Whether any entry names one that it may inherit from. O(fields).
  package var hasRelations: Bool {
    values == nil
      && (hasField(EntryBlock.relations.crossref.rawValue)
        || hasField(EntryBlock.relations.xdata.rawValue)
        || hasField(EntryBlock.relations.entrySet.rawValue))
  }

  /// Whether entry `index` names one that it may inherit from. O(fields of the entry).
  package func namesRelations(_ index: Int) -> Bool {
    for field in fields(of: index) where EntryBlock.isRelation(fieldName[field]) { return true }
    return false
  }

  private static let relations = (
    crossref: FieldName.crossref, xdata: FieldName.xdata, entrySet: FieldName.entrySet
  )

  private static func isRelation(_ name: FieldName) -> Bool {
    name == relations.crossref || name == relations.xdata || name == relations.entrySet
  }
}
