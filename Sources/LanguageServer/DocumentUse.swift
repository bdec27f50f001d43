import Bibliography
import CitationFeatures

/// What documents need of the bibliographies whose unused entries are shown, as far as it is known.
struct DocumentUse {
  /// Whether it may be something else by now.
  var isStale = false
  /// Whether it is about to be asked.
  var isScheduled = false
  /// Whether it is being found.
  var isRunning = false
  /// Whether documents that nobody has open are looked at from time to time.
  var isWatching = false
  /// By path.
  private var needs: [String: SourceNeed] = [:]
  private var count = 0

  /// What is needed of the source at `path`; `nil` where its unused entries are not shown.
  func need(of path: String) -> SourceNeed? { needs[path] }

  var isEmpty: Bool { needs.isEmpty }

  /// Takes what was found, with how grave an unused entry of each source is. Paths of the sources for
  /// which it is news.
  mutating func take(
    _ needed: [String: CitedKeys], severities: [String: Problem.Severity]
  ) -> Set<String> {
    var news = Set(needs.keys)
    var fresh: [String: SourceNeed] = [:]
    for (path, cited) in needed {
      guard let severity = severities[path] else { continue }
      if let old = needs[path], old.cited == cited, old.severity == severity {
        fresh[path] = old
        news.remove(path)
      } else {
        count += 1
        fresh[path] = SourceNeed(cited: cited, severity: severity, number: count)
        news.insert(path)
      }
    }
    needs = fresh
    return news
  }
}
