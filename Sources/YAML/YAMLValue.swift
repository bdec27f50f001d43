/// A value to be written as YAML.
package indirect enum YAMLValue: Equatable, Sendable {
  /// A text, UTF-8, whatever is in it.
  case text([UInt8])
  /// What is written as it is: a number, a date, a word that means something.
  case plain(String)
  case list([YAMLValue])
  case map([Member])

  /// A name and a value of a map.
  package struct Member: Equatable, Sendable {
    package let name: [UInt8]
    package let value: YAMLValue

    package init(_ name: String, _ value: YAMLValue) {
      self.init(utf8: Array(name.utf8), value)
    }

    package init(utf8 name: [UInt8], _ value: YAMLValue) {
      self.name = name
      self.value = value
    }
  }

  /// A text.
  package init(_ text: String) {
    self = .text(Array(text.utf8))
  }

  /// A whole number that every program writes as this text; `nil` for any other text.
  package static func wholeNumber(_ text: [UInt8]) -> YAMLValue? {
    guard (1..<10).contains(text.count), text.allSatisfy({ $0 &- 0x30 < 10 }),
      text.first != UInt8(ascii: "0") || text.count == 1
    else { return nil }
    return .plain(String(decoding: text, as: UTF8.self))
  }

  private var isEmpty: Bool {
    switch self {
    case .text, .plain: false
    case .list(let values): values.isEmpty
    case .map(let members): members.isEmpty
    }
  }

  // MARK: Writing

  /// Appends the value as a block that stands at a column: lines that begin there, the first one too.
  /// Linear.
  package func write(to output: inout [UInt8], column: Int = 0) {
    switch self {
    case .list(let values) where !values.isEmpty:
      for value in values {
        YAMLValue.indent(&output, column)
        output.append(contentsOf: "-".utf8)
        value.writeItem(to: &output, column: column + 2)
      }
    case .map(let members) where !members.isEmpty:
      for member in members {
        YAMLValue.indent(&output, column)
        member.write(to: &output, column: column)
      }
    default:
      YAMLValue.indent(&output, column)
      writeLine(to: &output, column: column)
    }
  }

  /// Appends what stands after a dash: a map begins on its line.
  private func writeItem(to output: inout [UInt8], column: Int) {
    guard case .map(let members) = self, let first = members.first else {
      if case .list(let values) = self, !values.isEmpty {
        output.append(UInt8(ascii: "\n"))
        return write(to: &output, column: column)
      }
      output.append(UInt8(ascii: " "))
      return writeLine(to: &output, column: column - 2)
    }
    output.append(UInt8(ascii: " "))
    first.write(to: &output, column: column)
    YAMLValue.map(Array(members.dropFirst())).writeRest(to: &output, column: column)
  }

  private func writeRest(to output: inout [UInt8], column: Int) {
    if !isEmpty { write(to: &output, column: column) }
  }

  /// Appends what fits behind a name or dash, whose column is given, and the line's end.
  fileprivate func writeLine(to output: inout [UInt8], column: Int) {
    switch self {
    case .text(let text): YAMLScalarWriter(text).write(to: &output, column: column)
    case .plain(let text): output.append(contentsOf: text.utf8)
    case .list: output.append(contentsOf: "[]".utf8)
    case .map: output.append(contentsOf: "{}".utf8)
    }
    output.append(UInt8(ascii: "\n"))
  }

  fileprivate static func indent(_ output: inout [UInt8], _ column: Int) {
    for _ in 0..<column { output.append(UInt8(ascii: " ")) }
  }

  fileprivate var standsBelow: Bool {
    switch self {
    case .text, .plain: false
    case .list, .map: !isEmpty
    }
  }
}

extension YAMLValue.Member {
  /// Names that are longer are no simple keys to some readers (YAML 1.2.2 §7.4.2: 1024 characters).
  private static let simpleLimit = 1000

  /// Appends the name and the value; the line's indentation is there.
  fileprivate func write(to output: inout [UInt8], column: Int) {
    if name.count > YAMLValue.Member.simpleLimit { output.append(contentsOf: "? ".utf8) }
    YAMLScalarWriter(name).writeOnLine(to: &output)
    if name.count > YAMLValue.Member.simpleLimit {
      output.append(UInt8(ascii: "\n"))
      YAMLValue.indent(&output, column)
    }
    output.append(UInt8(ascii: ":"))
    if value.standsBelow {
      output.append(UInt8(ascii: "\n"))
      // A list stands where its name does, as Pandoc writes it.
      var below = column + 2
      if case .list = value { below = column }
      value.write(to: &output, column: below)
    } else {
      output.append(UInt8(ascii: " "))
      value.writeLine(to: &output, column: column)
    }
  }
}
