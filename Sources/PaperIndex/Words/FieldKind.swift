import Bibliography

/// What the fields of an entry are to a search.
enum FieldKind: UInt8 {
  case none
  case title
  case authors
  case editors
  case year
  case date
  case venue
  case keywords
  /// Further keys, which are found as the key is.
  case aliases

  /// The kind of a field by its name, in lower case.
  init(_ name: String) {
    let bytes = ArraySlice(name.utf8)
    let known = FieldName.known(lowercased: bytes.span)
    self = known.map { FieldKind.byNumber[Int($0.rawValue)] } ?? .none
  }

  /// The kind of each known field name, by number.
  static let byNumber: [FieldKind] = {
    var kinds = [FieldKind](repeating: .none, count: Int(FieldName.firstCustom))
    func set(_ kind: FieldKind, _ names: FieldName...) {
      for name in names where kinds.indices.contains(Int(name.rawValue)) {
        kinds[Int(name.rawValue)] = kind
      }
    }
    set(.title, .title, .subtitle)
    set(.authors, .author)
    set(.editors, .editor)
    set(.year, .year)
    set(.date, .date)
    set(.venue, .bookTitle, .journal, .journalTitle)
    set(.keywords, .keywords)
    set(.aliases, .ids)
    return kinds
  }()
}
