import Bibliography
import JSON
import YAML

/// A value of a CSL item in YAML.
struct CSLYAMLNode: CSLNode {
  let node: YAMLNode

  var shape: CSLShape {
    switch node.kind {
    case .scalar: node.isNull ? .other : .text
    case .sequence: .list
    case .mapping: .map
    }
  }

  var range: Range<Int> { node.range }

  var contentRange: Range<Int>? { node.isAlias ? nil : node.contentRange }

  /// People's names are Markdown, too, but have no markup.
  var string: String? {
    text.map { String(decoding: CSLMarkdown.plain($0), as: UTF8.self) }
  }

  var int: Int? {
    guard case .int(let value) = node.meaning else { return nil }
    return value
  }

  var bool: Bool? {
    guard case .bool(let value) = node.meaning else { return nil }
    return value
  }

  var elements: [CSLYAMLNode] { node.elements.map(CSLYAMLNode.init) }

  var members: [CSLYAMLMember] {
    node.mergedPairs.map { CSLYAMLMember(key: $0.key, node: $0.value, place: $0.place) }
  }

  func appendText(to output: inout [UInt8]) -> Bool {
    guard let text else { return false }
    output.append(contentsOf: CSLMarkdown.verbatim(text))
    return true
  }

  func appendProse(to output: inout [UInt8]) -> Bool {
    guard let text else { return false }
    output.append(contentsOf: CSLMarkdown.markup(text))
    return true
  }

  /// A number is cited as Pandoc writes it: `007` is 7.
  func appendKey(to output: inout [UInt8]) -> Bool {
    guard let int else { return appendText(to: &output) }
    output.append(contentsOf: String(int).utf8)
    return true
  }

  var json: [UInt8] {
    var writer = JSONWriter()
    var budget = 10_000
    write(to: &writer, depth: 0, budget: &budget)
    return writer.bytes
  }

  private var text: [UInt8]? {
    shape == .text ? node.text?.bytes : nil
  }

  /// Writes the value, as far as the budget of nodes goes: aliases can make much and deep of little.
  private func write(to writer: inout JSONWriter, depth: Int, budget: inout Int) {
    budget -= 1
    guard depth < 32 else { return writer.null() }
    switch node.kind {
    case .sequence:
      writer.beginArray()
      for element in elements where budget > 0 {
        element.write(to: &writer, depth: depth + 1, budget: &budget)
      }
      writer.endArray()
    case .mapping:
      writer.beginObject()
      for member in members where budget > 0 {
        writer.name(string: String(decoding: member.nameUTF8, as: UTF8.self))
        member.value.write(to: &writer, depth: depth + 1, budget: &budget)
      }
      writer.endObject()
    case .scalar:
      switch node.meaning {
      case .null: writer.null()
      case .bool(let value): writer.bool(value)
      case .int(let value): writer.int(value)
      default: writer.string(utf8: node.text?.bytes ?? [])
      }
    }
  }
}

/// A name and its value.
struct CSLYAMLMember: CSLMember {
  let key: YAMLNode
  let node: YAMLNode
  let place: Range<Int>

  var value: CSLYAMLNode { CSLYAMLNode(node: node) }

  var start: Int { place.lowerBound }

  var end: Int { place.upperBound }

  var nameUTF8: [UInt8] { key.text?.bytes ?? [] }

  func number(in table: NameTable) -> UInt16? {
    let name = nameUTF8
    return table.number(of: name.span)
  }

  func hasName(_ name: String) -> Bool { key.isText(name) }
}
