import Bibliography

/// What is shown of an entry beside the text: its reference, abstract, links, and which source it
/// is from.
package struct HoverCard: Sendable, Equatable {
  /// A sentence above all others, of a paper that no longer stands.
  package var warning: String?
  package var title: RichText
  package var authors: String
  package var year: String?
  package var venue: String?
  package var venueDetails: String
  package var abstract: String?
  package var links: [EntryLink]
  /// Sentences under the card: where the entry is, and what follows from it.
  package var origin: [String]
  package var key: String

  /// Unicode scalars of an abstract; a longer one is cut at a word.
  static let abstractLimit = 1500

  package init(of entry: Entry, origin: [String], warning: String? = nil) {
    self.warning = warning
    title = entry.richHeading ?? RichText(entry.key.string)
    authors = entry.creatorsLine
    year = entry.year.map { ShownText.cut($0, to: 100) }
    let details = entry.venueDetails
    venue = details?.venue
    venueDetails = details?.details ?? ""
    // Of a `\bibitem` all that there is, where no venue was understood.
    let item = details == nil ? entry.text("bibitem") : nil
    abstract = (entry.abstract ?? item).map { ShownText.cut($0, to: HoverCard.abstractLimit) }
    links = entry.links
    self.origin = origin
    key = entry.key.string
  }

  /// The card as Markdown (CommonMark), with everybody's text escaped.
  package var markdown: String {
    var parts: [String] = []
    if let warning { parts.append("**\(MarkdownEscape.escaped(warning))**") }
    var reference = authors.isEmpty ? "" : MarkdownEscape.escaped(authors)
    if let year {
      reference += (reference.isEmpty ? "" : " ") + "(\(MarkdownEscape.escaped(year)))"
    }
    if !reference.isEmpty { reference += reference.last == "." ? " " : ". " }
    reference += "**\(title.markdown(between: "*"))**"
    reference += title.plain.last.map { "?!.".contains($0) } == true ? "" : "."
    if let venue {
      reference += " *\(MarkdownEscape.escaped(venue))*"
      if !venueDetails.isEmpty { reference += ", \(MarkdownEscape.escaped(venueDetails))" }
      reference += "."
    }
    parts.append(reference)
    if let abstract { parts.append(MarkdownEscape.escaped(abstract)) }
    if !links.isEmpty {
      parts.append(
        links.map { MarkdownEscape.link($0.label, to: $0.target) }.joined(separator: " · "))
    }
    parts.append(contentsOf: origin.map { "*\(MarkdownEscape.escaped($0))*" })
    return parts.joined(separator: "\n\n")
  }

  /// The card for a client that shows plain text.
  package var plainText: String {
    var parts: [String] = []
    if let warning { parts.append(warning) }
    var reference = authors
    if let year { reference += (reference.isEmpty ? "" : " ") + "(\(year))" }
    if !reference.isEmpty { reference += reference.last == "." ? " " : ". " }
    reference += title.plain
    reference += title.plain.last.map { "?!.".contains($0) } == true ? "" : "."
    if let venue {
      reference += " \(venue)"
      if !venueDetails.isEmpty { reference += ", \(venueDetails)" }
      reference += "."
    }
    parts.append(reference)
    if let abstract { parts.append(abstract) }
    parts.append(contentsOf: links.map { $0.target })
    parts.append(contentsOf: origin)
    return parts.joined(separator: "\n\n")
  }

}
