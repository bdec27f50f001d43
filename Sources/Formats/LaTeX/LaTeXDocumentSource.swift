import Bibliography
import TextStorage

// A document is cut where its bibliography's parts begin and end. The text between is a block without
// entries, so that typing there leaves the blocks with entries as they are, wherever they move:
//
//     \documentclass …      a block of no entries
//     @misc{a, …}           what filecontents puts into a .bib: blocks as of a .bib, places and all
//     \begin{document} …    a block of no entries
//     \bibitem{b} …         a block of drafted entries
//     \end{document}        a block of no entries

/// Reads the entries that a LaTeX document has itself, and those of `.bbl` files: `\bibitem`,
/// `\bib` of amsrefs, what biber writes, and the bibliographies that `filecontents` puts into files.
package enum LaTeXDocumentSource {
  /// The entries of a whole text. Those in a file inside it count when `isFileUsed` says so of its
  /// name. Linear.
  package static func parse(
    _ text: SourceText, encoding: TextEncoding = .utf8,
    isFileUsed: (String) -> Bool = { _ in true }
  ) -> ParsedSource {
    let bytes = text.contiguousBytes
    let found = LaTeXParts(bytes)
    var blocks: [EntryBlock] = []
    var problems: [Problem] = []
    var end = 0
    for segment in segments(found) {
      appendGap(end..<segment.range.lowerBound, in: bytes, to: &blocks)
      if segment.parts.first?.kind == .file {
        let isUsed = segment.parts.first.map { isFileUsed(string(bytes[$0.name])) } ?? false
        if isUsed {
          blocks += bibTeXBlocks(segment.range, in: bytes)
        } else {
          appendGap(segment.range, in: bytes, to: &blocks)
        }
      } else {
        var drafted = DraftedBlocks(bytes, in: segment.range)
        for part in segment.parts { drafted.add(draft(part, in: bytes)) }
        blocks += drafted.takeBlocks()
      }
      end = segment.range.upperBound
    }
    appendGap(end..<bytes.count, in: bytes, to: &blocks)
    for environment in found.endless {
      problems.append(
        Problem(
          range: environment, severity: .error, code: "unclosed-environment",
          message:
            "“\\end{\(string(bytes[environment]))}” is missing: the file is taken to go on to "
            + "the end of the document."))
    }
    return ParsedSource(
      format: .latexDocument, text: text, encoding: encoding, blocks: blocks, problems: problems)
  }

  /// `source` with another text, when the bibliography's parts are in it what they were, wherever they
  /// are now; `nil` when one of them changed. Two passes over the texts.
  package static func moved(_ source: ParsedSource, to text: SourceText) -> ParsedSource? {
    guard let old = source.text as? SourceText else { return nil }
    let (oldBytes, bytes) = (old.contiguousBytes, text.contiguousBytes)
    let (was, now) = (LaTeXParts(oldBytes), LaTeXParts(bytes))
    let (oldSegments, segments) = (segments(was), segments(now))
    guard oldSegments.count == segments.count, was.endless.count == now.endless.count,
      was.endless.isEmpty,
      zip(oldSegments, segments).allSatisfy({
        $0.parts.count == $1.parts.count && $0.parts.first?.kind == $1.parts.first?.kind
          && oldBytes[$0.range].elementsEqual(bytes[$1.range])
          && ($0.parts.first?.kind != .file
            || $0.parts.first.map { oldBytes[$0.name] } == $1.parts.first.map { bytes[$0.name] })
      })
    else { return nil }
    // The gaps before each segment, and behind the last.
    var gaps: [Range<Int>] = []
    var (oldEnd, end) = (0, 0)
    var oldGaps: [Range<Int>] = []
    for (before, after) in zip(oldSegments, segments) {
      oldGaps.append(oldEnd..<before.range.lowerBound)
      gaps.append(end..<after.range.lowerBound)
      (oldEnd, end) = (before.range.upperBound, after.range.upperBound)
    }
    oldGaps.append(oldEnd..<oldBytes.count)
    gaps.append(end..<bytes.count)
    // Blocks count: a gap that comes or goes is another structure.
    guard zip(oldGaps, gaps).allSatisfy({ $0.isEmpty == $1.isEmpty }) else { return nil }
    var fresh: [(index: Int, block: EntryBlock)] = []
    for (before, after) in zip(oldGaps, gaps) where !before.isEmpty {
      guard let index = source.blockIndexStarting(at: before.lowerBound) else { return nil }
      fresh.append((index, .blank(after, of: bytes)))
    }
    return source.replacingBlocks(fresh, text: text)
  }

  /// `source` without the entries of the files inside it that are not used; its other blocks stay what
  /// they are, in their places. One pass over the text.
  package static func leavingOutFiles(
    of source: ParsedSource, unless isFileUsed: (String) -> Bool
  ) -> ParsedSource {
    guard source.format == .latexDocument, let text = source.text as? SourceText else {
      return source
    }
    let bytes = text.contiguousBytes
    var fresh: [(index: Int, block: EntryBlock)] = []
    for part in LaTeXParts(bytes).parts
    where part.kind == .file && !isFileUsed(string(bytes[part.name])) {
      var index = source.blockIndex(containing: part.range.lowerBound)
      while index < source.blocks.count, source.byteStarts[index] < part.range.upperBound {
        let range = source.byteStarts[index]..<source.byteStarts[index + 1]
        if range.lowerBound >= part.range.lowerBound, source.blocks[index].entryCount > 0 {
          fresh.append((index, .blank(range, of: bytes)))
        }
        index += 1
      }
    }
    return fresh.isEmpty ? source : source.replacingBlocks(fresh, text: text)
  }

  /// Whether a text is a LaTeX document with entries, or a `.bbl` file: one stands before any line
  /// that begins an entry of a `.bib`.
  static func isBeginning(_ bytes: [UInt8], entriesFrom firstEntry: Int?) -> Bool {
    LaTeXParts(bytes).parts.contains {
      ($0.kind == .file ? $0.name : $0.range).lowerBound < firstEntry ?? .max
    }
  }

  // MARK: Parts

  /// Parts that stand together.
  private struct Segment {
    var range: Range<Int>
    var parts: [LaTeXParts.Part]
  }

  /// Each file by itself, entries with those beside them.
  private static func segments(_ found: LaTeXParts) -> [Segment] {
    var segments: [Segment] = []
    for part in found.parts {
      if part.kind != .file, let last = segments.indices.last,
        segments[last].parts.first?.kind != .file
      {
        segments[last].parts.append(part)
        segments[last].range = segments[last].range.lowerBound..<part.range.upperBound
      } else {
        segments.append(Segment(range: part.range, parts: [part]))
      }
    }
    return segments
  }

  private static func draft(_ part: LaTeXParts.Part, in bytes: [UInt8]) -> EntryDraft {
    switch part.kind {
    case .reference: AMSReference.draft(part, in: bytes)
    case .record: BiblatexRecord.draft(part, in: bytes)
    case .item, .file: BibliographyItem.draft(part, in: bytes)
    }
  }

  private static func bibTeXBlocks(_ range: Range<Int>, in bytes: [UInt8]) -> [EntryBlock] {
    let head = bytes[..<range.upperBound]
    var blocks: [EntryBlock] = []
    var start = range.lowerBound
    while start < range.upperBound,
      let block = BibTeXBlockScanner.scanBlock(head.span, from: start, isAtEnd: true),
      block.byteCount > 0
    {
      blocks.append(block)
      start += block.byteCount
    }
    appendGap(start..<range.upperBound, in: bytes, to: &blocks)
    return blocks
  }

  private static func appendGap(
    _ range: Range<Int>, in bytes: [UInt8], to blocks: inout [EntryBlock]
  ) {
    if !range.isEmpty { blocks.append(.blank(range, of: bytes)) }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension ParsedSource {
  /// The block that begins at an offset of the text.
  fileprivate func blockIndexStarting(at offset: Int) -> Int? {
    let index = blockIndex(containing: offset)
    return blocks.indices.contains(index) && byteStarts[index] == offset ? index : nil
  }
}
