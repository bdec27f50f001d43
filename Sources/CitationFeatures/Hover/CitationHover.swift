import Bibliography
import Citations
import PaperIndex

/// What to show at a citation: the entry's card, or what is near an unknown key.
package struct CitationHover: Sendable {
  /// The key, exactly.
  package let range: Range<Int>
  package let content: Content

  package enum Content: Sendable, Equatable {
    case card(HoverCard)
    /// Sentences about a key that is nowhere, and what may be meant.
    case unknown(key: String, sentences: [String], suggestions: [Suggestions])
  }

  /// Papers that may be meant, and why.
  package struct Suggestions: Sendable, Equatable {
    /// As in `Nearest keys:`.
    package let heading: String
    package let papers: [Paper]

    package struct Paper: Sendable, Equatable {
      package let key: String
      package let summary: String
      /// Where it is, as in `refs.bib`.
      package let place: String

      fileprivate init(_ paper: MeantPapers.Paper, in library: Library) {
        key = paper.key.string
        let summary = paper.merged.entry.summary
        self.summary = ShownText.cut(summary, to: 200)
        place = fileName(library.members[paper.merged.reference.member].source.name)
      }
    }
  }

  /// The hover at `offset`; `nil` off a citation and while nothing can be said.
  package init?(at offset: Int, in context: DocumentContext) {
    guard let citation = context.citation(at: offset) else { return nil }
    range = citation.keyRange
    let key = context.key(of: citation)
    let library = context.library
    if let reference = library.firstEntry(forKey: key),
      let paper = library.listed(library.work(of: reference), as: reference)
    {
      content = .card(paper.merged.card(in: library, project: context.projectDescription))
      return
    }
    // The entry may be in what is not read yet, or in the document itself.
    guard context.sources.isComplete,
      !library.members.isEmpty || context.sources.failures.contains(where: \.leavesKeysUnknown),
      !context.definedKeys.contains(Citekey(utf8: key)),
      !context.definedLabels.contains(Citekey(utf8: key))
    else { return nil }
    var sentences = context.sources.failures.filter(\.leavesKeysUnknown).map(\.reason)
    let meant = MeantPapers(at: citation, in: context)
    var suggestions: [Suggestions] = []
    func suggest(_ heading: String, _ papers: [MeantPapers.Paper]) {
      guard !papers.isEmpty else { return }
      suggestions.append(
        Suggestions(
          heading: heading, papers: papers.map { Suggestions.Paper($0, in: library) }))
    }
    suggest(meant.near.count == 1 ? "Nearest key:" : "Nearest keys:", meant.near)
    let words = String(decoding: context.bytes[meant.range], as: UTF8.self)
    suggest("“\(ShownText.cut(words, to: 80))” finds:", meant.found)
    if suggestions.isEmpty, !library.members.isEmpty {
      sentences.append("No entry has a key like this one.")
    }
    content = .unknown(
      key: String(decoding: key, as: UTF8.self), sentences: sentences, suggestions: suggestions)
  }
}

/// The last component of a path.
package func fileName(_ path: String) -> String {
  let slash = UInt8(ascii: "/")
  guard let last = path.utf8.lastIndex(where: { $0 != slash }) else { return path }
  let start = path.utf8[..<last].lastIndex(of: slash).map(path.utf8.index(after:))
  let name = path[(start ?? path.startIndex)..<path.utf8.index(after: last)]
  // A document without a file has a URI; what tells a cell from the others of its notebook is for
  // machines.
  let end = path.utf8.first == slash ? nil : name.utf8.firstIndex(of: UInt8(ascii: "#"))
  return String(name[..<(end ?? name.endIndex)])
}

extension DocumentContext {
  /// The project's bibliography as a sentence names it.
  package var projectDescription: String {
    switch sources.projectNames.count {
    case 0: "a bibliography of this project"
    case 1: sources.projectNames[0]
    default: "the project's bibliographies"
    }
  }
}

extension CitationHover.Content {
  package var markdown: String {
    switch self {
    case .card(let card): card.markdown
    case .unknown(let key, let sentences, let suggestions):
      (["Unknown key **\(MarkdownEscape.escaped(key))**."]
        + sentences.map { MarkdownEscape.escaped($0) }
        + suggestions.map { list in
          ([MarkdownEscape.escaped(list.heading), ""]
            + list.papers.map { paper in
              "- **\(MarkdownEscape.escaped(paper.key))**"
                + MarkdownEscape.escaped(paper.rest, continuing: true)
            }).joined(separator: "\n")
        }).joined(separator: "\n\n")
    }
  }

  package var plainText: String {
    switch self {
    case .card(let card): card.plainText
    case .unknown(let key, let sentences, let suggestions):
      (["Unknown key “\(key)”."] + sentences
        + suggestions.map { list in
          ([list.heading] + list.papers.map { "- \($0.key)\($0.rest)" }).joined(separator: "\n")
        }).joined(separator: "\n\n")
    }
  }
}

extension CitationHover.Suggestions.Paper {
  /// What stands behind the key.
  fileprivate var rest: String {
    (summary.isEmpty ? "" : ": \(summary)") + " (\(place))"
  }
}
