import Bibliography
import CitationFeatures
import JSON
import PaperIndex
import Projects
import TextStorage

/// `refdesk search`: papers by words.
enum SearchCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words,
      options: [
        .value("--source"), .value("--limit"), .flag("--json"), .value("--format"),
        .flag("--help"),
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
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "search needs words; see refdesk search --help")
    }
    let (library, hasFailed) = library(of: arguments.all("--source"))
    let query = Array(arguments.operands.joined(separator: " ").utf8)
    for hit in library.search(SearchQuery(text: query, limit: limit)).hits {
      guard let entry = library.entry(hit.reference) else { continue }
      let source = DocumentFiles.relative(
        library.members[hit.reference.member].source.name, to: Terminal.absolutePath("."))
      Terminal.print(format == "json" ? json(entry, source) : text(entry, source))
    }
    return hasFailed ? 2 : 0
  }

  /// The named sources, or those of the working folder; what cannot be read is said.
  private static func library(of paths: [String]) -> (library: Library, hasFailed: Bool) {
    let folder = Terminal.absolutePath(".")
    if paths.isEmpty {
      let snapshot = LibraryLoader.loadNow(
        ProjectScope(documentFolder: folder, workspaceFolder: folder), withWords: true)
      for problem in snapshot.problems { Terminal.complain(problem.message) }
      if snapshot.list.sources.isEmpty {
        Terminal.complain("there is no bibliography here; name one with --source")
      }
      return (
        snapshot.library,
        snapshot.list.sources.isEmpty
          || snapshot.problems.contains(where: \.leavesKeysUnknown)
      )
    }
    var members: [Library.Member] = []
    var hasFailed = false
    for path in paths.map(Terminal.absolutePath) {
      switch SourceReader().read(path) {
      case .success(let read):
        let role: SourceRole = read.source.format.isListing ? .index : .project
        members.append(
          Library.Member(source: IndexedSource(name: path, source: read.source), role: role))
      case .failure(let failure):
        Terminal.complain(failure.message)
        hasFailed = true
      }
    }
    let macros = Library(members).macros
    let library = Library(
      members.enumerated().map { number, member in
        Library.Member(
          source: member.source.withWords(macros: macros, number: number), role: member.role)
      })
    return (library, hasFailed)
  }

  private static func text(_ entry: Entry, _ source: String) -> String {
    "\(entry.key.string)  \(entry.summary)  (\(fileName(source)))"
  }

  private static func json(_ entry: Entry, _ source: String) -> String {
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
    member("source", source)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
