import Bibliography
import Citations
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
    var hasFailed = false
    var sources: [(file: String, source: ParsedSource)] = []
    for name in arguments.operands {
      do throws(Operand.Refusal) {
        let operand = try Operand(name)
        let below = operand.filesBelow?.filter {
          DocumentLanguage(path: $0.path) == .bibliography
        }
        if below?.isEmpty == true {
          throw Operand.Refusal(message: "There is no bibliography in “\(name)”.")
        }
        for file in below ?? [operand] {
          switch SourceReader().read(file.path) {
          case .success(let read): sources.append((file.name, read.source))
          case .failure(let failure):
            Terminal.complain(file.message(failure))
            hasFailed = true
          }
        }
      } catch {
        Terminal.complain(error.message)
        hasFailed = true
      }
    }
    let macros = MacroTable(of: sources.map(\.source))
    var output = LineOutput()
    for (number, (file, source)) in sources.enumerated() {
      guard write(source, of: file, macros: macros, number: number, to: &output) else {
        output.flush()
        Terminal.complain("“\(file)” changed while it was read.")
        return 2
      }
    }
    return output.flush() && !hasFailed ? 0 : 2
  }

  /// Writes the entries of a source; false when its text can no longer be read as it was scanned.
  private static func write(
    _ source: ParsedSource, of file: String, macros: MacroTable, number: Int,
    to output: inout LineOutput
  ) -> Bool {
    var positions = EntryPositions()
    for block in source.blocks.indices {
      if output.hasFailed { return true }
      guard positions.enter(block: block, of: source) else { return false }
      for index in 0..<source.blocks[block].entryCount {
        let location = EntryLocation(block: block, index: index)
        guard let entry = source.entry(at: location, macros: macros, number: number) else {
          return false
        }
        let place = positions.position(of: source.entryRange(location).lowerBound)
        output.add(line(of: entry, file: file, at: place))
      }
    }
    return true
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
      writer.string(utf8: field.written)
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

/// Lines and columns of entries asked for in their order: one pass over the text, a block at a time,
/// where asking the source for each would be a pass over half a block an entry.
private struct EntryPositions {
  private var place = TextPosition(line: 0, column: 0)
  private var isAfterReturn = false
  private var offset = 0
  /// The bytes of one block and where it begins.
  private var bytes: [UInt8] = []
  private var start = 0

  /// Goes on to the next block; false when the text can no longer be read as it was scanned.
  mutating func enter(block: Int, of source: ParsedSource) -> Bool {
    advance(to: start + bytes.count)
    start = source.byteStarts[block]
    let count = source.blocks[block].byteCount
    bytes = source.text.bytes(in: start..<(start + count)) ?? []
    return bytes.count == count
  }

  /// The place of an offset in the block, columns in Unicode scalars; offsets must ascend.
  mutating func position(of offset: Int) -> TextPosition {
    advance(to: offset)
    return place
  }

  private mutating func advance(to end: Int) {
    let unread = (offset - start)..<max(offset - start, min(end - start, bytes.count))
    guard !unread.isEmpty else { return }
    offset = start + unread.upperBound
    for byte in bytes[unread] {
      if byte == 0x0D || byte == 0x0A {
        // "\r\n" is one line end, also where a block ends between the two.
        if byte == 0x0D || !isAfterReturn { place.line += 1 }
        place.column = 0
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
      isAfterReturn = byte == 0x0D
    }
  }
}
