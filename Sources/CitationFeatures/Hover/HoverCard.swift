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
    var text = warning.map { "**\(MarkdownEscape.escaped($0))**\n\n" } ?? ""
    text.reserveCapacity(roomForText)
    if !authors.isEmpty { text += MarkdownEscape.escaped(authors) }
    if let year {
      text += authors.isEmpty ? "(" : " ("
      text += MarkdownEscape.escaped(year)
      text += ")"
    }
    text += gapBeforeTitle
    text += "**"
    text += title.markdown(between: "*")
    text += isTitleEnded ? "**" : "**."
    if let venue {
      text += " *"
      text += MarkdownEscape.escaped(venue)
      text += "*"
      if !venueDetails.isEmpty {
        text += ", "
        text += MarkdownEscape.escaped(venueDetails)
      }
      text += "."
    }
    if let abstract {
      text += "\n\n"
      text += MarkdownEscape.escaped(abstract)
    }
    for (number, link) in links.enumerated() {
      text += number == 0 ? "\n\n" : " · "
      text += MarkdownEscape.link(link.label, to: link.target)
    }
    for sentence in origin { text += "\n\n*\(MarkdownEscape.escaped(sentence))*" }
    return text
  }

  /// The card for a client that shows plain text.
  package var plainText: String {
    var text = warning.map { $0 + "\n\n" } ?? ""
    text.reserveCapacity(roomForText)
    text += authors
    if let year {
      text += authors.isEmpty ? "(" : " ("
      text += year
      text += ")"
    }
    text += gapBeforeTitle
    text += title.plain
    text += isTitleEnded ? "" : "."
    if let venue {
      text += " "
      text += venue
      if !venueDetails.isEmpty {
        text += ", "
        text += venueDetails
      }
      text += "."
    }
    func addParagraph(_ paragraph: String) {
      text += "\n\n"
      text += paragraph
    }
    if let abstract { addParagraph(abstract) }
    for link in links { addParagraph(link.target) }
    for sentence in origin { addParagraph(sentence) }
    return text
  }

  /// What stands between authors with year, and title.
  private var gapBeforeTitle: String {
    if year != nil { return ". " }
    if authors.isEmpty { return "" }
    return authors.utf8.last == UInt8(ascii: ".") ? " " : ". "
  }

  /// Whether the title has an end of its own.
  private var isTitleEnded: Bool { title.utf8.last.map("?!.".utf8.contains) == true }

  /// Bytes in which the text of most cards has room.
  private var roomForText: Int { 1024 + (abstract?.utf8.count ?? 0) }
}
