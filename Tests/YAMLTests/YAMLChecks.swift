import Testing
import YAML

/// Checks what a text reads as, written in one line: `{key: 'value', list: ['a', ~]}`.
func checkYAML(
  _ text: String, _ expected: String, problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(text.utf8)
  let document = YAMLDocument(parsing: bytes)
  #expect(document.root.map(describe) ?? "nothing" == expected, sourceLocation: sourceLocation)
  #expect(
    document.problems.map { "\(String(decoding: bytes[$0.range], as: UTF8.self)): \($0.message)" }
      == problems, sourceLocation: sourceLocation)
}

/// Checks the source bytes that the scalar under a key stands on, and its decoded value.
func checkScalar(
  _ text: String, key: String, source: String, _ value: String, style: YAMLScalarStyle,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(text.utf8)
  let node = YAMLDocument(parsing: bytes).root?[key]
  #expect(node?.string == value, sourceLocation: sourceLocation)
  #expect(node?.style == style, sourceLocation: sourceLocation)
  let content = node?.contentRange.map { String(decoding: bytes[$0], as: UTF8.self) }
  #expect(content == source, sourceLocation: sourceLocation)
}

func describe(_ node: YAMLNode) -> String {
  switch node.kind {
  case .scalar:
    return node.isNull ? "~" : "'\(node.string ?? "")'"
  case .sequence:
    return "[" + node.elements.map(describe).joined(separator: ", ") + "]"
  case .mapping:
    let pairs = node.pairs.map { "\($0.key.string ?? describe($0.key)): \(describe($0.value))" }
    return "{" + pairs.joined(separator: ", ") + "}"
  }
}
