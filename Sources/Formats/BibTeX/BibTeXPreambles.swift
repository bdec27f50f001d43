import Bibliography

/// What `.bib` files say to LaTeX itself.
package enum BibTeXPreambles {
  /// The `@preamble` directives of a source whose text is `text`, as they are written. Linear.
  package static func texts(of source: ParsedSource, text: [UInt8]) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    let bytes = text[...]
    var at = 0
    var lookedTo = 0
    for location in source.locations {
      let entry = source.entryRange(location).clamped(to: 0..<text.count)
      scan(bytes.span, from: &at, to: entry.lowerBound, &lookedTo, into: &texts)
      at = max(at, entry.upperBound)
    }
    scan(bytes.span, from: &at, to: text.count, &lookedTo, into: &texts)
    return texts
  }

  private static func scan(
    _ bytes: Span<UInt8>, from at: inout Int, to end: Int, _ lookedTo: inout Int,
    into texts: inout [[UInt8]]
  ) {
    while at < end {
      at = BibTeXBytes.nextAt(in: bytes, from: at)
      guard at < end else { return }
      guard let head = BibTeXEntryHead(in: bytes, at: at, lookedTo: &lookedTo),
        head.kind == .preamble, let close = close(bytes, head, before: end)
      else {
        at += 1
        continue
      }
      var text: [UInt8] = []
      for index in at..<close { text.append(bytes[index]) }
      texts.append(text)
      at = close
    }
  }

  /// Just past the delimiter that closes a directive, if it is closed before `end`.
  private static func close(_ bytes: Span<UInt8>, _ head: BibTeXEntryHead, before end: Int) -> Int?
  {
    var depth = 0
    var at = head.bodyStart
    while at < end {
      if bytes[at] == head.closer, depth == 0 { return at + 1 }
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") { depth -= 1 }
      at += 1
    }
    return nil
  }
}
