import Bibliography
import Citations
import PaperIndex

extension DocumentContext {
  /// What is wrong in the document: unreadable bibliographies at their paths, broken metadata, and
  /// keys that are unknown, differ in case, are cut off, repeated in their group, or only in the
  /// index; that there is no bibliography at all. In the order of the text.
  ///
  /// Each key is looked up once; O(document), and for each unknown key O(keys), up to a
  /// limit: beyond it no near keys are named.
  package var problems: [CitationProblem] {
    problems(uncertain: CheckedCitations(self).uncertain)
  }

  /// `problems`, for who has checked the citations already.
  package func problems(uncertain: [Citation]) -> [CitationProblem] {
    var problems: [CitationProblem] = citations.problems.map {
      CitationProblem(
        range: $0.range, severity: .warning, code: "metadata", message: $0.message)
    }
    for failure in sources.failures {
      guard let range = failure.range else { continue }
      problems.append(
        CitationProblem(
          range: range, severity: failure.severity, code: failure.code,
          message: failure.message, suggestion: failure.suggestion))
    }
    if sources.isComplete {
      if !library.members.isEmpty || !sources.failures.isEmpty || !definedKeys.isEmpty {
        var verdicts = KeyVerdicts(self)
        for citation in uncertain {
          if let problem = verdicts.problem(at: citation) { problems.append(problem) }
        }
      } else if let problem = noBibliography {
        problems.append(problem)
      }
    }
    problems += repeatedKeys
    return problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// That keys cannot be checked, at the first citation. Alone, `@name` may be a mention of somebody.
  private var noBibliography: CitationProblem? {
    // A label of the document itself is cited from no bibliography, nor is an identifier.
    let labels = definedLabels
    guard
      let first = citations.citations.first(where: {
        let key = key(of: $0)
        return $0.group != nil && !labels.contains(Citekey(utf8: key))
          && !Identifier.isForm(ofCitekey: key)
      })
    else { return nil }
    let advice =
      switch language {
      case .latex: "name one with \\addbibresource{refs.bib} or \\bibliography{refs}"
      case .typst: "name one with #bibliography(\"refs.bib\")"
      case .org: "name one with #+bibliography: refs.bib"
      case .restructuredText: "name one in conf.py, as in bibtex_bibfiles = [\"refs.bib\"]"
      case .markdown, .notebook, .bibliography:
        "name one in the metadata, as in bibliography: refs.bib"
      }
    return CitationProblem(
      range: first.keyRange, severity: .information, code: "no-bibliography",
      message: "No bibliography is named or found, so that keys are not checked: \(advice), put a "
        + ".bib file into the folder, or list one in refdesk.json.")
  }

  /// Keys that stand twice in one group, or one list, with nothing beside them. With a locator, a
  /// second time is a second place.
  private var repeatedKeys: [CitationProblem] {
    var problems: [CitationProblem] = []
    for (number, group) in citations.groups.enumerated()
    where group.citations.count > 1 && mayRepeatKeys(group) {
      var seen: Set<Citekey> = []
      var previousEnd = group.range.lowerBound
      for citation in citations.citations[group.citations] where citation.group == number {
        if KeyFrame(of: citation, in: bytes, language: language) == .list {
          // What stands in braces in between is another list, or a locator.
          if previousEnd < citation.range.lowerBound,
            bytes[previousEnd..<citation.range.lowerBound].contains(UInt8(ascii: "}"))
          {
            seen = []
          }
          previousEnd = citation.range.upperBound
        } else if !isAlone(citation) {
          continue
        }
        let key = Citekey(utf8: key(of: citation))
        if seen.insert(Citekey(utf8: library.mainKey(of: key.utf8))).inserted { continue }
        problems.append(
          CitationProblem(
            range: citation.keyRange, severity: .warning, code: "repeated-key",
            message: "“\(key.string)” is already cited "
              + placeOfGroup(of: citation)))
      }
    }
    return problems
  }

  /// In a group of more citations keys are not compared each with each.
  private static let fewCitations = 16

  /// Whether a key may stand twice in a group. Mostly none does, which their bytes tell without a copy.
  private func mayRepeatKeys(_ group: CitationGroup) -> Bool {
    let cited = citations.citations[group.citations]
    guard !library.hasAliases, cited.count <= DocumentContext.fewCitations else { return true }
    return cited.indices.contains { number in
      let key = cited[number].keyRange.clamped(to: 0..<bytes.count)
      return !citations.readsAsWritten(cited[number], in: bytes)
        || cited[..<number].contains {
          bytes[$0.keyRange.clamped(to: 0..<bytes.count)].elementsEqual(bytes[key])
        }
    }
  }

  /// What a group is to people.
  private func placeOfGroup(of citation: Citation) -> String {
    if language == .typst { return "right beside it." }
    return KeyFrame(of: citation, in: bytes, language: language) == .list
      ? "in this list." : "in these brackets."
  }

  /// Whether nothing belongs to a citation but its key: in brackets, whether it is all there is
  /// between two semicolons.
  private func isAlone(_ citation: Citation) -> Bool {
    let frame = KeyFrame(of: citation, in: bytes, language: language)
    if frame == .list { return true }
    if language == .typst {
      let end = citation.range.upperBound
      let next = end < bytes.count ? bytes[end] : 0
      return frame == .mark ? next != UInt8(ascii: "[") : next == UInt8(ascii: ")")
    }
    var before = citation.range.lowerBound
    while before > 0, bytes[before - 1].isBlankOrLineEnd { before -= 1 }
    var after = citation.range.upperBound
    while after < bytes.count, bytes[after].isBlankOrLineEnd { after += 1 }
    guard before > 0, after < bytes.count else { return false }
    let openings =
      [UInt8(ascii: "["), UInt8(ascii: ";")] + (language == .org ? [UInt8(ascii: ":")] : [])
    return openings.contains(bytes[before - 1])
      && [UInt8(ascii: "]"), UInt8(ascii: ";")].contains(bytes[after])
  }
}

extension UInt8 {
  var isBlankOrLineEnd: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
