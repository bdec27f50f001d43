import Bibliography
import Formats
import Testing
import TextStorage

/// A source in words, so that a test compares literals.
struct SourceDescription: Equatable {
  /// `article key title={LaTeX} year=plain month:expression`, one an entry.
  var entries: [String] = []
  /// `code: text of its range`, in order of the text.
  var problems: [String] = []
  var macros: [String] = []

  init(_ source: ParsedSource, text: SourceText) {
    for entry in source.locations {
      let block = source.blocks[entry.block]
      let key = String(decoding: source.keyBytes(entry), as: UTF8.self)
      var words = [block.typeName(of: entry.index), key.isEmpty ? "(no key)" : key]
      for field in block.fields(of: entry.index) {
        let value = String(decoding: source.valueBytes(field, of: entry) ?? [], as: UTF8.self)
        let name = block.name(ofField: field)
        switch block.valueForm[field] {
        case .plain: words.append("\(name)=\(value)")
        case .latex: words.append("\(name)={\(value)}")
        case .expression: words.append("\(name):\(value)")
        case .markup: words.append("\(name)=<\(value)>")
        case .names:
          words.append("\(name)=[\(PersonNames(Array(value.utf8), form: .names).bibTeXList)]")
        }
      }
      entries.append(words.joined(separator: " "))
    }
    for (index, block) in source.blocks.enumerated() {
      let start = source.byteStarts[index]
      for macro in block.macros {
        macros.append(
          "\(String(decoding: macro.name, as: UTF8.self)) = "
            + String(decoding: macro.expression, as: UTF8.self))
      }
      for problem in block.problems {
        let range = (start + problem.range.lowerBound)..<(start + problem.range.upperBound)
        problems.append("\(problem.code): \(text.string(in: range))")
      }
    }
  }
}
