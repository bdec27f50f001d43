import Bibliography
import CitationFeatures
import JSON
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

/// What features answer turned into protocol values, in the client's unit of columns and within
/// what it announced.
struct ToProtocol {
  let encoding: TextStorage.PositionEncoding
  let capabilities: ClientCapabilities

  // MARK: Places

  func position(_ offset: Int, in text: SourceText) -> Position {
    Position(text.position(of: offset, in: encoding))
  }

  func range(_ range: Range<Int>, in text: SourceText) -> PositionRange {
    PositionRange(
      start: position(range.lowerBound, in: text), end: position(range.upperBound, in: text))
  }

  /// A range of a source, which need not be in memory.
  func range(_ range: Range<Int>, in source: ParsedSource) -> PositionRange {
    ranges([range], in: source)[0]
  }

  /// The same of several ranges: one read where they are in one block.
  func ranges(_ ranges: [Range<Int>], in source: ParsedSource) -> [PositionRange] {
    source.positions(of: ranges, in: encoding).map { PositionRange($0) }
  }

  // MARK: Texts

  /// The better of the forms the client reads, Markdown first only if the client puts it first.
  func markup(
    _ formats: [MarkupKind], markdown: @autoclosure () -> String,
    plainText: @autoclosure () -> String
  ) -> MarkupContent {
    formats.first == .markdown
      ? MarkupContent(kind: .markdown, value: markdown())
      : MarkupContent(kind: .plainText, value: plainText())
  }

  // MARK: Symbols

  /// An outline of the open document `uri`. One pass over its text.
  func symbols(_ outline: SourceOutline, of source: ParsedSource, in uri: DocumentURI)
    -> OutlineSymbols
  {
    let end = outline.items.map(\.range.upperBound).max() ?? 0
    var cursor = PositionCursor(source.text.bytes(in: 0..<end) ?? [], in: encoding)
    let symbols = outline.items.map { item in
      let start = cursor.position(of: item.range.lowerBound)
      let key = cursor.positions(of: item.keyRange)
      let end = cursor.position(of: item.range.upperBound)
      return DocumentSymbol(
        name: item.name, detail: item.detail, kind: item.kind == .macro ? .constant : .file,
        range: PositionRange(start..<max(start, end)), selectionRange: PositionRange(key))
    }
    if capabilities.hierarchicalDocumentSymbols { return .tree(symbols) }
    return .flat(
      symbols.map {
        SymbolInformation(
          name: $0.name, kind: $0.kind, location: Location(uri: uri, range: $0.range),
          containerName: $0.detail)
      })
  }

  // MARK: Diagnostics

  func diagnostic(_ problem: CitationProblem, in text: SourceText) -> Diagnostic {
    Diagnostic(
      range: range(problem.range, in: text), severity: severity(problem.severity),
      code: .string(problem.code), source: "refdesk", message: problem.message)
  }

  func diagnostic(_ problem: Problem, range: PositionRange) -> Diagnostic {
    let tags: [DiagnosticTag] = problem.code == "unused-entry" ? [.unnecessary] : []
    return Diagnostic(
      range: range, severity: severity(problem.severity), code: .string(problem.code),
      source: "refdesk", message: problem.message,
      tags: tags.filter(capabilities.publishDiagnostics.tags.contains))
  }

  /// Diagnostics as grave as the settings want them, without those that are off.
  func diagnostics(_ diagnostics: [Diagnostic], at levels: DiagnosticLevels) -> [Diagnostic] {
    if levels == DiagnosticLevels() { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      guard case .string(let code)? = diagnostic.code, let level = levels[code] else {
        return diagnostic
      }
      guard let severity = level.severity else { return nil }
      var result = diagnostic
      result.severity = self.severity(severity)
      return result
    }
  }

  private func severity(_ severity: Problem.Severity) -> DiagnosticSeverity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .information: .information
    case .hint: .hint
    }
  }
}

extension PositionRange {
  /// The beginning of a file, for what is about the file as a whole.
  static let fileStart = PositionRange(
    start: Position(line: 0, character: 0), end: Position(line: 0, character: 0))
}

extension PositionRange {
  init(_ range: Range<TextPosition>) {
    self.init(start: Position(range.lowerBound), end: Position(range.upperBound))
  }
}

extension Position {
  init(_ position: TextPosition) {
    self.init(line: position.line, character: position.column)
  }
}
