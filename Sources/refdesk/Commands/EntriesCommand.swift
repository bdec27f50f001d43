import Bibliography
import JSON
import Projects
import TextStorage

/// `refdesk entries`: what is in bibliographies, as JSON Lines.
enum EntriesCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words, options: [.flag("--json"), .value("--format"), .flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.entries)
      return 0
    }
    if let format = arguments.last("--format"), format != "json" {
      throw Arguments.Misuse(message: "entries prints json only, not “\(format)”")
    }
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "entries needs a file; see refdesk entries --help")
    }
    var status: Int32 = 0
    var sources: [(file: String, source: ParsedSource)] = []
    for file in arguments.operands {
      switch SourceReader().read(Terminal.absolutePath(file)) {
      case .success(let read): sources.append((file, read.source))
      case .failure(let failure):
        Terminal.complain(failure.message)
        status = 2
      }
    }
    let macros = MacroTable(of: sources.map(\.source))
    for (number, (file, source)) in sources.enumerated() {
      for block in source.blocks.indices {
        var lines: [UInt8] = []
        for index in 0..<source.blocks[block].entryCount {
          let location = EntryLocation(block: block, index: index)
          guard let entry = source.entry(at: location, macros: macros, number: number) else {
            Terminal.complain("\(file) changed while it was read")
            return 2
          }
          let place = source.position(of: source.entryRange(location).lowerBound, in: .utf32)
          lines.append(contentsOf: line(of: entry, file: file, at: place))
          lines.append(0x0A)
        }
        Terminal.write(lines)
      }
    }
    return status
  }

  private static func line(of entry: Entry, file: String, at place: TextPosition) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("file")
    writer.string(file)
    writer.name("key")
    writer.string(utf8: entry.key.utf8)
    writer.name("type")
    writer.string(entry.type)
    writer.name("fields")
    writer.beginObject()
    var written: Set<String> = []
    // BibTeX takes the first of repeated fields.
    for field in entry.fields where written.insert(field.name).inserted {
      writer.name(string: field.name)
      writer.string(utf8: field.value)
    }
    writer.endObject()
    writer.name("line")
    writer.int(place.line + 1)
    writer.name("column")
    writer.int(place.column + 1)
    writer.endObject()
    return writer.bytes
  }
}
