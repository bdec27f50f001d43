import Citations
import TestSupport
import Testing

/// Checks what a document cites, written as its keys in order: `key` author-in-text, `[key]` normal,
/// `-key` with suppressed author, `!key` nocite, `?key` named; `{key}` in place of the key if it is
/// braced.
func checkCitations(
  _ document: String, _ expected: String, in language: DocumentLanguage = .markdown,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(document.utf8)
  let result = citations(in: bytes, language: language)
  let keys = result.citations.map { describe($0, of: result, in: bytes) }
  #expect(keys.joined(separator: " ") == expected, sourceLocation: sourceLocation)
}

/// Checks the groups of a document: the text of each, and the keys of its members.
func checkGroups(
  _ document: String, _ expected: [String], in language: DocumentLanguage = .markdown,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(document.utf8)
  let result = citations(in: bytes, language: language)
  let groups = result.groups.enumerated().map { index, group in
    let members = result.citations.filter { $0.group == index }.map {
      describe($0, of: result, in: bytes)
    }
    return text(group.range, in: bytes) + " = " + members.joined(separator: " ")
  }
  #expect(groups == expected, sourceLocation: sourceLocation)
}

/// Checks the partial citation at the marker `1️⃣`: the mode, the phrase typed in quotes, what
/// follows it up to the end of the replacement, and the other keys of the group. `nil` is none.
func checkPartial(
  _ document: String, _ expected: String?, in language: DocumentLanguage = .markdown,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marker = Array("1️⃣".utf8)
  var bytes = Array(document.utf8)
  guard let offset = bytes.indices.first(where: { bytes[$0...].starts(with: marker) }) else {
    Issue.record("no marker", sourceLocation: sourceLocation)
    return
  }
  bytes.removeSubrange(offset..<offset + marker.count)
  let partial = partialCitation(
    at: offset, in: bytes, language: language,
    citations: citations(in: bytes, language: language))
  let found = partial.map { partial in
    let rest = partial.typedRange.upperBound..<partial.replacementRange.upperBound
    var parts = ["\(partial.mode) \"\(text(partial.typedRange, in: bytes))\""]
    if !rest.isEmpty { parts.append("+\(text(rest, in: bytes))") }
    switch partial.frame {
    case .mark, .list: break
    case .braces: parts.append("braced")
    case .angleBrackets: parts.append("angled")
    case .string: parts.append("quoted")
    }
    if partial.insideBrackets { parts.append("in brackets") }
    let keys = partial.keysInGroup.map { text($0, in: bytes) }
    if !keys.isEmpty { parts.append("with " + keys.joined(separator: " ")) }
    return parts.joined(separator: ", ")
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// Checks how a key is written in place of what stands between `1️⃣` and `2️⃣`, and how many bytes
/// before and behind it give way; `nil` is that it cannot be.
func checkInsertion(
  of key: String, in marked: String, _ expected: String?, _ counts: (Int, Int) = (0, 0),
  language: DocumentLanguage, sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(marked)
  let range = marked.range(sourceLocation: sourceLocation)
  let partial = partialCitation(
    at: range.upperBound, in: marked.bytes, language: language,
    citations: citations(in: marked.bytes, language: language))
  guard let partial else {
    Issue.record("Nothing is being cited.", sourceLocation: sourceLocation)
    return
  }
  #expect(partial.replacementRange == range, sourceLocation: sourceLocation)
  let insertion = KeyInsertion(
    of: Array(key.utf8), at: range, in: partial.frame, of: marked.bytes, language: language)
  #expect(insertion?.text == expected, sourceLocation: sourceLocation)
  guard let insertion else { return }
  #expect(insertion.leadingCount == counts.0, sourceLocation: sourceLocation)
  #expect(insertion.trailingCount == counts.1, sourceLocation: sourceLocation)
}

func text(_ range: Range<Int>, in bytes: [UInt8]) -> String {
  String(decoding: bytes[range], as: UTF8.self)
}

private func describe(
  _ citation: Citation, of found: DocumentCitations, in bytes: [UInt8]
) -> String {
  let key = String(decoding: found.key(of: citation, in: bytes), as: UTF8.self)
  let shown = citation.isBraced ? "{\(key)}" : key
  return switch citation.mode {
  case .authorInText: shown
  case .normal: "[\(shown)]"
  case .suppressAuthor: "-\(shown)"
  case .nocite: "!\(shown)"
  case .named: "?\(shown)"
  }
}
