/// A venue as the ACL Anthology names it: proceedings, or an issue of a journal, as in
/// `Computational Linguistics, Volume 47, Issue 1 - March 2021`.
struct ACLVenue {
  /// Where the proceedings' or journal's name is.
  let name: Range<Int>
  let isJournal: Bool
  var volume: Range<Int>?
  var number: Range<Int>?

  /// The venue that the line at `range` names.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let words = bytes[range]
    guard !ACLVenue.contains(words, ACLVenue.proceedingsWords),
      let mark = ACLVenue.firstMark([", Volume ", ", Vol. "], in: words)
    else {
      name = range
      isJournal = false
      return
    }
    name = range.lowerBound..<mark.lowerBound
    isJournal = true
    volume = ACLVenue.number(bytes, from: mark.upperBound, to: range.upperBound)
    if let volume,
      let issue = ACLVenue.firstMark(
        [", Issue ", ", Number ", ", Num\u{E9}ro ", " No. "],
        in: bytes[volume.upperBound..<range.upperBound])
    {
      number = ACLVenue.number(bytes, from: issue.upperBound, to: range.upperBound)
    }
  }

  /// Whether a line reads like a venue.
  static func isLikely(_ line: ArraySlice<UInt8>) -> Bool {
    contains(line, proceedingsWords) || contains(line, journalWords)
  }

  private static let proceedingsWords = [
    "Proceedings", "Conference", "Workshop", "Findings", "Symposium", "Summit", "Meeting", "Actes",
    "COLING", "Track", "Tutorial",
  ]
  private static let journalWords = [", Volume ", ", Vol. ", "Journal", "Transactions"]

  private static func contains(_ text: ArraySlice<UInt8>, _ words: [String]) -> Bool {
    // A venue's name is a line; an abstract that names one is longer.
    text.count <= 400 && firstMark(words, in: text) != nil
  }

  /// The first of `marks` that is in `text`.
  private static func firstMark(_ marks: [String], in text: ArraySlice<UInt8>) -> Range<Int>? {
    for mark in marks {
      let mark = Array(mark.utf8)
      guard text.count >= mark.count else { continue }
      for start in text.startIndex...(text.endIndex - mark.count)
      where text[start] == mark[0] && text[start..<(start + mark.count)].elementsEqual(mark) {
        return start..<(start + mark.count)
      }
    }
    return nil
  }

  /// Digits, and what is joined to them (`3-4`), at `start`; `nil` when there are none.
  private static func number(_ bytes: [UInt8], from start: Int, to end: Int) -> Range<Int>? {
    var index = start
    while index < end,
      bytes[index] >= 0x30 && bytes[index] <= 0x39
        || index > start
          && (bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "/"))
    {
      index += 1
    }
    return index > start ? start..<index : nil
  }
}
