import Bibliography
import Markup

/// What the text of an element becomes in a value.
enum TextTreatment {
  /// Its text alone.
  case plain
  /// Nothing.
  case hidden
  /// Its text alone, with a blank at either end.
  case apart
  /// Its text as TeX between dollar signs.
  case math
  /// Its text in a tag of CSL's light markup, or behind a command of LaTeX.
  case styled(open: String, close: String, latex: String)

  static let italic = styled(open: "<i>", close: "</i>", latex: "\\emph")
  static let bold = styled(open: "<b>", close: "</b>", latex: "\\textbf")
  static let superscript = styled(
    open: "<sup>", close: "</sup>", latex: "\\textsuperscript")
  static let `subscript` = styled(open: "<sub>", close: "</sub>", latex: "\\textsubscript")
  /// What no style may set in other case.
  static let protected = styled(
    open: "<span class=\"nocase\">", close: "</span>", latex: "")
}

/// The text of a part of a page as the value of a field: white space folded, emphasis and the like
/// kept as light markup, or as LaTeX where there is a formula, which light markup has no way to say.
struct MarkupValue {
  /// Without markup.
  private(set) var plain: [UInt8] = []
  /// With tags, `<` and `&` as entities.
  private var marked: [UInt8] = []
  private var hasTags = false
  /// With commands.
  private var latex: [UInt8] = []
  private var hasMath = false
  private var isInMath = false
  /// Whether white space has been met that stands before nothing yet.
  private var isBlankPending = false
  /// The number of elements open that hide what is in them.
  private var hiddenDepth = 0

  /// The text of `contents`. Linear.
  init(_ contents: MarkupContents, _ treatment: (MarkupElement) -> TextTreatment) {
    let bytes = contents.bytes
    var treatments: [TextTreatment] = []
    /// Where the tags begin of styled elements that are open.
    var starts: [(marked: Int, latex: Int)] = []
    for event in contents.events {
      switch event {
      case .opens(let element):
        let found = treatment(element)
        treatments.append(found)
        open(found, &starts)
      case .closes:
        if let last = treatments.popLast() { close(last, &starts) }
      case .text(let range, let isLiteral):
        if hiddenDepth == 0 { append(bytes, range, isLiteral: isLiteral) }
      }
    }
    trim()
  }

  private mutating func open(
    _ treatment: TextTreatment, _ starts: inout [(marked: Int, latex: Int)]
  ) {
    switch treatment {
    case .plain: break
    case .hidden: hiddenDepth += 1
    case .apart: isBlankPending = true
    case .math:
      if hiddenDepth == 0 {
        hasMath = true
        isInMath = true
        append([UInt8(ascii: "$")][...])
      }
    case .styled(let tag, _, let command):
      flushBlank()
      starts.append((marked.count, latex.count))
      if hiddenDepth == 0 {
        marked.append(contentsOf: tag.utf8)
        latex.append(contentsOf: "\(command){".utf8)
      }
    }
  }

  private mutating func close(
    _ treatment: TextTreatment, _ starts: inout [(marked: Int, latex: Int)]
  ) {
    switch treatment {
    case .plain: break
    case .hidden: hiddenDepth -= 1
    case .apart: isBlankPending = true
    case .math:
      if hiddenDepth == 0 {
        isBlankPending = false
        append([UInt8(ascii: "$")][...])
        isInMath = false
      }
    case .styled(let tag, let end, _):
      guard let start = starts.popLast(), hiddenDepth == 0 else { return }
      if marked.count <= start.marked + tag.utf8.count {
        marked.removeSubrange(min(start.marked, marked.count)...)
        latex.removeSubrange(min(start.latex, latex.count)...)
      } else {
        marked.append(contentsOf: end.utf8)
        latex.append(UInt8(ascii: "}"))
        hasTags = true
      }
    }
  }

  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>, isLiteral: Bool) {
    if isLiteral {
      append(bytes[range])
    } else {
      var decoded: [UInt8] = []
      let bytes = bytes[...]
      EntityText.append(bytes.span, range, to: &decoded)
      append(decoded[...])
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let isNoBreakSpace =
        byte == 0xC2 && index + 1 < text.endIndex && text[index + 1] == 0xA0
      index += isNoBreakSpace ? 2 : 1
      if byte <= 0x20 || isNoBreakSpace {
        isBlankPending = true
        continue
      }
      flushBlank()
      plain.append(byte)
      switch byte {
      case UInt8(ascii: "<"): marked.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "&"): marked.append(contentsOf: "&amp;".utf8)
      default: marked.append(byte)
      }
      appendLaTeX(byte)
    }
  }

  private mutating func appendLaTeX(_ byte: UInt8) {
    switch byte {
    case _ where isInMath: latex.append(byte)
    case UInt8(ascii: "\\"): latex.append(contentsOf: "\\textbackslash{}".utf8)
    case UInt8(ascii: "~"): latex.append(contentsOf: "\\textasciitilde{}".utf8)
    case UInt8(ascii: "^"): latex.append(contentsOf: "\\textasciicircum{}".utf8)
    default:
      if "{}$&%#_".utf8.contains(byte) { latex.append(UInt8(ascii: "\\")) }
      latex.append(byte)
    }
  }

  private mutating func flushBlank() {
    guard isBlankPending else { return }
    isBlankPending = false
    // No blank at the beginning, and no second one behind an empty element.
    guard let last = plain.last, last != 0x20 else { return }
    plain.append(0x20)
    marked.append(0x20)
    latex.append(0x20)
  }

  private mutating func trim() {
    while plain.last == 0x20 { plain.removeLast() }
    while marked.last == 0x20 { marked.removeLast() }
    while latex.last == 0x20 { latex.removeLast() }
  }

  /// The value to be read in this form.
  var bytes: [UInt8] { hasMath ? latex : hasTags ? marked : plain }

  var form: ValueForm { hasMath ? .latex : hasTags ? .markup : .plain }

  /// The text without markup.
  var text: String { String(decoding: plain, as: UTF8.self) }
}

extension EntryDraft {
  /// Adds a field from a page, unless it is empty.
  mutating func add(_ name: String, _ place: Range<Int>, _ value: MarkupValue) {
    add(name, place, value.bytes, value.form)
  }

  /// Adds a field whose value is without markup, unless it is empty.
  mutating func add(_ name: String, _ place: Range<Int>, text: String) {
    add(name, place, Array(text.utf8))
  }
}
