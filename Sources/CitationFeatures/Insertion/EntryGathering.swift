import Bibliography
import Formats
import PaperIndex

// An entry may live on others: the volume that `crossref` names, containers of `xdata`. They come along
// where the project lacks them; where that cannot be, because their key is another work's there or
// because BibTeX would not understand it, the entry says itself what it would have inherited.

/// The entries that have to be written for some papers.
struct EntryGathering {
  /// An entry to be written.
  struct Item {
    let key: Citekey
    let text: BibTeXEntryText
    /// Whether another one inherits from it.
    var isParent: Bool
    /// An entry that the target has already, before which this one has to stand.
    let parentInTarget: Citekey?
  }

  /// Children are followed to their parents so far.
  private static let depthLimit = 8
  /// So many others come along with one entry.
  private static let relationLimit = 64

  private let library: Library
  private let transfer: BibTeXTransfer
  private let target: TargetKeys
  private let choice: EntryInsertion.Choice
  private(set) var macros: MacroUses
  private(set) var items: [Item] = []
  private(set) var notes: [String] = []
  /// The keys of the items, in lower case.
  private var takenKeys: Set<[UInt8]> = []
  /// What an entry of the library is called in the project, once that is decided.
  private var keys: [EntryReference: Citekey] = [:]

  init(
    _ library: Library, _ transfer: BibTeXTransfer, _ target: TargetKeys, _ macros: MacroUses,
    _ choice: EntryInsertion.Choice
  ) {
    self.choice = choice
    self.library = library
    self.transfer = transfer
    self.target = target
    self.macros = macros
  }

  /// Whether an entry that was gathered has the key, in any case of its letters.
  func has(_ key: Citekey) -> Bool { takenKeys.contains(TargetKeys.folded(key.utf8)) }

  /// The key of an entry that was gathered of the same work.
  func key(ofWorkOf reference: EntryReference) -> Citekey? {
    if choice == .named { return keys[reference] }
    return library.work(of: reference).members.lazy.compactMap { keys[$0] }.first
  }

  /// Adds a paper; false when its entry can no longer be read, or cannot be said to the target.
  mutating func add(_ reference: EntryReference, key: Citekey) -> Bool {
    let chosen =
      choice == .best
      ? ChosenEntry(reference, in: library) : ChosenEntry(named: reference, in: library)
    guard let chosen else { return false }
    keys[reference] = key
    keys[chosen.reference] = key
    takenKeys.insert(TargetKeys.folded(key.utf8))
    add(chosen.entry, of: chosen.reference, key: key, isParent: false, depth: 0)
    return true
  }

  /// The items as they follow each other, in any file: parents come last, each behind its children.
  var itemsInOrder: [Item] {
    var parents: Set<Citekey> = []
    for item in items {
      for field in item.text.fields where field.name == "crossref" {
        if case .latex(let key) = field.value { parents.insert(Citekey(utf8: key)) }
      }
    }
    var items = items
    for index in items.indices where parents.contains(items[index].key) {
      items[index].isParent = true
    }
    // What comes along was found before what needs it.
    return items.filter { !$0.isParent } + items.filter(\.isParent).reversed()
  }

  private mutating func add(
    _ written: Entry, of reference: EntryReference, key: Citekey, isParent: Bool, depth: Int
  ) {
    let relations = Relations(of: written)
    var entry = written
    var parentInTarget: Citekey?
    if !relations.isEmpty {
      if let renamed = related(written, relations, of: reference, depth: depth) {
        entry = renamed.entry
        parentInTarget = renamed.parentInTarget
      } else {
        entry = inlined(written, of: reference)
      }
    }
    if library.members[reference.member].source.source.format.isListing {
      entry = entry.asPreprint
      if !entry.authors.isComplete || entry.year == nil {
        notes.append("The source of “\(key.string)” does not know all of it: complete the entry.")
      }
    }
    let result = transfer.result(
      of: entry, key: key, expressions: macros.expressions(of: reference))
    if !result.leftOut.isEmpty {
      notes.append(
        "“\(key.string)” is written without \(result.leftOut.joined(separator: ", ")).")
    }
    items.append(
      Item(key: key, text: result.text, isParent: isParent, parentInTarget: parentInTarget))
  }

  // MARK: Whom entries inherit from

  /// The keys that an entry names.
  private struct Relations {
    var inherited: [(field: String, keys: [Citekey])] = []
    var mentioned: [(field: String, keys: [Citekey])] = []

    init(of entry: Entry) {
      for field in entry.fields {
        let keys = field.value.split(separator: UInt8(ascii: ",")).compactMap { part -> Citekey? in
          let key = part.filter { $0 > 0x20 }
          return key.isEmpty ? nil : Citekey(utf8: Array(key))
        }
        switch field.name {
        case "crossref", "xdata", "entryset": inherited.append((field.name, keys))
        case "xref", "related": mentioned.append((field.name, keys))
        default: break
        }
      }
    }

    var isEmpty: Bool { inherited.isEmpty && mentioned.isEmpty }
  }

  /// The entry with the names of those it inherits from as they are called in the project, all of whom
  /// are there or come along; `nil` where that cannot be.
  private mutating func related(
    _ entry: Entry, _ relations: Relations, of reference: EntryReference, depth: Int
  ) -> (entry: Entry, parentInTarget: Citekey?)? {
    guard depth < EntryGathering.depthLimit,
      relations.inherited.allSatisfy({ $0.keys.count <= EntryGathering.relationLimit })
    else { return nil }
    var values: [String: [UInt8]] = [:]
    var parents: [(reference: EntryReference, key: Citekey)] = []
    var parentInTarget: Citekey?
    for (field, names) in relations.inherited {
      if transfer.dialect == .bibTeX, field != "crossref" { return nil }
      var renamed: [Citekey] = []
      for name in names {
        guard let parent = library.reference(ofKey: name.utf8, namedIn: reference.member),
          parent != reference
        else { return nil }
        if transfer.dialect == .bibTeX, saysMoreToBiber(entry, of: reference) { return nil }
        if let known = keys[parent] {
          renamed.append(known)
        } else if let known = projectKey(of: parent) {
          keys[parent] = known
          if field == "crossref", target.contains(known) { parentInTarget = known }
          renamed.append(known)
        } else if isFree(name), BibTeXKey.isWritable(name.utf8) {
          parents.append((parent, name))
          renamed.append(name)
        } else {
          return nil
        }
      }
      values[field] = Array(renamed.map(\.utf8).joined(separator: [UInt8(ascii: ",")]))
    }
    for (parent, key) in parents where keys[parent] == nil {
      guard let written = library.writtenEntry(parent) else { continue }
      keys[parent] = key
      takenKeys.insert(TargetKeys.folded(key.utf8))
      add(written, of: parent, key: key, isParent: true, depth: depth + 1)
    }
    let fields = entry.fields.compactMap { field -> Entry.Field? in
      if let value = values[field.name] {
        return Entry.Field(name: field.name, value: value, form: .latex)
      }
      // Nobody is there whom it could name.
      let isMentioning = relations.mentioned.contains { $0.field == field.name }
      return isMentioning && !mentionsKnown(field.name, relations, of: reference) ? nil : field
    }
    return (Entry(key: entry.key, type: entry.type, fields: fields), parentInTarget)
  }

  private func mentionsKnown(
    _ field: String, _ relations: Relations, of reference: EntryReference
  ) -> Bool {
    relations.mentioned.allSatisfy { name, keys in
      name != field
        || keys.allSatisfy { key in
          library.reference(ofKey: key.utf8, namedIn: reference.member)
            .map { projectKey(of: $0) == key } ?? false
        }
    }
  }

  /// Whether biblatex hands on what BibTeX does not: the title of a volume as the book title of its
  /// papers.
  private func saysMoreToBiber(_ entry: Entry, of reference: EntryReference) -> Bool {
    var biber = EntryReader(library, rule: .biblatex)
    var bibTeX = EntryReader(library, rule: .bibTeX)
    func names(_ entry: Entry) -> Set<String> {
      Set(entry.fields.filter { !$0.value.isEmpty }.map(\.name))
    }
    let needed = names(biber.resolved(entry, of: reference.member))
      .subtracting(names(bibTeX.resolved(entry, of: reference.member)))
    return needed.contains("booktitle")
  }

  /// The key of the entry of the project that is the same work.
  private func projectKey(of reference: EntryReference) -> Citekey? {
    if choice == .named { return nil }
    let work = library.work(of: reference)
    if let known = work.members.lazy.compactMap({ keys[$0] }).first { return known }
    guard let own = work.members.first(where: { library.role(of: $0) == .project }) else {
      return nil
    }
    return Citekey(utf8: Array(library.keyBytes(own)))
  }

  private func isFree(_ key: Citekey) -> Bool {
    !has(key) && !target.containsInAnyCase(key)
      && library.projectEntries(forKeyOfAnyCase: key.utf8).isEmpty
  }

  /// The entry with all that it inherits as its own, and naming nobody.
  private func inlined(_ entry: Entry, of reference: EntryReference) -> Entry {
    var reader = EntryReader(library)
    let resolved = reader.resolved(entry, of: reference.member)
    let names: Set<String> = ["crossref", "xdata", "entryset", "xref", "related", "relatedtype"]
    return Entry(
      key: entry.key, type: shownType(of: entry, of: reference),
      fields: resolved.fields.filter { !names.contains($0.name) })
  }

  /// The type of an entry, or of a set that of its first member, as which it is shown.
  private func shownType(of entry: Entry, of reference: EntryReference) -> String {
    guard entry.type == "set", let names = entry.field("entryset")?.value else { return entry.type }
    let first = names.prefix { $0 != UInt8(ascii: ",") }.filter { $0 > 0x20 }
    let member = library.reference(ofKey: Array(first), namedIn: reference.member)
      .flatMap(library.writtenEntry)
    return member.map { $0.type == "set" ? "misc" : $0.type } ?? "misc"
  }
}

extension Entry {
  /// The entry of a page of papers without the page's own remarks; a preprint on arXiv with the address
  /// that leads to its latest version, as it has no other.
  fileprivate var asPreprint: Entry {
    guard isPreprint else {
      return Entry(key: key, type: type, fields: fields.filter { $0.name != "subjects" })
    }
    var fields = fields.filter { $0.name != "subjects" && $0.name != "note" }
    if let id = identifiers.first(where: { $0.kind == .arXiv }), field("url") == nil {
      fields.append(
        Field(name: "url", value: Array("https://arxiv.org/abs/\(id.text)".utf8), form: .plain))
    }
    return Entry(key: key, type: type, fields: fields)
  }
}

/// The keys of the file that is written to.
struct TargetKeys {
  private var exact: Set<Citekey> = []
  private var lowercased: [[UInt8]: EntryLocation] = [:]

  /// O(entries).
  init(of source: ParsedSource) {
    for location in source.locations {
      let key = Array(source.keyBytes(location))
      if key.isEmpty { continue }
      exact.insert(Citekey(utf8: key))
      let folded = TargetKeys.folded(key)
      if lowercased[folded] == nil { lowercased[folded] = location }
    }
  }

  func contains(_ key: Citekey) -> Bool { exact.contains(key) }

  func containsInAnyCase(_ key: Citekey) -> Bool { location(ofAnyCase: key) != nil }

  /// The first entry that has the key in any case of its ASCII letters.
  func location(ofAnyCase key: Citekey) -> EntryLocation? {
    lowercased[TargetKeys.folded(key.utf8)]
  }

  static func folded(_ key: [UInt8]) -> [UInt8] {
    key.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }
}
