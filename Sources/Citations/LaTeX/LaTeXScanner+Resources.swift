extension LaTeXScanner {
  // MARK: - Bibliographies

  /// Reads what a command says of bibliographies.
  mutating func readBibliographies(
    isList: Bool, isOptional: Bool, ending: String, from start: Int, end: Int
  ) {
    if isOptional {
      guard let option = arguments.option(from: start, end: end) else { return }
      addBibliographies(listed: option, ending: ending)
    } else {
      var offset = start
      if let option = arguments.option(from: offset, end: end) { offset = option.upperBound + 1 }
      guard let group = arguments.group(from: offset, end: end) else { return }
      if isList {
        addBibliographies(listed: group, ending: ending)
      } else {
        addResource(group, ending: "")
      }
    }
  }

  /// Reads the bibliographies of a section of biblatex. A part without an ending is the label that
  /// `\addbibresource[label=…]` gave to one.
  mutating func readSection(from start: Int, end: Int) {
    guard let option = arguments.option(from: start, end: end) else { return }
    for part in parts(of: option) where bytes[part].contains(UInt8(ascii: ".")) {
      addResource(part, ending: "")
    }
  }

  private mutating func addBibliographies(listed list: Range<Int>, ending: String) {
    for part in parts(of: list) { addResource(part, ending: ending) }
  }

  /// Adds the bibliography whose path a range holds; `ending` is what the command adds to a path
  /// that lacks it.
  private mutating func addResource(_ range: Range<Int>, ending: String) {
    guard let (path, range) = path(in: range) else { return }
    let isWhole = ending.isEmpty || path.lowercased().hasSuffix(ending)
    result.resources.append(
      BibliographyResource(path: isWhole ? path : path + ending, range: range))
  }

  /// Takes the key of `\bibitem[label]{key}`; gives the offset to go on at, behind the label, in which
  /// styles have commands of their own: `\citename{Knuth, }1984`.
  mutating func readBibliographyItem(behind groupsBefore: Int, from start: Int, end: Int) -> Int {
    var offset = start
    if let option = arguments.option(from: offset, end: end) { offset = option.upperBound + 1 }
    for _ in 0..<groupsBefore {
      guard let group = arguments.group(from: offset, end: end) else { return start }
      offset = group.upperBound + 1
    }
    let items = arguments.items(from: offset, end: end)
    guard items.count == 1, let item = items.first, item.content == .plain else { return offset }
    result.definedKeys.append(item.range)
    return offset
  }

  /// Takes the name of a file that `filecontents` writes. LaTeX leaves a file that is there as it is
  /// unless told otherwise (LaTeX News 30, "filecontents").
  mutating func readContainedFile(from start: Int, end: Int) {
    var offset = start
    var overwrites = false
    if let option = arguments.option(from: offset, end: end) {
      offset = option.upperBound + 1
      overwrites = parts(of: option).contains { part in
        ["overwrite", "force"].contains { bytes[bytes.trimmed(part)].elementsEqual($0.utf8) }
      }
    }
    guard let group = arguments.group(from: offset, end: end), let (name, _) = path(in: group),
      name.lowercased().hasSuffix(".bib") || name.lowercased().hasSuffix(".bibtex")
    else { return }
    result.containedBibliographies.append(
      ContainedBibliography(name: name, overwrites: overwrites))
  }

  // MARK: - ConTeXt

  /// Reads what a command of ConTeXt says of bibliographies and other documents.
  mutating func readContext(_ form: LaTeXCommand.Context, from start: Int, end: Int) {
    switch form {
    case .other: break
    case .text: result.isMainDocument = true
    case .bibliography:
      // The last brackets that are no settings; a name without ending is one of a `.bib`.
      var file: Range<Int>?
      var offset = start
      while let option = arguments.option(from: offset, end: end) {
        if !bytes[option].contains(UInt8(ascii: "=")) { file = option }
        offset = option.upperBound + 1
      }
      if let file { addBibliographies(listed: file, ending: ".bib") }
    case .component, .parent:
      let kind = form == .parent ? DocumentLink.Kind.parent : .file
      if let option = arguments.option(from: start, end: end) {
        addLink(option, kind)
      } else if start < end, bytes[start].isBlank {
        addLink(word(from: start, end: end), kind)
      }
    }
  }

  // MARK: - Documents

  /// Reads what a command says of another document.
  mutating func readLink(_ form: LaTeXCommand.Link, from start: Int, end: Int) {
    switch form {
    case .file(let kind):
      var offset = start
      if let option = arguments.option(from: offset, end: end) { offset = option.upperBound + 1 }
      if let group = arguments.group(from: offset, end: end) {
        addLink(group, kind)
      } else if kind == .root, offset == start {
        addLink(word(from: start, end: end), kind)
      }
    case .folderAndFile(let kind, let groupsBefore):
      var offset = start
      if groupsBefore > 0, let option = arguments.option(from: offset, end: end) {
        offset = option.upperBound + 1
      }
      for _ in 0..<groupsBefore {
        guard let group = arguments.group(from: offset, end: end) else { return }
        offset = group.upperBound + 1
      }
      guard let folder = arguments.group(from: offset, end: end),
        let file = arguments.group(from: folder.upperBound + 1, end: end),
        let folderPath = bytes.trimmed(folder).isEmpty ? "" : path(in: folder)?.path,
        let (filePath, range) = path(in: file)
      else { return }
      let separator = folderPath.isEmpty || folderPath.hasSuffix("/") ? "" : "/"
      result.links.append(
        DocumentLink(path: folderPath + separator + filePath, range: range, kind: kind))
    case .packages:
      var offset = start
      if let option = arguments.option(from: offset, end: end) { offset = option.upperBound + 1 }
      guard let group = arguments.group(from: offset, end: end) else { return }
      for part in parts(of: group) {
        addLink(part, .package)
        // Its `\citefield{title}{key}` is the other way round than biblatex's.
        if bytes[bytes.trimmed(part)].elementsEqual("jurabib".utf8) {
          let shape = LaTeXCitationShape(.normal, groupsBeforeKeys: 1)
          define { $0.commands[LaTeXName.hash("citefield".utf8)] = shape }
        }
      }
    case .documentClass:
      let option = arguments.option(from: start, end: end)
      guard let group = arguments.group(from: option.map { $0.upperBound + 1 } ?? start, end: end)
      else { return }
      if bytes[group].elementsEqual("subfiles".utf8) {
        if let option { addLink(option, .parent) }
      } else {
        result.isMainDocument = true
        addLink(group, .documentClass)
      }
    }
  }

  private mutating func addLink(_ range: Range<Int>, _ kind: DocumentLink.Kind) {
    guard let (path, range) = path(in: range) else { return }
    result.links.append(DocumentLink(path: path, range: range, kind: kind))
  }

  /// The name behind `\input` without braces: up to a blank, or between quotes.
  private func word(from start: Int, end: Int) -> Range<Int> {
    var first = start
    while first < end, bytes[first].isBlank { first += 1 }
    var last = first
    let isQuoted = first < end && bytes[first] == UInt8(ascii: "\"")
    if isQuoted { last += 1 }
    while last < end, !bytes[last].isLineEnd, last - first < 1024 {
      let byte = bytes[last]
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          last += 1
          break
        }
      } else if byte.isBlank || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "%")
        || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "{")
      {
        break
      }
      last += 1
    }
    return first..<last
  }

  /// Reads `% !TeX root = ../main.tex`.
  mutating func readMagicComment(_ comment: Range<Int>) {
    guard let mark = bytes[comment].prefix(16).firstIndex(of: UInt8(ascii: "!")),
      bytes[comment.lowerBound + 1..<mark].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "%") })
    else { return }
    let rest = mark + 1..<comment.upperBound
    let words = bytes[rest].split(maxSplits: 1) { $0 == UInt8(ascii: "=") }
    guard words.count == 2, let value = words.last,
      String(decoding: words[0], as: UTF8.self).lowercased().split(separator: " ")
        .elementsEqual(["tex", "root"])
    else { return }
    addLink(value.startIndex..<value.endIndex, .parent)
  }

  // MARK: - Paths

  /// The parts of a list between commas, comments left out.
  private func parts(of list: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = list.lowerBound
    var offset = start
    while offset < list.upperBound {
      if bytes[offset] == UInt8(ascii: ",") {
        parts.append(start..<offset)
        start = offset + 1
      } else if bytes[offset] == UInt8(ascii: "%") {
        parts.append(start..<offset)
        offset = arguments.lineEnd(from: offset, end: list.upperBound)
        start = offset
        continue
      }
      offset += 1
    }
    parts.append(start..<list.upperBound)
    return parts
  }

  /// The path in a range without what surrounds it, and its place; `nil` for none, and for a
  /// parameter of a definition.
  private func path(in range: Range<Int>) -> (path: String, range: Range<Int>)? {
    var range = bytes.trimmed(range)
    // `\subfix{refs}` of the package subfiles: the path as this file means it.
    let subfix = Array("\\subfix{".utf8)
    if range.count > subfix.count, bytes[range].starts(with: subfix),
      bytes[range.upperBound - 1] == UInt8(ascii: "}")
    {
      range = bytes.trimmed(range.lowerBound + subfix.count..<range.upperBound - 1)
    }
    if range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "\""),
      bytes[range.upperBound - 1] == UInt8(ascii: "\"")
    {
      range = bytes.trimmed(range.lowerBound + 1..<range.upperBound - 1)
    }
    let text = bytes[range]
    guard !text.isEmpty, !text.contains(where: { $0 == UInt8(ascii: "#") || $0.isLineEnd }) else {
      return nil
    }
    return (String(decoding: text, as: UTF8.self), range)
  }
}
