// CSL-JSON writes italics and the like as tags in its texts (CSL 1.0.2 specification of citeproc-js:
// `<i>`, `<b>`, `<sub>`, `<sup>`, `<span style="font-variant:small-caps;">`, `<span class="nocase">`),
// and registries add those of JATS and entities. `x < y` stays: a tag has one of the names known here,
// and an attribute has `=`.

/// Text with tags and entities, turned into what a reader sees.
package enum MarkupText {
  /// Whether a text has any tag or entity that `decode` drops or replaces. Linear.
  package static func isMarkup(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "<"): if tag(in: text, at: index) != nil { return true }
      case UInt8(ascii: "&"): if entity(in: text, at: index) != nil { return true }
      default: break
      }
    }
    return false
  }

  /// The text without its tags, entities replaced.
  package static func decode(_ value: [UInt8]) -> String {
    let bytes = value[...]
    return String(decoding: decodedBytes(bytes.span), as: UTF8.self)
  }

  /// The text without its tags, entities replaced. Linear.
  package static func decodedBytes(_ text: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "<"), let tag = tag(in: text, at: index) {
        // Paragraphs would run together.
        if tag.element.separates, let last = result.last, last > 0x20 { result.append(0x20) }
        index = tag.end
      } else if byte == UInt8(ascii: "&"), let entity = entity(in: text, at: index) {
        result.append(contentsOf: entity.scalar.utf8)
        index = entity.end
      } else {
        result.append(byte)
        index &+= 1
      }
    }
    while let last = result.last, last <= 0x20 { result.removeLast() }
    return result
  }

  /// The text with its markup. Linear.
  package static func richText(_ text: [UInt8]) -> RichText {
    let slice = text[...]
    let span = slice.span
    var result = RichText()
    /// What is open: names, and the style inside.
    var open: [(name: String, style: RichText.Style)] = []
    var style: RichText.Style { open.last?.style ?? [] }
    var start = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "<"), let tag = tag(in: span, at: index) {
        result.append(text[start..<index], style)
        if tag.element.separates, let last = result.utf8.last, last > 0x20 {
          result.append([0x20], style)
        }
        apply(tag.element, to: &open)
        index = tag.end
        start = index
      } else if text[index] == UInt8(ascii: "&"), let entity = entity(in: span, at: index) {
        result.append(text[start..<index], style)
        result.append(Array(entity.scalar.utf8), style)
        index = entity.end
        start = index
      } else {
        index &+= 1
      }
    }
    result.append(text[start...], style)
    return result.trimmed
  }

  /// Opens an element, or closes it and all that were opened in it. A bound keeps closing tags that
  /// close nothing from looking through all that is open.
  private static func apply(
    _ element: Element, to open: inout [(name: String, style: RichText.Style)]
  ) {
    if element.isEmpty { return }
    if element.isClosing {
      if let place = open.lastIndex(where: { $0.name == element.name }) {
        open.removeSubrange(place...)
      }
      return
    }
    guard open.count < depthLimit else { return }
    open.append((element.name, (open.last?.style ?? []).union(element.style)))
  }

  private static let depthLimit = 64

  /// Appends a range of a text so that it is read again as it is.
  static func append(_ text: [UInt8], _ range: Range<Int>, escapedTo output: inout [UInt8]) {
    let slice = text[...]
    let span = slice.span
    for index in range {
      let byte = text[index]
      if byte == UInt8(ascii: "<"), tag(in: span, at: index) != nil {
        output.append(contentsOf: "&lt;".utf8)
      } else if byte == UInt8(ascii: "&"), entity(in: span, at: index) != nil {
        output.append(contentsOf: "&amp;".utf8)
      } else {
        output.append(byte)
      }
    }
  }

  // MARK: Tags

  private static let nameLimit = 32
  /// Bytes of the longest tag.
  private static let tagLimit = 256

  private static let names: Set<String> = [
    "i", "b", "em", "strong", "sub", "sup", "sc", "span", "u", "tt", "scp", "inf", "p", "br", "div",
  ]

  /// What a tag begins or ends.
  private struct Element {
    /// Without JATS's or MathML's prefix, in lower case.
    let name: String
    let isClosing: Bool
    /// Whether nothing is in it: `<br/>`.
    let isEmpty: Bool
    let style: RichText.Style

    /// Whether words before and after the tag are apart.
    var separates: Bool { ["p", "br", "div", "title"].contains(name) }
  }

  private static let styles: [String: RichText.Style] = [
    "i": .italic, "em": .italic, "italic": .italic, "b": .bold, "strong": .bold, "bold": .bold,
    "sub": .subscript, "inf": .subscript, "sup": .superscript, "sc": .smallCaps, "scp": .smallCaps,
    "tt": .code, "monospace": .code,
  ]

  /// What the attributes of CSL's `span` say.
  private static func style(ofSpan attributes: Span<UInt8>) -> RichText.Style {
    let text = attributes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    var style: RichText.Style = []
    if text.contains("nocase") { style.insert(.noCase) }
    if text.contains("small-caps") || text.contains("smallcaps") { style.insert(.smallCaps) }
    return style
  }

  /// The tag at an offset, and just past it.
  private static func tag(
    in text: Span<UInt8>, at offset: Int
  ) -> (end: Int, element: Element)? {
    var index = offset &+ 1
    let isClosing = index < text.count && text[index] == UInt8(ascii: "/")
    if isClosing { index &+= 1 }
    var name: [UInt8] = []
    while index < text.count, name.count < nameLimit, isNameByte(text[index]) {
      let byte = text[index]
      name.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      index &+= 1
    }
    guard !name.isEmpty, index < text.count else { return nil }
    // JATS and MathML, as registries deliver them.
    var isForeign = false
    for prefix in ["jats:", "mml:"] where name.starts(with: prefix.utf8) {
      name.removeFirst(prefix.utf8.count)
      isForeign = true
    }
    let word = String(decoding: name, as: UTF8.self)
    guard isForeign || names.contains(word) else { return nil }
    var hasAttribute = false
    let start = index
    while index < text.count, index &- offset < tagLimit {
      switch text[index] {
      case UInt8(ascii: ">"):
        let isBare =
          index == start || (index == start &+ 1 && text[start] == UInt8(ascii: "/"))
          || (index == start &+ 2 && text[start] == 0x20 && text[start &+ 1] == UInt8(ascii: "/"))
        guard isBare || hasAttribute else { return nil }
        let style =
          word == "span" ? style(ofSpan: text.extracting(start..<index)) : styles[word] ?? []
        return (
          index &+ 1,
          Element(
            name: word, isClosing: isClosing,
            isEmpty: word == "br" || text[index &- 1] == UInt8(ascii: "/"), style: style)
        )
      case UInt8(ascii: "="): hasAttribute = true
      case UInt8(ascii: "<"): return nil
      default:
        if index == start, text[index] > 0x20, text[index] != UInt8(ascii: "/") { return nil }
      }
      index &+= 1
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "-")
  }

  // MARK: Entities

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  private static func entity(
    in text: Span<UInt8>, at offset: Int
  ) -> (end: Int, scalar: Unicode.Scalar)? {
    var name: [UInt8] = []
    var index = offset &+ 1
    while index < text.count, name.count < 8, text[index] != UInt8(ascii: ";") {
      name.append(text[index])
      index &+= 1
    }
    guard index < text.count, text[index] == UInt8(ascii: ";") else { return nil }
    let word = String(decoding: name, as: UTF8.self)
    if let scalar = entities[word] { return (index &+ 1, scalar) }
    let number: UInt32?
    if word.hasPrefix("#x") || word.hasPrefix("#X") {
      number = UInt32(word.dropFirst(2), radix: 16)
    } else if word.hasPrefix("#") {
      number = UInt32(word.dropFirst())
    } else {
      number = nil
    }
    guard let scalar = number.flatMap(Unicode.Scalar.init), scalar.value >= 0x20 else { return nil }
    return (index &+ 1, scalar)
  }
}
