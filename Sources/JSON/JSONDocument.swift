// A parsed document is the text and a flat array of tokens, one a value or member name, in the
// order of the text. Nothing is decoded and no object is made per value, so that parsing a message
// costs one pass and one array; a string is decoded by who asks for it.
//
//   {"a": [1, 2], "b": true}
//
//   index  kind    bytes   next
//   0      object  0..<24  7
//   1      string  1..<4   2      name "a"
//   2      array   6..<12  5      its elements are 3 and 4
//   3      number  7..<8   4
//   4      number  10..<11 5
//   5      string  14..<17 6      name "b"
//   6      true    19..<23 7
//
// `next` is the token after a value and all it contains: where its sibling is, if it has one. The
// obvious alternative, an enum with dictionaries, allocates for each value and loses the ranges
// that problems in settings are reported at.

/// One value or member name of a document.
struct JSONToken: Sendable {
  enum Kind: UInt8, Sendable {
    case null, `false`, `true`, number, plainString, escapedString, array, object
  }

  var kind: Kind
  /// Where the value's first byte is.
  var start: UInt32
  /// After the value's last byte.
  var end: UInt32
  /// The index of the token after this value and its contents.
  var next: UInt32
}

/// A JSON text that was found to be well-formed.
///
/// Immutable, shared by all values that view it: a value keeps the whole text in memory.
package final class JSONDocument: Sendable {
  /// The number of arrays and objects that may be open at once.
  package static let maximumDepth = 512

  /// The text as it was given.
  package let bytes: [UInt8]
  let tokens: [JSONToken]

  /// Parses one JSON text (RFC 8259) in time linear in its length.
  ///
  /// Strict, except for what the RFC leaves to the reader: a leading byte order mark is skipped,
  /// an escape that is half a surrogate pair reads as U+FFFD, member names may repeat. A string
  /// that is not UTF-8, a depth above `maximumDepth`, anything but white space after the value,
  /// and 4 GB or more are errors.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    let text = bytes[...]
    tokens = try JSONParser.parse(text.span)
    self.bytes = bytes
  }

  private init(bytes: [UInt8], tokens: [JSONToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Reads the value that begins in `range` of a longer text, as far as it is JSON.
  ///
  /// Where it is not, the document holds what stands before: members and elements that are whole,
  /// and the values they are in, which end at the error. `document` is `nil` when no value begins
  /// there; `end` is just past the value, or where the error is. The text is shared, not copied;
  /// ranges count in all of it. Linear in the value.
  package static func readPart(
    of bytes: [UInt8], in range: Range<Int>, maximumDepth: Int = JSONDocument.maximumDepth
  ) -> (document: JSONDocument?, end: Int, error: JSONError?) {
    let range = range.clamped(to: 0..<bytes.count)
    let part = JSONParser.parsePart(
      of: bytes.span.extracting(0..<range.upperBound), at: range.lowerBound,
      maximumDepth: maximumDepth)
    let document = part.tokens.isEmpty ? nil : JSONDocument(bytes: bytes, tokens: part.tokens)
    return (document, part.end, part.error)
  }

  /// The outermost value.
  package var root: JSONValue {
    JSONValue(document: self, index: 0)
  }
}
