import Bibliography
import Formats
import PaperIndex
import Projects

/// `refdesk convert`: bibliographies of any format in another one.
enum ConvertCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words,
      options: [
        .value("--to"), .value("--from"), .value("--output"), .value("-o"), .flag("--help"),
      ])
    if arguments.has("--help") {
      Terminal.print(Help.convert)
      return 0
    }
    let written = WrittenFormat.allCases.map(\.rawValue)
    guard let name = arguments.last("--to") else {
      throw Arguments.Misuse(
        message: "convert needs --to, one of \(written.joined(separator: ", "))")
    }
    guard let format = WrittenFormat(rawValue: name) else {
      throw unknown(name, "write", among: written)
    }
    var options = SourceReader.Options()
    if let name = arguments.last("--from") {
      options.format = SourceFormat(argument: name)
      if options.format == nil {
        throw unknown(name, "read", among: SourceFormat.arguments.map(\.name))
      }
    }
    let reader = SourceReader(options: options)
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "convert needs a file; see refdesk convert --help")
    }
    var hasFailed = false
    var sources: [(name: String, source: ParsedSource)] = []
    for name in arguments.operands {
      do throws(Operand.Refusal) {
        sources.append((name, try source(name, reader)))
      } catch {
        Terminal.complain(error.message)
        hasFailed = true
      }
    }
    let output = arguments.last("--output") ?? arguments.last("-o")
    if let output, output != "-", let file = FileIdentity(path: Terminal.absolutePath(output)),
      sources.contains(where: {
        !format.isFormat(of: $0.source.format)
          && FileIdentity(path: Terminal.absolutePath($0.name)) == file
      })
    {
      throw Arguments.Misuse(
        message:
          "“\(output)” would be lost: it is read, and is no \(format.name). Name another file.")
    }
    // Nothing is better than an empty bibliography in place of a good one.
    guard !sources.isEmpty, let destination = Destination(output) else { return 2 }
    var conversion = Conversion(format, destination)
    return conversion.write(sources) && !hasFailed ? 0 : 2
  }

  private static func source(
    _ name: String, _ reader: SourceReader
  ) throws(Operand.Refusal) -> ParsedSource {
    let result: Result<ParsedSource, SourceReadFailure>
    let operand: Operand?
    if name == "-" {
      operand = nil
      result = reader.readStandardInput()
    } else {
      let file = try Operand(name)
      operand = file
      result = reader.read(file.path).map(\.source)
    }
    switch result {
    case .success(let source): return source
    case .failure(let failure):
      throw Operand.Refusal(message: operand?.message(failure) ?? failure.message)
    }
  }

  private static func unknown(
    _ name: String, _ verb: String, among formats: [String]
  ) -> Arguments.Misuse {
    let written = Array(name.utf8)
    let nearest = formats.first {
      let known = Array($0.utf8)
      return EditDistance.bounded(written.span, known.span, limit: min(4, written.count / 2)) != nil
    }
    let list = formats.joined(separator: ", ")
    let hint = nearest.map { "did you mean “\($0)”?" } ?? "there is: \(list)"
    return Arguments.Misuse(message: "convert does not \(verb) “\(name)”; \(hint)")
  }
}

/// Entries on their way from sources into one file.
private struct Conversion {
  /// Bytes that are worth a call to the system.
  private static let batchSize = 1 << 16

  private let destination: Destination
  private let format: WrittenFormat
  private var writer: any EntryWriter
  private var keys: Set<Citekey> = []
  private var repeatedKeyCount = 0

  init(_ format: WrittenFormat, _ destination: Destination) {
    self.destination = destination
    self.format = format
    writer = format.makeWriter()
  }

  /// Writes all entries in order, and says what was lost; whether everything was written.
  ///
  /// An entry says itself what it inherits, unless the format has inheritance of its own.
  mutating func write(_ sources: [(name: String, source: ParsedSource)]) -> Bool {
    let library = Library(
      sources.map {
        Library.Member(source: IndexedSource(name: $0.name, source: $0.source), role: .project)
      })
    var reader = EntryReader(library)
    for (number, (name, source)) in sources.enumerated() {
      let generated = source.keysForKeyless(macros: library.macros, number: number)
      for location in source.locations {
        let reference = EntryReference(member: number, location: location)
        guard
          let entry = format.hasInheritance
            ? library.writtenEntry(reference) : reader.entry(reference)?.withoutUsedRelations
        else {
          Terminal.complain("“\(name)” changed while it was read.")
          return false
        }
        let key = generated[location] ?? entry.key
        writer.add(entry, key: key)
        if !keys.insert(key).inserted { repeatedKeyCount += 1 }
        if writer.bytes.count >= Conversion.batchSize, !flush() { return false }
      }
    }
    writer.finish()
    guard flush(), destination.finish() else { return false }
    report()
    return true
  }

  private mutating func flush() -> Bool {
    let bytes = writer.takeBytes()
    return destination.write(bytes)
  }

  private func report() {
    let lost = writer.loss.fields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !lost.isEmpty {
      let shown = lost.prefix(12).map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
      let rest = lost.count > 12 ? " and \(lost.count - 12) more" : ""
      Terminal.complain("\(format.name) has no place for these fields: \(shown)\(rest)")
    }
    if writer.loss.skippedCount > 0 {
      Terminal.complain(
        "left out, since they are no works: \(writer.loss.skippedCount) @xdata or @set")
    }
    if repeatedKeyCount > 0 {
      Terminal.complain("keys that an entry before has already: \(repeatedKeyCount)")
    }
  }
}
