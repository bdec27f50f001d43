import Bibliography
import Markup

/// What the meta tags of a page say, by their names in lower case.
struct PageTags {
  struct Tag {
    /// White space folded.
    let text: String
    let place: Range<Int>

    init(_ text: String, _ place: Range<Int>) {
      self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      self.place = place
    }
  }

  private var tags: [String: [Tag]] = [:]

  /// The tags of a page. Linear.
  init(_ contents: MarkupContents) {
    for element in contents.elements {
      if element.hasName("meta") {
        guard let name = element.attribute("name") ?? element.attribute("property"),
          let content = element.attribute("content") ?? element.attribute("contents")
        else { continue }
        add(PageTags.folded(name), Tag(content, element.tagRange))
      } else if element.hasName("link"), element.attribute("rel") == "canonical",
        let address = element.attribute("href")
      {
        add("canonical", Tag(address, element.tagRange))
      }
    }
  }

  /// Adds what a tag says, unless it is empty.
  mutating func add(_ name: String, _ tag: Tag) {
    if !tag.text.isEmpty { tags[name, default: []].append(tag) }
  }

  /// A name in lower case, Dublin Core's and PRISM's with a dot.
  private static func folded(_ name: String) -> String {
    var folded = name.lowercased()
    for prefix in ["dcterms", "dc", "prism", "eprints"] {
      for mark in [":", "_"] where folded.hasPrefix(prefix + mark) {
        folded = prefix + "." + folded.dropFirst(prefix.utf8.count + 1)
      }
    }
    // `wkhealth_title`, `bepress_citation_title` are Highwire's names with a word before.
    if let start = folded.firstRange(of: "citation_")?.lowerBound, start > folded.startIndex {
      return String(folded[start...])
    }
    return folded
  }

  func has(_ name: String) -> Bool { tags[name] != nil }

  /// All tags of the first name that there is.
  func all(_ names: String...) -> [Tag] { all(names) }

  /// All tags of the first name that there is, as above.
  func all(_ names: [String]) -> [Tag] {
    for name in names {
      if let found = tags[name] { return found }
    }
    return []
  }

  /// The first tag of the first name that there is.
  func first(_ names: String...) -> Tag? { all(names).first }
}
