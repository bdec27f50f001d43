import Bibliography

/// Writes texts with CSL's markup as Markdown that says the same to Pandoc and to `CSLMarkdown`.
///
/// Where Markdown has no way to write a pair of tags (`<sup>` around several words, italics against
/// italics), the tags stay: they are Markdown, too.
struct CSLMarkdownWriter {
  private struct Tag {
    let range: Range<Int>
    /// The tag's name; `nil` for a closing one.
    let name: String?
    /// The blanks before the content that it begins or ends, in the whole text.
    let blankCount: Int
    /// The tag that belongs to it, by its place among the tags.
    var partner: Int?
  }

  private let text: [UInt8]
  private var tags: [Tag] = []
  private var output: [UInt8] = []

  private init(_ text: [UInt8]) {
    self.text = text
  }

  /// The Markdown for a text with markup. Linear.
  static func markdown(_ markup: [UInt8]) -> [UInt8] {
    guard markup.contains(where: { CSLMarkdown.isActive($0) || $0 == UInt8(ascii: "@") }) else {
      return markup
    }
    var writer = CSLMarkdownWriter(markup)
    writer.findTags()
    writer.write(keepsTags: false)
    let meant = MarkupText.decodedBytes(markup.span)
    if MarkupText.decodedBytes(CSLMarkdown.markup(writer.output).span) == meant {
      return writer.output
    }
    writer.output = []
    writer.write(keepsTags: true)
    return writer.output
  }

  /// A value without markup, such as a name, as Markdown that is read as it. Linear.
  static func escaped(_ plain: [UInt8]) -> [UInt8] {
    let isText =
      CSLMarkdown.plain(plain) == plain && !plain.contains(UInt8(ascii: "@"))
      && !plain.contains(UInt8(ascii: "<"))
    return isText ? plain : escapedAnyway(plain)
  }

  private static func escapedAnyway(_ plain: [UInt8]) -> [UInt8] {
    var writer = CSLMarkdownWriter(plain)
    for offset in plain.indices { writer.writeLiteral(offset, isPlain: true) }
    return writer.output
  }

  /// A value that is no prose. Linear.
  static func verbatim(_ text: [UInt8]) -> [UInt8] {
    CSLMarkdown.verbatim(text) == text ? escaped(text) : escapedAnyway(text)
  }

  // MARK: Tags

  private mutating func findTags() {
    var open: [Int] = []
    var blankCount = 0
    var offset = 0
    while offset < text.count {
      guard text[offset] == UInt8(ascii: "<"), let end = CSLMarkdown.tagEnd(in: text, at: offset)
      else {
        if text[offset] <= 0x20 { blankCount += 1 }
        offset += 1
        continue
      }
      let content = text[(offset + 1)..<(end - 1)]
      // Of a tag that closes another there are none.
      blankCount += content.count { $0 <= 0x20 }
      if content.first == UInt8(ascii: "/") {
        var tag = Tag(range: offset..<end, name: nil, blankCount: blankCount)
        if let start = open.last, let name = tags[start].name,
          content.dropFirst().elementsEqual(CSLMarkdownWriter.element(name).utf8)
        {
          open.removeLast()
          tag.partner = start
          tags[start].partner = tags.count
        }
        tags.append(tag)
      } else {
        if content.last != UInt8(ascii: "/") { open.append(tags.count) }
        tags.append(
          Tag(
            range: offset..<end, name: String(decoding: content, as: UTF8.self),
            blankCount: blankCount))
      }
      offset = end
    }
  }

  private static func element(_ name: String) -> Substring { name.prefix { $0 != " " } }

  /// What Markdown writes before and after the content of a tag; `nil` where it has nothing.
  private static func marks(of tag: String) -> (open: String, close: String)? {
    switch tag {
    case "i", "em": return ("*", "*")
    case "b", "strong": return ("**", "**")
    case "sup": return ("^", "^")
    case "sub": return ("~", "~")
    case "u": return ("[", "]{.underline}")
    case "sc": return ("[", "]{.smallcaps}")
    default:
      guard tag.hasPrefix("span ") else { return nil }
      if tag.contains("nocase") { return ("[", "]{.nocase}") }
      return tag.contains("small-caps") ? ("[", "]{.smallcaps}") : nil
    }
  }

  /// The marks for a pair, where they would be read as one.
  private func marks(of number: Int) -> (open: String, close: String)? {
    let first = tags[number].name == nil ? tags[number].partner : number
    guard let first, let name = tags[first].name, let last = tags[first].partner,
      let marks = CSLMarkdownWriter.marks(of: name)
    else { return nil }
    let content = tags[first].range.upperBound..<tags[last].range.lowerBound
    guard let start = text[content].first, let end = text[content].last, start > 0x20, end > 0x20
    else { return nil }
    if name == "sup" || name == "sub", tags[first].blankCount < tags[last].blankCount { return nil }
    if marks.open.hasPrefix("*") {
      // The same marks beside it would run into one.
      let outer = tags[first].range.lowerBound - 1
      let next = tags[last].range.upperBound
      if outer >= 0, text[outer] == UInt8(ascii: ">"), tags[max(0, first - 1)].name == nil {
        return nil
      }
      if next < text.count, text[next] == UInt8(ascii: "<"), last + 1 < tags.count,
        tags[last + 1].name != nil
      {
        return nil
      }
    }
    return marks
  }

  // MARK: Writing

  private mutating func write(keepsTags: Bool) {
    var offset = 0
    for number in tags.indices {
      let tag = tags[number]
      writeLiterals(offset..<tag.range.lowerBound)
      if !keepsTags, let marks = marks(of: number) {
        output.append(contentsOf: (tag.name == nil ? marks.close : marks.open).utf8)
      } else {
        output.append(contentsOf: text[tag.range])
      }
      offset = tag.range.upperBound
    }
    writeLiterals(offset..<text.count)
  }

  private mutating func writeLiterals(_ range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if text[offset..<range.upperBound].starts(with: "&lt;".utf8) {
        // It is there because the text goes on as a tag would.
        output.append(contentsOf: "\\<".utf8)
        offset += 4
      } else {
        writeLiteral(offset, isPlain: false)
        offset += 1
      }
    }
  }

  /// Writes a byte that is text; `isPlain` where entities are text, too.
  private mutating func writeLiteral(_ offset: Int, isPlain: Bool) {
    let byte = text[offset]
    let before = offset > 0 ? text[offset - 1] : 0
    let after = offset + 1 < text.count ? text[offset + 1] : 0
    let isEscaped: Bool
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "$"):
      isEscaped = true
    case UInt8(ascii: "_"):
      isEscaped = !CSLMarkdown.isAlphanumeric(before) || !CSLMarkdown.isAlphanumeric(after)
    case UInt8(ascii: "<"): isEscaped = after > 0x20 && after &- 0x30 >= 10
    case UInt8(ascii: "&"): isEscaped = isPlain && CSLMarkdown.isEntity(in: text, at: offset)
    case UInt8(ascii: "-"): isEscaped = after == byte
    case UInt8(ascii: "."):
      isEscaped = after == byte && offset + 2 < text.count && text[offset + 2] == byte
    case UInt8(ascii: "@"):
      isEscaped =
        !CSLMarkdown.isAlphanumeric(before)
        && (CSLMarkdown.isAlphanumeric(after) || after == UInt8(ascii: "{"))
    default: isEscaped = false
    }
    if isEscaped { output.append(UInt8(ascii: "\\")) }
    output.append(byte)
  }
}
