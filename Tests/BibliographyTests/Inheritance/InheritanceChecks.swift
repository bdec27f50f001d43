import Bibliography
import Testing

/// Checks the first of some entries with what it inherits, as `name=value`, and `<key` behind what is
/// another one's.
///
/// Each entry is a line: `book b: title=Tides; author=A. Smith`.
func checkInherits(
  _ entries: String, _ expected: String, by rule: InheritanceRule = .biblatex,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let entries = makeEntries(entries)
  var resolver = EntryResolver(rule: rule)
  guard let first = entries.first else { return }
  let found = resolver.resolved(first) { key in entries.first { $0.key == key } }
  #expect(found.key == first.key && found.type == first.type, sourceLocation: sourceLocation)
  #expect(shown(found) == expected, sourceLocation: sourceLocation)
  // Whoever was asked for before, the answer is the same.
  for entry in entries.reversed() + entries {
    let again = resolver.resolved(entry) { key in entries.first { $0.key == key } }
    var fresh = EntryResolver(rule: rule)
    let alone = fresh.resolved(entry) { key in entries.first { $0.key == key } }
    #expect(shown(again) == shown(alone), "\(entry.key)", sourceLocation: sourceLocation)
  }
}

/// Entries of lines, as `checkInherits` has them.
func makeEntries(_ text: String) -> [Entry] {
  text.split(separator: "\n").map { line in
    let parts = line.split(separator: ":", maxSplits: 1)
    let head = parts[0].split(separator: " ")
    let fields = parts.count < 2 ? [] : parts[1].split(separator: ";")
    return Entry(
      key: Citekey(String(head[1])), type: String(head[0]),
      fields: fields.map { field in
        let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return Entry.Field(
          name: pair[0].trimmed, value: Array(pair[1].utf8), form: .latex)
      })
  }
}

/// The fields that are not what makes them inherit.
func shown(_ entry: Entry) -> String {
  entry.fields.filter { !["crossref", "xdata", "entryset"].contains($0.name) }.map { field in
    let source = field.inheritance.map { "<\($0.key)" } ?? ""
    return "\(field.name)=\(String(decoding: field.value, as: UTF8.self))\(source)"
  }.joined(separator: "; ")
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
