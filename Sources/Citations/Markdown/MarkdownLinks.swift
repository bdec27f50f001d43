/// Which other documents are included in a Markdown document: by Quarto's `{{< include _x.qmd >}}`,
/// which stands on a line of its own, and by the chunk option `child` of knitr.
extension MarkdownBlocks {
  /// Reads the include that a line of text may be.
  mutating func readInclude(_ line: Range<Int>) {
    var words = bytes[line]
    guard words.starts(with: "{{<".utf8) else { return }
    words = words.dropFirst(3).drop(while: \.isBlank)
    guard words.starts(with: "include".utf8) else { return }
    words = words.dropFirst(7)
    guard words.first?.isBlank == true else { return }
    words = words.drop(while: \.isBlank)
    appendLink(value(of: words, endingAt: { $0.isBlankOrLineEnd || $0 == UInt8(ascii: ">") }))
  }

  /// Reads the documents that the chunk of code with these lines includes.
  mutating func readChildren(ofChunkAt first: Int, to last: Int) {
    let header = lineRange(first)
    guard let brace = bytes[header].firstIndex(of: UInt8(ascii: "{")) else { return }
    readChild(of: brace + 1..<header.upperBound, separator: UInt8(ascii: "="))
    // Options in comments stand before the code.
    var line = first + 1
    while line < last {
      var cursor = MarkdownLineCursor(bytes, lineRange(line))
      cursor.skipBlanks(bytes)
      guard bytes[cursor.offset..<cursor.end].starts(with: "#|".utf8) else { return }
      readChild(of: cursor.offset + 2..<cursor.end, separator: UInt8(ascii: ":"))
      line += 1
    }
  }

  /// Reads the option `child` among others: one path, or several in `c(…)` or brackets.
  private mutating func readChild(of options: Range<Int>, separator: UInt8) {
    var next = options.lowerBound
    var isOptionStart = true
    while next < options.upperBound {
      let byte = bytes[next]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // What a quoted value says is no option.
        let close = bytes[(next + 1)..<options.upperBound].firstIndex(of: byte)
        next = (close ?? next) + 1
      } else if isOptionStart, bytes[next..<options.upperBound].starts(with: "child".utf8) {
        let value = bytes[(next + 5)..<options.upperBound].drop(while: \.isBlank)
        guard value.first == separator else {
          next += 5
          continue
        }
        readPaths(value.dropFirst().drop(while: \.isBlank))
        return
      } else {
        isOptionStart = byte.isBlank || byte == UInt8(ascii: ",")
        next += 1
      }
    }
  }

  private mutating func readPaths(_ text: ArraySlice<UInt8>) {
    let isList = text.starts(with: "c(".utf8) || text.first == UInt8(ascii: "[")
    guard isList else {
      // A bare word of R is a variable; in a comment's YAML it is the path.
      appendLink(value(of: text, endingAt: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }))
      return
    }
    var rest = text.drop { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "[") }.dropFirst()
    while let first = rest.first, first != UInt8(ascii: ")"), first != UInt8(ascii: "]") {
      if first.isBlankOrLineEnd || first == UInt8(ascii: ",") {
        rest = rest.dropFirst()
        continue
      }
      let path = value(
        of: rest, endingAt: { ",)]".utf8.contains($0) || $0.isBlankOrLineEnd })
      appendLink(path)
      // What no value begins with ends the list.
      guard path.upperBound > rest.startIndex else { return }
      rest = bytes[path.upperBound..<rest.endIndex]
      if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        rest = rest.dropFirst()
      }
    }
  }

  /// The bytes of a value, without its quotes.
  private func value(
    of text: ArraySlice<UInt8>, endingAt isEnd: (UInt8) -> Bool
  ) -> Range<Int> {
    if let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = text.startIndex + 1
      return start..<(text[start...].firstIndex { $0 == quote || $0.isLineEnd } ?? text.endIndex)
    }
    var end = text.firstIndex(where: isEnd) ?? text.endIndex
    while end > text.startIndex, bytes[end - 1].isBlankOrLineEnd { end -= 1 }
    return text.startIndex..<end
  }

  private mutating func appendLink(_ range: Range<Int>) {
    // A function call, or what R or a template puts together, is no path.
    guard !range.isEmpty, range.count < 4096,
      !bytes[range].contains(where: { "(){}<>`$".utf8.contains($0) || $0.isLineEnd })
    else { return }
    let path = String(decoding: bytes[range], as: UTF8.self)
    links.append(DocumentLink(path: path, range: range, kind: .file))
  }
}
