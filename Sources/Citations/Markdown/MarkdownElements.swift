/// HTML elements that are blocks and whose text is Markdown, as far as they change how their text is
/// read: Pandoc takes as many blanks off each block of an element as the first line after its opening
/// tag has, so that what is indented as HTML is customarily is no code. A `div` is a container of
/// Pandoc's own and keeps its blanks.
struct MarkdownElements {
  private struct Element {
    let name: [UInt8]
    let indentation: Int
    /// How many containers are open around it.
    let depth: Int
  }

  private static let limit = 64

  private var open: [Element] = []

  var isEmpty: Bool { open.isEmpty }

  /// The indentation that the blocks of the innermost element have, in so many containers.
  mutating func indentation(depth: Int) -> Int {
    while let last = open.last, last.depth > depth { open.removeLast() }
    guard let last = open.last, last.depth == depth else { return 0 }
    return last.indentation
  }

  mutating func begin(_ name: [UInt8], indentation: Int, depth: Int) {
    guard open.count < Self.limit else { return }
    open.append(Element(name: name, indentation: indentation, depth: depth))
  }

  /// Closes the innermost element of a name, and those in it.
  mutating func end(_ name: [UInt8], depth: Int) {
    guard let index = open.lastIndex(where: { $0.name == name && $0.depth == depth }) else {
      return
    }
    open.removeLast(open.count - index)
  }
}

extension MarkdownBlocks {
  /// Closes the elements whose closing tags stand in text of a paragraph.
  mutating func closeElements(in text: Range<Int>) {
    guard !elements.isEmpty else { return }
    var next = text.lowerBound
    while next + 1 < text.upperBound {
      if bytes[next] == UInt8(ascii: "<"), bytes[next + 1] == UInt8(ascii: "/") {
        let name = bytes[next + 2..<text.upperBound].prefix { $0.isASCIIAlphanumeric }
        elements.end(name.map { $0 | 0x20 }, depth: containers.count)
        next = name.endIndex
      } else {
        next += 1
      }
    }
  }

  /// Passes over the blanks that a block may have since it stands in an element.
  mutating func skipIndentationInElement(_ cursor: inout MarkdownLineCursor) {
    let indentation = elements.indentation(depth: containers.count)
    if indentation > 0 { cursor.skipBlanks(bytes, columns: indentation) }
  }

  /// Opens or closes the element of the tag of a block.
  mutating func readTag(from start: Int, to end: Int) {
    let isClosing = bytes[start + 1] == UInt8(ascii: "/")
    let nameStart = isClosing ? start + 2 : start + 1
    let name = bytes[nameStart..<end].prefix { $0.isASCIIAlphanumeric }.map { $0 | 0x20 }
    if isClosing {
      elements.end(name, depth: containers.count)
    } else if !name.elementsEqual("hr".utf8) {
      let isDiv = name.elementsEqual("div".utf8)
      elements.begin(
        name, indentation: isDiv ? 0 : indentationAfterTag(at: end), depth: containers.count)
    }
  }

  /// The blanks before the first text on the line after a tag; none if text follows on its own line.
  private func indentationAfterTag(at end: Int) -> Int {
    let rest = MarkdownLineCursor(bytes, end..<lines.range(line).upperBound)
    guard rest.isAtEnd, line + 1 < lines.count else { return 0 }
    var next = MarkdownLineCursor(bytes, lineRange(line + 1))
    guard matchContainers(&next) == containers.count else { return 0 }
    return next.isAtEnd ? 0 : next.indentation(bytes)
  }
}
