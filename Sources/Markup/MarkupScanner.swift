// Anything is read: a `<` that begins no tag is text, a tag that is not closed ends where the next one
// begins, a quote that is not closed ends with the tag, a comment that is not closed is a tag's length.
// The rule for each is chosen so that one damaged byte spoils no more than the tag it stands in.
//
// Each search for a delimiter that finds none is remembered, so that no search is made twice: all is
// linear.

/// Cuts a page into tokens.
struct MarkupScanner {
  /// No longer name is one.
  private static let nameLimit = 255

  private let isHTML: Bool
  private var index = 0
  private(set) var tokens: [MarkupToken] = []
  /// Delimiters that do not occur any more.
  private var absent: Set<String> = []

  init(isHTML: Bool) {
    self.isHTML = isHTML
  }

  /// Scans all of a text. Linear.
  mutating func scan(_ text: Span<UInt8>) {
    var textStart = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "<"), let token = markup(in: text) else {
        index &+= 1
        continue
      }
      if textStart < Int(token.start) {
        tokens.append(MarkupToken(.text, textStart..<Int(token.start)))
      }
      tokens.append(token)
      index = Int(token.end)
      if isHTML, token.kind == .startTag { takeRawText(in: text, of: token) }
      textStart = index
    }
    if textStart < text.count { tokens.append(MarkupToken(.text, textStart..<text.count)) }
  }

  /// What begins with the `<` at the index.
  private mutating func markup(in text: Span<UInt8>) -> MarkupToken? {
    let start = index
    guard start &+ 1 < text.count else { return nil }
    switch text[start &+ 1] {
    case UInt8(ascii: "!"): return declaration(in: text)
    case UInt8(ascii: "?"):
      return MarkupToken(.other, start..<endOfTag(in: text, from: start &+ 2))
    case UInt8(ascii: "/"):
      guard let length = nameLength(in: text, at: start &+ 2) else { return nil }
      var token = MarkupToken(
        .endTag, start..<endOfTag(in: text, from: start &+ 2 &+ length))
      token.nameLength = UInt8(length)
      return token
    default:
      guard let length = nameLength(in: text, at: start &+ 1) else { return nil }
      var token = MarkupToken(
        .startTag, start..<endOfStartTag(in: text, from: start &+ 1 &+ length))
      token.nameLength = UInt8(length)
      return token
    }
  }

  private func nameLength(in text: Span<UInt8>, at start: Int) -> Int? {
    guard start < text.count, (text[start] | 0x20) &- 0x61 < 26 || text[start] == UInt8(ascii: "_")
    else { return nil }
    var end = start
    while end < text.count, MarkupScanner.isNameByte(text[end]) { end &+= 1 }
    let isWhole = end == text.count || MarkupScanner.endsName(text[end])
    // `$x<y$` has no tag.
    return isWhole && end &- start <= MarkupScanner.nameLimit ? end &- start : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "<")
  }

  /// Just past the next `>`, or before the next `<`.
  private func endOfTag(in text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count {
      if text[end] == UInt8(ascii: ">") { return end &+ 1 }
      if text[end] == UInt8(ascii: "<") { return end }
      end &+= 1
    }
    return end
  }

  /// The end of a tag with attributes: in quotes `>` and `<` are text.
  private mutating func endOfStartTag(in text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    var isAfterEquals = false
    while end < text.count {
      let byte = text[end]
      switch byte {
      case UInt8(ascii: ">"): return end &+ 1
      case UInt8(ascii: "<"): return end
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isAfterEquals, let quote = closingQuote(in: text, of: end) { end = quote }
        isAfterEquals = false
      case UInt8(ascii: "="): isAfterEquals = true
      default: if byte > 0x20 { isAfterEquals = false }
      }
      end &+= 1
    }
    return end
  }

  /// The quote that closes the one at `open`; `nil` when that one is damage: what follows the next
  /// quote shows that it opens a value, and a tag ends before it.
  private mutating func closingQuote(in text: Span<UInt8>, of open: Int) -> Int? {
    let quote = text[open]
    let name = quote == UInt8(ascii: "\"") ? "\"" : "'"
    if absent.contains(name) { return nil }
    var hasTagEnd = false
    for close in (open &+ 1)..<text.count {
      if text[close] == quote {
        guard hasTagEnd, close &+ 1 < text.count else { return close }
        return MarkupScanner.endsValue(text[close &+ 1]) ? close : nil
      }
      if text[close] == UInt8(ascii: ">") { hasTagEnd = true }
    }
    absent.insert(name)
    return nil
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  // MARK: Declarations and literal text

  private static let cdataStart = Array("<![CDATA[".utf8)

  private mutating func declaration(in text: Span<UInt8>) -> MarkupToken {
    let start = index
    if MarkupScanner.has("<!--", in: text, at: start) {
      let end = endOfComment(in: text, from: start &+ 4) ?? endOfTag(in: text, from: start &+ 4)
      return MarkupToken(.other, start..<end)
    }
    if !isHTML, MarkupScanner.has("<![CDATA[", in: text, at: start) {
      let contentStart = start &+ MarkupScanner.cdataStart.count
      let close = find("]]>", in: text, from: contentStart)
      var token = MarkupToken(
        .literalText,
        start..<(close.map { $0 &+ 3 } ?? endOfTag(in: text, from: contentStart)))
      token.frontLength = UInt8(MarkupScanner.cdataStart.count)
      token.backLength = close == nil ? 0 : 3
      return token
    }
    // A document type may declare entities in brackets.
    var end = start &+ 2
    while end < text.count, text[end] != UInt8(ascii: ">"), text[end] != UInt8(ascii: "[") {
      if text[end] == UInt8(ascii: "<") { return MarkupToken(.other, start..<end) }
      end &+= 1
    }
    if end < text.count, text[end] == UInt8(ascii: "["),
      let close = find("]>", in: text, from: end)
    {
      return MarkupToken(.other, start..<(close &+ 2))
    }
    return MarkupToken(.other, start..<endOfTag(in: text, from: end))
  }

  /// Just past `-->`; `nil` where another comment begins before.
  private mutating func endOfComment(in text: Span<UInt8>, from start: Int) -> Int? {
    if absent.contains("-->") { return nil }
    for end in start..<text.count {
      if text[end] == UInt8(ascii: "-"), MarkupScanner.has("-->", in: text, at: end) {
        return end &+ 3
      }
      if text[end] == UInt8(ascii: "<"), MarkupScanner.has("<!--", in: text, at: end) { return nil }
    }
    absent.insert("-->")
    return nil
  }

  /// Takes the text of a script or style, in which `<` begins no tag; a title is no place for tags
  /// either, but has entities.
  private mutating func takeRawText(in text: Span<UInt8>, of tag: MarkupToken) {
    let nameStart = Int(tag.start) &+ 1
    let name = text.extracting(nameStart..<(nameStart &+ Int(tag.nameLength)))
    for (element, isLiteral) in [("script", true), ("style", true), ("title", false)]
    where MarkupName.isEqual(name, element) {
      guard let end = find("</" + element, in: text, from: index) else { return }
      if end > index {
        tokens.append(MarkupToken(isLiteral ? .literalText : .text, index..<end))
      }
      index = end
    }
  }

  // MARK: Steps

  /// Where a delimiter, given in lower case, is next.
  private mutating func find(_ delimiter: String, in text: Span<UInt8>, from start: Int) -> Int? {
    if absent.contains(delimiter) { return nil }
    let bytes = Array(delimiter.utf8)
    var place = start
    while place &+ bytes.count <= text.count {
      if text[place] == bytes[0], MarkupScanner.has(delimiter, in: text, at: place) { return place }
      place &+= 1
    }
    absent.insert(delimiter)
    return nil
  }

  /// Whether a text has a delimiter at an offset, its letters in any case.
  private static func has(_ delimiter: String, in text: Span<UInt8>, at offset: Int) -> Bool {
    let delimiter = delimiter.utf8
    guard offset >= 0, offset &+ delimiter.count <= text.count else { return false }
    return MarkupName.isEqual(text.extracting(offset..<(offset &+ delimiter.count)), delimiter)
  }
}
