import JSON

/// JSON laid out for people: what fits in a line stands in one, and what says most comes first.
package enum TranscriptLayout {
  private static let width = 100

  /// Names that come before all others, which are in the order of their bytes.
  private static let first = ["id", "method", "uri", "kind", "range", "start", "line", "label"]

  /// The value over as many lines as it needs, after `indentation` blanks.
  package static func text(of value: JSONValue, indentation: Int = 0, before: Int = 0) -> String {
    let line = oneLine(value)
    if indentation + before + line.utf8.count <= width { return line }
    let inner = indentation + 2
    let margin = "\n" + String(repeating: " ", count: inner)
    let end = "\n" + String(repeating: " ", count: indentation)
    switch value.kind {
    case .array where value.elements.contains { _ in true }:
      let elements = value.elements.map { margin + text(of: $0, indentation: inner, before: 1) }
      return "[" + elements.joined(separator: ",") + end + "]"
    case .object where value.members.contains { _ in true }:
      let members = sorted(value).map { name, value in
        margin + name + ": "
          + text(of: value, indentation: inner, before: name.utf8.count + 3)
      }
      return "{" + members.joined(separator: ",") + end + "}"
    default:
      return line
    }
  }

  private static func oneLine(_ value: JSONValue) -> String {
    switch value.kind {
    case .array:
      return "[" + value.elements.map(oneLine).joined(separator: ", ") + "]"
    case .object:
      let members = sorted(value).map { "\($0): \(oneLine($1))" }
      return "{" + members.joined(separator: ", ") + "}"
    default:
      return String(decoding: value.canonical(indentation: nil), as: UTF8.self)
    }
  }

  /// The members with their names as JSON.
  private static func sorted(_ object: JSONValue) -> [(name: String, value: JSONValue)] {
    func rank(_ name: String) -> Int { first.firstIndex(of: name) ?? first.count }
    return object.members.map { (name: $0.name, value: $0.value) }
      .sorted { left, right in
        (rank(left.name), left.name) < (rank(right.name), right.name)
      }
      .map { name, value in
        var writer = JSONWriter()
        writer.string(name)
        return (String(decoding: writer.bytes, as: UTF8.self), value)
      }
  }
}
