/// One thing of a page: a tag, a text between tags, or what is neither.
struct MarkupToken: Sendable {
  enum Kind: UInt8, Sendable {
    case startTag, endTag
    /// With entities.
    case text
    /// Without: CDATA, scripts, styles.
    case literalText
    /// A comment, a declaration, an instruction: nothing a reader sees.
    case other
  }

  var kind: Kind
  /// The length of a tag's name.
  var nameLength: UInt8 = 0
  /// The token's first byte.
  var start: UInt32
  /// Just past its last byte.
  var end: UInt32
  /// Of a start tag, the token after the element: its end tag, or what ended it. Of all others, the
  /// token after this one.
  var next: UInt32 = 0

  var range: Range<Int> { Int(start)..<Int(end) }

  /// The text of a token of literal text without `<![CDATA[` and `]]>`, and of a text all.
  var content: Range<Int> {
    Int(start)
      &+ Int(frontLength)..<max(Int(start) &+ Int(frontLength), Int(end) &- Int(backLength))
  }

  /// Bytes of delimiters at either end of a literal text.
  var frontLength: UInt8 = 0
  var backLength: UInt8 = 0

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }
}
