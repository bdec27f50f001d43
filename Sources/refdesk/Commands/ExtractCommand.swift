import Bibliography
import CitationFeatures
import Citations
import Formats
import PaperIndex
import Projects
import TextStorage

/// `refdesk extract`: the entries that documents cite, as a `.bib` of their own.
enum ExtractCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words,
      options: [.value("--sort"), .value("--output"), .value("-o")] + SettingsOptions.options
        + [.flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.extract)
      return 0
    }
    let order = arguments.last("--sort") ?? "citation"
    guard order == "citation" || order == "key" else {
      throw Arguments.Misuse(message: "extract sorts by citation or key, not by “\(order)”")
    }
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "extract needs a document; see refdesk extract --help")
    }
    var extraction = Extraction(try SettingsOptions(arguments).layer)
    for name in arguments.operands { extraction.look(at: name) }
    let output = arguments.last("--output") ?? arguments.last("-o")
    // Nothing is better than an empty bibliography in place of a good one.
    if extraction.hasFailed, extraction.isEmpty { return 2 }
    if let output, output != "-", extraction.isSource(output) {
      throw Arguments.Misuse(
        message: "“\(output)” would be lost: entries are taken from it. Name another file.")
    }
    let bytes = extraction.bibliography(isSorted: order == "key")
    guard let destination = Destination(output), destination.write(bytes), destination.finish()
    else { return 2 }
    return extraction.hasFailed ? 2 : extraction.hasMissing ? 1 : 0
  }
}

/// What documents cite, and where it is.
private struct Extraction {
  private let settings: SettingsLayer?
  private let workingFolder = Terminal.absolutePath(".")
  private var loader = LibraryLoader(isWatching: false)
  private var documents = ProjectDocuments()
  /// The keys in the order in which they are cited.
  private var keys: [Citekey] = []
  private var seenKeys: Set<Citekey> = []
  private var citesEverything = false
  /// The project's sources of all documents, each once.
  private var sources: [IndexedSource] = []
  private var isLaTeX = false
  private var said: Set<String> = []
  /// Whether a document could not be read.
  private(set) var hasFailed = false
  /// Whether a key is in no bibliography.
  private(set) var hasMissing = false

  init(_ settings: SettingsLayer?) {
    self.settings = settings
  }

  /// Whether nothing is cited.
  var isEmpty: Bool { keys.isEmpty && !citesEverything }

  /// Whether entries are taken from a file.
  func isSource(_ name: String) -> Bool {
    guard let identity = FileIdentity(path: Terminal.absolutePath(name)) else { return false }
    return sources.contains { FileIdentity(path: $0.name) == identity }
  }

  // MARK: Documents

  /// Looks at a document with all that it includes, or at all documents of a folder.
  mutating func look(at name: String) {
    do throws(Operand.Refusal) {
      let operand = try Operand(name)
      let files = operand.filesBelow?.filter { DocumentLanguage(path: $0.path) != .bibliography }
      for file in files ?? [operand] { try look(at: file) }
    } catch {
      Terminal.complain(error.message)
      hasFailed = true
    }
  }

  private mutating func look(at file: Operand) throws(Operand.Refusal) {
    let text = try file.documentText()
    guard let language = DocumentLanguage(path: file.path), language != .bibliography else {
      throw file.refusal("It is a bibliography: name a document that cites from it.")
    }
    let bytes = text.contiguousBytes
    let found = citations(in: bytes, language: language)
    let snapshot = loader.open(
      ProjectScope(
        documentPath: file.path, language: language, citing: found, workingFolder: workingFolder,
        arguments: settings))
    for problem in snapshot.problems where problem.leavesKeysUnknown { complain(problem.message) }
    add(snapshot)
    if language == .latex {
      isLaTeX = true
      let order = LaTeXReadingOrder(of: file.path, files: &documents)
      for stretch in order.stretches {
        let part = order.files[stretch.file]
        add(part.citations.citations[stretch.citations], part.citations, part.bytes)
      }
      for part in order.files {
        citesEverything = citesEverything || part.citations.citesEverything
        let shown = part.path == file.path ? file.name : shown(part.path, beside: file.name)
        addProblems(part.citations, part.bytes, language, snapshot, shown)
      }
    } else {
      add(found.citations[...], found, bytes)
      citesEverything = citesEverything || found.citesEverything
      addProblems(found, bytes, language, snapshot, file.name)
    }
  }

  private mutating func add(_ snapshot: LibrarySnapshot) {
    for member in snapshot.library.members
    where member.role == .project && !sources.contains(where: { $0.name == member.source.name }) {
      sources.append(member.source)
    }
  }

  private mutating func add(
    _ citations: ArraySlice<Citation>, _ found: DocumentCitations, _ bytes: [UInt8]
  ) {
    for citation in citations where citation.mode != .named {
      let key = Citekey(utf8: found.key(of: citation, in: bytes))
      if seenKeys.insert(key).inserted { keys.append(key) }
    }
  }

  /// Says where keys are cited that nobody has.
  private mutating func addProblems(
    _ found: DocumentCitations, _ bytes: [UInt8], _ language: DocumentLanguage,
    _ snapshot: LibrarySnapshot, _ shown: String
  ) {
    let context = DocumentContext(
      bytes: bytes, language: language, citations: found, library: snapshot.library,
      sources: snapshot.sourcesState(
        in: snapshot.library, declaredAt: found.resources.map(\.range)))
    var cursor = PositionCursor(bytes, in: .utf32)
    for problem in context.problems
    where problem.code == "unknown-key" || problem.code == "no-bibliography" {
      let place = cursor.positions(of: problem.range).lowerBound
      complain("\(shown):\(place.line + 1):\(place.column + 1): \(problem.message)")
      hasMissing = true
    }
  }

  private mutating func complain(_ message: String) {
    if said.insert(message).inserted { Terminal.complain(message) }
  }

  private func shown(_ path: String, beside name: String) -> String {
    name.hasPrefix("/") ? path : DocumentFiles.relative(path, to: workingFolder)
  }

  // MARK: Entries

  /// The entries that are cited, with all that they inherit from, written as the first source is.
  func bibliography(isSorted: Bool) -> [UInt8] {
    // To one that is not there yet, all of these are others' entries. What a document says of an entry
    // itself is what LaTeX made of it.
    let isOwn = { (source: IndexedSource) in source.source.format == .latexDocument }
    let sources = sources.filter { !isOwn($0) } + sources.filter(isOwn)
    let library = Library(sources.map { Library.Member(source: $0, role: .global) })
    var papers: [EntryInsertion.Paper] = []
    var taken: Set<EntryReference> = []
    var takenKeys: Set<Citekey> = []
    func add(_ reference: EntryReference, citedAs cited: Citekey?) {
      let own = Citekey(utf8: Array(library.keyBytes(reference)))
      // An alias stays in the entry's `ids`.
      let key = own.utf8.isEmpty ? cited : own
      guard let key, taken.insert(reference).inserted, takenKeys.insert(key).inserted else {
        return
      }
      papers.append(EntryInsertion.Paper(reference: reference, key: key))
    }
    for key in keys {
      if let reference = library.firstEntry(forKey: key.utf8) { add(reference, citedAs: key) }
    }
    if citesEverything {
      for (number, source) in sources.enumerated() {
        for location in source.source.locations {
          add(EntryReference(member: number, location: location), citedAs: nil)
        }
      }
    }
    if isSorted { papers.sort { $0.key < $1.key } }
    var style: BibTeXStyle?
    var preambles: [[UInt8]] = []
    for source in sources.map(\.source) where source.format == .bibTeX {
      let text = source.text.bytes(in: 0..<(source.byteStarts.last ?? 0)) ?? []
      style = style ?? BibTeXStyle(of: source, text: text)
      preambles += BibTeXPreambles.texts(of: source, text: text).filter { !preambles.contains($0) }
    }
    let insertion = EntryInsertion(
      of: papers, from: library, into: BibTeXSource.parse(SourceText()), text: [],
      dialect: isLaTeX ? .bibTeX : .biblatex, style: style, choice: .named)
    for (paper, outcome) in zip(papers, insertion.outcomes) {
      if case .refused(let why) = outcome {
        Terminal.complain("“\(paper.key.string)” is not written: \(why)")
      }
    }
    let lineEnd = style?.lineEnd ?? [0x0A]
    let head = preambles.map { $0 + lineEnd }.joined()
    return head + (head.isEmpty ? [] : lineEnd) + insertion.applied(to: [])
  }
}
