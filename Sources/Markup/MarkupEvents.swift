/// What a reader of a page meets, in order.
package enum MarkupEvent: Sendable {
  case opens(MarkupElement)
  /// The end of an element, also of one that has no end tag.
  case closes(MarkupElement)
  /// Bytes of the text, with entities unless it is literal.
  case text(Range<Int>, isLiteral: Bool)
}

/// The events of a run, one by one. Linear.
package struct MarkupEvents: Sequence, IteratorProtocol, Sendable {
  private let contents: MarkupContents
  private var index: Int
  /// Elements that are open, and the tokens where they end.
  private var open: [(element: MarkupElement, end: Int)] = []

  init(_ contents: MarkupContents) {
    self.contents = contents
    index = contents.tokens.lowerBound
  }

  /// The next event.
  package mutating func next() -> MarkupEvent? {
    while true {
      if let last = open.last, index >= last.end {
        open.removeLast()
        return .closes(last.element)
      }
      guard index < contents.tokens.upperBound else { return nil }
      let token = contents.document.tokens[index]
      let place = index
      index &+= 1
      switch token.kind {
      case .startTag:
        let element = MarkupElement(
          document: contents.document, token: place, limit: contents.tokens.upperBound)
        open.append((element, element.contents.tokens.upperBound))
        return .opens(element)
      case .text: return .text(token.range, isLiteral: false)
      case .literalText: return .text(token.content, isLiteral: true)
      case .endTag, .other: continue
      }
    }
  }
}

extension MarkupContents {
  /// Tags and texts in order.
  package var events: MarkupEvents { MarkupEvents(self) }

  /// The bytes of the page that this is a run of.
  package var bytes: [UInt8] { document.bytes }

  /// The text of the run without its tags, entities decoded, white space as it is; that of scripts,
  /// too. Linear.
  package var rawText: [UInt8] {
    var output: [UInt8] = []
    let bytes = document.bytes[...]
    for index in tokens {
      let token = document.tokens[index]
      switch token.kind {
      case .text: EntityText.append(bytes.span, token.range, to: &output)
      case .literalText: output.append(contentsOf: bytes[token.content])
      case .startTag, .endTag, .other: break
      }
    }
    return output
  }
}
