import Bibliography
import PaperIndex

extension MergedEntry {
  /// Sentences that say which source the entry is from, which others have the same paper, and where
  /// venue and year are from if not from there.
  ///
  /// `project` names the bibliography that a paper found elsewhere is not in, where that is to be
  /// said.
  package func origin(in library: Library, project: String? = nil) -> [String] {
    func name(_ reference: EntryReference) -> String {
      fileName(library.members[reference.member].source.name)
    }
    let own = name(reference)
    var sentence = "From "
    if let project, library.role(of: reference) != .project {
      sentence +=
        library.role(of: reference) == .index ? "your index \(own)" : "your library \(own)"
      if !library.isInProject(work) {
        sentence += ", not in \(project)"
      }
    } else {
      sentence += own
    }
    var places: [String] = []
    for member in work.members where member != reference {
      var place = name(member)
      let key = Citekey(utf8: Array(library.keyBytes(member)))
      if library.role(of: member) == .project, key != entry.key {
        place += " as “\(key.string)”"
      }
      if place != own, !places.contains(place) { places.append(place) }
    }
    if let last = places.popLast() {
      sentence += "; also in " + (places.isEmpty ? "" : places.joined(separator: ", ") + " and ")
      sentence += last
    }
    return [sentence + "."] + (library.role(of: reference) == .project ? borrowed(name) : [])
      + inherited
  }

  /// That the paper no longer stands, in one sentence.
  package func warning(in library: Library) -> String? {
    guard let withdrawal else { return nil }
    func name(_ reference: EntryReference) -> String {
      fileName(library.members[reference.member].source.name)
    }
    if let publication = withdrawal.publication {
      let key = Citekey(utf8: Array(library.keyBytes(publication)))
      return "A preprint; published as “\(key.string)” in \(name(publication))."
    }
    let kind = withdrawal.kind.rawValue
    let sentence =
      "\(kind.prefix(1).uppercased() + kind.dropFirst()), says \(name(withdrawal.source))"
    guard let end = withdrawal.statement.last else { return sentence + "." }
    return "\(sentence): “\(withdrawal.statement)”\(".!?…".contains(end) ? "" : ".")"
  }

  /// The card of the paper.
  package func card(in library: Library, project: String? = nil) -> HoverCard {
    HoverCard(
      of: entry, origin: origin(in: library, project: project), warning: warning(in: library))
  }

  /// Fields that are named as inherited from one entry.
  private static let namedFieldLimit = 6

  /// A sentence for each entry that the entry inherits fields from.
  private var inherited: [String] {
    guard entry.fields.contains(where: { $0.inheritance != nil }) else { return [] }
    var names: [Citekey: [String]] = [:]
    var keys: [Citekey] = []
    for (field, source) in zip(entry.fields, provenance) where source == reference {
      guard let key = field.inheritance?.key else { continue }
      if names[key] == nil { keys.append(key) }
      names[key, default: []].append(field.name)
    }
    return keys.map { key in
      let names = names[key] ?? []
      var shown = Array(names.prefix(MergedEntry.namedFieldLimit))
      if names.count > shown.count { shown.append("\(names.count - shown.count) more") }
      let last = shown.popLast() ?? ""
      let list = shown.isEmpty ? last : "\(shown.joined(separator: ", ")) and \(last)"
      return "Inherited from “\(key.string)”: \(list)."
    }
  }

  /// A sentence about venue and year where another entry of the work says them: citing the key gives
  /// what its own entry says.
  private func borrowed(_ name: (EntryReference) -> String) -> [String] {
    if work.members.count == 1 { return [] }
    func lender(_ names: String...) -> EntryReference? {
      names.lazy.compactMap(provenance).first.flatMap { $0 == reference ? nil : $0 }
    }
    let venue = lender("journaltitle", "journal", "booktitle", "school", "institution", "publisher")
    let year = lender("date", "year")
    switch (venue, year) {
    case (let venue?, let year?) where venue == year:
      return ["Venue and year are those of \(name(venue))."]
    case (let venue?, let year?):
      return ["The venue is that of \(name(venue)), the year that of \(name(year))."]
    case (let venue?, nil): return ["The venue is that of \(name(venue))."]
    case (nil, let year?): return ["The year is that of \(name(year))."]
    case (nil, nil): return []
    }
  }
}
