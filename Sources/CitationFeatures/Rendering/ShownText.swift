import Bibliography

/// Texts of others, fit for a place of a certain size.
package enum ShownText {
  /// Unicode scalars of what stands in one line: title, authors, venue.
  package static let lineLimit = 400

  /// `text` without white space around it and, when it has more than `limit` Unicode scalars, cut at
  /// a word. Scalars and not characters are counted: marks without end make one character.
  /// O(limit).
  package static func cut(_ text: String, to limit: Int) -> String {
    if fits(text.utf8, in: limit) { return text }
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex, isBlank(scalars[start]) { start = scalars.index(after: start) }
    guard let end = scalars.index(start, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else {
      var end = scalars.endIndex
      while end > start, isBlank(scalars[scalars.index(before: end)]) {
        end = scalars.index(before: end)
      }
      return String(scalars[start..<end])
    }
    let head = scalars[start..<end]
    return String(head[..<(head.lastIndex(of: " ") ?? head.endIndex)]) + " …"
  }

  /// Whether a text is plain to see to need no cutting, as most are: by its length and the bytes at its
  /// ends, of which the no-break space has 0xC2 and 0xA0. O(1).
  static func fits(_ utf8: some BidirectionalCollection<UInt8>, in limit: Int) -> Bool {
    guard utf8.count <= limit, let first = utf8.first, let last = utf8.last else { return false }
    return first > 0x20 && first != 0xC2 && last > 0x20 && last != 0xA0
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0xA0
  }
}

extension RichText {
  /// The text cut as `ShownText` cuts it, with the markup of what is left.
  package func cut(to limit: Int) -> RichText {
    if ShownText.fits(utf8, in: limit) { return self }
    let shown = Array(ShownText.cut(plain, to: limit).utf8)
    if shown == utf8 { return self }
    let mark = Array(" …".utf8)
    let isCut = shown.suffix(mark.count).elementsEqual(mark)
    let kept = isCut ? shown.dropLast(mark.count) : shown[...]
    guard let start = utf8.firstIndex(where: { $0 > 0x20 }), utf8[start...].starts(with: kept)
    else { return RichText(String(decoding: shown, as: UTF8.self)) }
    var result = RichText()
    for run in runs {
      result.append(
        utf8[run.range.clamped(to: start..<(start + kept.count))], run.style)
    }
    if isCut { result.append(mark) }
    return result
  }
}
