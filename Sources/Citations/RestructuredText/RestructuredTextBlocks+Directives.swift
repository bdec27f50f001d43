/// Explicit markup: what follows two full stops.
extension RestructuredTextBlocks {
  /// Reads the explicit markup whose text begins at an offset of a line; `column` is that of its
  /// full stops.
  mutating func startExplicitMarkup(_ start: Int, _ text: RestructuredTextLine, column: Int) {
    guard start < text.end else {
      line += 1
      // A comment without text in it ends where a blank line follows.
      if line < lineEnd, !textLine(line).isBlank { skipBlock(indentedBy: column) }
      return
    }
    switch bytes[start] {
    case UInt8(ascii: "["):
      guard let end = labelEnd(start..<text.end) else { break }
      let next = skipBlanks(from: end, to: text.end)
      if next < text.end { openParagraph(from: next, of: text, indentation: nil, base: column) }
      line += 1
      return
    case UInt8(ascii: "|"):
      guard let close = bytes[start + 1..<text.end].firstIndex(of: UInt8(ascii: "|")) else { break }
      let next = skipBlanks(from: close + 1, to: text.end)
      guard let directive = directive(next..<text.end) else { break }
      read(directive, text, column: column)
      return
    default:
      guard let directive = directive(start..<text.end) else { break }
      read(directive, text, column: column)
      return
    }
    // A comment or a target.
    line += 1
    skipBlock(indentedBy: column)
  }

  private mutating func read(
    _ directive: (name: Range<Int>, end: Int), _ text: RestructuredTextLine, column: Int
  ) {
    let argument = directive.end..<text.end
    switch RestructuredTextDirective(bytes[directive.name]) {
    case .text:
      openHead(base: column)
      if !argument.isEmpty {
        openParagraph(from: argument.lowerBound, of: text, indentation: nil, base: column)
      }
      line += 1
    case .literal:
      line += 1
      skipBlock(indentedBy: column)
    case .bibliography:
      line += 1
      let body = readBody(column: column)
      readBibliography(argument, body)
    case .include:
      line += 1
      let body = readBody(column: column)
      let isVerbatim = body.options.contains { isOption($0, "literal") || isOption($0, "code") }
      if !argument.isEmpty, !isVerbatim {
        links.append(
          DocumentLink(
            path: String(decoding: bytes[argument], as: UTF8.self), range: argument, kind: .file))
      }
    }
  }

  // MARK: - Directives that are read

  /// What stands below a directive: its options, further lines of its argument, and the content
  /// after the blank line.
  struct DirectiveBody {
    var arguments: [Range<Int>] = []
    var options: [Range<Int>] = []
    var content: [Range<Int>] = []
  }

  mutating func readBody(column: Int) -> DirectiveBody {
    var body = DirectiveBody()
    var isContent = false
    while line < lineEnd {
      let text = textLine(line)
      if text.isBlank {
        isContent = true
      } else if text.indentation <= column {
        break
      } else if isContent {
        body.content.append(text.start..<text.end)
      } else if isFieldMarker(text) {
        body.options.append(text.start..<text.end)
      } else if body.options.isEmpty {
        body.arguments.append(text.start..<text.end)
      }
      line += 1
    }
    return body
  }

  /// Whether an option has a name.
  func isOption(_ option: Range<Int>, _ name: String) -> Bool {
    bytes[option.dropFirst()].starts(with: name.utf8)
      && bytes[option.dropFirst(name.utf8.count + 1)].first == UInt8(ascii: ":")
  }

  /// The value of an option, without blanks around it.
  private func value(of option: Range<Int>) -> Range<Int> {
    let end = fieldMarkerEnd(option) ?? option.upperBound
    return skipBlanks(from: end, to: option.upperBound)..<option.upperBound
  }

  /// Reads a bibliography: its files, which keys it lists besides those that are cited, and what
  /// stands before its keys.
  mutating func readBibliography(_ argument: Range<Int>, _ body: DirectiveBody) {
    for range in [argument] + body.arguments {
      for word in words(in: range) {
        resources.append(
          BibliographyResource(path: String(decoding: bytes[word], as: UTF8.self), range: word))
      }
    }
    for option in body.options {
      if isOption(option, "all") {
        listsEverything = true
      } else if isOption(option, "filter") {
        if bytes[value(of: option)].elementsEqual("True".utf8) { listsEverything = true }
      } else if isOption(option, "keyprefix") {
        let prefix = value(of: option)
        if !prefix.isEmpty { keyPrefixes.append(prefix) }
      }
    }
    for range in body.content { listedKeys += words(in: range) }
  }

  func words(in range: Range<Int>) -> [Range<Int>] {
    bytes[range].split { $0.isBlankOrLineEnd }.map { $0.startIndex..<$0.endIndex }
  }
}

/// What the content of a directive is to citations, by its name.
enum RestructuredTextDirective {
  /// Text that is read for inline markup.
  case text
  /// Something else.
  case literal
  /// Where entries are listed.
  case bibliography
  /// Another file in the place of the directive.
  case include

  init(_ name: ArraySlice<UInt8>) {
    guard name.count <= 24 else {
      self = .text
      return
    }
    switch String(decoding: name, as: UTF8.self).lowercased() {
    case "bibliography": self = .bibliography
    case "include": self = .include
    case let name: self = Self.literals.contains(name) ? .literal : .text
    }
  }

  /// Directives of docutils, Sphinx and their extensions whose content is code, data, a formula, or
  /// names of documents.
  private static let literals: Set<String> = [
    "code", "code-block", "sourcecode", "highlight", "literalinclude", "math", "raw", "meta",
    "image", "contents", "role", "default-role", "unicode", "date", "sectnum", "target-notes",
    "toctree", "index", "productionlist", "tabularcolumns", "footbibliography", "autosummary",
    "doctest", "testcode", "testoutput", "testsetup", "testcleanup", "prompt", "command-output",
    "program-output", "graphviz", "graph", "digraph", "inheritance-diagram", "plantuml", "uml",
    "mermaid", "blockdiag", "seqdiag", "actdiag", "nwdiag", "packetdiag", "rackdiag", "kroki",
    "ditaa", "tikz", "plot", "altair-plot", "bokeh-plot", "pyvista-plot", "nbplot", "ipython",
    "jupyter-execute", "jupyter-input", "jupyter-output", "jupyter-kernel", "jupyterlite",
    "code-cell", "exec", "exec_code", "execute_code", "runblock", "sagecell", "chem",
    "wavedrom", "nbgallery", "nblinkgallery", "terminal", "console", "code-include",
    "parsed-code", "tags", "bibliographystyle",
  ]
}
