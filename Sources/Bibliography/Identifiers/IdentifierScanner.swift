/// Collects the identifiers of one entry from its fields, in any order: at most one of each kind,
/// that of the field that is made for it before one that stands in an address or a note.
package struct IdentifierScanner: Sendable {
  /// What a field may hold.
  private enum Role: UInt8 {
    case none, doi, address, eprint, eprintType, journal, volume, note, pmid, isbn
  }

  /// By kind: an identifier and how far its field is from the one made for it.
  private var found: [(identifier: Identifier, distance: Int)?]
  private var eprint: [UInt8] = []
  private var eprintType: [UInt8] = []

  /// A scanner of an entry that has no identifiers yet.
  package init() {
    found = Array(repeating: nil, count: Identifier.Kind.allCases.count)
  }

  /// Whether a field of that name may hold an identifier, or say what kind one is.
  package static func reads(_ name: FieldName) -> Bool { role(of: name) != .none }

  /// Reads a field of the entry; of repeated ones the first counts. At most a kilobyte is read.
  package mutating func add(_ name: FieldName, _ value: Span<UInt8>, form: ValueForm) {
    let role = IdentifierScanner.role(of: name)
    if role == .none || value.isEmpty { return }
    let text = IdentifierText.plain(value, form: form)
    switch role {
    case .none: break
    case .doi: if let doi = IdentifierText.doi(in: text) { keep(doi, distance: 0) }
    case .address: keepAddress(text)
    case .eprint: if eprint.isEmpty { eprint = text }
    case .eprintType: if eprintType.isEmpty { eprintType = text.map(\.lowercased) }
    case .journal:
      if let id = IdentifierText.arXiv(in: text) { keep(id, distance: 2) }
    case .volume:
      // DBLP's `journal = {CoRR}, volume = {abs/2301.00001}`.
      if text.starts(with: "abs/".utf8), let id = Identifier(arXiv: text.dropFirst(4)) {
        keep(id, distance: 2)
      }
    case .note:
      // Deeper in, a note speaks of other works.
      let start = Array(text.prefix(8)).map(\.lowercased)
      if start.starts(with: "arxiv".utf8) || start.starts(with: "preprint".utf8),
        let id = IdentifierText.arXiv(in: text)
      {
        keep(id, distance: 3)
      } else if start.starts(with: "http".utf8) {
        keepAddress(text)
      }
    case .pmid: if let id = Identifier(pmid: text.drop { $0 == 0x20 }) { keep(id, distance: 0) }
    case .isbn: if let isbn = Identifier(isbn: text[...]) { keep(isbn, distance: 0) }
    }
  }

  /// The identifiers of the entry, by kind; the scanner is as new then.
  ///
  /// An ISBN names a whole book, so that it is none of an entry for a part of one.
  package mutating func finish(isWholeBook: Bool) -> [Identifier] {
    if !eprint.isEmpty { keepEprint() }
    var result: [Identifier] = []
    for index in found.indices {
      guard let identifier = found[index]?.identifier else { continue }
      found[index] = nil
      if identifier.kind != .isbn || isWholeBook { result.append(identifier) }
    }
    eprint.removeAll(keepingCapacity: true)
    eprintType.removeAll(keepingCapacity: true)
    return result
  }

  private mutating func keepAddress(_ text: [UInt8]) {
    for identifier in IdentifierText.identifiers(inAddress: text) { keep(identifier, distance: 2) }
  }

  private mutating func keepEprint() {
    let text = eprint.drop { $0 == 0x20 }
    switch String(decoding: eprintType, as: UTF8.self) {
    case "", "arxiv", "arxiv.org", "arxiv preprint":
      if let id = Identifier(arXiv: text) ?? IdentifierText.arXiv(in: eprint) {
        keep(id, distance: 0)
        return
      }
    case "pubmed", "pmid":
      if let id = Identifier(pmid: text) { keep(id, distance: 1) }
      return
    case "doi": break
    default: return
    }
    if let doi = IdentifierText.doi(in: eprint) {
      keep(doi, distance: 1)
    } else {
      keepAddress(eprint)
    }
  }

  private mutating func keep(_ identifier: Identifier, distance: Int) {
    if identifier.kind == .doi {
      // Registries that make DOIs of their own identifiers.
      let suffix = identifier.bytes.drop { $0 != UInt8(ascii: "/") }.dropFirst()
      if identifier.bytes.starts(with: "10.48550/arxiv.".utf8) {
        // The DOI of a preprint says nothing against that of the published version.
        if let id = Identifier(arXiv: suffix.dropFirst(6)) { keep(id, distance: distance &+ 1) }
        return
      }
      let isACL = ["10.18653/v1/", "10.3115/v1/"].contains {
        identifier.bytes.starts(with: $0.utf8)
      }
      if isACL, let id = Identifier(acl: suffix.dropFirst(3)) { keep(id, distance: distance &+ 1) }
    }
    let index = Int(identifier.kind.rawValue)
    if let known = found[index], known.distance <= distance { return }
    found[index] = (identifier, distance)
  }

  private static func role(of name: FieldName) -> Role {
    roles.indices.contains(Int(name.rawValue)) ? roles[Int(name.rawValue)] : .none
  }

  /// The role of each known field name, by number.
  private static let roles: [Role] = {
    var roles = [Role](repeating: .none, count: Int(FieldName.firstCustom))
    func set(_ role: Role, _ names: FieldName...) {
      for name in names where roles.indices.contains(Int(name.rawValue)) {
        roles[Int(name.rawValue)] = role
      }
    }
    set(.doi, .doi)
    set(.address, .url)
    set(.eprint, .eprint)
    set(.eprintType, .eprintType, .archivePrefix)
    set(.journal, .journal, .journalTitle)
    set(.volume, .volume)
    set(.note, .note, .howPublished, .number)
    set(.pmid, .pmid)
    set(.isbn, .isbn)
    return roles
  }()
}

extension Entry {
  /// What registries call the work, at most one identifier of each kind: what is inherited from a
  /// volume names the volume. Linear in the fields read.
  package var identifiers: [Identifier] { identifiers(inFieldsWhere: \.isOwn) }

  /// What registries call the work that the entry is shown as: a set as its first member.
  package var shownIdentifiers: [Identifier] { identifiers(inFieldsWhere: \.isOfShownWork) }

  private func identifiers(inFieldsWhere isRead: (Field) -> Bool) -> [Identifier] {
    var scanner = IdentifierScanner()
    for index in fields.indices {
      let name = fields[index].name.utf8
      guard let known = FieldName.known(lowercased: name.span), IdentifierScanner.reads(known),
        isRead(fields[index])
      else { continue }
      let value = fields[index].value
      scanner.add(known, value.span, form: fields[index].form)
    }
    return scanner.finish(isWholeBook: knownType?.level == .whole)
  }

  /// The type as a number, where it is one that everybody knows.
  package var knownType: EntryType? {
    let name = type.utf8
    return EntryType.known(lowercased: name.span)
  }
}
