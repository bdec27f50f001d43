import TextStorage
import YAML

/// A file that says things of a whole project, as it was read.
struct ProjectFile: Sendable {
  let path: String
  let text: SourceText
  /// What it says, for one that is YAML.
  let root: YAMLNode?
  /// Why it cannot be read in full, with the bytes at fault.
  let problem: (range: Range<Int>, message: String)?

  var folder: String { PathText.folder(of: path) }

  /// The file at `path` with a text.
  init(path: String, text: SourceText, isYAML: Bool) {
    self.path = path
    self.text = text
    guard isYAML else {
      (root, problem) = (nil, nil)
      return
    }
    let document = YAMLDocument(parsing: text.contiguousBytes)
    root = document.root
    problem = document.problems.first.map {
      (
        range: $0.range,
        message: "This is not YAML: \($0.message) What the file says may not count."
      )
    }
  }

  /// A file that is there and cannot be read.
  init(_ failure: SourceReadFailure) {
    path = failure.path
    text = SourceText()
    root = nil
    problem = (range: 0..<0, message: failure.message)
  }
}

extension SourceText {
  /// Whether a word stands anywhere in the text. Linear.
  func names(_ word: String) -> Bool { contiguousBytes.contains(Array(word.utf8)) }
}

/// Project files as they were last read: many documents have the same.
struct ProjectFiles: Sendable {
  /// Bytes of the longest file that is read.
  private static let sizeLimit = 1 << 22

  private let reader: SourceReader
  private var known = FileMemory<ProjectFile?>()

  init(reader: SourceReader) {
    self.reader = reader
  }

  /// Whether the file at `path` was read.
  func isKnown(_ path: String) -> Bool { known[path] != nil }

  /// The file at an absolute path; `nil` when there is none. One call to the system, and linear in
  /// the file when it changed.
  mutating func file(at path: String, isYAML: Bool = true) -> ProjectFile? {
    let file = known.value(at: path) {
      switch reader.readText(path, sizeLimit: ProjectFiles.sizeLimit) {
      case .success(let text): ProjectFile(path: path, text: text, isYAML: isYAML)
      case .failure(let failure): failure.reason == .missing ? nil : ProjectFile(failure)
      }
    }
    return file ?? nil
  }

  /// Which version was read of each file that was read since this was last asked.
  mutating func takeRead() -> [String: FileStamp] { known.takeRead() }

  /// Forgets the files that nobody watches any more.
  mutating func keep(_ paths: Set<String>) { known.keep(paths) }
}
