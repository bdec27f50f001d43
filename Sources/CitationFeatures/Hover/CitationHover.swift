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
    /// Sentences about a key that is nowhere.
    case unknown(key: String, sentences: [String])
  }

  /// The hover at `offset`; `nil` off a citation and while nothing can be said.
  package init?(at offset: Int, in context: DocumentContext) {
    guard let citation = context.citation(at: offset) else { return nil }
    range = citation.keyRange
    let key = context.key(of: citation)
    let library = context.library
    if let reference = library.firstEntry(forKey: key),
      let merged = library.merged(library.work(of: reference), as: reference)
    {
      content = .card(
        HoverCard(
          of: merged.entry,
          origin: merged.origin(in: library, project: context.projectDescription)))
      return
    }
    // The entry may be in what is not read yet, or in the document itself.
    guard context.sources.isComplete,
      !library.members.isEmpty || context.sources.failures.contains(where: \.leavesKeysUnknown),
      !context.definedKeys.contains(Citekey(utf8: key)),
      !context.definedLabels.contains(Citekey(utf8: key))
    else { return nil }
    var sentences = context.sources.failures.filter(\.leavesKeysUnknown).map(\.reason)
    let near = context.nearestKeys(to: key)
    if !near.isEmpty {
      sentences.append(
        "Nearest keys: " + near.map(\.string).joined(separator: ", ") + ".")
    } else if let papers = RememberedPapers(at: citation, in: context) {
      let words = String(decoding: context.bytes[papers.range], as: UTF8.self)
      sentences.append("“\(words)” finds:")
      sentences += papers.entries.map { "\($0.key.string): \($0.summary)" }
    } else if !library.members.isEmpty {
      sentences.append("No entry has a key like this one.")
    }
    content = .unknown(key: String(decoding: key, as: UTF8.self), sentences: sentences)
  }
}

/// The last component of a path.
package func fileName(_ path: String) -> String {
  let name = path.split(separator: "/").last ?? path[...]
  // A document without a file has a URI; what tells a cell from the others of its notebook is for
  // machines.
  return String(path.hasPrefix("/") ? name : name.prefix { $0 != "#" })
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
    case .unknown(let key, let sentences):
      (["Unknown key **\(MarkdownEscape.escaped(key))**."]
        + sentences.map { MarkdownEscape.escaped($0) }).joined(separator: "\n\n")
    }
  }

  package var plainText: String {
    switch self {
    case .card(let card): card.plainText
    case .unknown(let key, let sentences):
      (["Unknown key “\(key)”."] + sentences).joined(separator: "\n\n")
    }
  }
}
