import Bibliography
import LanguageServerProtocol

/// The diagnostics of sources that nobody has open, so that a keystroke in one source does not cost
/// a pass over the entries of all others.
struct ClosedSourceDiagnostics {
  private var known: [String: (source: ParsedSource, diagnostics: [Diagnostic])] = [:]

  /// The diagnostics of `source`; `make` is asked when it is not what it was.
  mutating func diagnostics(
    of source: ParsedSource, at path: String, making make: (ParsedSource) -> [Diagnostic]
  ) -> [Diagnostic] {
    if let old = known[path], old.source.isSameVersion(as: source) { return old.diagnostics }
    let diagnostics = make(source)
    known[path] = (source, diagnostics)
    return diagnostics
  }

  /// Forgets all but these.
  mutating func keep(_ paths: [String]) {
    let paths = Set(paths)
    known = known.filter { paths.contains($0.key) }
  }
}

extension ParsedSource {
  /// Whether both are copies of one value, which share the storage of their blocks.
  fileprivate func isSameVersion(as other: ParsedSource) -> Bool {
    guard !blocks.isEmpty, blocks.count == other.blocks.count else {
      return blocks.isEmpty && other.blocks.isEmpty && problems == other.problems
    }
    return unsafe blocks.withUnsafeBufferPointer { mine in
      unsafe other.blocks.withUnsafeBufferPointer { unsafe mine.baseAddress == $0.baseAddress }
    }
  }
}
