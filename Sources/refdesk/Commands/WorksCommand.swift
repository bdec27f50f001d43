import Bibliography
import CitationFeatures
import JSON
import PaperIndex
import Projects

/// `refdesk works`: which entries of some sources are the same paper.
enum WorksCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words, options: [.flag("--json"), .value("--format"), .flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.works)
      return 0
    }
    let format = arguments.has("--json") ? "json" : arguments.last("--format") ?? "text"
    guard format == "text" || format == "json" else {
      throw Arguments.Misuse(message: "works prints text or json, not “\(format)”")
    }
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "works needs a file; see refdesk works --help")
    }
    let sources = NamedSources(arguments.operands)
    let library = sources.library
    var output = LineOutput()
    var finder = WorkFinder(library)
    var told: Set<EntryReference> = []
    var (entryCount, workCount) = (0, 0)
    for (number, member) in library.members.enumerated() {
      for location in member.source.source.locations {
        let reference = EntryReference(member: number, location: location)
        entryCount += 1
        // The others were told with the first one.
        if told.remove(reference) != nil { continue }
        let work = finder.work(of: reference)
        told.formUnion(work.members.dropFirst())
        workCount += 1
        if format == "json" {
          output.add(json(work, sources))
        } else if work.members.count > 1 {
          for line in text(work, sources) { output.add(line) }
        }
        if output.hasFailed { return 2 }
      }
    }
    if format == "text", entryCount > 0 {
      output.add(
        "\(entryCount) \(entryCount == 1 ? "entry" : "entries"), "
          + "\(workCount) \(workCount == 1 ? "work" : "works")")
    }
    return output.flush() && !sources.hasFailed ? 0 : 2
  }

  /// The title, then each member with the reason why it belongs to the others.
  private static func text(_ work: Work, _ sources: NamedSources) -> [String] {
    let library = sources.library
    let merged = library.merged(work, as: work.members[0])
    var lines = [merged?.entry.summary ?? ""]
    for (index, member) in work.members.enumerated() {
      let key = String(decoding: library.keyBytes(member), as: UTF8.self)
      let reason = index == 0 ? "" : "  (\(work.reasons[index - 1].text))"
      lines.append("  \(key)  \(sources.names[member.member])\(reason)")
    }
    return lines
  }

  private static func json(_ work: Work, _ sources: NamedSources) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("members")
    writer.beginArray()
    for member in work.members {
      writer.beginObject()
      writer.name("source")
      writer.string(sources.names[member.member])
      writer.name("key")
      writer.string(utf8: Array(sources.library.keyBytes(member)))
      writer.endObject()
    }
    writer.endArray()
    writer.member("reasons", work.reasons.map(\.text))
    writer.endObject()
    return writer.bytes
  }
}
