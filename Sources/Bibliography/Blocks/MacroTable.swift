// BibTeX expands a macro to what it meant where it is used: a later `@string` of the same name
// changes only what follows. Macros cross files in load order, so the table belongs to the library
// and not to a source. Values are expanded once, in order, when the table is made; doubling
// (`@string{b = a # a}`, forty times) is cut at a limit.

/// String macros of a list of sources, expanded.
package struct MacroTable: Sendable {
  /// No value grows longer than this many bytes.
  package static let valueLimit = 1 << 16

  private struct Definition: Sendable {
    let source: Int
    let offset: Int
    let value: [UInt8]
  }

  private var definitions: [[UInt8]: [Definition]] = [:]
  /// The numbers of the sources that define any.
  private var definingSources: Set<Int> = []
  /// Whether any value was cut at `valueLimit`.
  package private(set) var hasCutValue = false

  /// A table with only the predefined months.
  package init() {}

  /// The macros of `sources` in their order. O(definitions + their lengths).
  package init(of sources: [ParsedSource]) {
    for (number, source) in sources.enumerated() {
      for index in source.blocks.indices {
        // Not the block, which would be copied.
        let macros = source.blocks[index].macros
        if !macros.isEmpty { definingSources.insert(number) }
        for macro in macros {
          let offset = source.byteStarts[index] + macro.nameRange.lowerBound
          let value = expand(macro.expression, source: number, offset: offset).value
          definitions[macro.name, default: []].append(
            Definition(source: number, offset: offset, value: value))
        }
      }
    }
  }

  /// Whether no other source than number `source` defines any. O(1).
  package func areDefined(onlyIn source: Int) -> Bool { definingSources.isSubset(of: [source]) }

  /// What `name` (in lower case) means at an offset of a source: its last definition before, else
  /// its first one after, else a predefined month.
  package func value(of name: [UInt8], source: Int, offset: Int) -> [UInt8]? {
    if let found = definitions[name] {
      let before = found.last { ($0.source, $0.offset) < (source, offset) }
      if let definition = before ?? found.first { return definition.value }
    }
    return MacroTable.months[name]
  }

  /// The text of a BibTeX expression: parts without delimiters, macros replaced, joined. A macro
  /// nobody defines gives its own name, and `unknown` names it.
  package mutating func expand(
    _ expression: [UInt8], source: Int, offset: Int
  ) -> (value: [UInt8], unknown: [[UInt8]]) {
    let result = expanded(expression, source: source, offset: offset)
    if result.isCut { hasCutValue = true }
    return (result.value, result.unknown)
  }

  /// As `expand`, for a table that is finished.
  package func expanded(
    _ expression: [UInt8], source: Int, offset: Int
  ) -> (value: [UInt8], unknown: [[UInt8]], isCut: Bool) {
    var value: [UInt8] = []
    var unknown: [[UInt8]] = []
    var index = 0
    while index < expression.count {
      let byte = expression[index]
      if byte == UInt8(ascii: "{") || byte == 0x22 {
        let end = MacroTable.endOfPart(expression, from: index)
        let contentEnd = end.isClosed ? end.index - 1 : end.index
        value.append(contentsOf: expression[(index + 1)..<max(index + 1, contentEnd)])
        index = end.index
      } else if MacroTable.isWordEnd(byte) {
        index += 1
      } else {
        let start = index
        while index < expression.count, !MacroTable.isWordEnd(expression[index]) { index += 1 }
        let word = expression[start..<index]
        if word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
          value.append(contentsOf: word)
        } else {
          let name = word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
          if let found = self.value(of: name, source: source, offset: offset) {
            value.append(contentsOf: found)
          } else {
            unknown.append(name)
            value.append(contentsOf: word)
          }
        }
      }
      if value.count > MacroTable.valueLimit {
        value.removeLast(value.count - MacroTable.valueLimit)
        return (value, unknown, true)
      }
    }
    return (value, unknown, false)
  }

  /// The macros that an expression uses, in lower case. Linear.
  package static func names(in expression: [UInt8]) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var index = 0
    while index < expression.count {
      let byte = expression[index]
      if byte == UInt8(ascii: "{") || byte == 0x22 {
        index = endOfPart(expression, from: index).index
      } else if byte <= 0x20 || byte == UInt8(ascii: "#") {
        index += 1
      } else {
        let start = index
        while index < expression.count, !isWordEnd(expression[index]) { index += 1 }
        let word = expression[start..<index]
        if !word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
          names.append(word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
        }
      }
    }
    return names
  }

  private static func isWordEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "{") || byte == 0x22
  }

  /// Just past the delimited part that begins at `start`.
  private static func endOfPart(
    _ expression: [UInt8], from start: Int
  ) -> (index: Int, isClosed: Bool) {
    let isQuoted = expression[start] == 0x22
    var depth = 0
    var index = start + 1
    while index < expression.count {
      switch expression[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        if !isQuoted, depth == 0 { return (index + 1, true) }
        depth -= 1
      case 0x22 where isQuoted && depth <= 0: return (index + 1, true)
      default: break
      }
      index += 1
    }
    return (index, false)
  }

  /// The months that every BibTeX style defines.
  private static let months: [[UInt8]: [UInt8]] = {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return Dictionary(
      uniqueKeysWithValues: names.map {
        (Array($0.lowercased().utf8.prefix(3)), Array($0.utf8))
      })
  }()
}
