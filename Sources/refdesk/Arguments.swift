/// The words after a subcommand, taken apart: options, and what is not an option.
struct Arguments {
  /// An option a subcommand takes.
  struct Option {
    /// With its dashes.
    let name: String
    let takesValue: Bool

    static func flag(_ name: String) -> Option { Option(name: name, takesValue: false) }
    static func value(_ name: String) -> Option { Option(name: name, takesValue: true) }
  }

  /// What is wrong with the words: a sentence.
  struct Misuse: Error {
    let message: String
  }

  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Takes `words` apart. `--name=value` and `--name value` are the same, so are `-h` and `--help`;
  /// after `--` everything is an operand.
  init(_ words: some Sequence<String>, options: [Option]) throws(Misuse) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands.append(contentsOf: rest)
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0] == "-h" ? "--help" : String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        let known = options.map(\.name).joined(separator: ", ")
        throw Misuse(
          message: "unknown option \(name)" + (known.isEmpty ? "" : " (there are: \(known))"))
      }
      if option.takesValue {
        guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
          throw Misuse(message: "\(name) needs a value")
        }
        values[name, default: []].append(value)
      } else {
        guard parts.count == 1 else { throw Misuse(message: "\(name) takes no value") }
        values[name, default: []].append("")
      }
    }
  }

  /// Whether a flag was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// All values of a repeatable option.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The last value of an option.
  func last(_ name: String) -> String? { values[name]?.last }
}
