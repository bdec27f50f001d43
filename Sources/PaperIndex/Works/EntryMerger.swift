import Bibliography

/// Takes each field from the best of the entries of a work.
struct EntryMerger {
  /// What one member of the work says.
  struct Version {
    let reference: EntryReference
    let role: SourceRole
    let entry: Entry
    let isPreprint: Bool

    init(reference: EntryReference, role: SourceRole, entry: Entry) {
      self.reference = reference
      self.role = role
      self.entry = entry
      isPreprint = entry.isPreprint
    }

    /// Whether it says one of these. What it inherits from its volume says where it appeared, but not
    /// where it is.
    func has(_ names: [String]) -> Bool {
      names.contains { name in
        guard let field = entry.field(name), !field.value.isEmpty else { return false }
        return field.isOfShownWork || !EntryMerger.addresses.contains(name)
      }
    }
  }

  /// Best first.
  let versions: [Version]
  /// The version that venue and year come from.
  let publication: Version

  /// A merger of at least one version.
  init(_ versions: [Version]) {
    precondition(!versions.isEmpty)
    let roles = SourceRole.allCases
    func rank(_ version: Version) -> (Int, Int, EntryReference) {
      (roles.firstIndex(of: version.role) ?? 0, version.isPreprint ? 1 : 0, version.reference)
    }
    self.versions = versions.sorted { rank($0) < rank($1) }
    let published = self.versions.filter { !$0.isPreprint }
    publication =
      published.first { $0.has(EntryMerger.venues) } ?? published.first
      ?? self.versions.first { $0.has(EntryMerger.dates) } ?? self.versions[0]
  }

  /// The fields, each name once: those of the best version in its order, then what others add.
  var fields: [(field: Entry.Field, reference: EntryReference)] {
    var names: [String] = []
    var seen: Set<String> = []
    for version in versions {
      for field in version.entry.fields where seen.insert(field.name).inserted {
        names.append(field.name)
      }
    }
    var fields: [(field: Entry.Field, reference: EntryReference)] = []
    for name in names {
      guard let version = version(for: name), let field = version.entry.field(name) else {
        continue
      }
      fields.append((field, version.reference))
    }
    if !seen.contains("eprint") { fields += eprint }
    return fields
  }

  // MARK: Choosing

  private static let dates = ["date", "year", "month", "day"]
  /// What names or leads to one work.
  private static let addresses: Set<String> = [
    "doi", "url", "eprint", "eprinttype", "archiveprefix", "primaryclass", "eprintclass", "pmid",
    "pmcid", "abstract",
  ]
  private static let eprints = [
    "eprint", "eprinttype", "archiveprefix", "primaryclass", "eprintclass",
  ]
  /// What says that an entry knows where; through `crossref` its book does.
  static let venues = [
    "journal", "journaltitle", "booktitle", "venue", "school", "institution", "crossref",
  ]
  /// Where the work was published; from one version, as half of each would be nowhere.
  private static let publicationFields: Set<String> = [
    "journal", "journaltitle", "journalsubtitle", "booktitle", "booksubtitle", "booktitleaddon",
    "maintitle", "mainsubtitle", "eventtitle", "venue", "school", "institution", "organization",
    "howpublished", "edition", "chapter", "part", "type", "crossref", "xdata", "pubstate",
    "bookauthor", "issuetitle",
  ]
  /// What belongs to the publication and another version of the same may add.
  private static let details: Set<String> = [
    "volume", "number", "issue", "pages", "eid", "articleno", "article-number", "numpages",
    "publisher", "address", "location", "series", "doi", "isbn", "issn", "editor",
  ]

  private func version(for name: String) -> Version? {
    func first(where isGood: (Version) -> Bool = { _ in true }) -> Version? {
      versions.first { $0.has([name]) && isGood($0) }
    }
    switch name {
    case "author": return withBestAuthors
    case "abstract": return withBestAbstract
    case "url": return publication.has([name]) ? publication : first()
    case _ where EntryMerger.dates.contains(name): return dated?.has([name]) == true ? dated : nil
    case _ where EntryMerger.eprints.contains(name):
      let version = versions.first { $0.has(["eprint"]) } ?? first()
      return version?.has([name]) == true ? version : nil
    case _ where EntryMerger.publicationFields.contains(name):
      return publication.has([name]) ? publication : nil
    case _ where EntryMerger.details.contains(name):
      return publication.has([name])
        ? publication
        : first {
          $0.isPreprint == publication.isPreprint && $0.entry.type == publication.entry.type
            && $0.entry.date?.year == publication.entry.date?.year
        }
    default: return first()
    }
  }

  private var dated: Version? {
    let dated = versions.filter { $0.has(EntryMerger.dates) }
    return publication.has(EntryMerger.dates)
      ? publication : dated.first { $0.isPreprint == publication.isPreprint } ?? dated.first
  }

  private var withBestAuthors: Version? {
    var best: (version: Version, authors: PersonNames)?
    for version in versions where version.has(["author"]) {
      let authors = version.entry.authors
      if authors.isComplete { return version }
      if best.map({ authors.people.count > $0.authors.people.count }) ?? true {
        best = (version, authors)
      }
    }
    return best?.version
  }

  private var withBestAbstract: Version? {
    let candidates = versions.filter { $0.has(["abstract"]) }
    return candidates.first { !EntryMerger.isCut($0.entry.field("abstract")?.value ?? []) }
      ?? candidates.max {
        ($0.entry.field("abstract")?.value.count ?? 0)
          < ($1.entry.field("abstract")?.value.count ?? 0)
      }
  }

  /// Whether an abstract ends in `...` or `…`: a page cut it.
  private static func isCut(_ value: [UInt8]) -> Bool {
    let end = value.reversed().drop { $0 <= 0x20 || $0 == UInt8(ascii: "}") }.prefix(3)
    return end.elementsEqual("...".utf8) || end.elementsEqual("…".utf8.reversed())
  }

  /// The preprint's identifier as a field, where the versions have it in other fields only.
  private var eprint: [(field: Entry.Field, reference: EntryReference)] {
    for version in versions {
      guard let id = version.entry.identifiers.first(where: { $0.kind == .arXiv }) else { continue }
      return [("eprint", id.bytes), ("archiveprefix", Array("arXiv".utf8))].map { name, value in
        (Entry.Field(name: name, value: value, form: .plain), version.reference)
      }
    }
    return []
  }
}
