import Bibliography
import PaperIndex

/// The macros that entries use on their way into another file, and which of them it has to define.
struct MacroUses {
  private let library: Library
  /// What macros mean in the target's project.
  private let project: MacroTable
  private let targetNumber: Int
  /// Definitions that the target lacks, in the order of their first use.
  private(set) var missing: [(name: [UInt8], value: [UInt8])] = []

  /// `target` takes the place of its older version among the project's sources, `number` of them; or
  /// comes last.
  init(_ library: Library, target: ParsedSource, number: Int?) {
    self.library = library
    var sources: [ParsedSource] = []
    var targetNumber: Int?
    for (index, member) in library.members.enumerated() where member.role == .project {
      if index == number { targetNumber = sources.count }
      sources.append(index == number ? target : member.source.source)
    }
    if targetNumber == nil { sources.append(target) }
    self.targetNumber = targetNumber ?? sources.count - 1
    project = MacroTable(of: sources)
  }

  /// The values of an entry that have macros, as they are written, by the names of their fields; without
  /// those whose macros mean something else in the target's project. Of the others the target gets
  /// what it lacks.
  mutating func expressions(of reference: EntryReference) -> [String: [UInt8]] {
    guard library.members.indices.contains(reference.member) else { return [:] }
    let source = library.members[reference.member].source.source
    guard source.format == .bibTeX, source.blocks.indices.contains(reference.location.block)
    else { return [:] }
    let block = source.blocks[reference.location.block]
    let blockStart = source.byteStarts[reference.location.block]
    var result: [String: [UInt8]] = [:]
    for field in block.fields(of: reference.location.index)
    where block.valueForm[field] == .expression {
      let name = block.name(ofField: field)
      guard result[name] == nil,
        let expression = source.valueBytes(field, of: reference.location)
      else { continue }
      let offset = blockStart + block.valueRange(field).lowerBound
      if keeps(expression, source: reference.member, offset: offset) { result[name] = expression }
    }
    return result
  }

  /// Whether all macros of an expression mean the same in the target, which then defines them.
  private mutating func keeps(_ expression: [UInt8], source: Int, offset: Int) -> Bool {
    var wanted: [(name: [UInt8], value: [UInt8])] = []
    for name in MacroTable.names(in: expression) {
      // One that nobody defines may be the style's.
      guard let value = library.macros.value(of: name, source: source, offset: offset) else {
        continue
      }
      let known =
        project.value(of: name, source: targetNumber, offset: .max)
        ?? missing.first { $0.name == name }?.value
      if let known, known != value { return false }
      if known == nil { wanted.append((name, value)) }
    }
    for macro in wanted where !missing.contains(where: { $0.name == macro.name }) {
      missing.append(macro)
    }
    return true
  }
}
