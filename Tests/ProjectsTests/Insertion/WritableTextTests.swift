import CitationFeatures
import Testing
import TextStorage

@testable import Projects

/// The file after `addition` was put before the first `mark` of its text; as bytes, or the refusal.
private func written(
  _ bytes: [UInt8], _ addition: String, before mark: UInt8 = UInt8(ascii: "|")
) throws -> [UInt8]? {
  let folder = TemporaryFolder()
  folder.write("refs.bib", bytes: bytes)
  let text = try WritableText.read(folder.path("refs.bib"), calledBy: "refs.bib").get()
  let place = text.decoded.bytes.firstIndex(of: mark) ?? text.decoded.bytes.count
  return text.bytes(
    after: [EntryInsertion.Edit(range: place..<place, replacement: Array(addition.utf8))])
}

private func utf16(_ text: String, isBigEndian: Bool = false) -> [UInt8] {
  text.utf16.flatMap { unit -> [UInt8] in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return isBigEndian ? [high, low] : [low, high]
  }
}

@Suite struct WritableTextTests {
  @Test func `puts text into a file and keeps every other byte`() throws {
    #expect(try written(Array("größe|\r\nö".utf8), "ä") == Array("größeä|\r\nö".utf8))
  }

  @Test func `keeps a byte order mark`() throws {
    #expect(
      try written([0xEF, 0xBB, 0xBF] + Array("a|b".utf8), "x")
        == [0xEF, 0xBB, 0xBF] + Array("ax|b".utf8))
  }

  @Test func `keeps bytes that are no text`() throws {
    let before = Array("ö ü ä ".utf8) + [0xFF, 0xC3] + Array("|".utf8) + [0x80]
    let after = Array("ö ü ä ".utf8) + [0xFF, 0xC3] + Array("é|".utf8) + [0x80]
    #expect(try written(before, "é") == after)
  }

  @Test func `writes as the file is written`() throws {
    let latin = Array("M".utf8) + [0xFC] + Array("ller |".utf8) + [0xE4]
    #expect(
      try written(latin, "ö") == Array("M".utf8) + [0xFC] + Array("ller ".utf8) + [0xF6]
        + Array("|".utf8) + [0xE4])
    #expect(try written([0xFF, 0xFE] + utf16("𝔸ä|b"), "é") == [0xFF, 0xFE] + utf16("𝔸äé|b"))
    #expect(
      try written([0xFE, 0xFF] + utf16("𝔸ä|b", isBigEndian: true), "é")
        == [0xFE, 0xFF] + utf16("𝔸äé|b", isBigEndian: true))
  }

  @Test func `refuses a character that the file cannot have`() throws {
    let latin = Array("M".utf8) + [0xFC] + Array("ller |".utf8)
    #expect(try written(latin, "\u{3B1}") == nil)
  }

  @Test func `makes a file that is not there`() throws {
    let folder = TemporaryFolder()
    let text = try WritableText.read(folder.path("new.bib"), calledBy: "new.bib").get()
    #expect(text.isMissing)
    try text.write([EntryInsertion.Edit(range: 0..<0, replacement: Array("@misc{a}\n".utf8))]).get()
    #expect(try SourceReader().readText(folder.path("new.bib")).get() == SourceText("@misc{a}\n"))
  }

  @Test func `refuses a file that somebody else wrote to`() throws {
    let folder = TemporaryFolder(["refs.bib": "@misc{a}\n"])
    let text = try WritableText.read(folder.path("refs.bib"), calledBy: "refs.bib").get()
    folder.write("refs.bib", "@misc{a}\n@misc{b}\n")
    let result = text.write([
      EntryInsertion.Edit(range: 9..<9, replacement: Array("@misc{c}\n".utf8))
    ]
    )
    #expect(
      throws: WritableText.Failure(
        message: "“refs.bib” was changed by another program just now, so nothing was written.")
    ) { try result.get() }
    #expect(
      try SourceReader().readText(folder.path("refs.bib")).get()
        == SourceText("@misc{a}\n@misc{b}\n"))
  }
}
