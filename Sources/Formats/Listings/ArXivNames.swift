import Bibliography

/// The names of a paper's authors as arXiv writes them: `A. Lee, B. Ray (MIT), et al. (3 additional
/// authors not shown)`.
enum ArXivNames {
  /// The people that a text names. Linear.
  static func parse(_ text: ArraySlice<UInt8>) -> PersonNames {
    var names = PersonNames(people: [])
    for part in parts(of: text) {
      var name = part
      if let head = withoutOthers(name) {
        names.isComplete = false
        name = head
      }
      if name.isEmpty { continue }
      if suffixes.contains(name), let last = names.people.indices.last {
        names.people[last].suffix = name
      } else if groups.contains(where: { name.hasSuffix($0) }) {
        names.people.append(PersonName(literal: name))
      } else {
        let person = PersonName(plain: name)
        if !person.isEmpty { names.people.append(person) }
      }
    }
    return names
  }

  private static let suffixes = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"]
  private static let groups = ["ollaboration", "Team", "Consortium", "Group"]

  /// What stands between the commas, without what is in brackets: an affiliation, or how many authors
  /// are not shown. `The X Collaboration: A, B` names a group and its people.
  private static func parts(of text: ArraySlice<UInt8>) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    func finish() {
      let words = part.split { $0 <= 0x20 }
      if words.count > 1, let last = words.indices.dropFirst().first(where: { isAnd(words[$0]) }) {
        parts.append(joined(words[..<last]))
        parts.append(joined(words[(last + 1)...]))
      } else {
        parts.append(joined(words.drop(while: isAnd)))
      }
      part = []
    }
    var depth = 0
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case UInt8(ascii: ",") where depth == 0, UInt8(ascii: ";") where depth == 0: finish()
      case 0x20 where depth == 0 && previous == UInt8(ascii: ":"):
        part.removeLast()
        finish()
      default: if depth == 0 { part.append(byte) }
      }
      if depth == 0 { previous = byte }
    }
    if part.last == UInt8(ascii: ":") { part.removeLast() }
    finish()
    return parts.filter { !$0.isEmpty && $0 != ":" }
  }

  private static func isAnd(_ word: ArraySlice<UInt8>) -> Bool {
    ListingLines.equal(word, "and")
  }

  private static func joined(_ words: ArraySlice<ArraySlice<UInt8>>) -> String {
    String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }

  /// A name without the `et al.` behind it; `nil` where there is none.
  private static func withoutOthers(_ name: String) -> String? {
    if PersonNames.isOthers(name) { return "" }
    for ending in [" et al.", " et al"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return nil
  }
}
