import Bibliography
import Formats
import PaperIndex

/// A text to read a paper in that no bibliography of the project has: its entry as a `.bib` would have
/// it, under lines that say which sources it is from.
package struct EntryDocument: Sendable, Equatable {
  package let text: String
  /// The entry, in bytes of the text.
  package let entryRange: Range<Int>
  /// Its key.
  package let keyRange: Range<Int>

  /// The text of a paper as a document sees it.
  package init(of merged: MergedEntry, in context: DocumentContext) {
    self.init(
      of: merged, in: context.library, project: context.projectDescription)
  }

  /// The text of a paper, which is not in what `project` names.
  package init(of merged: MergedEntry, in library: Library, project: String) {
    var sentences = merged.origin(in: library, project: project)
    if let warning = merged.warning(in: library) { sentences.insert(warning, at: 0) }
    // Outside entries all is a comment but what an at sign begins.
    var text =
      sentences.map {
        "% \($0.replacing("@", with: " at ").replacing("\n", with: " "))\n"
      }.joined() + "\n"
    var writer = BibTeXWriter(library.dialect)
    writer.add(merged.entry, key: merged.entry.key)
    if writer.bytes.isEmpty {
      // BibTeX has no sets.
      writer = BibTeXWriter(.biblatex)
      writer.add(merged.entry, key: merged.entry.key)
    }
    let start = text.utf8.count
    text += String(decoding: writer.bytes, as: UTF8.self)
    self.text = text
    let end = max(start, text.utf8.count - 1)
    entryRange = start..<end
    let utf8 = Array(text.utf8)
    let brace = utf8[start...].firstIndex(of: UInt8(ascii: "{")).map { $0 + 1 } ?? start
    let comma = utf8[brace...].firstIndex(of: UInt8(ascii: ",")) ?? brace
    keyRange = brace..<comma
  }
}

extension Library {
  /// How many blocks of a source are asked for its dialect.
  private static let sampledBlockLimit = 4

  /// What the project's bibliographies are written in: biblatex's fields have other names. Looks at
  /// the beginning of each.
  package var dialect: BibTeXDialect {
    var balance = 0
    for member in members where member.role == .project && member.source.source.format == .bibTeX {
      for block in member.source.source.blocks.prefix(Library.sampledBlockLimit) {
        for name in block.fieldName {
          switch name {
          case .journalTitle, .date: balance += 1
          case .journal, .year: balance -= 1
          default: break
          }
        }
      }
    }
    return balance > 0 ? .biblatex : .bibTeX
  }
}
