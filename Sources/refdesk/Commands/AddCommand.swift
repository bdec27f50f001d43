import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import Projects
import TextStorage

/// `refdesk add`: papers of any source as entries of a `.bib`.
enum AddCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words,
      options: [
        .value("--to"), .value("--source"), .value("--set"), .value("--key"), .flag("--dry-run"),
        .flag("--help"),
      ])
    if arguments.has("--help") {
      Terminal.print(Help.add)
      return 0
    }
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(
        message: "add needs a key, an identifier or a title; see refdesk add --help")
    }
    let names = arguments.all("--source")
    let settings = try SettingsOptions(arguments, takesSources: false).layer
    guard let name = arguments.last("--to") else {
      throw Arguments.Misuse(message: "add needs --to, the .bib that is written to")
    }
    guard name.lowercased().hasSuffix(".bib") else {
      throw Arguments.Misuse(
        message: "“\(name)” is no .bib, and entries are written into nothing else")
    }
    let target: AddTarget
    do throws(Operand.Refusal) {
      target = try AddTarget(Operand(name))
    } catch {
      Terminal.complain(error.message)
      return 2
    }
    let sources = AddSources(names, settings, target)
    var queries = PaperQueries(sources.library)
    let papers = queries.papers(for: arguments.operands)
    var given: Citekey?
    if let key = arguments.last("--key") {
      guard papers.count <= 1 else {
        throw Arguments.Misuse(message: "--key is for one paper")
      }
      guard BibTeXKey.isWritable(Array(key.utf8)) else {
        throw Arguments.Misuse(message: "“\(key)” cannot be a key: it has blanks, commas or braces")
      }
      given = Citekey(key)
    }
    var addition = Addition(sources, target, isDry: arguments.has("--dry-run"))
    let isDone = addition.add(papers, key: given)
    if addition.hasFailed || sources.hasFailed { return 2 }
    return isDone && !queries.hasMissed ? 0 : 1
  }
}

/// The file that papers are added to, as it was read.
struct AddTarget {
  let operand: Operand
  let bibliography: WritableBibliography

  /// Refuses what nobody, or not we, may write to.
  init(_ operand: Operand) throws(Operand.Refusal) {
    self.operand = operand
    switch WritableBibliography.read(operand.path, calledBy: operand.name, isChosen: true) {
    case .success(let read): bibliography = read
    case .failure(let failure): throw Operand.Refusal(message: failure.message)
    }
    if let warning = bibliography.warning { Terminal.complain(warning) }
  }
}

/// What papers are taken from, and the target among it as the only project's.
struct AddSources {
  let library: Library
  /// The number of the target.
  let targetNumber: Int
  /// The keys that papers get in the target.
  let keys: InsertionKeys
  private(set) var hasFailed = false

  /// The named sources, or those of the working folder.
  init(_ names: [String], _ settings: SettingsLayer?, _ target: AddTarget) {
    var others: [Library.Member] = []
    var template: KeyTemplate?
    let snapshot = names.isEmpty ? WorkingFolder.snapshot(settings) : nil
    if let snapshot {
      others = snapshot.library.members
      hasFailed = others.isEmpty
      template = snapshot.list.settings.keyTemplate
    } else {
      let sources = NamedSources(names)
      others = sources.library.members
      hasFailed = sources.hasFailed
      template =
        settings?.settings.keyTemplate
        ?? WorkingFolder.settingsFile(for: target.operand.path)?.settings.keyTemplate
    }
    let identity = FileIdentity(path: target.operand.path)
    let isOfFolder =
      snapshot != nil && others.contains { FileIdentity(path: $0.source.name) == identity }
    // Beside the target only files that documents have together with it are the project's.
    var members = [
      Library.Member(
        source: IndexedSource(name: target.operand.path, source: target.bibliography.source),
        role: .project)
    ]
    for member in others {
      if identity != nil, FileIdentity(path: member.source.name) == identity { continue }
      let role: SourceRole =
        member.role == .project && !isOfFolder ? .global : member.role
      members.append(Library.Member(source: member.source, role: role))
    }
    targetNumber = 0
    let bare = Library(members)
    let library = Library(
      members.enumerated().map { number, member in
        Library.Member(
          source: member.source.withWords(in: bare, number: number), role: member.role)
      })
    self.library = library
    keys = InsertionKeys(library: library, template: template)
  }
}

/// Papers on their way into the target.
private struct Addition {
  private let sources: AddSources
  private let target: AddTarget
  private let isDry: Bool
  /// Whether the file could not be written.
  private(set) var hasFailed = false

  init(_ sources: AddSources, _ target: AddTarget, isDry: Bool) {
    self.sources = sources
    self.target = target
    self.isDry = isDry
  }

  /// Adds papers, `key` being that of the only one; whether all are there now. Says what was done.
  mutating func add(_ papers: [MergedEntry], key given: Citekey?) -> Bool {
    let library = sources.library
    var isDone = true
    var wanted: [(paper: EntryInsertion.Paper, entry: Entry)] = []
    var taken: Set<Citekey> = []
    for merged in papers {
      if let own = merged.work.members.first(where: { library.role(of: $0) == .project }) {
        report(Citekey(utf8: Array(library.keyBytes(own))), merged.entry, presentIn: own)
        continue
      }
      let key = given ?? sources.keys.key(for: merged, besides: taken)
      taken.insert(key)
      wanted.append((EntryInsertion.Paper(reference: merged.reference, key: key), merged.entry))
    }
    guard !wanted.isEmpty else { return isDone }
    let insertion = EntryInsertion(
      of: wanted.map(\.paper), from: library, into: target.bibliography.source,
      text: target.bibliography.text)
    if isDry {
      let preview = InsertionPreview(of: insertion.edits, in: target.bibliography.text)
      Terminal.write(Array(preview.text(for: target.operand.name).utf8))
    } else if !insertion.edits.isEmpty,
      case .failure(let failure) = target.bibliography.file.write(insertion.edits)
    {
      Terminal.complain(failure.message)
      hasFailed = true
      return false
    }
    for ((_, entry), outcome) in zip(wanted, insertion.outcomes) {
      switch outcome {
      case .added(let key):
        if !isDry { Terminal.print("\(line(key, entry))  (added to \(target.operand.name))") }
      case .present(let key): report(key, entry, presentIn: nil)
      case .refused(let why):
        Terminal.complain("“\(entry.key.string)” is not added: \(why)")
        isDone = false
      }
    }
    for note in insertion.notes { Terminal.complain(note) }
    return isDone
  }

  private func report(_ key: Citekey, _ entry: Entry, presentIn own: EntryReference?) {
    var name = target.operand.name
    if let own, own.member != sources.targetNumber {
      name = DocumentFiles.relative(
        sources.library.members[own.member].source.name, to: Terminal.absolutePath("."))
    }
    Terminal.print("\(line(key, entry))  (already in \(name))")
  }

  private func line(_ key: Citekey, _ entry: Entry) -> String {
    "\(key.string)  \(entry.summary)"
  }
}
