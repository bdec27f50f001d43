import Bibliography

// The amsrefs package, User's Guide (2013), sections 2 and 5: `\bib{key}{type}{name={value}, …}`.
// A name that may stand several times has one person a time, `Family, Given`.

/// Reads an entry of the package amsrefs.
enum AMSReference {
  static func draft(_ part: LaTeXParts.Part, in bytes: [UInt8]) -> EntryDraft {
    let type = String(decoding: bytes[part.second].map(ListingLines.lowercased), as: UTF8.self)
    var draft = EntryDraft(range: part.range, keyPlace: part.name, type: types[type] ?? type)
    draft.key = Array(bytes[part.name])
    var cursor = LaTeXCursor(bytes)
    add(fields(part.third, &cursor), to: &draft, &cursor, isNested: false)
    return draft
  }

  private static let types = [
    "article": "article", "book": "book", "report": "report", "thesis": "thesis", "misc": "misc",
    "webpage": "online", "proceedings": "proceedings", "conference": "proceedings",
    "collection": "collection", "partial": "inbook", "collection.article": "incollection",
    "proceedings.article": "inproceedings", "techreport": "report", "patent": "patent",
  ]

  /// biblatex's name of a field.
  private static let names = [
    "journal": "journaltitle", "address": "location", "place": "location", "status": "pubstate",
    "xref": "crossref", "accessdate": "urldate", "hyphenation": "langid",
  ]

  /// A field with the range of its name and that of its value, between its braces.
  private typealias Field = (name: String, place: Range<Int>, value: Range<Int>)

  private static func fields(_ range: Range<Int>, _ cursor: inout LaTeXCursor) -> [Field] {
    let bytes = cursor.bytes
    var fields: [Field] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = cursor.gapEnd(from: offset, end: range.upperBound)
      var end = start
      while end < range.upperBound,
        LaTeXCursor.isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "-")
      {
        end += 1
      }
      let equals = cursor.gapEnd(from: end, end: range.upperBound)
      guard end > start, equals < range.upperBound, bytes[equals] == UInt8(ascii: "="),
        let value = cursor.group(from: equals + 1, end: range.upperBound)
      else {
        // What is none: on with what follows the next comma.
        var next = max(end, start)
        while next < range.upperBound, bytes[next] != UInt8(ascii: ",") { next += 1 }
        offset = next + 1
        continue
      }
      let name = String(decoding: bytes[start..<end].map(ListingLines.lowercased), as: UTF8.self)
      fields.append((name, start..<(value.upperBound + 1), value))
      offset = value.upperBound + 1
      while offset < range.upperBound, bytes[offset] <= 0x20 || bytes[offset] == UInt8(ascii: ",") {
        offset += 1
      }
    }
    return fields
  }

  private static func add(
    _ fields: [Field], to draft: inout EntryDraft, _ cursor: inout LaTeXCursor, isNested: Bool
  ) {
    let bytes = cursor.bytes
    for role in ["author", "editor", "translator"] {
      let people = fields.filter { $0.name == role }
      guard let first = people.first, let last = people.last, draft.field(role) == nil else {
        continue
      }
      draft.add(
        role, first.place.lowerBound..<last.place.upperBound,
        Array(people.map { bytes[$0.value] }.joined(separator: " and ".utf8)), .latex)
    }
    for field in fields where !["author", "editor", "translator"].contains(field.name) {
      // What an entry is in has fields of its own.
      if ["book", "conference", "contribution", "reprint", "translation"].contains(field.name) {
        if ["book", "conference"].contains(field.name), !isNested {
          add(
            AMSReference.fields(field.value, &cursor), to: &draft, &cursor, isNested: true)
        }
        continue
      }
      var name = names[field.name] ?? field.name
      if isNested, name == "title" { name = "booktitle" }
      guard draft.field(name) == nil else { continue }
      if name == "eprint", let arXiv = ListingLines.dropping("arXiv:", from: bytes[field.value]) {
        draft.add("eprint", field.place, Array(arXiv))
        draft.add("eprinttype", field.place, Array("arxiv".utf8))
        continue
      }
      let isPlain = ["doi", "url", "crossref", "eprint"].contains(name)
      draft.add(name, field.place, Array(bytes[field.value]), isPlain ? .plain : .latex)
    }
  }
}
