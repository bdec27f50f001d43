import Citations
import Testing

/// Checks that every prefix of a text can be read, the text with characters changed, and with bytes that
/// are no UTF-8.
func checkDamaged(_ sample: String, as language: DocumentLanguage) {
  for text in DamagedText.prefixes(of: sample) + DamagedText.mutations(of: sample) {
    checkReading(text.bytes, as: language, text.name)
  }
  for text in DamagedText.noise(in: sample) {
    checkReading(text.bytes, as: language, text.name, isUTF8: false)
  }
}

/// Reads a text of one unit again and again, and what is typed at its end and in it. It would take
/// minutes if it were not read in linear time.
func checkLinear(_ unit: String, end: String, in language: DocumentLanguage) {
  let count = 60_000 / unit.utf8.count
  let bytes = Array((String(repeating: unit, count: count) + end).utf8)
  checkReading(bytes, as: language, unit, partialOffsets: [0, bytes.count / 2, bytes.count])
}

/// Checks what must hold of what any text cites: places lie in the text, at the ends of characters, in
/// order; citations and groups name each other; what is typed ends at the cursor.
///
/// What is being typed is asked for at `partialOffsets`, or at twenty places.
func checkReading(
  _ bytes: [UInt8], as language: DocumentLanguage, _ name: String, isUTF8: Bool = true,
  partialOffsets: [Int]? = nil
) {
  let found = citations(in: bytes, language: language)
  var ranges = found.citations.flatMap { [$0.keyRange, $0.range] } + found.groups.map(\.range)
  ranges += found.resources.map(\.range) + found.links.map(\.range)
  ranges += found.definedKeys + found.definedLabels + found.problems.map(\.range)
  let starts = found.citations.map(\.range.lowerBound)
  #expect(starts == starts.sorted(), "\(name)")
  let groupStarts = found.groups.map(\.range.lowerBound)
  #expect(groupStarts == groupStarts.sorted(), "\(name)")
  for (index, citation) in found.citations.enumerated() {
    // A mark stands before its key; in a list the key is all there is.
    #expect(citation.range.lowerBound <= citation.keyRange.lowerBound, "\(name)")
    #expect(citation.keyRange.upperBound <= citation.range.upperBound, "\(name)")
    guard let number = citation.group else {
      #expect(language != .latex, "\(name): a command with its arguments is a group")
      continue
    }
    let group = found.groups.indices.contains(number) ? found.groups[number] : nil
    #expect(group?.citations.contains(index) == true, "\(name)")
    #expect(group?.range.contains(citation.keyRange.lowerBound) == true, "\(name)")
  }
  let step = max(1, bytes.count / 20)
  for offset in partialOffsets ?? Array(stride(from: 0, through: bytes.count, by: step)) {
    guard
      let partial = partialCitation(at: offset, in: bytes, language: language, citations: found)
    else { continue }
    #expect(partial.typedRange.upperBound == offset, "\(name)")
    #expect(partial.replacementRange.lowerBound == partial.typedRange.lowerBound, "\(name)")
    #expect(partial.replacementRange.upperBound >= offset, "\(name)")
    if language == .latex { #expect(!bytes[partial.replacementRange].contains(0x0A), "\(name)") }
    ranges += [partial.replacementRange, partial.keyRange] + partial.keysInGroup
  }
  for range in ranges {
    #expect(range.upperBound <= bytes.count, "\(name)")
    guard isUTF8, range.upperBound <= bytes.count else { continue }
    for end in [range.lowerBound, range.upperBound] where end < bytes.count {
      #expect(!UTF8.isContinuation(bytes[end]), "\(name)")
    }
  }
}
