import Bibliography

// biber writes an entry as biblatex reads it (biblatex's `blx-bbl` interface, as in the `.bbl` files of
// versions 2.7 and later):
//
//     \entry{lee2020}{article}{}{}
//       \name{author}{1}{}{%
//         {{hash=…}{family={Lee}, familyi={L\bibinitperiod}, given={Ann}}}%
//       }
//       \list{publisher}{1}{%
//         {Sea Society}%
//       }
//       \field{title}{Tides}
//       \verb{doi}
//       \verb 10.1000/xyz
//       \endverb
//     \endentry

/// Reads an entry of a `.bbl` file of biblatex.
enum BiblatexRecord {
  static func draft(_ part: LaTeXParts.Part, in bytes: [UInt8]) -> EntryDraft {
    let type = String(decoding: bytes[part.second].map(ListingLines.lowercased), as: UTF8.self)
    var draft = EntryDraft(range: part.range, keyPlace: part.name, type: type)
    draft.key = Array(bytes[part.name])
    var cursor = LaTeXCursor(bytes)
    let end = part.third.upperBound
    var offset = part.third.lowerBound
    /// The name of the address that follows.
    var address = ""
    while offset < end {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        offset =
          bytes[offset] == UInt8(ascii: "%") ? cursor.lineEnd(from: offset, end: end) : offset + 1
        continue
      }
      let start = offset
      let name = cursor.name(at: offset, end: end)
      offset = name.upperBound
      if cursor.isName(name, "verb"), offset < end, bytes[offset] != UInt8(ascii: "{") {
        let line = offset..<cursor.lineEnd(from: offset, end: end)
        let value = ListingLines.trimmed(line, in: bytes)
        if !address.isEmpty, draft.field(address) == nil, !value.isEmpty {
          draft.add(address, value, Array(bytes[value]))
        }
        offset = line.upperBound
        continue
      }
      guard
        ["verb", "name", "list", "field", "keyw"].contains(where: {
          bytes[name].elementsEqual($0.utf8)
        }), let first = cursor.group(from: offset, end: end)
      else { continue }
      offset = first.upperBound + 1
      let field = String(decoding: bytes[first].map(ListingLines.lowercased), as: UTF8.self)
      if cursor.isName(name, "verb") {
        address = addresses[field] ?? (isInternal(field) ? "" : field)
      } else if cursor.isName(name, "keyw") {
        draft.add("keywords", start..<offset, Array(bytes[first]), .latex)
      } else if cursor.isName(name, "field") {
        guard let value = cursor.group(from: offset, end: end) else { continue }
        offset = value.upperBound + 1
        if !isInternal(field) {
          draft.add(field, start..<offset, Array(bytes[value]), .latex)
        }
      } else {
        // Name, count, for people options, and then a group for each of them.
        let isName = cursor.isName(name, "name")
        var groups: [Range<Int>] = []
        while groups.count < (isName ? 3 : 2), let group = cursor.group(from: offset, end: end) {
          groups.append(group)
          offset = group.upperBound + 1
        }
        guard let body = groups.last, !isInternal(field), draft.field(field) == nil else {
          continue
        }
        if isName {
          var people = people(body, &cursor)
          if groups.count == 3,
            ListingLines.range(of: Array("more=true".utf8), in: bytes[groups[1]]) != nil
          {
            people.isComplete = false
          }
          draft.add(field, start..<offset, people: people)
        } else {
          let items = items(body, &cursor).map { bytes[$0] }
          draft.add(
            field, start..<offset, Array(items.joined(separator: " and ".utf8)), .latex)
        }
      }
    }
    return draft
  }

  /// Addresses that biber writes encoded, beside as they are.
  private static let addresses = ["urlraw": "", "doi": "doi", "url": "url", "eprint": "eprint"]

  /// Whether a field is for sorting and labels alone.
  private static func isInternal(_ field: String) -> Bool {
    ["sort", "label", "extra", "clonesourcekey", "uniq", "shorthand"].contains {
      field.hasPrefix($0)
    } || field.hasSuffix("hash") || field.hasSuffix("source") || field.hasSuffix("dateunspecified")
  }

  private static func items(_ body: Range<Int>, _ cursor: inout LaTeXCursor) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var offset = body.lowerBound
    while let item = cursor.group(from: offset, end: body.upperBound) {
      items.append(item)
      offset = item.upperBound + 1
    }
    return items
  }

  private static func people(_ body: Range<Int>, _ cursor: inout LaTeXCursor) -> PersonNames {
    var names = PersonNames(people: [])
    for item in items(body, &cursor) {
      // `{options}{parts}`; the parts are `name={value}`, and initials beside them.
      guard let parts = items(item, &cursor).last else { continue }
      var person = PersonName(family: "")
      var offset = parts.lowerBound
      while offset < parts.upperBound {
        var start = cursor.gapEnd(from: offset, end: parts.upperBound)
        while start < parts.upperBound, cursor.bytes[start] == UInt8(ascii: ",") {
          start = cursor.gapEnd(from: start + 1, end: parts.upperBound)
        }
        var equals = start
        while equals < parts.upperBound, LaTeXCursor.isLetter(cursor.bytes[equals]) { equals += 1 }
        guard equals < parts.upperBound, cursor.bytes[equals] == UInt8(ascii: "=") else { break }
        if let value = cursor.group(from: equals + 1, end: parts.upperBound) {
          let text = LaTeXText.decode(Array(cursor.bytes[value]))
          switch String(decoding: cursor.bytes[start..<equals], as: UTF8.self) {
          case "family": person.family = text
          case "given": person.given = text
          case "prefix": person.particle = text
          case "suffix": person.suffix = text
          default: break
          }
          offset = value.upperBound + 1
        } else {
          // `un=0`
          offset = equals + 1
          while offset < parts.upperBound, cursor.bytes[offset] != UInt8(ascii: ",") { offset += 1 }
        }
      }
      if !person.isEmpty { names.people.append(person) }
    }
    return names
  }
}
