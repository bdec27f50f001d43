/// Directives of MyST: fences with a name in braces.
///
/// To Pandoc, Quarto and knitr a fence with `{name}` is code, and names are languages. So of those
/// between backticks only the known directives with text in them are looked into.
extension MarkdownBlocks {
  /// The beginning of a directive.
  struct Directive {
    let fence: UInt8
    let fenceLength: Int
    let content: MystDirective
    /// What follows the name on the line.
    let argument: Range<Int>
  }

  /// A directive whose text is being read, until a fence as long closes it.
  struct OpenDirective {
    let fence: UInt8
    let fenceLength: Int
    let containerCount: Int
  }

  /// The directive that begins at the cursor, if it is read in another way than code is.
  func directive(_ cursor: MarkdownLineCursor) -> Directive? {
    let fence = bytes[cursor.offset]
    var next = cursor.offset
    while next < cursor.end, bytes[next] == fence { next += 1 }
    let length = next - cursor.offset
    guard length >= 3 else { return nil }
    while next < cursor.end, bytes[next].isBlank { next += 1 }
    guard next < cursor.end, bytes[next] == UInt8(ascii: "{") else { return nil }
    let nameStart = next + 1
    next = nameStart
    while next < cursor.end,
      bytes[next].isASCIIAlphanumeric || RestructuredTextName.isPunctuation(bytes[next])
    {
      next += 1
    }
    guard next > nameStart, next < cursor.end, bytes[next] == UInt8(ascii: "}"),
      bytes[nameStart].isASCIILetter,
      let content = MystDirective(
        bytes[nameStart..<next], isColonFence: fence == UInt8(ascii: ":"))
    else { return nil }
    next += 1
    while next < cursor.end, bytes[next].isBlank { next += 1 }
    return Directive(
      fence: fence, fenceLength: length, content: content, argument: next..<cursor.end)
  }

  /// Directives in directives; each line is compared with all that are open.
  private static let openDirectiveLimit = 64

  /// Reads the directive that begins at the cursor, or its beginning, and moves on; `false` if there
  /// is none.
  mutating func startsDirective(_ cursor: MarkdownLineCursor) -> Bool {
    guard openDirectives.count < MarkdownBlocks.openDirectiveLimit,
      let directive = directive(cursor)
    else {
      return false
    }
    isMyst = true
    if directive.content == .text {
      append(directive.argument)
      closeParagraph()
      line += 1
      skipOptions()
      openDirectives.append(
        OpenDirective(
          fence: directive.fence, fenceLength: directive.fenceLength,
          containerCount: containers.count))
      return true
    }
    let first = line + 1
    let last = fenceEnd(cursor) ?? lines.count
    switch directive.content {
    case .text, .code: break
    case .restructuredText: blocks.append(.restructuredText(first..<last))
    case .bibliography:
      blocks.append(.bibliography(argument: directive.argument, lines: first..<last))
    case .include:
      if !directive.argument.isEmpty { blocks.append(.include(directive.argument)) }
    }
    line = min(lines.count, last + 1)
    return true
  }

  /// Passes over the options of a directive: lines that begin with `:name:`, or YAML between rules.
  private mutating func skipOptions() {
    guard line < lines.count else { return }
    if startsLine("---") {
      var last = line + 1
      while last < lines.count, last - line < 64 {
        let text = MarkdownLineCursor(bytes, lineRange(last))
        if bytes[text.offset..<text.end].drop(while: \.isBlank).starts(with: "---".utf8) {
          line = last + 1
          return
        }
        last += 1
      }
      return
    }
    while line < lines.count, startsLine(":"), isOption { line += 1 }
  }

  private func startsLine(_ beginning: String) -> Bool {
    var cursor = MarkdownLineCursor(bytes, lineRange(line))
    guard matchContainers(&cursor) == containers.count else { return false }
    cursor.skipBlanks(bytes)
    return bytes[cursor.offset..<cursor.end].starts(with: beginning.utf8)
  }

  private var isOption: Bool {
    var cursor = MarkdownLineCursor(bytes, lineRange(line))
    _ = matchContainers(&cursor)
    cursor.skipBlanks(bytes)
    let name = bytes[cursor.offset..<cursor.end].dropFirst().prefix {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return !name.isEmpty && name.endIndex < cursor.end
      && bytes[name.endIndex] == UInt8(ascii: ":")
      && (name.endIndex + 1 == cursor.end || bytes[name.endIndex + 1].isBlank)
  }

  /// Closes the directives that the line at the cursor ends, and says whether it does. `matched` is
  /// how many containers the line is part of.
  mutating func closesDirective(_ cursor: MarkdownLineCursor, matched: Int) -> Bool {
    var cursor = cursor
    cursor.skipBlanks(bytes)
    guard !cursor.isAtEnd else { return false }
    let fence = bytes[cursor.offset]
    let length = bytes[cursor.offset..<cursor.end].prefix { $0 == fence }.count
    guard cursor.offset + length == cursor.end,
      // The outermost one takes all that are open inside of it along.
      let index = openDirectives.firstIndex(where: {
        $0.fence == fence && $0.fenceLength <= length && $0.containerCount <= matched
      })
    else { return false }
    closeParagraph()
    containers.removeLast(containers.count - openDirectives[index].containerCount)
    openDirectives.removeLast(openDirectives.count - index)
    return true
  }

  /// Whether the text has a role or a directive of MyST. Linear.
  func findsMyst() -> Bool {
    for line in 0..<lines.count {
      let range = lineRange(line)
      if lines.contents[line].contains(.role) {
        for offset in range.dropFirst()
        where bytes[offset] == UInt8(ascii: "`") && bytes[offset - 1] == UInt8(ascii: "}") {
          let name = bytes[range.lowerBound..<offset - 1].reversed().prefix {
            $0.isASCIIAlphanumeric || RestructuredTextName.isPunctuation($0)
          }
          let open = offset - 2 - name.count
          guard !name.isEmpty, open >= range.lowerBound, bytes[open] == UInt8(ascii: "{"),
            open == range.lowerBound || bytes[open - 1] != UInt8(ascii: "`")
          else { continue }
          return true
        }
      }
      var cursor = MarkdownLineCursor(bytes, range)
      cursor.skipBlanks(bytes)
      guard !cursor.isAtEnd,
        bytes[cursor.offset] == UInt8(ascii: "`") || bytes[cursor.offset] == UInt8(ascii: ":")
      else { continue }
      if directive(cursor) != nil { return true }
    }
    return false
  }
}

/// What the content of a MyST directive is to citations.
enum MystDirective {
  /// Markdown.
  case text
  case restructuredText
  case bibliography
  case include
  /// Between colons, where Pandoc sees no code.
  case code

  /// `nil` for what is code, or may be, to whoever reads the document.
  init?(_ name: ArraySlice<UInt8>, isColonFence: Bool) {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    switch name {
    case "eval-rst": self = .restructuredText
    case "bibliography": self = .bibliography
    case "include": self = .include
    default:
      if Self.texts.contains(name) || name.utf8.contains(UInt8(ascii: ":")) {
        self = .text
      } else if isColonFence {
        self = Self.codes.contains(name) ? .code : .text
      } else {
        return nil
      }
    }
  }

  private static let codes: Set<String> = [
    "code", "code-block", "code-cell", "sourcecode", "literalinclude", "math", "mermaid", "raw",
    "raw-cell", "graphviz", "image", "toctree", "tableofcontents", "iframe", "embed", "video",
  ]

  /// The directives of docutils, Sphinx, MyST and their extensions that have text in them.
  private static let texts: Set<String> = [
    "admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso",
    "tip", "warning", "todo", "versionadded", "versionchanged", "deprecated", "versionremoved",
    "topic", "sidebar", "margin", "marginnote", "aside", "rubric", "epigraph", "highlights",
    "pull-quote", "blockquote", "compound", "container", "div", "figure", "figure-md", "subfigure",
    "table", "list-table", "csv-table", "glossary", "only", "ifconfig", "tab", "tabs", "tab-set",
    "tab-item", "tabbed", "group-tab", "panels", "grid", "grid-item", "grid-item-card", "card",
    "card-carousel", "dropdown", "toggle", "details", "full-width", "exercise", "exercise-start",
    "solution", "solution-start", "theorem", "lemma", "proof", "definition", "proposition",
    "corollary", "remark", "example", "axiom", "conjecture", "assumption", "property",
    "observation", "criterion", "claim", "algorithm", "abstract", "hlist", "parsed-literal",
    "acks", "confval",
  ]
}
