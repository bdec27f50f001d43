import Bibliography
import CitationFeatures
import JSON
import PaperIndex
import Projects

/// `refdesk works`: which entries of some sources are the same paper.
enum WorksCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words, options: [.flag("--json"), .value("--format"), .flag("--explain"), .flag("--help")])
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
    let explains = arguments.has("--explain")
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
        let explanation = explains ? finder.explanation(of: reference) : nil
        let work = explanation?.work ?? finder.work(of: reference)
        told.formUnion(work.members.dropFirst())
        workCount += 1
        if format == "json" {
          output.add(json(work, explanation, sources))
        } else if work.members.count > 1 || explanation?.apart.isEmpty == false {
          for line in text(work, explanation, sources) { output.add(line) }
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

  /// The title, then each member with the reason why it belongs to the others; explained, also what
  /// resembles it and is another work.
  private static func text(
    _ work: Work, _ explanation: WorkExplanation?, _ sources: NamedSources
  ) -> [String] {
    let library = sources.library
    let merged = library.merged(work, as: work.members[0])
    var lines = [merged?.entry.summary ?? ""]
    for (index, member) in work.members.enumerated() {
      let reason = index == 0 ? "" : "  (\(work.reasons[index - 1].text))"
      lines.append("  \(name(of: member, sources))\(reason)")
      if let joined = explanation?.joined.first(where: { $0.member == member })?.with {
        let key = String(decoding: library.keyBytes(joined.reference), as: UTF8.self)
        lines.append("    with \(key): \(sum(joined.evidence))")
      }
    }
    for other in explanation?.apart ?? [] {
      lines.append("  not \(name(of: other.reference, sources))")
      lines.append(
        "    \(sum(other.evidence))"
          + (other.evidence.joins ? "; but one of them could be one with another, too" : ""))
    }
    return lines
  }

  private static func name(of reference: EntryReference, _ sources: NamedSources) -> String {
    let key = String(decoding: sources.library.keyBytes(reference), as: UTF8.self)
    return "\(key)  \(sources.names[reference.member])"
  }

  /// `100 of 65: same title +40, same first author +40, same year +20`.
  private static func sum(_ evidence: WorkEvidence) -> String {
    let parts = evidence.findings.map { finding in
      finding.points == 0
        ? finding.text : "\(finding.text) \(finding.points > 0 ? "+" : "")\(finding.points)"
    }
    return "\(evidence.score) of \(WorkEvidence.threshold): \(parts.joined(separator: ", "))"
  }

  private static func json(
    _ work: Work, _ explanation: WorkExplanation?, _ sources: NamedSources
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("members")
    writer.beginArray()
    for member in work.members {
      writer.beginObject()
      write(member, sources, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.member("reasons", work.reasons.map(\.text))
    if let explanation {
      writer.name("evidence")
      writer.beginArray()
      for (_, comparison) in explanation.joined { write(comparison, sources, to: &writer) }
      writer.endArray()
      writer.name("apart")
      writer.beginArray()
      for comparison in explanation.apart { write(comparison, sources, to: &writer) }
      writer.endArray()
    }
    writer.endObject()
    return writer.bytes
  }

  private static func write(
    _ reference: EntryReference, _ sources: NamedSources, to writer: inout JSONWriter
  ) {
    writer.name("source")
    writer.string(sources.names[reference.member])
    writer.name("key")
    writer.string(utf8: Array(sources.library.keyBytes(reference)))
  }

  private static func write(
    _ comparison: WorkExplanation.Comparison, _ sources: NamedSources, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    write(comparison.reference, sources, to: &writer)
    writer.name("score")
    writer.int(comparison.evidence.score)
    writer.name("findings")
    writer.beginArray()
    for finding in comparison.evidence.findings {
      writer.beginObject()
      writer.member("text", finding.text)
      writer.name("points")
      writer.int(finding.points)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
