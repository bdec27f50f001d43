// Sphinx runs `conf.py`; here it is only read. What counts is what stands there as text: lists of
// texts, joined texts and lists, `os.path.join`, `Path(…) / "…"`, the folder of the file itself, and
// names for any of these. Anything else is told to be computed.

/// The bibliographies that a Sphinx project's `conf.py` names.
package struct SphinxConfiguration {
  /// A text in a list of bibliographies.
  package struct Item: Equatable {
    /// A path, or a pattern; empty where nobody knows who does not run the program.
    package var path: String
    package var range: Range<Int>
    var isComputed: Bool { path.isEmpty }
  }

  /// What an expression means.
  private enum Value {
    case text(String, Range<Int>)
    case list([Item])
    case unknown(Range<Int>)
  }

  /// How often names may stand for others.
  private static let depthLimit = 8
  /// Bytes of the longest text that is put together.
  private static let textLimit = 4096

  /// In order; `nil` when the file does not speak of `bibtex_bibfiles`.
  package private(set) var items: [Item]?
  private let tokens: [PythonToken]
  /// How many more terms are looked at: names may stand for names that stand for many.
  private var termsLeft = 10_000
  /// Where the values of names begin that are given at the outermost level or below, the last one
  /// last.
  private var values: [String: [Int]] = [:]

  /// Reads a program (UTF-8). Linear in it for each name that a bibliography is made of.
  package init(parsing bytes: [UInt8]) {
    tokens = PythonScanner.tokens(in: bytes)
    var start = 0
    while start < tokens.count {
      readStatement(at: start)
      while start < tokens.count, tokens[start].kind != .end { start += 1 }
      start += 1
    }
  }

  private func isMark(_ index: Int, _ mark: String) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .other && tokens[index].string == mark
  }

  private mutating func readStatement(at start: Int) {
    guard tokens[start].kind == .name else { return }
    let name = tokens[start].string
    var index = start + 1
    // `name: list[str] = …`
    if isMark(index, ":") {
      while index < tokens.count, tokens[index].kind != .end, !isMark(index, "=") { index += 1 }
    }
    if isMark(index, "=") {
      values[name, default: []].append(index + 1)
      guard name == "bibtex_bibfiles" else { return }
      // What is given inside a condition may be what counts, or what stands before it.
      if !tokens[start].isIndented { items = [] }
      return add(index + 1)
    }
    guard name == "bibtex_bibfiles" else { return }
    if isMark(index, "+=") { return add(index + 1) }
    if isMark(index, "."), index + 2 < tokens.count, isMark(index + 2, "("),
      ["append", "extend"].contains(tokens[index + 1].string)
    {
      add(index + 3)
    }
  }

  private mutating func add(_ start: Int) {
    var index = start
    let value = expression(&index, depth: 0)
    items = (items ?? []) + SphinxConfiguration.items(value)
  }

  private static func items(_ value: Value) -> [Item] {
    switch value {
    case .text(let text, let range): [Item(path: text, range: range)]
    case .list(let items): items
    case .unknown(let range): [Item(path: "", range: range)]
    }
  }

  // MARK: Expressions

  /// Terms with `+` or `/` between them.
  private mutating func expression(_ index: inout Int, depth: Int) -> Value {
    let start = index
    var value = term(&index, depth: depth)
    while termsLeft > 0, isMark(index, "+") || isMark(index, "/") {
      let isPath = isMark(index, "/")
      index += 1
      let next = term(&index, depth: depth)
      switch (value, next) {
      case (.text(let a, let range), .text(let b, let other)):
        let joined = isPath ? SphinxConfiguration.join([a, b]) : a + b
        // No path is that long.
        value =
          joined.utf8.count > SphinxConfiguration.textLimit
          ? .unknown(self.range(from: start, to: index))
          : .text(joined, other.isEmpty ? range : other)
      case (.list(let a), .list(let b)) where !isPath: value = .list(a + b)
      case (.list(let a), .unknown) where !isPath:
        value = .list(a + SphinxConfiguration.items(next))
      case (.unknown, .list(let b)) where !isPath:
        value = .list(SphinxConfiguration.items(value) + b)
      default: value = .unknown(range(from: start, to: index))
      }
    }
    // What goes on is no simple text: an index, a condition, a comprehension.
    if index < tokens.count, tokens[index].kind != .end,
      !(tokens[index].kind == .other && [",", ")", "]", "}"].contains(tokens[index].string))
    {
      skip(&index)
      return .unknown(range(from: start, to: index))
    }
    return value
  }

  private mutating func term(_ index: inout Int, depth: Int) -> Value {
    let start = index
    termsLeft -= 1
    guard depth < SphinxConfiguration.depthLimit, termsLeft > 0, tokens.indices.contains(index)
    else {
      return .unknown(range(from: start, to: start))
    }
    switch tokens[index].kind {
    case .text: return texts(&index)
    case .name: return named(&index, depth: depth)
    case .other where ["[", "(", "{"].contains(tokens[index].string):
      let isGroup = tokens[index].string == "("
      index += 1
      let (values, hasComma) = arguments(&index, depth: depth + 1)
      // `(a)` is a, `(a,)` a list.
      if isGroup, !hasComma, let only = values.first { return only }
      return .list(values.flatMap(SphinxConfiguration.items))
    default:
      skip(&index)
      return .unknown(range(from: start, to: index))
    }
  }

  /// Texts that stand one after the other are one.
  private func texts(_ index: inout Int) -> Value {
    let start = index
    var text = ""
    while index < tokens.count, case .text(let isComputed) = tokens[index].kind {
      if isComputed {
        index += 1
        return .unknown(range(from: start, to: index))
      }
      text += tokens[index].string
      index += 1
    }
    let range = tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound
    return .text(text, range)
  }

  /// Values with commas between them, up to the bracket that ends them.
  private mutating func arguments(_ index: inout Int, depth: Int) -> ([Value], hasComma: Bool) {
    var values: [Value] = []
    var hasComma = false
    while index < tokens.count, tokens[index].kind != .end {
      if [")", "]", "}"].contains(tokens[index].string), tokens[index].kind == .other {
        index += 1
        break
      }
      if isMark(index, ",") {
        hasComma = true
        index += 1
        continue
      }
      let before = index
      values.append(expression(&index, depth: depth))
      // Past the limits nothing is taken.
      if index == before { index += 1 }
    }
    return (values, hasComma)
  }

  /// A name: one that stands for a value, or a function of a few that make paths.
  private mutating func named(_ index: inout Int, depth: Int) -> Value {
    let start = index
    var name = tokens[index].string
    index += 1
    while isMark(index, "."), index + 1 < tokens.count, tokens[index + 1].kind == .name {
      name += "." + tokens[index + 1].string
      index += 2
    }
    var value: Value
    if isMark(index, "(") {
      index += 1
      let values = arguments(&index, depth: depth + 1).0
      value = SphinxConfiguration.call(name, values, range(from: start, to: index))
    } else if name == "__file__" {
      value = .text("conf.py", tokens[start].range.upperBound..<tokens[start].range.upperBound)
    } else {
      value = variable(name, depth: depth) ?? .unknown(range(from: start, to: index))
    }
    // `Path(__file__).parent`, `.resolve()`.
    while isMark(index, "."), index + 1 < tokens.count, tokens[index + 1].kind == .name {
      let member = tokens[index + 1].string
      index += 2
      var values: [Value] = []
      if isMark(index, "(") {
        index += 1
        values = arguments(&index, depth: depth + 1).0
      }
      value = SphinxConfiguration.member(member, of: value, values, range(from: start, to: index))
    }
    return value
  }

  private mutating func variable(_ name: String, depth: Int) -> Value? {
    guard let starts = values[name], starts.count == 1, var index = starts.first else { return nil }
    let value = expression(&index, depth: depth + 1)
    // What is not known is told where the name is used.
    guard case .unknown = value else { return value }
    return nil
  }

  private static func call(_ name: String, _ values: [Value], _ range: Range<Int>) -> Value {
    switch name.split(separator: ".").last.map(String.init) ?? name {
    case "join", "Path", "PurePath", "PosixPath": joined(values, range)
    case "str", "abspath", "realpath", "normpath", "fspath", "list", "tuple", "sorted", "glob":
      values.count == 1 ? values[0] : .unknown(range)
    case "dirname": values.first.map { member("parent", of: $0, [], range) } ?? .unknown(range)
    // The folder that Sphinx is started in is the project's as a rule.
    case "getcwd", "cwd": .text("", range.upperBound..<range.upperBound)
    default: .unknown(range)
    }
  }

  private static func member(
    _ name: String, of value: Value, _ arguments: [Value], _ range: Range<Int>
  ) -> Value {
    guard case .text(let text, let place) = value else { return .unknown(range) }
    switch name {
    case "parent":
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard let last = parts.last, last != "..", last != "." else {
        return .text(join([text, ".."]), place)
      }
      return .text(text.isEmpty ? ".." : parts.dropLast().joined(separator: "/"), place)
    case "resolve", "absolute", "as_posix", "expanduser", "strip": return value
    case "joinpath", "glob": return joined([value] + arguments, range)
    default: return .unknown(range)
    }
  }

  private static func joined(_ values: [Value], _ range: Range<Int>) -> Value {
    var parts: [String] = []
    var place = range
    for value in values {
      guard case .text(let text, let textPlace) = value else { return .unknown(range) }
      parts.append(text)
      if !textPlace.isEmpty { place = textPlace }
    }
    return .text(join(parts), place)
  }

  private static func join(_ parts: [String]) -> String {
    parts.reduce("") { $0.isEmpty ? $1 : PathText.join($0, $1) }
  }

  // MARK: Places

  /// To the comma or bracket that ends the expression.
  private func skip(_ index: inout Int) {
    var depth = 0
    while index < tokens.count, tokens[index].kind != .end {
      if tokens[index].kind == .other {
        switch tokens[index].string {
        case "(", "[", "{": depth += 1
        case ")", "]", "}":
          if depth == 0 { return }
          depth -= 1
        case ",":
          if depth == 0 { return }
        default: break
        }
      }
      index += 1
    }
  }

  private func range(from start: Int, to end: Int) -> Range<Int> {
    guard tokens.indices.contains(start) else { return 0..<0 }
    let last = min(max(start, end - 1), tokens.count - 1)
    let from = tokens[start].place.lowerBound
    return from..<max(from, tokens[last].place.upperBound)
  }
}
