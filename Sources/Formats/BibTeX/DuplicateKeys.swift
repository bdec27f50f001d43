import Bibliography
import TextStorage

/// Keys that one source has twice. All such entries are kept; BibTeX and biber use the first.
package enum DuplicateKeys {
  /// A `duplicate-key` warning at each entry whose key an earlier one has, with ranges in the text.
  ///
  /// Keys are equal when their bytes are. O(entries).
  package static func problems(in source: ParsedSource) -> [Problem] {
    var first: [ArraySlice<UInt8>: EntryLocation] = [:]
    first.reserveCapacity(source.entryCount)
    var problems: [Problem] = []
    // A key that stands a thousand times has one first line.
    var firstLines: [EntryLocation: Int] = [:]
    for entry in source.locations {
      let key = source.keyBytes(entry)
      if key.isEmpty { continue }
      guard let earlier = first.updateValue(entry, forKey: key) else { continue }
      first[key] = earlier
      let line =
        firstLines[earlier]
        ?? source.position(of: source.keyRange(earlier).lowerBound, in: .utf8).line
      firstLines[earlier] = line
      problems.append(
        Problem(
          range: source.keyRange(entry), severity: .warning, code: "duplicate-key",
          message: "The key “\(String(decoding: key, as: UTF8.self))” already stands in line "
            + "\(line + 1); that entry is the one that is cited."))
    }
    return problems
  }
}
