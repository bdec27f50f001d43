import Bibliography

/// What a page of the ACL Anthology says of a volume or a paper beside labels: `Month:`, and `July` in
/// the same line or below.
struct ACLDetails {
  /// The lines with labels and their values.
  private(set) var range: Range<Int>
  private var values: [String: [Range<Int>]] = [:]

  /// What stands from the line `Anthology ID:` on, before the line `end`; `nil` where there is none.
  init?(_ lines: ListingLines, in search: Range<Int>) {
    guard
      let first = search.first(where: {
        ACLDetails.label(lines.text($0))?.name == "anthology id"
      })
    else { return nil }
    range = first..<search.upperBound
    var current = ""
    for line in range {
      let text = lines.text(line)
      if let (name, value) = ACLDetails.label(text) {
        current = name
        if !value.isEmpty { values[name, default: []].append(value) }
      } else {
        values[current, default: []].append(lines.ranges[line])
      }
    }
  }

  /// The first line of a value.
  func place(_ name: String) -> Range<Int>? { values[name]?.first }

  /// All lines of the values of that name, or of its plural.
  func places(_ name: String) -> [Range<Int>] { (values[name] ?? []) + (values[name + "s"] ?? []) }

  /// The label that begins a line, in lower case, and what follows it.
  private static func label(_ line: ArraySlice<UInt8>) -> (name: String, value: Range<Int>)? {
    guard let first = line.first, first >= 0x41, first <= 0x5A,
      let colon = line.prefix(24).firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let name = String(decoding: line[..<colon].map(ListingLines.lowercased), as: UTF8.self)
    let value = ListingLines.trimmed(line[(colon + 1)...])
    // Attachments have labels of their own, with nothing behind them in the line.
    guard labels.contains(name) || value.isEmpty else { return nil }
    return (name, value.startIndex..<value.endIndex)
  }

  private static let labels: Set<String> = [
    "anthology id", "anthology", "volume", "month", "year", "address", "editor", "editors", "venue",
    "venues", "sig", "sigs", "publisher", "note", "pages", "language", "url", "doi", "isbn",
    "award",
    "bibkey", "bibtype", "cite (acl)", "cite (informal)", "copy citation", "bib export formats",
    "pdf", "video", "software", "dataset", "code", "erratum", "original",
  ]
}

extension EntryDraft {
  /// Adds what details say of where and when a volume came out.
  mutating func addVolume(_ details: ACLDetails, in bytes: [UInt8]) {
    for (label, field) in [
      ("year", "year"), ("month", "month"), ("address", "location"), ("publisher", "publisher"),
    ] {
      if let place = details.place(label) { add(field, place, Array(bytes[place])) }
    }
  }

  /// Adds the title of the volume that a paper is in: proceedings, or an issue of a journal.
  mutating func addContainer(_ title: Range<Int>, in bytes: [UInt8]) {
    let venue = ACLVenue(bytes, title)
    if venue.isJournal { type = "article" }
    add(venue.isJournal ? "journal" : "booktitle", venue.name, Array(bytes[venue.name]))
    if let volume = venue.volume { add("volume", volume, Array(bytes[volume])) }
    if let number = venue.number { add("number", number, Array(bytes[number])) }
  }

  /// Adds people whose names stand in these places, several in one with `|` or commas between.
  mutating func addPeople(
    _ field: String, _ places: [Range<Int>], separators: String, in bytes: [UInt8]
  ) {
    let names = places.flatMap { place in
      bytes[place].split { separators.utf8.contains($0) }.map(ListingLines.trimmed)
        .filter { !$0.isEmpty }
    }
    guard let first = names.first, let last = names.last else { return }
    add(
      field, first.startIndex..<last.endIndex,
      people: PersonNames(plain: names.map { String(decoding: $0, as: UTF8.self) }))
  }
}
