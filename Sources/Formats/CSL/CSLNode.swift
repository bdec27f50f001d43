import Bibliography

/// A value in a CSL item, in whichever language the item is written.
protocol CSLNode {
  associatedtype Elements: Sequence where Elements.Element == Self
  associatedtype Members: Sequence
  where Members.Element: CSLMember, Members.Element.Value == Self

  var shape: CSLShape { get }
  /// The value in the text.
  var range: Range<Int> { get }
  /// The place of a text without its quotes; `nil` where the value is none or stands elsewhere.
  var contentRange: Range<Int>? { get }
  /// The text of a text, as written but for escapes.
  var string: String? { get }
  /// A whole number.
  var int: Int? { get }
  var bool: Bool? { get }
  /// The values of a list, none for any other value.
  var elements: Elements { get }
  /// The members of a map, none for any other value.
  var members: Members { get }

  /// Appends a text or number; false for any other value.
  func appendText(to output: inout [UInt8]) -> Bool
  /// Appends a text with the markup that CSL has in JSON, or a number; false for any other value.
  func appendProse(to output: inout [UInt8]) -> Bool
  /// Appends what the item is cited by; false for what is no text or number.
  func appendKey(to output: inout [UInt8]) -> Bool
  /// The value as JSON.
  var json: [UInt8] { get }
}

/// What a value of a CSL item is.
enum CSLShape {
  case text, number, list, map, other
}

/// A name and a value in a CSL item.
protocol CSLMember {
  associatedtype Value
  var value: Value { get }
  /// Where the name begins.
  var start: Int { get }
  /// Where the value ends.
  var end: Int { get }
  /// The decoded name.
  var nameUTF8: [UInt8] { get }
  /// The number of the name in a table.
  func number(in table: NameTable) -> UInt16?
  func hasName(_ name: String) -> Bool
}

extension CSLNode {
  /// The value of a member, the first one of that name.
  subscript(name: String) -> Self? {
    for member in members where member.hasName(name) { return member.value }
    return nil
  }

  /// The text of a text or number.
  var utf8: [UInt8]? {
    var utf8: [UInt8] = []
    return appendText(to: &utf8) ? utf8 : nil
  }
}
