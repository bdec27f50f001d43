import Citations
import TextStorage

/// The documents that projects are made of, as they were last read or are in the editor.
package struct ProjectDocuments: Sendable {
  /// Bytes of the longest file that is read.
  static let sizeLimit = 1 << 24

  /// A file as it was read.
  private struct Known: Sendable {
    /// `nil` for what cannot be read.
    var file: ProjectDocument?
    /// Where it names a bibliography, to say where.
    var text: SourceText?
  }

  /// Documents of one folder that may include others, by a pattern for their names.
  private struct ListingKey: Hashable {
    let folder: String
    let pattern: String
  }

  /// What was asked since the disk was last asked anew: true for a moment only.
  private struct Moment {
    var files: [String: ProjectDocument?] = [:]
    var documents: [ListingKey: [String]] = [:]
    var inclusions: [String: DocumentInclusions] = [:]
    var searchPaths: [String: TeXSearchPaths] = [:]
    /// Files that neither say where keys come from nor include one that does.
    var withoutBibliography: Set<String> = []
  }

  /// Names of documents that may include one in a language, as a pattern; `nil` where none does.
  private static func pattern(for language: DocumentLanguage) -> String? {
    switch language {
    case .latex: "*.{tex,ltx,latex,Rnw,rnw}"
    // Plain Markdown includes nothing: a folder of notes is not read for one of them.
    case .markdown: "*.{qmd,Rmd,rmd,Rmarkdown}"
    case .typst: "*.typ"
    case .org: "*.org"
    case .restructuredText: "*.{rst,rest}"
    case .notebook, .bibliography: nil
    }
  }

  /// Whether a Markdown document's name is of those that may include others.
  private static func isRootMarkdown(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".qmd", ".rmd", ".rmarkdown"].contains { name.hasSuffix($0) }
  }

  private let reader: SourceReader
  private var known = FileMemory<Known>()
  /// The documents of folders, by the pattern for their names.
  private var listings: [String: FileMemory<[String]>] = [:]
  private var latexmkSettings = FileMemory<LatexmkSettings?>()
  private var moment = Moment()
  private var open: [String: ProjectDocument] = [:]

  private let environment: SourceResolver.Environment
  private lazy var searchPaths = environment.texSearchPaths
  /// What patterns mean.
  var patterns: GlobMemory

  /// Files of which none was read yet.
  package init(in environment: SourceResolver.Environment = SourceResolver.Environment()) {
    reader = environment.reader
    self.environment = environment
    patterns = GlobMemory(limits: environment.globLimits)
  }

  /// Asks the disk anew from now on, but for what patterns mean that somebody knows who has looked.
  mutating func beginMoment(knowing expansions: [Glob: GlobExpansion]) {
    moment = Moment()
    patterns.begin(knowing: expansions)
  }

  /// Where TeX looks that is started in a folder: what the process knows, then what latexmk's settings
  /// there add. Once a moment one call to the system for each of their names. What is asked for is
  /// added to `watched`.
  mutating func searchPaths(
    startedIn folder: String, watching watched: inout Set<String>
  ) -> TeXSearchPaths {
    let names = LatexmkSettings.names.map { PathText.join(folder, $0) }
    watched.formUnion(names)
    if let known = moment.searchPaths[folder] { return known }
    var paths = searchPaths
    for name in names {
      let settings = latexmkSettings.value(at: name) {
        let text = try? reader.readText(name, sizeLimit: 1 << 16).get()
        return text.map { LatexmkSettings($0.contiguousBytes) }
      }
      if let settings, let settings { paths.add(settings) }
    }
    moment.searchPaths[folder] = paths
    return paths
  }

  /// Whether the file at `path` was read.
  func isKnown(_ path: String) -> Bool { known[path] != nil }

  /// Whether the file at `path` is open.
  func isOpen(_ path: String) -> Bool { open[path] != nil }

  /// Puts an open file in place of the one on disk, or gives the place back with `nil`.
  package mutating func setOpen(_ file: ProjectDocument?, at path: String) {
    open[path] = file
    moment = Moment()
  }

  /// The file at an absolute path; `nil` when there is none. `language` is that of a file whose name
  /// does not say it. One call to the system a moment, and linear in the file when it changed.
  mutating func file(
    at path: String, as language: DocumentLanguage = .latex
  ) -> ProjectDocument? {
    if let file = open[path] { return file }
    if let file = moment.files[path] { return file }
    let file = fileOnDisk(at: path, as: language)
    moment.files[path] = .some(file)
    return file
  }

  private mutating func fileOnDisk(
    at path: String, as fallback: DocumentLanguage
  ) -> ProjectDocument? {
    let known = known.value(at: path) {
      guard let text = try? reader.readText(path, sizeLimit: ProjectDocuments.sizeLimit).get()
      else { return Known(file: nil, text: nil) }
      let bytes = text.contiguousBytes
      let language = DocumentLanguage(path: path) ?? fallback
      let file = ProjectDocument(
        citations(in: bytes, language: language), in: bytes, language: language)
      return Known(file: file, text: file.resources.isEmpty ? nil : text)
    }
    return known?.file
  }

  /// The documents in a folder that may include one in `language`, and those that are open and not yet
  /// there, in order of their bytes. One call to the system a moment, and linear in the folder when that
  /// changed.
  mutating func documents(in folder: String, including language: DocumentLanguage) -> [String] {
    guard let pattern = ProjectDocuments.pattern(for: language) else { return [] }
    let key = ListingKey(folder: folder, pattern: pattern)
    if let documents = moment.documents[key] { return documents }
    var documents = documentsOnDisk(key)
    let unsaved = open.filter {
      $0.value.language == language && PathText.folder(of: $0.key) == folder
        && (language != .markdown || ProjectDocuments.isRootMarkdown($0.key))
        && !documents.contains($0.key)
    }.map(\.key)
    if !unsaved.isEmpty { documents = (documents + unsaved).sorted(by: PathText.precedes) }
    moment.documents[key] = documents
    return documents
  }

  /// The documents anywhere below a folder that may include one in `language`.
  mutating func documents(
    below folder: String, including language: DocumentLanguage
  ) -> GlobExpansion {
    guard let pattern = ProjectDocuments.pattern(for: language) else { return GlobExpansion() }
    return patterns.expand("**/" + pattern, in: folder)
  }

  private mutating func documentsOnDisk(_ key: ListingKey) -> [String] {
    listings[key.pattern, default: FileMemory()].value(at: key.folder) {
      Glob(key.pattern, in: key.folder).expand().paths
    } ?? []
  }

  /// The files that the document at `root` is made of. Once a moment O(its files).
  mutating func inclusions(from root: String) -> DocumentInclusions {
    if let known = moment.inclusions[root] { return known }
    let found = DocumentInclusions(from: root, files: &self)
    moment.inclusions[root] = found
    return found
  }

  /// Whether the document at `path` or a file it is made of says where keys come from. O(its files),
  /// once a moment for all that include each other.
  mutating func namesBibliography(_ path: String) -> Bool {
    if moment.withoutBibliography.contains(path) { return false }
    let inclusions = inclusions(from: path)
    if inclusions.members.contains(where: { $0.file.hasBibliography }) { return true }
    guard !inclusions.isCut else { return false }
    // What a file beside it is made of is a part of what it is made of.
    let folder = PathText.folder(of: path)
    for member in inclusions.members where PathText.folder(of: member.path) == folder {
      moment.withoutBibliography.insert(member.path)
    }
    return false
  }

  /// The text on disk of a file that names a bibliography, to say where in it something is. Reads it
  /// where it was not read because it is open.
  func text(at path: String) -> SourceText? {
    if let text = known[path]?.text { return text }
    return try? reader.readText(path, sizeLimit: ProjectDocuments.sizeLimit).get()
  }

  /// Which version was read of each file that was read since this was last asked.
  mutating func takeRead() -> [String: FileStamp] {
    known.takeRead().merging(latexmkSettings.takeRead()) { first, _ in first }
  }

  /// Forgets the files and folders that nobody watches any more, and asks the disk anew from now on.
  mutating func keep(files: Set<String>, folders: Set<String>) {
    known.keep(files)
    latexmkSettings.keep(files)
    for pattern in listings.keys { listings[pattern]?.keep(folders) }
    patterns.keep(watched: folders)
    moment = Moment()
  }
}
