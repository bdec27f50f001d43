import Bibliography

extension RichText {
  /// The text as Markdown (CommonMark) that shows italics, bold and code; subscripts and
  /// superscripts have characters of their own where Unicode has them all.
  ///
  /// Marks that CommonMark would not take for emphasis where they would stand, inside a word
  /// beside punctuation, are left out. `outside` is the character on both sides of it.
  package func markdown(between outside: Unicode.Scalar = " ") -> String {
    let pieces = markdownPieces
    var result = ""
    for (number, piece) in pieces.enumerated() {
      if piece.style.contains(.code) {
        result += RichText.codeSpan(piece.text)
        continue
      }
      let text = MarkdownEscape.escaped(piece.text, continuing: number > 0)
      let mark =
        (piece.style.contains(.italic) ? "*" : "") + (piece.style.contains(.bold) ? "**" : "")
      let next = number + 1 < pieces.count ? pieces[number + 1] : nil
      let after =
        next.map { $0.style.contains(.code) ? "`" : $0.text.unicodeScalars.first ?? " " } ?? outside
      let isMarked =
        RichText.flanks(text.unicodeScalars.first, result.unicodeScalars.last ?? outside)
        && RichText.flanks(piece.text.unicodeScalars.last, after)
      result += isMarked ? mark + text + mark : text
    }
    return result
  }

  /// The text in pieces that look different in Markdown.
  private var markdownPieces: [(text: String, style: Style)] {
    var pieces: [(text: String, style: Style)] = []
    for run in runs {
      let style = run.style.intersection([.italic, .bold, .code])
      let text = raised(text(of: run), run.style)
      if let last = pieces.last, last.style == style {
        pieces[pieces.count - 1].text += text
      } else {
        pieces.append((text, style))
      }
    }
    return pieces
  }

  /// Whether emphasis can begin or end between a character inside and one outside (CommonMark
  /// 0.31, §6.2).
  private static func flanks(_ inner: Unicode.Scalar?, _ outer: Unicode.Scalar) -> Bool {
    guard let inner, !inner.properties.isWhitespace else { return false }
    return !isSign(inner) || outer.properties.isWhitespace || isSign(outer)
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }

  /// Code between as many backticks as it needs.
  private static func codeSpan(_ code: String) -> String {
    var longest = 0
    var count = 0
    for byte in code.utf8 {
      count = byte == UInt8(ascii: "`") ? count + 1 : 0
      longest = max(longest, count)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let isPadded = code.hasPrefix("`") || code.hasSuffix("`")
    return isPadded ? "\(fence) \(code) \(fence)" : fence + code + fence
  }

  // MARK: Raised and lowered characters

  private func raised(_ text: String, _ style: Style) -> String {
    let table =
      style.contains(.superscript)
      ? RichText.superscripts : style.contains(.subscript) ? RichText.subscripts : nil
    guard let table else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      guard let raised = table[scalar] else { return text }
      result.unicodeScalars.append(raised)
    }
    return result
  }

  private static let superscripts = table("0123456789+−-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
  private static let subscripts = table("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

  private static func table(_ from: String, _ to: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(from.unicodeScalars, to.unicodeScalars)) { first, _ in first }
  }
}
