/// An element of a page: the document and the place of its start tag.
package struct MarkupElement: Sendable {
  let document: MarkupDocument
  /// The start tag.
  let token: Int
  /// Just past the last token that may be in it.
  private let limit: Int

  init(document: MarkupDocument, token: Int, limit: Int) {
    self.document = document
    self.token = token
    self.limit = limit
  }

  /// The name in lower case.
  package var name: String {
    String(decoding: nameBytes.map(MarkupName.lowercased), as: UTF8.self)
  }

  /// Whether the element has this name, in any case.
  package func hasName(_ name: String) -> Bool {
    let written = nameBytes
    return written.count == name.utf8.count && MarkupName.isEqual(written.span, name)
  }

  /// Whether the element has this name behind some prefix for its namespace, or behind none.
  package func hasLocalName(_ name: String) -> Bool {
    let written = nameBytes
    let local = written.suffix(name.utf8.count)
    guard local.count == name.utf8.count, MarkupName.isEqual(local.span, name) else { return false }
    return local.startIndex == written.startIndex
      || document.bytes[local.startIndex &- 1] == UInt8(ascii: ":")
  }

  private var nameBytes: ArraySlice<UInt8> {
    document.bytes[document.nameRange(document.tokens[token])]
  }

  /// The start tag in the text.
  package var tagRange: Range<Int> { document.tokens[token].range }

  /// The element in the text, with its tags.
  package var range: Range<Int> {
    let last = end &- 1
    return tagRange.lowerBound..<max(tagRange.upperBound, Int(document.tokens[last].end))
  }

  /// Whether an end tag ends it, or `/>`.
  package var isClosed: Bool {
    let next = Int(document.tokens[token].next)
    if next < limit, document.tokens[next].kind == .endTag { return hasEndTag(next) }
    return tagRange.count > 2 && document.bytes[tagRange.upperBound &- 2] == UInt8(ascii: "/")
  }

  /// What is in it.
  package var contents: MarkupContents {
    let next = min(max(Int(document.tokens[token].next), token &+ 1), limit)
    return MarkupContents(document: document, tokens: (token &+ 1)..<next)
  }

  /// What is in it as far as a run goes.
  package func contents(within run: MarkupContents) -> MarkupContents {
    let tokens = contents.tokens
    return MarkupContents(
      document: document,
      tokens: tokens.clamped(to: tokens.lowerBound..<max(tokens.lowerBound, run.tokens.upperBound)))
  }

  /// The token after the element.
  var end: Int {
    let next = Int(document.tokens[token].next)
    guard next < limit else { return limit }
    return document.tokens[next].kind == .endTag && hasEndTag(next) ? next &+ 1 : next
  }

  /// Whether the end tag at a token has this element's name.
  private func hasEndTag(_ tag: Int) -> Bool {
    let endName = document.bytes[document.nameRange(document.tokens[tag])]
    return endName.count == nameBytes.count && MarkupName.isEqual(endName.span, nameBytes)
  }

  // MARK: Attributes

  /// The value of an attribute, decoded; empty for one without a value, `nil` for one that is not
  /// there. Linear in the tag.
  package func attribute(_ name: String) -> String? {
    attributeBytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute, as above.
  package func attributeBytes(_ name: String) -> [UInt8]? {
    var attributes = MarkupAttributes(document.bytes, of: document.tokens[token])
    while let attribute = attributes.next() {
      let written = document.bytes[attribute.name]
      guard written.count == name.utf8.count, MarkupName.isEqual(written.span, name) else {
        continue
      }
      return EntityText.decoded(Array(document.bytes[attribute.value]))
    }
    return nil
  }

  /// Whether a word of the attribute `class` is this one.
  package func hasClass(_ name: String) -> Bool {
    guard let classes = attributeBytes("class") else { return false }
    return classes.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(name.utf8) }
  }

  /// Whether the attribute `id` is this.
  package func hasID(_ id: String) -> Bool { attribute("id") == id }
}
