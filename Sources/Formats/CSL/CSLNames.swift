import Bibliography

/// The names of an item's members, as numbers.
enum CSLNames {
  /// One block keeps no more problems than this.
  static let problemLimit = 1000

  /// The variables in their order, then `id`, `type` and `citation-key`.
  static let table = NameTable(CSLVariable.all.map(\.name) + ["id", "type", "citation-key"])

  /// The field of each variable in entries of a group.
  static func fields(in group: CSLVariable.Group) -> [FieldName] {
    switch group {
    case .periodical: periodicalFields
    case .book: bookFields
    case .other: otherFields
    }
  }

  private static let periodicalFields = makeFields(.periodical)
  private static let bookFields = makeFields(.book)
  private static let otherFields = makeFields(.other)

  private static func makeFields(_ group: CSLVariable.Group) -> [FieldName] {
    CSLVariable.all.map { variable in
      let utf8 = Array(variable.field(in: group).utf8)
      return FieldName.known(lowercased: utf8.span) ?? .note
    }
  }

  /// Whether all texts of a list belong to the value; of titles, the first is the title.
  static func isList(_ name: FieldName) -> Bool {
    name == .keywords || name == .isbn || name == .issn || name == .categories
  }

  /// Whether a value is an address or number and no prose, so that nothing in it is markup.
  static func isVerbatim(_ name: FieldName) -> Bool {
    name == .url || name == .doi || name == .isbn || name == .issn || name == .pmid
      || name == .pmcid
  }
}
