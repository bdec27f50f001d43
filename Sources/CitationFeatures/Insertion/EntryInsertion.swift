import Bibliography
import Formats
import PaperIndex
import TextStorage

/// Papers of a library on their way into a `.bib`: what is to be written where. Nothing else of the text
/// changes.
package struct EntryInsertion: Sendable {
  /// A paper of the library, and the key it gets.
  package struct Paper: Sendable, Hashable {
    package let reference: EntryReference
    package let key: Citekey

    package init(reference: EntryReference, key: Citekey) {
      self.reference = reference
      self.key = key
    }
  }

  /// Bytes that take the place of a range of the target's text, as UTF-8.
  package struct Edit: Sendable, Hashable {
    package let range: Range<Int>
    package let replacement: [UInt8]

    package init(range: Range<Int>, replacement: [UInt8]) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// Which entry of a work is written.
  package enum Choice: Sendable, Hashable {
    /// The one that says where the work was published, with what others add to it.
    case best
    /// The one that is named, as it is written.
    case named
  }

  /// What became of a paper.
  package enum Outcome: Sendable, Hashable {
    /// It is written under that key.
    case added(Citekey)
    /// The target has it already, under that key.
    case present(Citekey)
    /// It is not written: a sentence says why.
    case refused(String)
  }

  /// In ascending order, none touches another.
  package let edits: [Edit]
  /// One for each paper.
  package let outcomes: [Outcome]
  /// The keys of all entries that are written, those that the papers inherit from too.
  package let addedKeys: [Citekey]
  /// Sentences for people: what was left out, and why.
  package let notes: [String]

  /// What makes `papers` entries of `target`, whose text is `text`; of a file that is not there yet
  /// both are empty. `dialect` is what the target is written for where that does not show in it, `style`
  /// how it is written if it is not as the target's entries show it.
  ///
  /// Linear in the target, of which the result is read once more to be sure of it.
  package init(
    of papers: [Paper], from library: Library, into target: ParsedSource, text: [UInt8],
    dialect: BibTeXDialect = .bibTeX, style: BibTeXStyle? = nil, choice: Choice = .best
  ) {
    if let refusal = EntryInsertion.refusal(of: target, text) {
      self.init(papers.map { _ in .refused(refusal) })
      return
    }
    let member = library.members.firstIndex {
      $0.role == .project && !text.isEmpty && $0.source.source.isSameScan(as: target)
    }
    let style = style ?? BibTeXStyle(of: target, text: text)
    let keys = TargetKeys(of: target)
    let transfer = BibTeXTransfer(
      into: style, dialect: dialect, encoding: target.encoding,
      fidelity: choice == .named ? .verbatim : .adapted)
    var gathering = EntryGathering(
      library, transfer, keys,
      MacroUses(library, target: target, number: member), choice)
    let outcomes = papers.map { paper -> Outcome in
      if let present = EntryInsertion.present(paper, in: library, member, target, keys) {
        return present
      }
      if let key = gathering.key(ofWorkOf: paper.reference) { return .added(key) }
      if gathering.has(paper.key) {
        return .refused("Another entry gets the key “\(paper.key.string)”.")
      }
      return gathering.add(paper.reference, key: paper.key)
        ? .added(paper.key) : .refused("The entry can no longer be read.")
    }
    let places = InsertionPlaces(target, text: text, style: style)
    let edits = EntryInsertion.edits(for: gathering, places, target, style)
    let added = gathering.items.map(\.key)
    guard EntryInsertion.isSafe(edits, adding: added, to: target, text) else {
      self.init(
        outcomes.map { outcome in
          guard case .added = outcome else { return outcome }
          return .refused("The file is so damaged that nothing can be added to it safely.")
        })
      return
    }
    var notes = gathering.notes
    if places.endsDamaged, !added.isEmpty {
      notes.append("The last entry of the file is not closed; what is new stands before it.")
    }
    self.init(outcomes, edits: edits, addedKeys: added, notes: notes)
  }

  private init(
    _ outcomes: [Outcome], edits: [Edit] = [], addedKeys: [Citekey] = [], notes: [String] = []
  ) {
    self.outcomes = outcomes
    self.edits = edits
    self.addedKeys = addedKeys
    self.notes = notes
  }

  /// The text with the edits made.
  package func applied(to text: [UInt8]) -> [UInt8] {
    EntryInsertion.applied(edits, to: text)
  }

  private static func applied(_ edits: [Edit], to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + edits.reduce(0) { $0 + $1.replacement.count })
    var at = 0
    for edit in edits {
      let range = edit.range.clamped(to: at..<max(at, text.count))
      result += text[at..<range.lowerBound]
      result += edit.replacement
      at = range.upperBound
    }
    return result + text[at...]
  }

  // MARK: What need not, or cannot be written

  private static func refusal(of target: ParsedSource, _ text: [UInt8]) -> String? {
    if target.format != .bibTeX, !text.isEmpty {
      return "The file is \(target.format.rawValue); entries are written into .bib files only."
    }
    if (target.byteStarts.last ?? 0) != text.count { return "The file has changed meanwhile." }
    return nil
  }

  /// The paper in the target, or what has its key there.
  private static func present(
    _ paper: Paper, in library: Library, _ member: Int?, _ target: ParsedSource, _ keys: TargetKeys
  ) -> Outcome? {
    if let member,
      let own = library.work(of: paper.reference).members.first(where: { $0.member == member })
    {
      return .present(Citekey(utf8: Array(library.keyBytes(own))))
    }
    guard let location = keys.location(ofAnyCase: paper.key) else { return nil }
    let key = Citekey(utf8: Array(target.keyBytes(location)))
    guard let known = target.entry(at: location), let entry = library.entry(paper.reference),
      isSame(known, entry)
    else {
      return .refused("The file has another entry with the key “\(key.string)”.")
    }
    return .present(key)
  }

  private static func isSame(_ a: Entry, _ b: Entry) -> Bool {
    let title = Folding.foldedTitle(a.title ?? "")
    return !title.isEmpty && title == Folding.foldedTitle(b.title ?? "")
      || !Set(a.identifiers).isDisjoint(with: b.identifiers)
  }

  // MARK: Edits

  private static func edits(
    for gathering: EntryGathering, _ places: InsertionPlaces, _ target: ParsedSource,
    _ style: BibTeXStyle
  ) -> [Edit] {
    var parts: [(place: InsertionPlaces.Place, rank: Int, text: [UInt8])] = []
    func add(_ entry: BibTeXEntryText, at place: InsertionPlaces.Place, rank: Int) {
      let isFirst = !parts.contains { $0.place == place }
      parts.append((place, rank, places.text(style.text(of: entry), at: place, isFirst: isFirst)))
    }
    let macros = gathering.macros.missing
    let macroPlace = places.placeOfMacros(in: target)
    if !macros.isEmpty {
      let texts = macros.map { style.text(ofMacro: $0.name, value: $0.value) }
      parts.append((macroPlace, 0, places.text(ofMacros: texts, at: macroPlace)))
    }
    let items = gathering.itemsInOrder
    var children = items.filter { !$0.isParent }
    var parents = items.filter(\.isParent)
    if places.isSorted {
      children.sort { places.precedes($0.key, $1.key) }
      parents.sort { places.precedes($0.key, $1.key) }
    }
    let childPlaces = children.map { places.place(of: $0.key, before: $0.parentInTarget) }
    for (item, place) in zip(children, childPlaces) { add(item.text, at: place, rank: 1) }
    for item in parents {
      add(item.text, at: places.place(ofParent: item.key, behind: childPlaces), rank: 2)
    }
    let sorted = parts.enumerated().sorted {
      ($0.element.place.offset, $0.element.rank, $0.offset)
        < ($1.element.place.offset, $1.element.rank, $1.offset)
    }.map(\.element)
    var edits: [Edit] = []
    for part in sorted {
      let range = part.place.offset..<part.place.offset
      if let last = edits.last, last.range == range {
        edits[edits.count - 1] = Edit(range: range, replacement: last.replacement + part.text)
      } else {
        edits.append(Edit(range: range, replacement: part.text))
      }
    }
    return edits
  }

  /// Whether the edited text has all entries that it had, and those that were added.
  private static func isSafe(
    _ edits: [Edit], adding keys: [Citekey], to target: ParsedSource, _ text: [UInt8]
  ) -> Bool {
    if edits.isEmpty { return true }
    let result = BibTeXSource.parse(SourceText(applied(edits, to: text)))
    guard result.entryCount == target.entryCount + keys.count else { return false }
    var counts: [Citekey: Int] = [:]
    for location in result.locations {
      counts[Citekey(utf8: Array(result.keyBytes(location))), default: 0] += 1
    }
    for location in target.locations {
      counts[Citekey(utf8: Array(target.keyBytes(location))), default: 0] -= 1
    }
    for key in keys { counts[key, default: 0] -= 1 }
    return counts.values.allSatisfy { $0 == 0 }
  }
}
