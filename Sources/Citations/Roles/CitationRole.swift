/// A role whose text is citekeys: those of sphinxcontrib-bibtex and of MyST.
struct CitationRole {
  /// How the works are cited.
  let mode: CitationMode

  /// Whether braces around a key are what stands before and behind it; in the roles for footnotes
  /// they are part of the key.
  let hasAffixes: Bool

  /// The role with a name (ASCII, in any case); `nil` if it is not one that cites.
  init?(_ name: ArraySlice<UInt8>) {
    // The shortest is `cite`, the longest `footcite:authorpars`.
    guard (4...20).contains(name.count) else { return nil }
    let isFootnote = name.first.map { $0 | 0x20 } == UInt8(ascii: "f")
    let base = isFootnote ? "footcite" : "cite"
    let length = base.utf8.count
    guard name.count >= length,
      name.prefix(length).elementsEqual(base.utf8, by: { $0 | 0x20 == $1 })
    else { return nil }
    hasAffixes = !isFootnote
    guard name.count > length else {
      mode = .normal
      return
    }
    guard name[name.startIndex + length] == UInt8(ascii: ":") else { return nil }
    let style = String(decoding: name.dropFirst(length + 1), as: UTF8.self).lowercased()
    guard let mode = Self.modes[style] else { return nil }
    self.mode = mode
  }

  private static let modes: [String: CitationMode] = [
    "p": .normal, "ps": .normal, "alp": .normal, "alps": .normal,
    "label": .normal, "labelpar": .normal, "authorpar": .normal, "authorpars": .normal,
    "t": .authorInText, "ts": .authorInText, "ct": .authorInText, "cts": .authorInText,
    "author": .authorInText, "authors": .authorInText,
    "cauthor": .authorInText, "cauthors": .authorInText,
    "year": .suppressAuthor, "yearpar": .suppressAuthor,
    "empty": .nocite,
  ]
}

/// The keys in the text of a citation role: `key1, {see}key2{pp. 3}`.
struct CitationRoleKeys {
  /// The keys, in order, without empty ones and those that are written with escapes.
  private(set) var keys: [Range<Int>] = []

  /// What stands where a comma should: the engine refuses the whole role.
  private(set) var strays: [Range<Int>] = []

  /// What divides keys: in MyST also a semicolon.
  private let acceptsSemicolon: Bool

  /// Reads the keys in a range of `bytes`. Linear.
  init(in range: Range<Int>, of bytes: [UInt8], role: CitationRole, acceptsSemicolon: Bool) {
    self.acceptsSemicolon = acceptsSemicolon
    let range = Self.target(in: range, of: bytes)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end =
        role.hasAffixes
        ? readItem(from: offset, end: range.upperBound, in: bytes)
        : readWhole(from: offset, end: range.upperBound, in: bytes)
      offset = end + 1
    }
  }

  /// The part that names: of `title <target>` the target.
  private static func target(in range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    guard range.count > 2, bytes[range.upperBound - 1] == UInt8(ascii: ">"),
      let open = bytes[range.dropFirst()].firstIndex(of: UInt8(ascii: "<"))
    else { return range }
    return open + 1..<range.upperBound - 1
  }

  private func divides(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || acceptsSemicolon && byte == UInt8(ascii: ";")
  }

  /// Reads a key with what braces around it hold, and says where the item ends.
  private mutating func readItem(from start: Int, end: Int, in bytes: [UInt8]) -> Int {
    var offset = Self.skipAffix(from: start, end: end, in: bytes)
    let keyStart = offset
    while offset < end, !bytes[offset].isBlankOrLineEnd, !divides(bytes[offset]),
      bytes[offset] != UInt8(ascii: "{"), bytes[offset] != UInt8(ascii: "}")
    {
      offset += 1
    }
    addKey(keyStart..<offset, in: bytes)
    offset = Self.skipAffix(from: offset, end: end, in: bytes)
    let strayStart = offset
    while offset < end, !divides(bytes[offset]) { offset += 1 }
    if offset > strayStart { strays.append(strayStart..<offset) }
    return offset
  }

  /// Reads a key that is all there is between two commas.
  private mutating func readWhole(from start: Int, end: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    while offset < end, !divides(bytes[offset]) { offset += 1 }
    var key = start..<offset
    while let first = key.first, bytes[first].isBlankOrLineEnd { key = first + 1..<key.upperBound }
    while let last = key.last, bytes[last].isBlankOrLineEnd { key = key.lowerBound..<last }
    addKey(key, in: bytes)
    return offset
  }

  private mutating func addKey(_ key: Range<Int>, in bytes: [UInt8]) {
    if !key.isEmpty, !bytes[key].contains(UInt8(ascii: "\\")) { keys.append(key) }
  }

  /// After blanks, a text between braces if one is here, and blanks.
  private static func skipAffix(from start: Int, end: Int, in bytes: [UInt8]) -> Int {
    var offset = skipBlanks(from: start, end: end, in: bytes)
    guard offset < end, bytes[offset] == UInt8(ascii: "{") else { return offset }
    var close = offset + 1
    while close < end, bytes[close] != UInt8(ascii: "}"), bytes[close] != UInt8(ascii: "{") {
      close += 1
    }
    guard close < end, bytes[close] == UInt8(ascii: "}") else { return offset }
    offset = skipBlanks(from: close + 1, end: end, in: bytes)
    return offset
  }

  private static func skipBlanks(from start: Int, end: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    while offset < end, bytes[offset].isBlankOrLineEnd { offset += 1 }
    return offset
  }
}
