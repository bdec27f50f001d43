import Bibliography

/// The text of a `\bibitem`, with what its style marks in it.
struct BibliographyItemText {
  struct Piece {
    var value: [UInt8]
    var place: Range<Int>
  }

  /// Without comments and what is no text.
  private(set) var whole: [UInt8] = []
  /// What `\newblock` divides; without any, what stands before a title in quotes, and that behind.
  private(set) var blocks: [Piece] = []
  /// What `\bibinfo` names, in order.
  private(set) var marked: [(name: String, value: [UInt8], place: Range<Int>)] = []
  private(set) var doi: [UInt8]?
  private(set) var url: [UInt8]?
  private var quoted: Piece?
  private var hasNewBlocks = false

  /// Commands of styles, and how many of their arguments are no text.
  private static let hidden: [String: Int] = [
    "bibinfo": 1, "bibfield": 1, "href": 1, "href@noop": 1, "Eprint": 1, "BibitemOpen": 0,
    "BibitemShut": 1, "bibnamefont": 0, "bibfnamefont": 0, "citenamefont": 0, "bibnamedelima": 0,
    "natexlab": 0, "urlprefix": 0, "enquote": 0, "newblock": 0, "textcolor": 1, "providecommand": 2,
    "penalty0": 0, "bibsnm": 0, "bibfnm": 0, "protect": 0, "selectlanguage": 1, "bibAnnoteFile": 1,
    "noopsort": 1, "SortNoop": 1, "translation": 0, "Doi": 0, "bibcommenthead": 0, "label": 1,
  ]

  /// Reads a range. Linear in it, but for nesting.
  init(_ range: Range<Int>, _ cursor: inout LaTeXCursor) {
    var starts: [(written: Int, place: Int)] = [(0, range.lowerBound)]
    read(range, &cursor, &starts)
    let ends = starts.dropFirst().map { $0 } + [(written: whole.count, place: range.upperBound)]
    for (start, end) in zip(starts, ends) {
      let value = BibliographyItemText.tidied(whole[start.written..<end.written])
      if !value.isEmpty {
        blocks.append(Piece(value: value, place: start.place..<end.place))
      }
    }
    hasNewBlocks = starts.count > 1
    findQuoted(range)
    whole = BibliographyItemText.tidied(whole[...])
  }

  private mutating func read(
    _ range: Range<Int>, _ cursor: inout LaTeXCursor,
    _ starts: inout [(written: Int, place: Int)]
  ) {
    let bytes = cursor.bytes
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "%") {
        offset = cursor.lineEnd(from: offset, end: range.upperBound)
        // A comment takes its line end, and the blanks that begin the next line, with it.
        while offset < range.upperBound, bytes[offset] <= 0x20 { offset += 1 }
        continue
      }
      guard byte == UInt8(ascii: "\\") else {
        whole.append(byte)
        offset += 1
        continue
      }
      let name = cursor.name(at: offset, end: range.upperBound)
      let command = String(decoding: bytes[name], as: UTF8.self)
      guard let count = BibliographyItemText.hidden[command] else {
        noteAddress(command, from: name.upperBound, end: range.upperBound, &cursor)
        whole += bytes[offset..<name.upperBound]
        offset = name.upperBound
        continue
      }
      var next = name.upperBound
      var arguments: [Range<Int>] = []
      while arguments.count < count, let group = cursor.group(from: next, end: range.upperBound) {
        arguments.append(group)
        next = group.upperBound + 1
      }
      switch command {
      case "newblock":
        whole.append(0x20)
        starts.append((whole.count, next))
      case "bibinfo", "Eprint":
        if let first = arguments.first,
          let value = cursor.group(from: next, end: range.upperBound)
        {
          let field =
            command == "Eprint"
            ? "eprint"
            : String(
              decoding: ListingLines.trimmed(bytes[first]).map(ListingLines.lowercased),
              as: UTF8.self)
          var inner = BibliographyItemText()
          var none: [(written: Int, place: Int)] = []
          // Marks in marks are few; what is in them is text.
          inner.readPlain(value, &cursor, &none)
          marked.append((field, BibliographyItemText.tidied(inner.whole[...]), value))
        }
      case "href":
        if let address = arguments.first { note(address: Array(bytes[address])) }
      case "enquote":
        if let value = cursor.group(from: next, end: range.upperBound) {
          whole += Array("``".utf8) + bytes[value] + Array("''".utf8)
          next = value.upperBound + 1
        }
      default: break
      }
      offset = command == "newblock" ? next : cursor.gapEnd(from: next, end: range.upperBound)
    }
  }

  /// Nothing read.
  private init() {}

  /// Reads a range of text in which a style marks nothing more.
  private mutating func readPlain(
    _ range: Range<Int>, _ cursor: inout LaTeXCursor,
    _ starts: inout [(written: Int, place: Int)]
  ) {
    var offset = range.lowerBound
    let bytes = cursor.bytes
    while offset < range.upperBound {
      if bytes[offset] == UInt8(ascii: "%") {
        offset = cursor.lineEnd(from: offset, end: range.upperBound)
      } else if bytes[offset] == UInt8(ascii: "\\") {
        let name = cursor.name(at: offset, end: range.upperBound)
        if let count = BibliographyItemText.hidden[String(decoding: bytes[name], as: UTF8.self)] {
          offset = name.upperBound
          for _ in 0..<count {
            guard let group = cursor.group(from: offset, end: range.upperBound) else { break }
            offset = group.upperBound + 1
          }
          offset = cursor.gapEnd(from: offset, end: range.upperBound)
        } else {
          whole += bytes[offset..<name.upperBound]
          offset = name.upperBound
        }
      } else {
        whole.append(bytes[offset])
        offset += 1
      }
    }
  }

  /// Takes the address that is the argument of a command.
  private mutating func noteAddress(
    _ command: String, from start: Int, end: Int, _ cursor: inout LaTeXCursor
  ) {
    guard ["url", "doi", "path"].contains(command),
      let group = cursor.group(from: start, end: end)
    else { return }
    note(address: Array(cursor.bytes[group]))
  }

  private mutating func note(address: [UInt8]) {
    if let found = ArXivPaper.doi(address), doi == nil, !address.contains(UInt8(ascii: "?")) {
      let isAddress = ListingLines.range(of: Array("doi.org".utf8), in: address[...]) != nil
      if isAddress || address.starts(with: "10.".utf8) { return doi = found }
    }
    if url == nil, address.starts(with: "http".utf8) { url = address }
  }

  // MARK: What the text says

  /// Whether what is before the title is known to be the first block.
  var hasTitleBehindFirstBlock: Bool { hasNewBlocks ? blocks.count > 1 : quoted != nil }

  /// The title: what is in quotes in the first blocks, or else the second block.
  var title: Piece? {
    if let quoted { return quoted }
    guard hasNewBlocks, blocks.count > 1 else { return nil }
    var title = blocks[1]
    while let last = title.value.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ",") {
      title.value.removeLast()
    }
    return title.value.isEmpty ? nil : title
  }

  private mutating func findQuoted(_ range: Range<Int>) {
    for (open, close) in [("``", "''"), ("“", "”"), ("\"", "\"")] {
      guard
        let start = ListingLines.range(of: Array(open.utf8), in: whole[...]),
        let end = ListingLines.range(of: Array(close.utf8), in: whole[start.upperBound...]),
        end.lowerBound > start.upperBound + 3
      else { continue }
      var value = BibliographyItemText.tidied(whole[start.upperBound..<end.lowerBound])
      while let last = value.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ".") {
        value.removeLast()
      }
      quoted = Piece(value: value, place: range)
      if !hasNewBlocks {
        let before = BibliographyItemText.tidied(whole[..<start.lowerBound])
        blocks = before.isEmpty ? [] : [Piece(value: before, place: range)]
      }
      return
    }
  }

  /// The last number that may be a year: in brackets, or else by itself.
  var year: [UInt8]? {
    var found: (year: ArraySlice<UInt8>, isBracketed: Bool)?
    var offset = 0
    while offset < whole.count {
      guard whole[offset] >= 0x30, whole[offset] <= 0x39 else {
        offset += 1
        continue
      }
      let digits = whole[offset...].prefix { $0 >= 0x30 && $0 <= 0x39 }
      let before = offset > 0 ? whole[offset - 1] : 0x20
      let after = digits.endIndex < whole.count ? whole[digits.endIndex] : 0x20
      let isBracketed = before == UInt8(ascii: "(")
      if digits.count == 4,
        digits.elementsEqual("1500".utf8) || !digits.lexicographicallyPrecedes("1500".utf8),
        digits.lexicographicallyPrecedes("2100".utf8), " ~(,[{.".utf8.contains(before),
        " ~),].;}abc".utf8.contains(after), isBracketed || found?.isBracketed != true
      {
        found = (digits, isBracketed)
      }
      offset = digits.endIndex
    }
    return found.map { Array($0.year) }
  }

  /// A text with one blank for many, and none at its ends.
  private static func tidied(_ text: ArraySlice<UInt8>) -> [UInt8] {
    Array(text.split(whereSeparator: { $0 <= 0x20 }).joined(separator: [0x20]))
  }
}
