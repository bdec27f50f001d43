// Titles have light markup in every format: LaTeX's commands, the tags of CSL and JATS. All are read
// into one type: the plain text, and runs that cover it, each with a set of styles. A set and no
// tree: nothing that bibliographies say is lost by it, and any writer makes its own nesting. Quotes
// are characters of the text, and math is text in `$`.
//
//     The <i>E. coli</i> genome     The E. coli genome
//                                   |---|-------|-----|
//                                    []  italic  []

/// Text with light markup.
package struct RichText: Sendable, Equatable {
  /// How a piece of text looks or behaves.
  package struct Style: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    package static let italic = Style(rawValue: 1 << 0)
    package static let bold = Style(rawValue: 1 << 1)
    package static let smallCaps = Style(rawValue: 1 << 2)
    package static let superscript = Style(rawValue: 1 << 3)
    package static let `subscript` = Style(rawValue: 1 << 4)
    package static let code = Style(rawValue: 1 << 5)
    /// Keeps its letters as they are where a citation style changes those of titles.
    package static let noCase = Style(rawValue: 1 << 6)
    /// LaTeX math as typed, with its delimiters.
    package static let math = Style(rawValue: 1 << 7)
  }

  /// A piece of the text in one style.
  package struct Run: Sendable, Hashable {
    /// Bytes of the text.
    package var range: Range<Int>
    package var style: Style
  }

  /// The text in UTF-8.
  package private(set) var utf8: [UInt8] = []
  /// In order, without gaps, none empty, neighbours in different styles.
  package private(set) var runs: [Run] = []

  package init() {}

  /// Text in one style.
  package init(_ text: String, _ style: Style = []) {
    append(Array(text.utf8), style)
  }

  /// Without any text.
  package var isEmpty: Bool { utf8.isEmpty }

  /// Whether any of it has a style.
  package var hasMarkup: Bool { runs.contains { !$0.style.isEmpty } }

  /// The text without markup.
  package var plain: String { String(decoding: utf8, as: UTF8.self) }

  /// The text of a run.
  package func text(of run: Run) -> String { String(decoding: utf8[run.range], as: UTF8.self) }

  /// Appends text in a style. Amortised linear.
  package mutating func append(_ bytes: some Collection<UInt8>, _ style: Style = []) {
    guard !bytes.isEmpty else { return }
    let start = utf8.count
    utf8.append(contentsOf: bytes)
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].range = last.range.lowerBound..<utf8.count
    } else {
      runs.append(Run(range: start..<utf8.count, style: style))
    }
  }

  /// Appends another text.
  package mutating func append(_ other: RichText) {
    for run in other.runs { append(other.utf8[run.range], run.style) }
  }

  /// This text without a style. Linear.
  package func removing(_ style: Style) -> RichText {
    if runs.allSatisfy({ $0.style.isDisjoint(with: style) }) { return self }
    var result = RichText()
    for run in runs { result.append(utf8[run.range], run.style.subtracting(style)) }
    return result
  }

  /// This text without white space at its end. Linear.
  package var trimmed: RichText {
    guard let last = utf8.lastIndex(where: { $0 > 0x20 }), last + 1 < utf8.count else {
      return utf8.last.map { $0 <= 0x20 } == true ? RichText() : self
    }
    var result = RichText()
    for run in runs where run.range.lowerBound <= last {
      result.append(utf8[run.range.lowerBound..<min(run.range.upperBound, last + 1)], run.style)
    }
    return result
  }

  /// This text with blanks at the ends of a run in the style that both neighbours have, as nobody
  /// sees an italic blank; other programs set tags in this way. Linear.
  package var withLooseBlanks: RichText {
    var result = RichText()
    for (number, run) in runs.enumerated() {
      let before = number > 0 ? runs[number - 1].style : []
      let after = number + 1 < runs.count ? runs[number + 1].style : []
      let bytes = utf8[run.range]
      guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
        let last = bytes.lastIndex(where: { $0 != 0x20 })
      else {
        result.append(bytes, run.style.intersection(before).union(run.style.intersection(after)))
        continue
      }
      result.append(bytes[..<first], run.style.intersection(before))
      result.append(bytes[first...last], run.style)
      result.append(bytes[(last + 1)...], run.style.intersection(after))
    }
    return result
  }
}
