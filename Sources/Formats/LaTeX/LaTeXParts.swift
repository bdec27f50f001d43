// One pass over the document looks for backslashes and comments. A command of interest begins a part;
// what is verbatim, commented out or behind `\end{document}` has none.

/// The parts of a LaTeX document, or of a `.bbl` file, that are entries of a bibliography.
struct LaTeXParts {
  enum Kind: Equatable {
    /// `\bibitem[label]{key}` and the text behind it; with the package harvard
    /// `\harvarditem[short]{label}{year}{key}`.
    case item
    /// `\bib{key}{type}{fields}` of amsrefs.
    case reference
    /// `\entry{key}{type}{options}` to `\endentry`, as biber writes them.
    case record
    /// What `filecontents` puts into a file, without the lines around it.
    case file
  }

  struct Part {
    let kind: Kind
    var range: Range<Int>
    /// The key, or the name of the file.
    let name: Range<Int>
    /// What follows the key of an item; the type of the others.
    var second: Range<Int>
    /// The fields of a reference; the year of an item of harvard.
    var third = 0..<0
    /// The label of an item.
    var label: Range<Int>?
  }

  /// In order.
  private(set) var parts: [Part] = []
  /// Environments of files whose end is missing.
  private(set) var endless: [Range<Int>] = []
  private var cursor: LaTeXCursor
  private var bytes: [UInt8] { cursor.bytes }
  /// Ends that were looked for in vain.
  private var missing: Set<[UInt8]> = []

  /// Linear.
  init(_ bytes: [UInt8]) {
    cursor = LaTeXCursor(bytes)
    var offset = 0
    scan: while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "%"): offset = cursor.lineEnd(from: offset, end: bytes.count)
      case UInt8(ascii: "\\"):
        guard let next = readCommand(at: offset) else { break scan }
        offset = max(next, offset + 1)
      default: offset += 1
      }
    }
    endItem(at: offset, isCertain: false)
  }

  /// Reads what begins with a backslash; gives the offset to go on at, `nil` behind the document.
  private mutating func readCommand(at start: Int) -> Int? {
    let end = bytes.count
    let name = cursor.name(at: start, end: end)
    let next = name.upperBound
    if cursor.isName(name, "bibitem") { return readItem(at: start, next) }
    if cursor.isName(name, "harvarditem") { return readHarvardItem(at: start, next) }
    if cursor.isName(name, "bib") { return readReference(at: start, next) }
    if cursor.isName(name, "entry") { return readRecord(at: start, next) }
    if cursor.isName(name, "begin") { return readBegin(at: start, next) }
    if cursor.isName(name, "end") {
      guard let environment = cursor.group(from: next, end: min(end, next + 64)) else {
        return next
      }
      if bytes[environment].elementsEqual("document".utf8) {
        endItem(at: start, isCertain: false)
        return nil
      }
      if bytes[environment].elementsEqual("thebibliography".utf8) {
        endItem(at: start, isCertain: true)
      }
      return environment.upperBound + 1
    }
    if cursor.isName(name, "verb") || cursor.isName(name, "lstinline"), next < end {
      let line = cursor.lineEnd(from: next, end: end)
      let open = bytes[next] == UInt8(ascii: "*") ? next + 1 : next
      guard open < line, bytes[open] != UInt8(ascii: "{"),
        let close = bytes[(open + 1)..<line].firstIndex(of: bytes[open])
      else { return next }
      return close + 1
    }
    return next
  }

  // MARK: Entries

  private mutating func readItem(at start: Int, _ nameEnd: Int) -> Int {
    var offset = nameEnd
    let label = cursor.option(from: offset, end: bytes.count)
    if let label { offset = label.upperBound + 1 }
    return beginItem(at: start, keyFrom: offset, label: label, year: 0..<0)
  }

  private mutating func readHarvardItem(at start: Int, _ nameEnd: Int) -> Int {
    var offset = nameEnd
    if let short = cursor.option(from: offset, end: bytes.count) { offset = short.upperBound + 1 }
    guard let label = cursor.group(from: offset, end: bytes.count),
      let year = cursor.group(from: label.upperBound + 1, end: bytes.count)
    else { return nameEnd }
    return beginItem(at: start, keyFrom: year.upperBound + 1, label: nil, year: year)
  }

  private mutating func beginItem(
    at start: Int, keyFrom offset: Int, label: Range<Int>?, year: Range<Int>
  ) -> Int {
    guard let key = key(from: offset) else { return offset }
    endItem(at: start, isCertain: true)
    parts.append(
      Part(
        kind: .item, range: start..<key.end, name: key.range, second: key.end..<key.end,
        third: year, label: label))
    isItemOpen = true
    return key.end
  }

  private var isItemOpen = false

  /// Ends the item that is open. Without a certain end it ends with its paragraph.
  private mutating func endItem(at offset: Int, isCertain: Bool) {
    guard isItemOpen, let last = parts.indices.last else { return }
    isItemOpen = false
    let start = parts[last].second.lowerBound
    var end = max(start, offset)
    if !isCertain { end = paragraphEnd(from: start, end: end) }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    parts[last].second = start..<end
    parts[last].range = parts[last].range.lowerBound..<end
  }

  private func paragraphEnd(from start: Int, end: Int) -> Int {
    var offset = cursor.gapEnd(from: start, end: end)
    while offset < end {
      let line = cursor.lineEnd(from: offset, end: end)
      var next = line
      var lineEnds = 0
      while next < end, bytes[next] <= 0x20 {
        if bytes[next] == 0x0A
          || bytes[next] == 0x0D && !(next + 1 < end && bytes[next + 1] == 0x0A)
        {
          lineEnds += 1
        }
        next += 1
      }
      if lineEnds > 1 { return line }
      offset = max(next, line + 1)
    }
    return end
  }

  /// The key in the group at an offset: no command, no parameter of a definition.
  private mutating func key(
    from offset: Int, unless isForbidden: (UInt8) -> Bool = { "\\#{}%,".utf8.contains($0) }
  ) -> (range: Range<Int>, end: Int)? {
    guard let group = cursor.group(from: offset, end: min(bytes.count, offset + 4096)) else {
      return nil
    }
    let key = ListingLines.trimmed(group, in: bytes)
    guard !key.isEmpty, !bytes[key].contains(where: isForbidden) else {
      return nil
    }
    return (key, group.upperBound + 1)
  }

  private mutating func readReference(at start: Int, _ nameEnd: Int) -> Int {
    let isStarred = nameEnd < bytes.count && bytes[nameEnd] == UInt8(ascii: "*")
    guard let key = key(from: isStarred ? nameEnd + 1 : nameEnd),
      let type = self.key(from: key.end),
      let fields = cursor.group(from: type.end, end: bytes.count)
    else { return nameEnd }
    endItem(at: start, isCertain: true)
    parts.append(
      Part(
        kind: .reference, range: start..<(fields.upperBound + 1), name: key.range,
        second: type.range, third: fields))
    return fields.upperBound + 1
  }

  private static let endOfRecord = Array("\\endentry".utf8)

  private mutating func readRecord(at start: Int, _ nameEnd: Int) -> Int {
    guard let key = key(from: nameEnd), let type = self.key(from: key.end),
      let end = find(LaTeXParts.endOfRecord, from: type.end)
    else { return nameEnd }
    endItem(at: start, isCertain: true)
    parts.append(
      Part(
        kind: .record, range: start..<(end + LaTeXParts.endOfRecord.count), name: key.range,
        second: type.range, third: type.end..<end))
    return end + LaTeXParts.endOfRecord.count
  }

  // MARK: Environments

  private mutating func find(_ word: [UInt8], from start: Int) -> Int? {
    guard !missing.contains(word) else { return nil }
    let found = cursor.find(word, from: start)
    if found == nil { missing.insert(word) }
    return found
  }

  private static let verbatim: Set<String> = [
    "verbatim", "verbatim*", "Verbatim", "BVerbatim", "LVerbatim", "lstlisting", "minted",
    "comment",
    "alltt", "filecontentsdef", "tcblisting", "codeexample",
  ]

  private mutating func readBegin(at start: Int, _ nameEnd: Int) -> Int {
    guard let environment = cursor.group(from: nameEnd, end: min(bytes.count, nameEnd + 64)) else {
      return nameEnd
    }
    let name = String(decoding: bytes[environment], as: UTF8.self)
    let next = environment.upperBound + 1
    if name == "thebibliography" { endItem(at: start, isCertain: true) }
    let isFile = name == "filecontents" || name == "filecontents*"
    guard isFile || LaTeXParts.verbatim.contains(name) else { return next }
    let endMark = Array("\\end{\(name)}".utf8)
    guard isFile else {
      return find(endMark, from: next).map { $0 + endMark.count } ?? next
    }
    var offset = next
    if let option = cursor.option(from: offset, end: min(bytes.count, offset + 256)) {
      offset = option.upperBound + 1
    }
    // `\jobname.bib`
    guard let file = key(from: offset, unless: { "#{}%,".utf8.contains($0) }) else { return next }
    // What stands behind the name in its line is not the file's.
    var content = cursor.lineEnd(from: file.end, end: bytes.count)
    if content < bytes.count, bytes[content] == 0x0D, content + 1 < bytes.count,
      bytes[content + 1] == 0x0A
    {
      content += 1
    }
    content = min(bytes.count, content + 1)
    let found = find(endMark, from: file.end)
    // While it is typed, its end is missing; LaTeX, too, would take all there is.
    let end = found ?? bytes.count
    if found == nil { endless.append(environment) }
    if LaTeXParts.isBibliography(bytes[file.range]) {
      endItem(at: start, isCertain: true)
      parts.append(
        Part(
          kind: .file, range: min(content, end)..<end, name: file.range,
          second: environment))
    }
    return found.map { $0 + endMark.count } ?? bytes.count
  }

  /// Whether a file of that name is a bibliography.
  static func isBibliography(_ name: ArraySlice<UInt8>) -> Bool {
    ListingLines.equal(name.suffix(4), ".bib") || ListingLines.equal(name.suffix(7), ".bibtex")
  }
}
