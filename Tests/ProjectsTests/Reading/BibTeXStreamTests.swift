import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

@testable import Projects

/// All that a parsed source says, with offsets in the text, so that it does not matter where its
/// blocks begin.
private func contents(of source: ParsedSource) -> [String] {
  var lines: [String] = []
  for location in source.locations {
    let block = source.blocks[location.block]
    var line = "\(source.entryRange(location)) \(block.typeName(of: location.index)) "
    line += String(decoding: source.keyBytes(location), as: UTF8.self)
    line += " \(source.keyRange(location))"
    for field in block.fields(of: location.index) {
      let value = source.valueBytes(field, of: location).map { String(decoding: $0, as: UTF8.self) }
      line += " \(block.name(ofField: field))=\(value ?? "stale")"
      line += "\(source.fieldRange(field, of: location)) \(block.valueForm[field])"
    }
    lines.append(line)
  }
  for (start, block) in zip(source.byteStarts, source.blocks) {
    for problem in block.problems {
      lines.append("\(problem.code) \(problem.range.lowerBound + start) \(problem.message)")
    }
  }
  for (start, block) in zip(source.byteStarts, source.blocks) {
    for macro in block.macros {
      lines.append("\(macro.name) \(macro.nameRange.lowerBound + start) \(macro.expression)")
    }
  }
  return lines
}

/// Streams `text` through windows and segments of these sizes and compares with the whole parse.
private func checkStream(
  _ text: [UInt8], window: Int, segment: Int = .max, segments: Int = 1,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = TemporaryFolder()
  folder.write("refs.bib", bytes: text)
  var options = SourceReader.Options()
  options.keptLimit = 0
  options.stream.windowSize = window
  options.stream.segmentSize = segment
  options.stream.segmentLimit = segments
  let read = try SourceReader(options: options).read(folder.path("refs.bib")).get()
  #expect(read.source.text is StreamedText, comment, sourceLocation: sourceLocation)
  #expect(read.source.byteStarts.last == text.count, comment, sourceLocation: sourceLocation)
  let lineCount = LineScan.lineEndCount(in: text.span, range: 0..<text.count)
  #expect(read.source.lineStarts.last == lineCount, comment, sourceLocation: sourceLocation)
  let inMemory = BibTeXSource.parse(SourceText(text))
  for location in read.source.locations.prefix(500) {
    let ranges = [read.source.entryRange(location), read.source.keyRange(location)]
    #expect(
      read.source.positions(of: ranges, in: .utf16) == inMemory.positions(of: ranges, in: .utf16),
      comment, sourceLocation: sourceLocation)
  }
  let whole = contents(of: inMemory)
  let streamed = contents(of: read.source)
  #expect(streamed.count == whole.count, comment, sourceLocation: sourceLocation)
  let difference = zip(streamed, whole).first { $0 != $1 }
  #expect(difference?.0 == difference?.1, comment, sourceLocation: sourceLocation)
}

private func bibliography(entries: Int, padding: Int = 40, seed: UInt64) -> [UInt8] {
  var random = SeededGenerator(seed: seed)
  var text = "% Free text, ünïcode too\n@string{acl = {ACL}}\n"
  for number in 0..<entries {
    let padding = String(repeating: "wörd ", count: Int.random(in: 0..<padding, using: &random))
    text += "@article{key\(number),\n  title = {Title \(padding)},\n  year = \(1900 + number % 120)"
    text += Bool.random(using: &random) ? ",\n journal = acl # \"x\"}\n\n" : "\n}\r\n"
    if number % 97 == 50 { text += "@misc{lost\(number), title = {never closed\n" }
    if number % 211 == 20 {
      text += "@comment{\n@article{hidden\(number),\n title = {H}}\n@article{also,\n a = 1}}\n"
    }
  }
  return Array(text.utf8)
}

@Suite struct BibTeXStreamTests {
  @Test func `streams a file above a megabyte as the whole is parsed`() throws {
    let text = bibliography(entries: 2000, padding: 200, seed: 1)
    #expect(text.count > 1 << 20)
    try checkStream(text, window: 1 << 18)
    try checkStream(text, window: 1 << 18, segment: 1 << 18, segments: 4)
  }

  @Test func `streams through windows smaller than a block`() throws {
    try checkStream(bibliography(entries: 300, seed: 2), window: 64)
    try checkStream(bibliography(entries: 600, seed: 3), window: 4096)
  }

  @Test(arguments: UInt64(0)..<12)
  func `streams in any number of segments`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = bibliography(entries: Int.random(in: 100..<600, using: &random), seed: seed)
    try checkStream(
      text, window: Int.random(in: 64..<200_000, using: &random),
      segment: Int.random(in: 2000..<60_000, using: &random),
      segments: Int.random(in: 2...8, using: &random), "seed \(seed)")
  }

  @Test func `is not misled by a comment that looks like entries`() throws {
    var text = "@misc{first}\n@comment{\n"
    for number in 0..<1000 { text += "@misc{hidden\(number),\n title = {x}}\n" }
    text += "}\n@misc{last}\n"
    try checkStream(Array(text.utf8), window: 4096, segment: 10_000, segments: 6)
  }

  @Test func `streams a file whose last entry is cut off`() throws {
    try checkStream(Array("@misc{a, title = {x}}\n@misc{b, title = {y".utf8), window: 64)
  }

  @Test func `reads a large file that is not UTF-8 as a whole`() throws {
    let folder = TemporaryFolder()
    var text = bibliography(entries: 200, seed: 4)
    text.append(contentsOf: Array("@misc{z, title = {G".utf8) + [0xF6] + Array("del}}".utf8))
    folder.write("refs.bib", bytes: text)
    var options = SourceReader.Options()
    options.keptLimit = 100
    let read = try SourceReader(options: options).read(folder.path("refs.bib")).get()
    #expect(read.source.text is SourceText)
    #expect(read.source.problems.count == 1)
  }

  @Test(arguments: [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] as [[UInt8]])
  func `reads a large file with a byte order mark as a whole`(mark: [UInt8]) throws {
    let folder = TemporaryFolder()
    let text =
      mark.count == 3 ? Array("@misc{a}".utf8) : Array("@misc{a}".utf8).flatMap { [$0, 0] }
    folder.write("refs.bib", bytes: mark + text)
    var options = SourceReader.Options()
    options.keptLimit = 4
    let read = try SourceReader(options: options).read(folder.path("refs.bib")).get()
    #expect(read.source.text is SourceText)
    #expect(read.source.entryCount == 1)
  }

  @Test func `accepts a character that a window cuts`() throws {
    for padding in 0..<8 {
      let text = "@misc{a, title = {\(String(repeating: "x", count: 38 + padding))𝛼é…}}\n"
      try checkStream(Array((text + text + text).utf8), window: 64, "padding \(padding)")
    }
  }

  @Test func `refuses a file with an entry beyond all measure`() {
    let folder = TemporaryFolder([
      "refs.bib": "@misc{a, t = {" + String(repeating: "x", count: 9000)
    ])
    var options = SourceReader.Options()
    options.keptLimit = 0
    options.stream.windowSize = 64
    options.stream.blockLimit = 4096
    let result = SourceReader(options: options).read(folder.path("refs.bib"))
    guard case .failure(let failure) = result, case .unknownFormat = failure.reason else {
      Issue.record("The file was read.")
      return
    }
  }
}
