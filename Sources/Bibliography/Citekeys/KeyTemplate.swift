/// A pattern that citekeys are made by, in JabRef's syntax (manual, "Citation key patterns"):
/// `[auth:lower][year][veryshorttitle]`.
///
/// A marker is the name of a field or of a part of one, with modifiers behind it. Values come into a key
/// as ASCII letters and digits; what stands between markers is taken as it is.
package struct KeyTemplate: Sendable, Hashable {
  /// What is wrong with a template.
  package struct Failure: Error, Hashable {
    /// A sentence.
    package let message: String
    /// Where it stands: UTF-8 bytes of the template.
    package let range: Range<Int>

    /// Something wrong with a part of a template.
    init(message: String, at part: Substring) {
      self.message = message
      let text = part.base.utf8
      let start = text.distance(from: text.startIndex, to: part.startIndex)
      range = start..<(start + part.utf8.count)
    }
  }

  enum Piece: Sendable, Hashable {
    case literal(String)
    case marker(name: String, modifiers: [Modifier])
  }

  /// No template is longer.
  private static let lengthLimit = 500
  /// No key is longer.
  private static let keyLimit = 120

  /// As it is written.
  package let text: String
  private let pieces: [Piece]
  /// Patterns of single entry types, in lower case.
  private var special: [String: [Piece]] = [:]

  /// Takes a template apart. Linear.
  package init(parsing text: String) throws(Failure) {
    self.text = text
    pieces = try KeyTemplate.pieces(of: text)
  }

  /// `nil` where the text is no template; `init(parsing:)` says why.
  package init?(_ text: String) {
    guard let template = try? KeyTemplate(parsing: text) else { return nil }
    self = template
  }

  /// This template, with another one for entries of a type. One that cannot be read is passed over.
  package func setting(_ text: String, forType type: String) -> KeyTemplate {
    var result = self
    if let pieces = try? KeyTemplate.pieces(of: text) { result.special[type] = pieces }
    return result
  }

  /// The key of an entry; `nil` where the entry has nothing that the template asks for.
  package func key(for entry: Entry) -> Citekey? {
    var key = ""
    var isFilled = false
    for piece in special[entry.type] ?? pieces {
      switch piece {
      case .literal(let text): key += text
      case .marker(let name, let modifiers):
        var value = KeyText.words(KeyMarker.value(of: name, in: entry)).joined(separator: " ")
        isFilled = isFilled || !value.isEmpty
        for modifier in modifiers { value = modifier.applied(to: value) }
        key += value
      }
    }
    guard isFilled else { return nil }
    let utf8 = key.utf8.filter { $0 > 0x20 && $0 != 0x7F && !",{}\"#%\\~=".utf8.contains($0) }
    return utf8.isEmpty ? nil : Citekey(utf8: Array(utf8.prefix(KeyTemplate.keyLimit)))
  }

  // MARK: Reading

  private static func pieces(of text: String) throws(Failure) -> [Piece] {
    guard text.utf8.count <= lengthLimit else {
      throw Failure(
        message: "A key template has at most \(lengthLimit) characters.", at: text[...])
    }
    var pieces: [Piece] = []
    var literal = ""
    var rest = Substring(text)
    var hasMarker = false
    while let character = rest.first {
      guard character == "[" else {
        literal.append(character)
        rest.removeFirst()
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(try marker(&rest))
      hasMarker = true
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    guard hasMarker else {
      throw Failure(
        message: "A key template needs a marker in brackets, as “[auth:lower][year]” has.",
        at: text[...])
    }
    return pieces
  }

  /// What begins with `[`, up to its `]`; brackets in quotes and parentheses do not count.
  private static func marker(_ rest: inout Substring) throws(Failure) -> Piece {
    let text = rest
    rest.removeFirst()
    var parts: [Substring] = []
    var start = rest.startIndex
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    while let character = rest.first {
      let end = rest.startIndex
      rest.removeFirst()
      if depth == 0, !isQuoted, character == "]" || character == ":" {
        parts.append(text[start..<end])
        start = rest.startIndex
        if character == ":" { continue }
        let name = parts.removeFirst()
        guard !name.isEmpty else {
          throw Failure(message: "A marker needs a name: “[]”.", at: text[..<start])
        }
        guard KeyMarker.isKnown(String(name)) else {
          throw Failure(message: "There is no marker “[\(name)]” of people.", at: name)
        }
        var modifiers: [Modifier] = []
        for part in parts { modifiers.append(try Modifier(part)) }
        return .marker(name: String(name), modifiers: modifiers)
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      if !isQuoted {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      }
      isEscaped = character == "\\" && !isEscaped
    }
    throw Failure(message: "A marker is not closed: “\(text)”.", at: text)
  }
}
