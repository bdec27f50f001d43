import Citations
import TextStorage

/// The LaTeX files that projects are made of, as they were last read or are in the editor.
package struct LaTeXFiles: Sendable {
  /// Bytes of the longest file that is read.
  private static let sizeLimit = 1 << 24

  private struct Known {
    /// `nil` for what cannot be read.
    var file: LaTeXFile?
    var stamp: FileStamp
    /// Whether the file may have changed since without a new stamp.
    var isRecent: Bool
  }

  private let reader: SourceReader
  private var known: [String: Known] = [:]
  private var open: [String: LaTeXFile] = [:]
  private var read: [String: FileStamp] = [:]

  /// Files of which none was read yet.
  package init(reader: SourceReader = SourceReader()) {
    self.reader = reader
  }

  /// Puts an open file in place of the one on disk, or gives the place back with `nil`.
  package mutating func setOpen(_ file: LaTeXFile?, at path: String) { open[path] = file }

  /// The file at an absolute path; `nil` when there is none. One call to the system, and linear in
  /// the file when it changed.
  mutating func file(at path: String) -> LaTeXFile? {
    if let file = open[path] { return file }
    guard let stamp = FileStamp(path: path) else {
      known[path] = nil
      return nil
    }
    if let known = known[path], known.stamp == stamp, !known.isRecent { return known.file }
    let text = try? reader.readText(path, sizeLimit: LaTeXFiles.sizeLimit).get()
    let file = text.map { text in
      let bytes = text.contiguousBytes
      return LaTeXFile(citations(in: bytes, language: .latex), in: bytes)
    }
    known[path] = Known(file: file, stamp: stamp, isRecent: stamp.isRecent(at: SystemCalls.now))
    read[path] = stamp
    return file
  }

  /// The text of a file on disk, to say where in it something is.
  func text(at path: String) -> SourceText? {
    try? reader.readText(path, sizeLimit: LaTeXFiles.sizeLimit).get()
  }

  /// Which version was read of each file that was read since this was last asked.
  mutating func takeRead() -> [String: FileStamp] {
    defer { read = [:] }
    return read
  }

  /// Forgets the files that nobody watches any more.
  mutating func keep(_ paths: Set<String>) { known = known.filter { paths.contains($0.key) } }
}
