// Blocks, and what is wrong in them, as columns.

extension EntryBlock {
  /// Writes the block.
  package func store(in writer: inout ColumnWriter) {
    writer.append(byteCount)
    writer.append(lineCount)
    writer.append(lineMarks)
    writer.append(lookahead)
    writer.append(entryStart)
    writer.append(entryEnd)
    writer.append(keyStart)
    writer.append(keyEnd)
    writer.append(keyBytesEnd)
    writer.append(type)
    writer.append(fieldsEnd)
    writer.append(fieldName)
    writer.append(fieldStart)
    writer.append(fieldEnd)
    writer.append(valueStart)
    writer.append(valueEnd)
    writer.append(valueForm.map(\.rawValue))
    writer.append(keyBytes)
    writer.append(values != nil)
    if let values { writer.append(values) }
    writer.append(customFieldNames.count)
    for name in customFieldNames { writer.append(name) }
    writer.append(customTypeNames.count)
    for name in customTypeNames { writer.append(name) }
    writer.append(macros.count)
    for macro in macros {
      writer.append(macro.name)
      writer.append(macro.nameRange)
      writer.append(macro.expression)
    }
    writer.append(problems)
  }

  /// The block that comes next; of no use when the reader is not good.
  package init(from reader: inout ColumnReader) {
    byteCount = reader.number()
    lineCount = reader.number()
    lineMarks = reader.column()
    lookahead = reader.number()
    entryStart = reader.column()
    entryEnd = reader.column()
    keyStart = reader.column()
    keyEnd = reader.column()
    keyBytesEnd = reader.column()
    type = reader.column()
    fieldsEnd = reader.column()
    fieldName = reader.column()
    fieldStart = reader.column()
    fieldEnd = reader.column()
    valueStart = reader.column()
    valueEnd = reader.column()
    valueForm = reader.column(of: UInt8.self).map { ValueForm(rawValue: $0) ?? .plain }
    keyBytes = reader.column()
    values = reader.flag() ? reader.column() : nil
    customFieldNames = (0..<reader.count()).map { _ in reader.string() }
    customTypeNames = (0..<reader.count()).map { _ in reader.string() }
    macros = (0..<reader.count()).map { _ in
      MacroDefinition(
        name: reader.column(), nameRange: reader.range(), expression: reader.column())
    }
    problems = reader.problems()
  }
}

extension ColumnWriter {
  package mutating func append(_ problems: [Problem]) {
    append(problems.count)
    for problem in problems {
      append(problem.range)
      append(problem.severity.rawValue)
      append(problem.code)
      append(problem.message)
    }
  }
}

extension ColumnReader {
  package mutating func problems() -> [Problem] {
    (0..<count()).map { _ in
      Problem(
        range: range(), severity: Problem.Severity(rawValue: number()) ?? .error, code: string(),
        message: string())
    }
  }
}
