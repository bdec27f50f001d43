/// The styles of a value while it is decoded: a stack of groups, and where runs begin in the output.
struct LaTeXStyles {
  private var style: RichText.Style = []
  /// The styles outside each open group.
  private var outer: [RichText.Style] = []
  /// Where an argument of the last command would open, and how it would look.
  private var argument: (offset: Int, style: RichText.Style)?
  private var starts: [(offset: Int, style: RichText.Style)] = []
  private var spaceStyle: RichText.Style = []

  // MARK: Groups

  /// The group that opens at an offset is an argument of the last command, or protects case.
  ///
  /// To BibTeX a group that begins with a backslash is one letter with its accents, and none that
  /// protects (`btxdoc`, section 4); biblatex and Pandoc read `{\em …}` in the same way.
  mutating func openGroup(at offset: Int, in value: Span<UInt8>) {
    outer.append(style)
    if let argument, argument.offset == offset {
      style = argument.style
    } else if offset &+ 1 < value.count, value[offset &+ 1] != UInt8(ascii: "\\") {
      style.insert(.noCase)
    }
    argument = nil
  }

  mutating func closeGroup() {
    if let outer = outer.popLast() { style = outer }
    argument = nil
  }

  /// A command ends at an offset, which may have an argument.
  mutating func expectArgument(at offset: Int, _ added: RichText.Style = []) {
    var inside = style.union(added)
    if added.contains(.superscript) { inside.remove(.subscript) }
    if added.contains(.subscript) { inside.remove(.superscript) }
    argument = (offset, inside)
  }

  mutating func declare(_ added: RichText.Style) {
    style.formUnion(added)
  }

  mutating func declarePlain() {
    style.formIntersection(.noCase)
  }

  mutating func beginMath() {
    outer.append(style)
    style.insert(.math)
  }

  mutating func endMath() {
    closeGroup()
  }

  // MARK: Runs

  /// Text is appended at an offset of the output.
  mutating func note(at offset: Int) {
    if starts.last?.style != style { starts.append((offset, style)) }
  }

  /// A blank is seen, which is appended with what follows it.
  mutating func noteSpace(isFirst: Bool) {
    spaceStyle = isFirst ? style : spaceStyle.intersection(style)
  }

  mutating func noteSpaceRun(at offset: Int) {
    if starts.last?.style != spaceStyle { starts.append((offset, spaceStyle)) }
  }

  /// The text with its runs, in normalisation form C.
  func text(of output: [UInt8]) -> RichText {
    let needsComposing = UnicodeNormalization.mayNeedComposing(output.span)
    var text = RichText()
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1].offset : output.count
      let run = String(decoding: output[min(start.offset, end)..<end], as: UTF8.self)
      text.append(
        Array((needsComposing ? UnicodeNormalization.composed(run) : run).utf8), start.style)
    }
    guard needsComposing else { return text.withLooseBlanks }
    // A mark may have composed with a letter of the run before: then the text is more than its look.
    let whole = UnicodeNormalization.composed(String(decoding: output, as: UTF8.self))
    return Array(whole.utf8) == text.utf8 ? text.withLooseBlanks : RichText(whole)
  }
}
