import Citations

// TeX reads what a file includes at the place of the command, and as often as it comes by. The order
// of citations in a whole document is that of this one long text.

/// The citations of a whole LaTeX document in the order in which TeX reads them.
package struct LaTeXReadingOrder: Sendable {
  /// One of the files.
  package struct File: Sendable {
    /// Absolute.
    package let path: String
    package let bytes: [UInt8]
    package let citations: DocumentCitations
  }

  /// Citations that are read without another file in between.
  package struct Stretch: Sendable {
    /// An index of `files`.
    package let file: Int
    /// Indices of its citations.
    package let citations: Range<Int>
  }

  private enum Limit {
    /// Files in files.
    static let depth = 16
    /// Inclusions: files that include others twice each double with every level.
    static let inclusions = 20_000
  }

  package private(set) var files: [File] = []
  package private(set) var stretches: [Stretch] = []

  private var places: [String: Int] = [:]
  private var inclusionCount = 0
  private let vocabulary: LaTeXVocabulary
  private let rootFolder: String
  private let reader: SourceReader

  /// Reads the document whose root is at `path`, absolute, and all that it includes; packages and
  /// classes are read for what they define only. O(its files).
  package init(
    of path: String, files known: inout ProjectDocuments, reader: SourceReader = SourceReader()
  ) {
    self.reader = reader
    rootFolder = PathText.folder(of: path)
    var vocabulary = LaTeXVocabulary()
    for member in known.inclusions(from: path).members {
      vocabulary.formUnion(member.file.vocabulary)
    }
    vocabulary.followHandovers()
    self.vocabulary = vocabulary
    var open: Set<String> = []
    follow(path, &known, inside: &open)
  }

  private mutating func follow(
    _ path: String, _ known: inout ProjectDocuments, inside open: inout Set<String>
  ) {
    guard open.count < Limit.depth, open.insert(path).inserted, let place = place(of: path) else {
      return
    }
    defer { open.remove(path) }
    let file = files[place]
    var next = 0
    for link in file.citations.links where link.isPartOfText {
      var watched: Set<String> = []
      guard inclusionCount < Limit.inclusions,
        let target = known.target(
          of: link, in: path, language: .latex, rootFolder: rootFolder, watching: &watched)
      else { continue }
      inclusionCount += 1
      let start = next
      while next < file.citations.citations.count,
        file.citations.citations[next].range.lowerBound < link.range.lowerBound
      {
        next += 1
      }
      add(start..<next, of: place)
      follow(target.path, &known, inside: &open)
    }
    add(next..<file.citations.citations.count, of: place)
  }

  private mutating func add(_ citations: Range<Int>, of file: Int) {
    if !citations.isEmpty { stretches.append(Stretch(file: file, citations: citations)) }
  }

  /// The index of a file, which is read when it is needed first.
  private mutating func place(of path: String) -> Int? {
    if let place = places[path] { return place }
    guard let text = try? reader.readText(path, sizeLimit: ProjectDocuments.sizeLimit).get() else {
      return nil
    }
    let bytes = text.contiguousBytes
    let found = Citations.citations(in: bytes, language: .latex, knowing: vocabulary)
    places[path] = files.count
    files.append(File(path: path, bytes: bytes, citations: found))
    return files.count - 1
  }
}

extension DocumentLink {
  /// Whether the text of the other document is read in this one's place.
  fileprivate var isPartOfText: Bool {
    switch kind {
    case .root, .file: true
    case .package, .documentClass, .parent: false
    }
  }
}
