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
      if !work.members.contains(where: { library.role(of: $0) == .project }) {
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
  }

  /// A sentence about venue and year where another entry of the work says them: citing the key gives
  /// what its own entry says.
  private func borrowed(_ name: (EntryReference) -> String) -> [String] {
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
