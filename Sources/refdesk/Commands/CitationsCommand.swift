import Citations
import JSON
import Projects
import TextStorage

/// `refdesk citations`: what documents cite, and where.
enum CitationsCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words, options: [.value("--format"), .flag("--json"), .flag("--project"), .flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.citations)
      return 0
    }
    let format = arguments.has("--json") ? "json" : arguments.last("--format") ?? "text"
    guard format == "text" || format == "json" else {
      throw Arguments.Misuse(message: "citations prints text or json, not “\(format)”")
    }
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(
        message: "citations needs a file or a folder; see refdesk citations --help")
    }
    var hasFailed = false
    var output = LineOutput()
    var documents = ProjectDocuments()
    for name in arguments.operands {
      do throws(Operand.Refusal) {
        let operand = try Operand(name)
        let files = operand.filesBelow?.filter {
          DocumentLanguage(path: $0.path) != .bibliography
        }
        for file in files ?? [operand] where !output.hasFailed {
          let isJSON = format == "json"
          let isPrinted =
            arguments.has("--project") && DocumentLanguage(path: file.path) == .latex
            ? printProject(file, isJSON: isJSON, to: &output, &documents)
            : print(file, isJSON: isJSON, to: &output, &documents)
          hasFailed = !isPrinted || hasFailed
        }
      } catch {
        output.flush()
        Terminal.complain(error.message)
        hasFailed = true
      }
    }
    return output.flush() && !hasFailed ? 0 : 2
  }

  /// Prints the citations of a document; false, and a message, when it cannot be read.
  private static func print(
    _ file: Operand, isJSON: Bool, to output: inout LineOutput, _ documents: inout ProjectDocuments
  ) -> Bool {
    let bytes: [UInt8]
    do throws(Operand.Refusal) {
      bytes = try file.documentText().contiguousBytes
    } catch {
      output.flush()
      Terminal.complain(error.message)
      return false
    }
    guard let language = DocumentLanguage(path: file.path) else { return false }
    var cursor = PositionCursor(bytes, in: .utf32)
    let vocabulary =
      language == .latex ? documents.vocabulary(around: file.path) : LaTeXVocabulary()
    let found = citations(in: bytes, language: language, knowing: vocabulary)
    for citation in found.citations {
      let key = found.key(of: citation, in: bytes)
      add(citation, key, in: file.name, isJSON: isJSON, &cursor, to: &output)
    }
    return true
  }

  /// Prints the citations of a LaTeX document and of all that it includes, in the order in which TeX
  /// reads them; false, and a message, when the document cannot be read.
  private static func printProject(
    _ root: Operand, isJSON: Bool, to output: inout LineOutput, _ documents: inout ProjectDocuments
  ) -> Bool {
    do throws(Operand.Refusal) {
      _ = try root.documentText()
    } catch {
      output.flush()
      Terminal.complain(error.message)
      return false
    }
    let order = LaTeXReadingOrder(of: root.path, files: &documents)
    let folder = DocumentFiles.folder(of: root.path)
    var cursors = order.files.map { PositionCursor($0.bytes, in: .utf32) }
    // As somebody writes the others who wrote this name for the root.
    let prefix = root.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .map { "\($0)/" }.joined()
    let names = order.files.map { file in
      let name = DocumentFiles.relative(file.path, to: folder)
      return name.hasPrefix("/") ? name : prefix + name
    }
    for stretch in order.stretches {
      let file = order.files[stretch.file]
      for citation in file.citations.citations[stretch.citations] {
        let key = file.citations.key(of: citation, in: file.bytes)
        add(
          citation, key, in: names[stretch.file], isJSON: isJSON, &cursors[stretch.file],
          to: &output)
      }
    }
    return true
  }

  private static func add(
    _ citation: Citation, _ key: [UInt8], in name: String, isJSON: Bool,
    _ cursor: inout PositionCursor, to output: inout LineOutput
  ) {
    guard let mode = self.name(of: citation.mode) else { return }
    let place = cursor.positions(of: citation.keyRange)
    if isJSON {
      output.add(json(key, mode, at: place, in: name))
    } else {
      let start = "\(name):\(place.lowerBound.line + 1):\(place.lowerBound.column + 1)"
      let suffix = citation.mode == .normal ? "" : "  (\(mode))"
      output.add("\(start): \(String(decoding: key, as: UTF8.self))\(suffix)")
    }
  }

  private static func json(
    _ key: [UInt8], _ mode: String, at place: Range<TextPosition>, in file: String
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("file", file)
    writer.name("key")
    writer.string(utf8: key)
    writer.member("line", place.lowerBound.line + 1)
    writer.member("column", place.lowerBound.column + 1)
    writer.member("endColumn", place.upperBound.column + 1)
    writer.member("mode", mode)
    writer.endObject()
    return writer.bytes
  }

  /// How a mode is written; `nil` for what only names a key.
  private static func name(of mode: CitationMode) -> String? {
    switch mode {
    case .named: nil
    case .normal: "normal"
    case .authorInText: "author-in-text"
    case .suppressAuthor: "suppress-author"
    case .nocite: "nocite"
    }
  }
}
