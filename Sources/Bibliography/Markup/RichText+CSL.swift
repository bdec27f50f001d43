extension RichText {
  /// The text with CSL's tags (CSL 1.0.2 specification, "Rich text markup within fields", and those
  /// of citeproc-js). Math and code have none and stand as they are.
  ///
  /// What is text and would be read as a tag or an entity has its first sign as an entity.
  package var cslText: String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var open: [Style] = []
    for run in runs {
      let keep = open.prefix { run.style.contains($0) }.count
      RichText.close(&open, downTo: keep, in: &result)
      for (style, tag) in RichText.cslTags
      where run.style.contains(style) && !open.contains(style) {
        result.append(contentsOf: tag.utf8)
        open.append(style)
      }
      MarkupText.append(utf8, run.range, escapedTo: &result)
    }
    RichText.close(&open, downTo: 0, in: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private static func close(_ open: inout [Style], downTo count: Int, in result: inout [UInt8]) {
    while open.count > count, let style = open.popLast() {
      let name = endNames[style] ?? "span"
      result.append(contentsOf: "</\(name)>".utf8)
    }
  }

  /// Tags from the outermost to the innermost.
  private static let cslTags: [(Style, String)] = [
    (.noCase, "<span class=\"nocase\">"), (.italic, "<i>"), (.bold, "<b>"),
    (.smallCaps, "<span style=\"font-variant:small-caps;\">"), (.superscript, "<sup>"),
    (.subscript, "<sub>"),
  ]

  private static let endNames: [Style: String] = [
    .italic: "i", .bold: "b", .superscript: "sup", .subscript: "sub",
  ]
}
