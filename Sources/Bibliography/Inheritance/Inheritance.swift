/// Where a field comes from that its entry does not say itself.
package struct Inheritance: Sendable, Hashable {
  package enum Relation: Sendable, Hashable {
    /// A container of data: what it says is as good as written in the entry.
    case xdata
    /// The volume that the entry is in, and what that inherits itself.
    case crossref
    /// The first member of a set.
    case set
  }

  /// The entry in which the field is written.
  package let key: Citekey
  package let relation: Relation

  package init(key: Citekey, relation: Relation) {
    self.key = key
    self.relation = relation
  }
}

/// How fields pass from the entry that `crossref` names.
package enum InheritanceRule: Sendable, Hashable {
  /// As biber does by default: the title of a book is the book title of its chapters.
  case biblatex
  /// As BibTeX does: what an entry lacks it takes as it is, and no further than from its parent
  /// (btxdoc, section 2.1).
  case bibTeX
}

/// The fields by which an entry names others (biblatex manual, section 2.2.3).
package enum RelationField {
  package static let crossref = "crossref"
  package static let xdata = "xdata"
  package static let entrySet = "entryset"
}

extension Entry {
  /// Whether it names anything that it may inherit from. Linear in its values.
  package var mayInherit: Bool {
    fields.contains {
      $0.name == RelationField.crossref || $0.name == RelationField.xdata
        || $0.name == RelationField.entrySet || XDataReference.mayStand(in: $0.value)
    }
  }

  /// The entry that `crossref` names, or of a set the first of its members: whom it takes from what
  /// it lacks.
  func parent(by rule: InheritanceRule) -> Inheritance? {
    if type == "set", rule == .biblatex {
      return keys(in: RelationField.entrySet).first.map { Inheritance(key: $0, relation: .set) }
    }
    guard let value = field(RelationField.crossref)?.value else { return nil }
    let key = value.trimmingBlanks
    return key.isEmpty ? nil : Inheritance(key: Citekey(utf8: Array(key)), relation: .crossref)
  }

  /// The keys that a field names, with commas between them.
  func keys(in field: String) -> [Citekey] {
    guard let value = self.field(field)?.value else { return [] }
    return value.split(separator: UInt8(ascii: ",")).compactMap { part in
      let key = part.trimmingBlanks
      return key.isEmpty ? nil : Citekey(utf8: Array(key))
    }
  }
}

extension Collection<UInt8> where SubSequence: BidirectionalCollection {
  /// Without blanks and line ends around it.
  var trimmingBlanks: SubSequence {
    var rest = drop { $0 <= 0x20 }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    return rest
  }
}

extension Entry {
  /// The entry without the fields that name whom it inherits from, as far as something came from
  /// there: it says all of it itself.
  package var withoutUsedRelations: Entry {
    var used: Set<String> = []
    for field in fields {
      switch field.inheritance?.relation {
      case .xdata: used.insert(RelationField.xdata)
      case .crossref: used.insert(RelationField.crossref)
      case .set: used.insert(RelationField.entrySet)
      case nil: break
      }
    }
    if used.isEmpty { return self }
    return Entry(key: key, type: type, fields: fields.filter { !used.contains($0.name) })
  }
}
