import Bibliography
import JSON

extension JSONValue: CSLNode {
  var shape: CSLShape {
    switch kind {
    case .string: .text
    case .number: .number
    case .array: .list
    case .object: .map
    case .null, .bool: .other
    }
  }

  func appendProse(to output: inout [UInt8]) -> Bool { appendText(to: &output) }

  func appendKey(to output: inout [UInt8]) -> Bool { appendText(to: &output) }

  var json: [UInt8] { Array(bytes) }
}

extension JSONMember: CSLMember {
  var start: Int { nameRange.lowerBound }

  var end: Int { value.range.upperBound }

  func number(in table: NameTable) -> UInt16? {
    // No name that is looked for needs escapes.
    let name = nameRange
    let bytes = value.document.bytes
    return table.number(
      of: bytes.span.extracting((name.lowerBound + 1)..<(name.upperBound - 1)))
  }
}
