/// Text made safe to stand in Markdown that an editor renders: titles and abstracts are other
/// people's text, and must show as they are.
package enum MarkdownEscape {
  /// `text` with everything escaped that CommonMark could take for markup; line ends become
  /// spaces, so that no line can begin a list, heading or fence.
  ///
  /// `continuing` says that other text stands before it in the line.
  package static func escaped(_ text: String, continuing: Bool = false) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    // Where the bytes begin that are not in the result yet.
    var start = 0
    func escape(_ index: Int) {
      if result.isEmpty { result.reserveCapacity(bytes.count + 16) }
      result += bytes[start..<index]
      let isLineEnd = bytes[index] == 0x0A || bytes[index] == 0x0D
      result.append(isLineEnd ? 0x20 : UInt8(ascii: "\\"))
      start = isLineEnd ? index + 1 : index
    }
    var index = 0
    if !continuing {
      // `1.` and `1)` are a list, `-` and `+` one or, with `=`, the underline of a heading.
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      let marks = index == 0 ? ".)-+=" : ".)"
      if index < bytes.count, marks.utf8.contains(bytes[index]) {
        escape(index)
        index += 1
      }
    }
    while index < bytes.count {
      if isMarkup(bytes[index]) { escape(index) }
      index += 1
    }
    if result.isEmpty { return text }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a byte is a line end or one of ``\ ` * _ { } [ ] # < > | ~ $ & !``, by a bit for each of ASCII.
  @inline(__always)
  private static func isMarkup(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? 0x5000_045A_0000_2400 : 0x7800_0001_B800_0000
    return byte < 128 && bits >> UInt64(byte & 63) & 1 == 1
  }

  /// A link to an `http`, `https` or `file` target, or the escaped label alone for any other.
  package static func link(_ label: String, to target: String) -> String {
    guard isSafe(target) else { return escaped(label) }
    return "[\(escaped(label))](\(percentEncoded(target)))"
  }

  /// Whether an editor may offer to open `target`.
  package static func isSafe(_ target: String) -> Bool {
    let start = target.utf8.prefix(8).map(\.lowercased)
    return ["https://", "http://", "file:///"].contains { start.starts(with: $0.utf8) }
  }

  /// `target` with everything encoded that would end a Markdown link.
  private static func percentEncoded(_ target: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(target.utf8.count)
    for byte in target.utf8 {
      switch byte {
      case 0x00...0x20, 0x7F...0xFF, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "`"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "|"), UInt8(ascii: "^"):
        result.append(UInt8(ascii: "%"))
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      default:
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
