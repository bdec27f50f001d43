import Bibliography

extension Entry {
  /// What is after authors and title in a reference: venue, volume, number and pages.
  package var venueDetails: (venue: String, details: String)? {
    guard let venue else { return nil }
    var details = ""
    if let volume = text("volume") {
      details = volume
      if let number = text("number", "issue") { details += "(\(number))" }
    }
    if var pages = text("pages") {
      if pages.utf8.contains(UInt8(ascii: "-")) { pages = pages.replacing("--", with: "–") }
      details += details.isEmpty ? "pages \(pages)" : ", \(pages)"
    }
    return (ShownText.cut(venue, to: ShownText.lineLimit), ShownText.cut(details, to: 100))
  }

  /// The title, or what says best what an entry without one is: a letter is only a note.
  package var heading: String? {
    (title ?? text("booktitle", "maintitle", "note", "howpublished", "annotation"))
      .map { ShownText.cut($0, to: ShownText.lineLimit) }
  }

  /// The heading with its markup, for bold type: what is bold in it shows no more than the rest.
  package var richHeading: RichText? {
    let heading =
      richTitle
      ?? ["booktitle", "maintitle", "note", "howpublished", "annotation"].lazy
      .compactMap { field($0)?.richText }.first { !$0.isEmpty }
    return heading?.removing(.bold).cut(to: ShownText.lineLimit)
  }

  /// The authors as a reference has them, or the editors, who are said to be that.
  package var creatorsLine: String {
    let authors = authors
    if !authors.people.isEmpty {
      return ShownText.cut(authors.fullList(limit: 12), to: ShownText.lineLimit)
    }
    let editors = editors
    let line = ShownText.cut(editors.fullList(limit: 12), to: ShownText.lineLimit)
    if line.isEmpty { return "" }
    return line + (editors.people.count == 1 && editors.isComplete ? " (ed.)" : " (eds.)")
  }

  /// Who and when, in short: `Weston et al. 2023`.
  package var byline: String {
    [shortCreators, year ?? ""].filter { !$0.isEmpty }
      .map { ShownText.cut($0, to: 100) }.joined(separator: " ")
  }

  /// One line for a list: `Weston et al. 2023. Chain of …`.
  package var summary: String {
    let line = byline
    guard let heading else { return line }
    return line.isEmpty ? heading : line + (line.last == "." ? " " : ". ") + heading
  }
}
