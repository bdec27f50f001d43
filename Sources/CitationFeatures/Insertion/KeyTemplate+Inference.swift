import Bibliography
import Formats
import PaperIndex
import TextStorage

extension KeyTemplate {
  /// The template of a project: what JabRef notes in a file of it, else a well-known template that most
  /// of its keys follow; `nil` where neither is. Made of the project's entries as a look at some of
  /// them shows them: to be kept with the library.
  package init?(of library: Library) {
    for member in library.members where member.role == .project {
      let source = member.source.source
      guard source.format == .bibTeX, let text = KeyTemplate.ends(of: source) else { continue }
      if let noted = KeyTemplate(JabRefMetadata(text)) {
        self = noted
        return
      }
    }
    guard let inferred = KeyTemplate.inferred(from: KeyTemplate.sample(of: library)) else {
      return nil
    }
    self = inferred
  }

  /// The beginning and the end of a text, where JabRef has its notes.
  private static func ends(of source: ParsedSource) -> [UInt8]? {
    let (length, count) = (1 << 16, source.byteStarts.last ?? 0)
    if count <= 2 * length { return source.text.bytes(in: 0..<count) }
    guard let head = source.text.bytes(in: 0..<length),
      let tail = source.text.bytes(in: (count - length)..<count)
    else { return nil }
    return head + tail
  }

  // MARK: What keys show

  private static let sampleLimit = 48
  /// Fewer keys are alike by chance.
  private static let leastCount = 4

  /// The last entries of the project's sources, where people write, that have keys of their own.
  private static func sample(of library: Library) -> [Entry] {
    var entries: [Entry] = []
    var reader = EntryReader(library)
    for (number, member) in library.members.enumerated()
    where member.role == .project && !member.source.source.format.isListing {
      let source = member.source.source
      for block in source.blocks.indices.reversed() {
        for index in (0..<source.blocks[block].entryCount).reversed() {
          let location = EntryLocation(block: block, index: index)
          guard !source.keyBytes(location).isEmpty,
            let entry = reader.entry(EntryReference(member: number, location: location)),
            entry.year != nil, !entry.creators.people.isEmpty
          else { continue }
          entries.append(entry)
          if entries.count == sampleLimit { return entries }
        }
      }
    }
    return entries
  }

  /// The template that most of the keys follow.
  static func inferred(from entries: [Entry]) -> KeyTemplate? {
    guard entries.count >= leastCount else { return nil }
    var best: (template: KeyTemplate, count: Int)?
    for template in known {
      var count = 0
      for (index, entry) in entries.enumerated() {
        if template.key(for: entry).map({ isKey(entry.key, madeAs: $0) }) == true { count += 1 }
        // Most templates are out of the question at once.
        if index == 11, count < 4 { break }
      }
      if count > best?.count ?? 0 { best = (template, count) }
    }
    guard let best, best.count >= leastCount, 10 * best.count >= 6 * entries.count else {
      return nil
    }
    return best.template
  }

  /// Whether a key is that one, with a letter behind it perhaps.
  private static func isKey(_ key: Citekey, madeAs made: Citekey) -> Bool {
    guard key.utf8.starts(with: made.utf8) else { return false }
    let rest = key.utf8.dropFirst(made.utf8.count)
    return rest.isEmpty || rest.count == 1 && rest.allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
  }

  /// Templates that people and their programs have, simple ones first: Zotero's
  /// `smith_tides_2020`, Better BibTeX's `smithTidesNorth2020`, Google Scholar's `smith2020tides`, the
  /// ACL Anthology's `smith-etal-2020-tides`.
  private static let known: [KeyTemplate] = {
    var texts: [String] = []
    let separators = ["", "_", ":", "-", "."]
    for author in ["[auth]", "[auth:lower]", "[authEtAl]", "[authEtAl:lower]", "[auth:upper]"] {
      for year in ["[year]", "[shortyear]"] {
        texts += separators.map { author + $0 + year }
      }
    }
    texts += ["[authorsAlpha][shortyear]", "[authorsAlpha][year]", "[authshort][shortyear]"]
    texts += ["[authors][year]", "[authors:lower][year]", "[authors][shortyear]"]
    texts += ["[authFirstFull][year]", "[authFirstFull:lower][year]"]
    for author in ["[auth:lower]", "[auth]"] {
      for title in ["[veryshorttitle:lower]", "[veryshorttitle]", "[shorttitle]", "[camel]"] {
        for separator in ["", "_", "-", ":"] {
          texts.append(author + separator + "[year]" + separator + title)
          texts.append(author + separator + title + separator + "[year]")
        }
      }
    }
    texts += ["[auth:lower][shortyear][veryshorttitle:lower]", "[veryshorttitle:lower][year]"]
    texts.append(
      #"[auth.etal:lower:regex("\\.","-")]-[year]-[veryshorttitle:lower]"#)
    return texts.compactMap { KeyTemplate($0) }
  }()
}
