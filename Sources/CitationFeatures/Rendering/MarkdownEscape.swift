/// Text made safe to stand in Markdown that an editor renders: titles and abstracts are other
/// people's text, and must show as they are.
package enum MarkdownEscape {
  /// `text` with everything escaped that CommonMark could take for markup; line ends become
  /// spaces, so that no line can begin a list, heading or fence.
  ///
  /// `continuing` says that other text stands before it in the line.
  package static func escaped(_ text: String, continuing: Bool = false) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case 0x0A, 0x0D:
        result.append(0x20)
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "&"),
        UInt8(ascii: "!"):
        result.append(UInt8(ascii: "\\"))
        result.append(byte)
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
        // At the beginning these are a list or the underline of a heading.
        if result.isEmpty, !continuing { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ")"):
        // `1.` and `1)` at the beginning are a list.
        if !continuing, result.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
          result.append(UInt8(ascii: "\\"))
        }
        result.append(byte)
      default:
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
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
    var result = ""
    for byte in target.utf8 {
      switch byte {
      case 0x00...0x20, 0x7F...0xFF, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "`"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "|"), UInt8(ascii: "^"):
        let hex = String(byte, radix: 16, uppercase: true)
        result += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
      default:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }
}
