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
        if tag.separates, let last = result.last, last > 0x20 { result.append(0x20) }
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

  // MARK: Tags

  private static let nameLimit = 32
  /// Bytes of the longest tag.
  private static let tagLimit = 256

  private static let names: Set<String> = [
    "i", "b", "em", "strong", "sub", "sup", "sc", "span", "u", "tt", "scp", "inf", "p", "br", "div",

  ]

  /// The tag at an offset: just past it, and whether words before and after it are apart.
  private static func tag(
    in text: Span<UInt8>, at offset: Int
  ) -> (end: Int, separates: Bool)? {
    var index = offset &+ 1
    if index < text.count, text[index] == UInt8(ascii: "/") { index &+= 1 }
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
        return (index &+ 1, ["p", "br", "div", "title"].contains(word))
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
