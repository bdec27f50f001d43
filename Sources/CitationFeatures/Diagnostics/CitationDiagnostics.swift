import Bibliography
import Citations
import PaperIndex

extension DocumentContext {
  /// What is wrong in the document: unreadable bibliographies at their paths, broken metadata, and
  /// keys that are unknown, differ in case, or are only in the index. In the order of the text.
  ///
  /// Each distinct key is looked up once.
  package var problems: [CitationProblem] {
    var problems: [CitationProblem] = citations.problems.map {
      CitationProblem(
        range: $0.range, severity: .warning, code: "metadata", message: $0.message)
    }
    for failure in sources.failures {
      guard let range = failure.range else { continue }
      problems.append(
        CitationProblem(
          range: range, severity: .error, code: "unreadable-bibliography",
          message: failure.message))
    }
    if sources.isComplete, !library.members.isEmpty {
      var verdicts: [Citekey: Verdict] = [:]
      for citation in citations.citations {
        let key = Citekey(utf8: key(of: citation))
        let verdict = verdicts[key] ?? verdict(on: key)
        verdicts[key] = verdict
        if let problem = problem(verdict, key: key, at: citation) { problems.append(problem) }
      }
    }
    return problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private enum Verdict {
    case known
    case differsInCase(Citekey)
    case onlyIn(role: SourceRole, source: String)
    case unknown(nearest: [Citekey])
  }

  private func verdict(on key: Citekey) -> Verdict {
    let found = library.entries(forKey: key.utf8)
    if found.contains(where: { library.members[$0.member].role == .project }) { return .known }
    if let first = found.first {
      let member = library.members[first.member]
      return .onlyIn(role: member.role, source: fileName(member.source.name))
    }
    // What a source that could not be read holds is not known.
    if !sources.failures.isEmpty { return .known }
    let near = nearestKeys(to: key.utf8)
    if let same = near.first, same.string.lowercased() == key.string.lowercased() {
      return .differsInCase(same)
    }
    return .unknown(nearest: near)
  }

  private func problem(
    _ verdict: Verdict, key: Citekey, at citation: Citation
  ) -> CitationProblem? {
    switch verdict {
    case .known:
      return nil
    case .differsInCase(let other):
      return CitationProblem(
        range: citation.keyRange, severity: .error, code: "key-case",
        message: "“\(key.string)” differs from “\(other.string)” in upper and lower case only; "
          + "Pandoc and biber take them for different keys.",
        nearestKeys: [other])
    case .onlyIn(let role, let source):
      let place = role == .index ? "index" : "library"
      return CitationProblem(
        range: citation.keyRange, severity: .information, code: "not-in-bibliography",
        message: "“\(key.string)” is in your \(place) (\(source)), not in \(projectDescription).")
    case .unknown(let nearest):
      guard !nearest.isEmpty else {
        // A bare `@name` that is like no key may be a mention of somebody.
        let isMention = citation.mode == .authorInText
        return CitationProblem(
          range: citation.keyRange, severity: isMention ? .hint : .error, code: "unknown-key",
          message: "Unknown key “\(key.string)”: no entry of \(projectDescription) has it.")
      }
      let names = nearest.map { "“\($0.string)”" }.joined(separator: ", ")
      return CitationProblem(
        range: citation.keyRange, severity: .error, code: "unknown-key",
        message: "Unknown key “\(key.string)”. Did you mean \(names)?", nearestKeys: nearest)
    }
  }
}
