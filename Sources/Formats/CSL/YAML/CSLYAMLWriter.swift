import Bibliography
import JSON
import YAML

/// Writes entries as CSL-YAML, the way Pandoc does: a metadata block with a list of `references`, texts
/// in Markdown.
///
/// An item says what it says in CSL-JSON, and is made of it.
package struct CSLYAMLWriter: EntryWriter {
  package var bytes: [UInt8] = []
  private var itemCount = 0
  package var loss = ConversionLoss()

  package init() {}

  /// Ends the block. Nothing follows.
  package mutating func finish() {
    bytes.append(contentsOf: (itemCount == 0 ? "---\nreferences: []\n...\n" : "...\n").utf8)
  }

  /// Writes one entry, under `key` where it has none of its own. Linear in its values.
  package mutating func add(_ entry: Entry, key: Citekey) {
    guard let item = cslItem(entry, key: key), let document = try? JSONDocument(parsing: item)
    else { return }
    if itemCount == 0 { bytes.append(contentsOf: "---\nreferences:\n".utf8) }
    itemCount += 1
    YAMLValue.list([CSLYAMLWriter.item(document.root)]).write(to: &bytes)
  }

  // MARK: Values

  private static let kinds = Dictionary(
    CSLVariable.all.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })

  private static let verbatimNames: Set = [
    "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "id", "type", "citation-key",
  ]

  private static func item(_ item: JSONValue) -> YAMLValue {
    .map(
      item.members.map { member in
        let name = member.name
        return YAMLValue.Member(name, value(member.value, of: name))
      })
  }

  private static func value(_ value: JSONValue, of name: String) -> YAMLValue {
    if verbatimNames.contains(name), let text = value.utf8 {
      return .text(CSLMarkdownWriter.verbatim(text))
    }
    switch kinds[name] {
    case .names: return .list(value.elements.map(person))
    case .date: return date(value)
    case .number:
      if let number = value.utf8.flatMap(YAMLValue.wholeNumber) { return number }
    case .text, .list, nil: break
    }
    return plainValue(value, isProse: name != "custom")
  }

  private static func person(_ person: JSONValue) -> YAMLValue {
    .map(
      person.members.map { member in
        YAMLValue.Member(
          member.name, .text(CSLMarkdownWriter.escaped(member.value.utf8 ?? [])))
      })
  }

  static func plainValue(_ value: JSONValue, isProse: Bool) -> YAMLValue {
    switch value.kind {
    case .null: return .plain("null")
    case .bool: return .plain(value.bool == true ? "true" : "false")
    case .number: return .plain(String(decoding: value.bytes, as: UTF8.self))
    case .string:
      let text = value.utf8 ?? []
      return .text(isProse ? CSLMarkdownWriter.markdown(text) : text)
    case .array: return .list(value.elements.map { plainValue($0, isProse: isProse) })
    case .object:
      return .map(
        value.members.map {
          YAMLValue.Member(utf8: $0.nameUTF8, plainValue($0.value, isProse: isProse))
        })
    }
  }

  // MARK: Dates

  /// A date as EDTF, or in CSL's parts where that cannot say it.
  private static func date(_ value: JSONValue) -> YAMLValue {
    let parts = value["date-parts"]?.elements.map { $0.elements.compactMap(\.int) } ?? []
    let points = parts.compactMap { point($0, season: value["season"]?.int) }
    guard value["literal"] == nil, !points.isEmpty, points.count == parts.count else {
      return plainValue(value, isProse: true)
    }
    let mark = value["circa"]?.bool == true ? "\\~" : ""
    let text = points.map { $0 + mark }.joined(separator: "/")
    let first = text.utf8.first ?? 0
    // Pandoc takes a day for a text; a year before 1000 would be a smaller number.
    let isPlain = (0x31...0x39).contains(first) && mark.isEmpty && points.count == 1
    return isPlain ? .plain(text) : YAMLValue(text)
  }

  private static func point(_ numbers: [Int], season: Int?) -> String? {
    // Pandoc knows no years before Christ in EDTF.
    guard let year = numbers.first, (1...9999).contains(year) else { return nil }
    return CSLValue.point(numbers) + (season.map { "-\($0 + 20)" } ?? "")
  }
}
