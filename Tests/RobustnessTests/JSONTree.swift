import JSON

/// A JSON text that can be taken apart and put together wrong.
indirect enum JSONTree {
  /// Anything without parts, as JSON; also what is no JSON.
  case leaf(String)
  case array([JSONTree])
  /// Names as JSON.
  case object([(name: String, value: JSONTree)])

  private static let oddLeaves = [
    "null", "true", "0", "-1", "1.5", "-0.0", "1e999", "2147483647", "2147483648", "4294967296",
    "-9223372036854775809", "99999999999999999999999", #""""#, #""x""#, #""\ud800""#, #""\u0000""#,
    #""file:///nowhere/a.md""#, #""file://host/%zz""#, #""untitled:Untitled-1""#, #""%""#, #""😀""#,
    #""textDocument/hover""#, "[]", "{}", "[[[]]]", #"{"line":-5,"character":1e300}"#,
    #"{"uri":1}"#, #"{"line":0,"line":9,"character":3}"#, "[null]", #"{"start":{},"end":null}"#,
  ]

  init(_ value: JSONValue) {
    switch value.kind {
    case .array: self = .array(value.elements.map(JSONTree.init))
    case .object:
      self = .object(
        value.members.map { member in
          let name = value.document.bytes[member.nameRange]
          return (String(decoding: name, as: UTF8.self), JSONTree(member.value))
        })
    case .null, .bool, .number, .string:
      self = .leaf(String(decoding: value.bytes, as: UTF8.self))
    }
  }

  /// The JSON.
  var text: String {
    switch self {
    case .leaf(let text): text
    case .array(let elements): "[\(elements.map(\.text).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\($0.name):\($0.value.text)" }.joined(separator: ","))}"
    }
  }

  /// Damages one place: what stands there is another value, is gone, or is there twice.
  mutating func damage(_ mutator: inout Mutator) {
    switch self {
    case .array(var elements) where !elements.isEmpty && mutator.roll(8) != 0:
      let place = mutator.roll(elements.count)
      switch mutator.roll(6) {
      case 0: elements.remove(at: place)
      case 1: elements.insert(elements[place], at: place)
      default: elements[place].damage(&mutator)
      }
      self = .array(elements)
    case .object(var members) where !members.isEmpty && mutator.roll(8) != 0:
      let place = mutator.roll(members.count)
      switch mutator.roll(10) {
      case 0: members.remove(at: place)
      case 1: members.append(members[place])
      case 2: members[place].name = #""\#(mutator.pick(["x", "", "uri", "text", "id"]))""#
      default: members[place].value.damage(&mutator)
      }
      self = .object(members)
    case .leaf, .array, .object:
      switch mutator.roll(10) {
      case 0: self = .array([self, self])
      case 1:
        let depth = mutator.pick([2, 100, 500, 600])
        self = .leaf(
          String(repeating: "[", count: depth) + text + String(repeating: "]", count: depth))
      default: self = .leaf(mutator.pick(JSONTree.oddLeaves))
      }
    }
  }
}
