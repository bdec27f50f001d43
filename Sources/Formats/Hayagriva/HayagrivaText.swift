import Bibliography
import YAML

// Hayagriva protects the case of what stands in braces, and evaluates what stands between dollars as
// Typst's math (docs/file-format.md, "Formattable String"). A backslash makes `{`, `}`, `$` and itself
// text. Here the braces are CSL's `nocase`; the dollars stay.

/// Formattable strings.
enum HayagrivaText {
  private static let open = Array(#"<span class="nocase">"#.utf8)
  private static let close = Array("</span>".utf8)

  /// The value of a formattable string. Linear.
  static func value(_ text: [UInt8], isVerbatim: Bool) -> (bytes: [UInt8], form: ValueForm) {
    var result: [UInt8] = isVerbatim ? open : []
    var depth = isVerbatim ? 1 : 0
    var isMarkup = isVerbatim
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "\\") where offset + 1 < text.count && isControl(text[offset + 1]):
        offset += 1
        result.append(text[offset])
      case UInt8(ascii: "{"):
        if depth == 0 { result += open }
        depth += 1
        isMarkup = true
      case UInt8(ascii: "}") where depth > (isVerbatim ? 1 : 0):
        depth -= 1
        if depth == 0 { result += close }
      case UInt8(ascii: "<") where CSLMarkdown.tagEnd(in: text, at: offset) != nil:
        result += Array("&lt;".utf8)
        isMarkup = true
      case UInt8(ascii: "&") where CSLMarkdown.isEntity(in: text, at: offset):
        result += Array("&amp;".utf8)
        isMarkup = true
      default: result.append(byte)
      }
      offset += 1
    }
    if depth > 0 { result += close }
    return (result, isMarkup ? .markup : .plain)
  }

  /// A field's value as a formattable string. Linear.
  static func written(_ field: Entry.Field) -> [UInt8] {
    guard field.form == .markup else { return escaped(Array(field.text.utf8)) }
    var result: [UInt8] = []
    var depth = 0
    var openDepths: [Bool] = []
    let value = field.value
    var offset = 0
    var start = 0
    func literal(_ end: Int) -> [UInt8] {
      // Of a piece the blanks at its end count.
      let piece = value[start..<end] + [UInt8(ascii: ".")]
      return escaped(MarkupText.decodedBytes(piece.span).dropLast())
    }
    while offset < value.count {
      guard value[offset] == UInt8(ascii: "<"),
        let end = CSLMarkdown.tagEnd(in: value, at: offset)
      else {
        offset += 1
        continue
      }
      result += literal(offset)
      let tag = value[offset..<end]
      if tag.starts(with: "<span".utf8) {
        let isNoCase = String(decoding: tag, as: UTF8.self).contains("nocase")
        openDepths.append(isNoCase)
        if isNoCase {
          if depth == 0 { result.append(UInt8(ascii: "{")) }
          depth += 1
        }
      } else if tag.starts(with: "</span".utf8), openDepths.popLast() == true {
        depth -= 1
        if depth == 0 { result.append(UInt8(ascii: "}")) }
      }
      offset = end
      start = end
    }
    result += literal(value.count)
    if depth > 0 { result.append(UInt8(ascii: "}")) }
    return result
  }

  /// Text without anything that is formatted; paired dollars stay math.
  static func escaped(_ text: some Collection<UInt8>) -> [UInt8] {
    let isMath = text.count { $0 == UInt8(ascii: "$") } % 2 == 0
    var result: [UInt8] = []
    for byte in text {
      if isControl(byte), byte != UInt8(ascii: "$") || !isMath {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(byte)
    }
    return result
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: "$")
  }
}
