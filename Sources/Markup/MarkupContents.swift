/// A run of a page: all of it, what is in an element, or a part of that.
package struct MarkupContents: Sendable {
  let document: MarkupDocument
  let tokens: Range<Int>

  /// The bytes that it takes; empty, at the beginning of the text, where it holds nothing.
  package var range: Range<Int> {
    guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
    return Int(document.tokens[first].start)..<Int(document.tokens[last].end)
  }

  /// All elements in it, at any depth, in the order of their start tags. Linear.
  package var elements: MarkupElements { MarkupElements(self, skipsInside: false) }

  /// The elements in it that are in none of the others. Linear.
  package var children: MarkupElements { MarkupElements(self, skipsInside: true) }

  /// The first element of a name, at any depth. Linear.
  package func first(_ name: String) -> MarkupElement? { elements.first { $0.hasName(name) } }

  /// The first element of one of CSS's classes, at any depth. Linear.
  package func first(ofClass name: String) -> MarkupElement? {
    elements.first { $0.hasClass(name) }
  }

  /// All elements of a name, at any depth. Linear.
  package func all(_ name: String) -> [MarkupElement] { elements.filter { $0.hasName(name) } }

  /// The first comment in it. Linear.
  package var firstComment: ArraySlice<UInt8>? {
    for index in tokens where document.tokens[index].kind == .other {
      let text = document.bytes[document.tokens[index].range]
      if text.starts(with: "<!--".utf8) { return text }
    }
    return nil
  }

  /// The contents up to a start tag that is in them.
  package func before(_ element: MarkupElement) -> MarkupContents {
    MarkupContents(document: document, tokens: tokens.prefix(upTo: element.token))
  }

  /// The contents from a start tag that is in them.
  package func from(_ element: MarkupElement) -> MarkupContents {
    MarkupContents(
      document: document, tokens: max(element.token, tokens.lowerBound)..<tokens.upperBound)
  }

  /// The contents after an element that is in them.
  package func after(_ element: MarkupElement) -> MarkupContents {
    let start = min(max(element.end, tokens.lowerBound), tokens.upperBound)
    return MarkupContents(document: document, tokens: start..<tokens.upperBound)
  }
}

extension Range<Int> {
  fileprivate func prefix(upTo end: Int) -> Range<Int> {
    lowerBound..<Swift.min(Swift.max(lowerBound, end), upperBound)
  }
}

/// The elements of a run, one by one.
package struct MarkupElements: Sequence, IteratorProtocol, Sendable {
  private let contents: MarkupContents
  private let skipsInside: Bool
  private var index: Int

  init(_ contents: MarkupContents, skipsInside: Bool) {
    self.contents = contents
    self.skipsInside = skipsInside
    index = contents.tokens.lowerBound
  }

  /// The next element.
  package mutating func next() -> MarkupElement? {
    while index < contents.tokens.upperBound {
      let token = index
      index &+= 1
      guard contents.document.tokens[token].kind == .startTag else { continue }
      let element = MarkupElement(
        document: contents.document, token: token, limit: contents.tokens.upperBound)
      if skipsInside { index = element.end }
      return element
    }
    return nil
  }
}
