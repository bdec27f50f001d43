import Bibliography
import CitationFeatures
import Citations
import JSON
import PaperIndex
import Projects
import TextStorage

/// `refdesk search`: papers by words.
enum SearchCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      withSourcesMarked(Array(words)),
      options: [
        .value("--source"), .value("--set"), .value("--limit"), .flag("--json"),
        .value("--format"), .flag("--explain"), .flag("--help"),
      ])
    if arguments.has("--help") {
      Terminal.print(Help.search)
      return 0
    }
    let format = arguments.has("--json") ? "json" : arguments.last("--format") ?? "text"
    guard format == "text" || format == "json" else {
      throw Arguments.Misuse(message: "search prints text or json, not “\(format)”")
    }
    guard let limit = Int(arguments.last("--limit") ?? "20"), limit > 0 else {
      throw Arguments.Misuse(message: "--limit needs a number above 0")
    }
    let query = arguments.operands.joined(separator: " ")
    guard query.contains(where: { !$0.isWhitespace }) else {
      throw Arguments.Misuse(message: "search needs words; see refdesk search --help")
    }
    let names = arguments.all("--source")
    let settings = try SettingsOptions(arguments, takesSources: false).layer
    if !names.isEmpty, settings != nil {
      throw Arguments.Misuse(
        message: "--set says nothing where --source names all that is searched")
    }
    let (library, hasFailed) = library(of: names, settings)
    let search = SearchQuery(text: Array(query.utf8), limit: limit, searchesAbstracts: true)
    let (hits, explanations) = hits(of: search, in: library, explained: arguments.has("--explain"))
    var output = LineOutput()
    let folder = Terminal.absolutePath(".")
    for (hit, explanation) in zip(hits, explanations) {
      guard let merged = library.merged(hit.work, as: hit.reference) else { continue }
      // The one that has the key comes first.
      var sources: [String] = []
      for member in [hit.reference] + hit.work.members {
        let source = DocumentFiles.relative(library.members[member.member].source.name, to: folder)
        if !sources.contains(source) { sources.append(source) }
      }
      output.add(
        format == "json"
          ? json(merged.entry, sources, explanation)
          : ([text(merged.entry, sources)] + (explanation?.lines ?? [])).joined(separator: "\n"))
    }
    if hits.isEmpty, !library.members.isEmpty {
      Terminal.complain("nothing is found for “\(query)”")
    }
    let isPrinted = output.flush()
    // For the next search.
    if let cache = TableCache.ofUser {
      for member in library.members { cache.store(member.source) }
    }
    return isPrinted && !hasFailed ? 0 : 2
  }

  /// The hits, and why they stand where they do where that is asked.
  private static func hits(
    of query: SearchQuery, in library: Library, explained: Bool
  ) -> (hits: [SearchHit], explanations: [SearchExplanation?]) {
    guard explained else {
      let hits = library.search(query).hits
      return (hits, hits.map { _ in nil })
    }
    let (result, explanations) = library.explainedSearch(query)
    return (result.hits, explanations)
  }

  /// `words` with `--source` before each path that follows one: `tides --source a.bib b.bib`. Where
  /// the option comes first, what follows its path are the words to look for.
  private static func withSourcesMarked(_ words: [String]) -> [String] {
    var result: [String] = []
    var hasOperand = false
    var isInSources = false
    var takesValue = false
    for (number, word) in words.enumerated() {
      if word == "--" { return result + words[number...] }
      if takesValue {
        takesValue = false
      } else if word.hasPrefix("-"), word != "-" {
        isInSources = hasOperand && (word == "--source" || word.hasPrefix("--source="))
        takesValue = ["--source", "--set", "--limit", "--format"].contains(word)
      } else if isInSources {
        result.append("--source")
      } else {
        hasOperand = true
      }
      result.append(word)
    }
    return result
  }

  /// The named sources, or those of the working folder; what cannot be read is said.
  private static func library(
    of names: [String], _ settings: SettingsLayer?
  ) -> (library: Library, hasFailed: Bool) {
    if names.isEmpty {
      let snapshot = WorkingFolder.snapshot(settings)
      return (snapshot.library, snapshot.library.members.isEmpty)
    }
    let sources = NamedSources(names)
    return (sources.library, sources.hasFailed)
  }

  private static func text(_ entry: Entry, _ sources: [String]) -> String {
    let names = sources.map(fileName).joined(separator: ", ")
    return "\(entry.key.string)  \(entry.summary)  (\(names))"
  }

  private static func json(
    _ entry: Entry, _ sources: [String], _ explanation: SearchExplanation?
  ) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("key")
    writer.string(utf8: entry.key.utf8)
    func member(_ name: StaticString, _ value: String?) {
      writer.name(name)
      if let value { writer.string(value) } else { writer.null() }
    }
    member("title", entry.title)
    let creators = entry.creators
    writer.member(
      "authors", creators.people.map(\.displayName) + (creators.isComplete ? [] : ["others"]))
    member("year", entry.year)
    member("venue", entry.venue)
    member("source", sources.first)
    writer.member("sources", sources)
    if let explanation {
      writer.name("explanation")
      explanation.write(to: &writer)
    }
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
