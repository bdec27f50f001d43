import Bibliography

// CSL-YAML comes from Pandoc, which reads every text in it as Markdown; CSL-JSON has tags in its texts.
// Here one is turned into the other:
//
//     *i*  **b**  ^sup^  ~sub~  [x]{.nocase}  [x]{.smallcaps}  [x]{.underline}
//
// Straight quotes stay as they are both ways: a citation processor makes them round itself.
//
// Reading keeps the text in one buffer, delimiters and all, and notes what to put in place of those
// that turn out to be pairs; so a text of nothing but unpaired marks costs no more than any other.

/// Markdown in the texts of CSL-YAML.
enum CSLMarkdown {
  /// The text with the markup that CSL-JSON has. Linear.
  static func markup(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: isActive) else { return text }
    var reader = CSLMarkdownReader(text)
    return reader.read()
  }

  /// The text as a reader sees it. Linear.
  static func plain(_ text: [UInt8]) -> [UInt8] {
    let markup = markup(text)
    return MarkupText.isMarkup(markup.span) ? MarkupText.decodedBytes(markup.span) : markup
  }

  /// A value that is no prose, such as an address: only what escapes stand for is decoded. Linear.
  static func verbatim(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    var result: [UInt8] = []
    var offset = 0
    while offset < text.count {
      if text[offset] == UInt8(ascii: "\\"), offset + 1 < text.count, isMark(text[offset + 1]) {
        offset += 1
      }
      result.append(text[offset])
      offset += 1
    }
    return result
  }

  /// Whether a byte may begin something that is not text.
  static func isActive(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// Whether a byte is ASCII punctuation, which a backslash makes text.
  static func isMark(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte)
  }

  /// Whether a byte is part of a word; those of other scripts are taken to be.
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// The tag at a `<`: just past it; `nil` where none is.
  static func tagEnd(in text: [UInt8], at offset: Int) -> Int? {
    guard
      let end = text[offset...].prefix(256).dropFirst().firstIndex(where: {
        $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<")
      }), text[end] == UInt8(ascii: ">")
    else { return nil }
    let tag = text[offset...end]
    return MarkupText.isMarkup(tag.span) ? end + 1 : nil
  }

  /// Whether an entity begins at a `&`.
  static func isEntity(in text: [UInt8], at offset: Int) -> Bool {
    let word = text[offset...].prefix(12)
    return MarkupText.isMarkup(word.span) && word.contains(UInt8(ascii: ";"))
  }
}
