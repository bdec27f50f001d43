import Bibliography
import Formats
import PaperIndex

// A work may be known from several sources. Fields of each by turns would make an entry that nobody
// wrote, half in LaTeX and half not, with the braces of one title and the year of another; so the entry
// that says where the work was published is taken as it is, and others only add what leads to the work
// and what it lacks altogether.

/// The entry of a work that is written, with what other entries of the work add to it.
struct ChosenEntry {
  /// As it is written, with nothing inherited.
  let entry: Entry
  let reference: EntryReference

  /// The entry itself; `nil` when it can no longer be read.
  init?(named reference: EntryReference, in library: Library) {
    guard let written = library.writtenEntry(reference) else { return nil }
    entry = written
    self.reference = reference
  }

  /// `nil` when the entry can no longer be read. Reads each entry of the work.
  init?(_ reference: EntryReference, in library: Library) {
    let work = library.work(of: reference)
    guard let merged = library.merged(work, as: reference) else { return nil }
    let base = ChosenEntry.publication(of: merged) ?? reference
    guard let written = library.writtenEntry(base), let whole = library.entry(base) else {
      return nil
    }
    self.reference = base
    var fields = written.fields
    if work.members.count > 1 {
      let added = ChosenEntry.additions(to: whole, of: merged)
      fields.removeAll { field in added.contains { $0.name == field.name } }
      fields += added
    }
    entry = Entry(key: written.key, type: written.type, fields: fields)
  }

  /// The entry that says where the work was published.
  private static func publication(of merged: MergedEntry) -> EntryReference? {
    let names = [
      "journal", "journaltitle", "booktitle", "school", "institution", "howpublished", "publisher",
      "year", "date", "title",
    ]
    return names.lazy.compactMap { merged.provenance(of: $0) }.first
  }

  /// Each of these is added where none of the group is there.
  private static let groups: [[String]] = [
    ["doi"], ["eprint", "eprinttype", "archiveprefix", "eprintclass", "primaryclass"], ["pmid"],
    ["pmcid"], ["url"], ["year", "date", "month"], ["volume"], ["number"], ["pages"],
  ]

  private static func additions(to base: Entry, of merged: MergedEntry) -> [Entry.Field] {
    var added: [Entry.Field] = []
    for group in groups
    where !group.contains(where: { base.field($0)?.value.isEmpty == false }) {
      // An address says no more than a DOI.
      if group == ["url"], base.field("doi") != nil || merged.entry.field("doi") != nil { continue }
      added += group.compactMap { merged.entry.field($0) }
    }
    if let authors = merged.entry.field("author"), !authors.value.isEmpty,
      base.field("author") == nil || !base.authors.isComplete && merged.entry.authors.isComplete
    {
      added.append(authors)
    }
    return added.map { field in
      Entry.Field(name: field.name, value: field.value, form: field.form)
    }
  }
}
