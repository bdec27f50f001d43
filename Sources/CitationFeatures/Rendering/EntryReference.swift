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
    if let pages = text("pages")?.replacing("--", with: "–") {
      details += details.isEmpty ? "pages \(pages)" : ", \(pages)"
    }
    return (venue, details)
  }

  /// One line for a list: `Weston et al. 2023. Chain of …`.
  package var summary: String {
    var line = creators.shortList
    if let year { line += line.isEmpty ? year : " \(year)" }
    if let title { line += line.isEmpty ? title : line.last == "." ? " \(title)" : ". \(title)" }
    return line
  }
}
