import Bibliography
import Formats

// New text goes between two entries, never into one:
//
//     @misc{a, …}
//     ⟨ behind ⟩
//     % about c
//     ⟨ before ⟩@misc{c, …}
//
// Behind an entry it begins with the blank lines that stand between entries, before an entry it ends
// with them; all bytes of the file stay. Whole lines are added, but where a line has no end. What stands between entries belongs to the one that follows, but
// for the rest of the line an entry ends in.

/// Where new entries go in a `.bib`.
struct InsertionPlaces {
  /// A place, and on which side of the new text the line ends go.
  struct Place: Equatable {
    enum Side {
      /// At the beginning of the line behind an entry.
      case behind
      /// At the end of an entry whose line does not end there.
      case after
      case before
      /// In a file without entries.
      case alone
    }

    let offset: Int
    let side: Side
  }

  private struct Known {
    let range: Range<Int>
    let key: [UInt8]
    let isDamaged: Bool
    let isParent: Bool
  }

  /// Fewer entries are in order by chance.
  private static let sortedCount = 5

  private let text: [UInt8]
  private let style: BibTeXStyle
  private var entries: [Known] = []
  /// How keys are compared where the entries are in the order of their keys.
  private let sorting: Sorting?

  private enum Sorting { case bytes, anyCase }

  /// O(entries).
  init(_ source: ParsedSource, text: [UInt8], style: BibTeXStyle) {
    self.text = text
    self.style = style
    var parents: Set<[UInt8]> = []
    for block in source.blocks.indices where source.blocks[block].hasRelations {
      for named in source.namedKeys(inBlock: block, fields: [.crossref]) {
        parents.insert(TargetKeys.folded(named.key))
      }
    }
    for (number, block) in source.blocks.enumerated() {
      let damaged = block.problems.filter {
        $0.code == "unclosed-entry" || $0.code == "unclosed-value"
      }.map(\.range.lowerBound)
      for index in 0..<block.entryCount {
        let location = EntryLocation(block: number, index: index)
        let range = block.entryRange(index)
        let key = Array(source.keyBytes(location))
        entries.append(
          Known(
            range: source.entryRange(location), key: key,
            isDamaged: damaged.contains { range.contains($0) },
            isParent: parents.contains(TargetKeys.folded(key))))
      }
    }
    sorting = InsertionPlaces.sorting(entries.filter { !$0.isParent }.map(\.key))
  }

  /// Whether an entry at the end is not closed, so that new ones are written before it.
  var endsDamaged: Bool { entries.last?.isDamaged == true }

  /// Whether the entries are in the order of their keys.
  var isSorted: Bool { sorting != nil }

  /// Whether the first key stands before the second, where entries are in the order of their keys.
  func precedes(_ first: Citekey, _ second: Citekey) -> Bool {
    guard let sorting else { return false }
    return InsertionPlaces.precedes(first.utf8, second.utf8, sorting)
  }

  private static func sorting(_ keys: [[UInt8]]) -> Sorting? {
    guard keys.count >= sortedCount else { return nil }
    return [Sorting.anyCase, .bytes].first { sorting in
      zip(keys, keys.dropFirst()).allSatisfy { !precedes($1, $0, sorting) }
    }
  }

  private static func precedes(_ first: [UInt8], _ second: [UInt8], _ sorting: Sorting) -> Bool {
    switch sorting {
    case .bytes: first.lexicographicallyPrecedes(second)
    case .anyCase:
      TargetKeys.folded(first).lexicographicallyPrecedes(TargetKeys.folded(second))
    }
  }

  // MARK: Places

  /// The place of a new entry: where its key belongs, or at the end; before the entry `parent`, if one
  /// is named, since BibTeX finds only parents that follow.
  func place(of key: Citekey, before parent: Citekey? = nil) -> Place {
    var index = sorting.map { self.index(of: key.utf8, $0) } ?? entries.count
    if let parent, let known = entries.firstIndex(where: { $0.key == parent.utf8 }) {
      index = min(index, known)
    }
    return place(before: index)
  }

  /// The place of an entry that others inherit from: where its key belongs if they all stand before
  /// that, else at the end.
  func place(ofParent key: Citekey, behind children: [Place]) -> Place {
    let place = place(of: key)
    let last = children.map(\.offset).max() ?? 0
    return place.offset >= last ? place : self.place(before: entries.count)
  }

  /// The number of the entry before which a key belongs. Parents may stand anywhere.
  private func index(of key: [UInt8], _ sorting: Sorting) -> Int {
    let behind = entries.firstIndex { entry in
      !entry.isParent && InsertionPlaces.precedes(key, entry.key, sorting)
    }
    guard let behind else {
      // Parents at the end are no part of the order.
      return (entries.lastIndex { !$0.isParent } ?? -1) + 1
    }
    return behind
  }

  /// The place before entry number `index`, or behind all.
  private func place(before index: Int) -> Place {
    var index = index
    // What stands behind an entry that is not closed is in it, to some programs.
    while index > 0, entries[index - 1].isDamaged { index -= 1 }
    if index > 0 { return place(behind: entries[index - 1].range.upperBound) }
    if let first = entries.first { return Place(offset: start(of: first.range), side: .before) }
    return placeInFileWithoutEntries
  }

  /// The place behind an entry or a directive, and the rest of its line where that is no other one.
  private func place(behind end: Int) -> Place {
    let rest = text[end...].prefix { $0 != 0x0A && $0 != 0x0D }
    if rest.contains(UInt8(ascii: "@")) { return Place(offset: end, side: .after) }
    var next = rest.endIndex
    if next == text.count { return Place(offset: next, side: .after) }
    next += text[next] == 0x0D && text[(next + 1)...].first == 0x0A ? 2 : 1
    return Place(offset: next, side: .behind)
  }

  /// The beginning of an entry with the lines right before it, unless these begin the file.
  private func start(of range: Range<Int>) -> Int {
    let own = lineStart(range.lowerBound)
    guard text[own..<range.lowerBound].allSatisfy({ $0 <= 0x20 }) else { return range.lowerBound }
    var start = own
    while start > 0 {
      let previous = lineStart(start - 1 - (isPair(endingAt: start) ? 1 : 0))
      let line = text[previous..<start]
      if line.allSatisfy({ $0 <= 0x20 }) { return start }
      // A directive is no comment.
      if line.contains(UInt8(ascii: "@")) || line.contains(UInt8(ascii: "}")) { return own }
      start = previous
    }
    return own
  }

  private func isPair(endingAt offset: Int) -> Bool {
    offset >= 2 && text[offset - 1] == 0x0A && text[offset - 2] == 0x0D
  }

  private func lineStart(_ offset: Int) -> Int {
    var start = min(max(0, offset), text.count)
    while start > 0, text[start - 1] != 0x0A, text[start - 1] != 0x0D { start -= 1 }
    return start
  }

  /// At the end, but before comments in which programs keep their notes.
  private var placeInFileWithoutEntries: Place {
    var start = text.count
    var at = 0
    while let found = text[at...].firstIndex(of: UInt8(ascii: "@")) {
      let word = text[(found + 1)...].prefix { ($0 | 0x20) &- 0x61 < 26 }
      let isComment = TargetKeys.folded(Array(word)).elementsEqual("comment".utf8)
      start = isComment && lineStart(found) == found ? min(start, found) : text.count
      at = found + 1
    }
    return start < text.count
      ? Place(offset: start, side: .before) : Place(offset: text.count, side: .alone)
  }

  // MARK: Macros

  /// The place of new macros: behind the last one that stands before all entries, else before the
  /// first entry.
  func placeOfMacros(in source: ParsedSource) -> Place {
    let limit = entries.first?.range.lowerBound ?? text.count
    var last: Int?
    for (number, block) in source.blocks.enumerated() {
      for macro in block.macros {
        let offset = source.byteStarts[number] + macro.nameRange.lowerBound
        if offset < limit { last = offset }
      }
    }
    if let last, let end = directiveEnd(from: last), end <= limit {
      return place(behind: end)
    }
    return place(before: 0)
  }

  /// The end of the directive that `offset` is inside of.
  private func directiveEnd(from offset: Int) -> Int? {
    let opener = text[..<offset].lastIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "(") }
    guard let opener else { return nil }
    let closer = UInt8(ascii: text[opener] == UInt8(ascii: "{") ? "}" : ")")
    var depth = 0
    var isQuoted = false
    for at in offset..<text.count {
      let byte = text[at]
      if byte == closer, depth == 0, !isQuoted { return at + 1 }
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case 0x22 where depth == 0: isQuoted.toggle()
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  // MARK: Text

  /// What is written at a place for one entry; `isFirst` says whether it is the first one there.
  func text(_ entry: [UInt8], at place: Place, isFirst: Bool) -> [UInt8] {
    let gap = Array(repeatElement(style.lineEnd, count: style.gapCount).joined())
    switch place.side {
    case .behind: return Array(gap.dropFirst(style.lineEnd.count)) + entry + style.lineEnd
    case .after:
      let isInLine = place.offset < text.count && text[place.offset] > 0x20
      return gap + entry + (isInLine ? gap : [])
    case .before: return entry + gap
    case .alone:
      let before = isFirst ? opening : Array(gap.dropFirst(style.lineEnd.count))
      return before + entry + style.lineEnd
    }
  }

  /// What separates the first new text from what a file without entries has.
  private var opening: [UInt8] {
    if text.isEmpty { return [] }
    let isEnded = text.last == 0x0A || text.last == 0x0D
    return (isEnded ? [] : style.lineEnd) + style.lineEnd
  }

  /// What is written at a place for macros.
  func text(ofMacros macros: [[UInt8]], at place: Place) -> [UInt8] {
    let lines = macros.map { $0 + style.lineEnd }.joined()
    switch place.side {
    case .after: return Array(macros.map { style.lineEnd + $0 }.joined())
    case .behind: return Array(lines)
    case .before: return lines + style.lineEnd
    // Entries that follow bring more of a gap along.
    case .alone: return opening + lines + (style.gapCount == 1 ? style.lineEnd : [])
    }
  }
}
