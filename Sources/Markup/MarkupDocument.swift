// A page is its text and a flat array of tokens; each start tag knows the token after its element.
// Nothing is decoded and no object is made per element.
//
//   <p class=x>A <i>b</i> c<p>D
//
//   index  kind      text             next
//   0      startTag  <p class=x>      6
//   1      text      A␣               2
//   2      startTag  <i>              4
//   3      text      b                4
//   4      endTag    </i>             5
//   5      text      ␣c               6
//   6      startTag  <p>              8
//   7      text      D                8
//
// `next` of an element is its end tag, or what ended it: in HTML a paragraph is ended by the next one.

/// HTML or XML, read as far as it can be, which is always.
///
/// Immutable, shared by all that views it.
package final class MarkupDocument: Sendable {
  /// Which rules hold.
  package enum Dialect: Sendable {
    /// Some elements have no end tag, some need none, scripts are no markup.
    case html
    /// Only `/>` and an end tag end an element; there is CDATA.
    case xml
  }

  /// The text as it was given.
  package let bytes: [UInt8]
  let tokens: [MarkupToken]

  /// Reads a text. Linear.
  package init(_ bytes: [UInt8], _ dialect: Dialect) {
    // Offsets have 32 bits.
    self.bytes = bytes.count <= Int(UInt32.max) ? bytes : Array(bytes.prefix(Int(UInt32.max)))
    let text = self.bytes[...]
    var scanner = MarkupScanner(isHTML: dialect == .html)
    scanner.scan(text.span)
    var nesting = MarkupNesting(isHTML: dialect == .html, tokens: scanner.tokens)
    nesting.connect(text.span)
    tokens = nesting.tokens
  }

  /// All of it.
  package var contents: MarkupContents { MarkupContents(document: self, tokens: 0..<tokens.count) }

  /// The name in a tag, as written.
  func nameRange(_ token: MarkupToken) -> Range<Int> {
    let start = Int(token.start) &+ (token.kind == .endTag ? 2 : 1)
    return start..<(start &+ Int(token.nameLength))
  }
}
