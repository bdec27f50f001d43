import Bibliography

/// What is in a source, in the order of its text.
package struct SourceOutline: Sendable {
  package struct Item: Sendable, Equatable {
    package enum Kind: Sendable {
      case entry
      /// A `@string`.
      case macro
    }

    package let kind: Kind
    /// `Weston et al. 2023. Chain of …`, or of an entry that says nothing its key; never empty.
    package let name: String
    /// The key; what a macro stands for.
    package let detail: String
    /// The whole entry, in bytes of the text; of a macro its name.
    package let range: Range<Int>
    /// The key, or the title of an entry without one of its own; lies within `range`.
    package let keyRange: Range<Int>
  }

  /// Items that are made: an outline of more is read by nobody, and made anew at every edit.
  package static let limit = 10_000

  package private(set) var items: [Item] = []
  /// Whether there is more in the source.
  package private(set) var isCut = false

  /// The outline of `source`, which is `number` in the list that `macros` was made of. Reads and
  /// decodes each entry.
  package init(
    of source: ParsedSource, macros: MacroTable, number: Int, limit: Int = SourceOutline.limit
  ) {
    for block in source.blocks.indices {
      var inBlock: [Item] = []
      let start = source.byteStarts[block]
      for macro in source.blocks[block].macros {
        let range = (start + macro.nameRange.lowerBound)..<(start + macro.nameRange.upperBound)
        let name = String(decoding: macro.name, as: UTF8.self)
        guard !name.isEmpty else { continue }
        let value = macros.expanded(macro.expression, source: number, offset: range.lowerBound)
        inBlock.append(
          Item(
            kind: .macro, name: ShownText.cut(name, to: 100),
            detail: ShownText.cut(LaTeXText.decode(value.value), to: 100),
            range: range, keyRange: range))
      }
      for index in 0..<source.blocks[block].entryCount {
        guard items.count + inBlock.count < limit else {
          isCut = true
          break
        }
        let location = EntryLocation(block: block, index: index)
        guard let entry = source.entry(at: location, macros: macros, number: number) else {
          continue
        }
        inBlock.append(SourceOutline.item(entry, at: location, in: source))
      }
      items += inBlock.sorted { $0.range.lowerBound < $1.range.lowerBound }
      if isCut { return }
    }
  }

  private static func item(
    _ entry: Entry, at location: EntryLocation, in source: ParsedSource
  ) -> Item {
    let range = source.entryRange(location)
    return Item(
      kind: .entry, name: entry.listName, detail: entry.key.string, range: range,
      keyRange: source.keyRange(location).clamped(to: range))
  }
}

extension Entry {
  /// One line for a list of papers: the summary, or of an entry that says nothing its key or type;
  /// never empty.
  package var listName: String {
    let summary = summary
    if !summary.isEmpty { return summary }
    return key.utf8.isEmpty ? "@\(type)" : key.string
  }
}
