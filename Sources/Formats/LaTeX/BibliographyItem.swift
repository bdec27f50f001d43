import Bibliography

// What a `\bibitem` says is text for readers, in as many ways as there are styles. What is read from it
// is what can be relied on: what REVTeX's and elsarticle's styles mark (`\bibinfo{title}{…}`), what
// natbib's labels say of authors and year, what BibTeX's styles put between `\newblock`s, a title in
// quotes. All of the text is kept beside, for people to read.

/// Reads a `\bibitem` and the text behind it.
struct BibliographyItem {
  static func draft(_ part: LaTeXParts.Part, in bytes: [UInt8]) -> EntryDraft {
    var item = BibliographyItem(part, in: bytes)
    return item.draft()
  }

  private let part: LaTeXParts.Part
  private var cursor: LaTeXCursor
  private var text: BibliographyItemText

  private init(_ part: LaTeXParts.Part, in bytes: [UInt8]) {
    self.part = part
    cursor = LaTeXCursor(bytes)
    text = BibliographyItemText(part.second, &cursor)
  }

  private mutating func draft() -> EntryDraft {
    var draft = EntryDraft(range: part.range, keyPlace: part.name, type: "misc")
    draft.key = Array(cursor.bytes[part.name])
    for (name, value, place) in text.marked {
      let name = BibliographyItem.names[name] ?? name
      if name != "author", name != "editor", draft.field(name) == nil {
        draft.add(name, place, value, .latex)
      }
    }
    let label = part.label.map { label in
      NatbibLabel(BibliographyItemText(label, &cursor).whole)
    }
    addPeople(to: &draft, label)
    addTitle(to: &draft)
    addYear(to: &draft, label)
    addIdentifiers(to: &draft)
    if draft.field("journaltitle") != nil {
      draft.type = "article"
    } else if draft.field("booktitle") != nil {
      draft.type = "inproceedings"
    }
    draft.add("bibitem", part.second, text.whole, .latex)
    return draft
  }

  /// biblatex's names for those of `\bibinfo`.
  private static let names = [
    "journal": "journaltitle", "address": "location", "eprint": "eprint", "numpages": "pagetotal",
    "page": "pages", "pages": "pages", "school": "institution", "edition": "edition",
    "type": "type", "collaboration": "collaboration",
  ]

  // MARK: People

  private mutating func addPeople(to draft: inout EntryDraft, _ label: NatbibLabel?) {
    for role in ["author", "editor"] {
      let found = text.marked.filter { $0.name == role }
      guard let first = found.first, let last = found.last else { continue }
      let people = found.map { PersonName(plain: LaTeXText.decode($0.value)) }
      // `{\it et al.}` is text around the marks.
      draft.add(
        role, first.place.lowerBound..<last.place.upperBound,
        people: PersonNames(people: people.filter { !$0.isEmpty }))
    }
    guard draft.field("author") == nil else { return }
    let written = text.blocks.first.flatMap {
      WrittenNames.parse(LaTeXText.decode($0.value))
    }
    let place = text.blocks.first?.place ?? part.second
    if let label, !label.people.people.isEmpty {
      // A label has families alone. Where the text has the same people, it has their given names.
      let families = label.people.people.map(\.family)
      if let written, written.people.count >= families.count,
        zip(written.people, families).allSatisfy({ $0.familyForDisplay == $1 || $0.family == $1 })
      {
        draft.add("author", place, people: written)
      } else {
        draft.add("author", part.label ?? place, people: label.people)
      }
    } else if let written, text.hasTitleBehindFirstBlock {
      draft.add("author", place, people: written)
    }
  }

  // MARK: Title and year

  private func addTitle(to draft: inout EntryDraft) {
    guard draft.field("title") == nil, let title = text.title else { return }
    draft.add("title", title.place, title.value, .latex)
  }

  private func addYear(to draft: inout EntryDraft, _ label: NatbibLabel?) {
    guard draft.field("year") == nil, draft.field("date") == nil else { return }
    if !part.third.isEmpty {
      draft.add("year", part.third, Array(cursor.bytes[part.third]))
    } else if let year = label?.year {
      draft.add("year", part.label ?? part.second, year)
    } else if let year = text.year {
      draft.add("year", part.second, year)
    }
  }

  // MARK: Identifiers

  private func addIdentifiers(to draft: inout EntryDraft) {
    let whole = text.whole[...]
    if draft.field("doi") == nil, let doi = text.doi { draft.add("doi", part.second, doi) }
    if let eprint = draft.field("eprint"), draft.field("eprinttype") == nil {
      // `\Eprint{…}{arXiv:1606.01234}`
      if let id = ListingLines.dropping("arXiv:", from: eprint.value[...])
        .flatMap(ArXivHeader.identifier)
      {
        draft.fields.removeAll { $0.name == "eprint" }
        draft.add("eprint", eprint.place, Array(eprint.value[id]))
        draft.add("eprinttype", eprint.place, Array("arxiv".utf8))
      }
    } else if let mark = ListingLines.range(of: Array("arXiv:".utf8), in: whole),
      let id = ArXivHeader.identifier(whole[mark.upperBound...].drop { $0 == 0x20 })
    {
      draft.add("eprint", part.second, Array(whole[id]))
      draft.add("eprinttype", part.second, Array("arxiv".utf8))
    }
    if let url = text.url { draft.add("url", part.second, url) }
  }
}
