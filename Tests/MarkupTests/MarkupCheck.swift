import Testing

@testable import Markup

/// Elements and texts as `p[a 'text' b[…]]`; texts decoded, blank ones left out.
func checkMarkup(
  _ text: String, _ expected: String, _ dialect: MarkupDocument.Dialect = .html,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let document = MarkupDocument(Array(text.utf8), dialect)
  var words = ""
  for event in document.contents.events {
    switch event {
    case .opens(let element): words += element.name + "["
    case .closes: words += "]"
    case .text(let range, let isLiteral):
      let bytes = Array(document.bytes[range])
      let content = String(decoding: isLiteral ? bytes : EntityText.decoded(bytes), as: UTF8.self)
      if content.contains(where: { !$0.isWhitespace }) { words += "'\(content)'" }
    }
  }
  #expect(words == expected, sourceLocation: sourceLocation)
}

/// The attributes of the first element, `name=value`.
func checkAttributes(
  _ text: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let document = MarkupDocument(Array(text.utf8), .html)
  var found: [String] = []
  if let token = document.tokens.first(where: { $0.kind == .startTag }) {
    var attributes = MarkupAttributes(document.bytes, of: token)
    while let attribute = attributes.next() {
      let name = String(decoding: document.bytes[attribute.name], as: UTF8.self)
      let value = EntityText.decoded(Array(document.bytes[attribute.value]))
      found.append("\(name)=\(String(decoding: value, as: UTF8.self))")
    }
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

func checkEntities(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    String(decoding: EntityText.decoded(Array(text.utf8)), as: UTF8.self) == expected,
    sourceLocation: sourceLocation)
}
