import TextStorage
import Testing

@testable import Projects

@Suite struct StreamedTextTests {
  private func open(_ path: String) throws -> StreamedText {
    StreamedText(try OpenFile.open(path, sizeLimit: 1 << 20).get())
  }

  @Test func `reads the bytes of a range, cut to the file`() throws {
    let folder = TemporaryFolder(["a": "0123456789"])
    let text = try open(folder.path("a"))
    #expect(text.byteCount == 10)
    #expect(text.bytes(in: 2..<5) == Array("234".utf8))
    #expect(text.bytes(in: 8..<50) == Array("89".utf8))
    #expect(text.bytes(in: 20..<50) == [])
  }

  @Test func `is stale when the file was written to`() throws {
    let folder = TemporaryFolder(["a": "0123456789"])
    folder.setTime("a", seconds: 1_000_000)
    let text = try open(folder.path("a"))
    folder.write("a", "0123456780")
    #expect(text.bytes(in: 0..<3) == nil)
  }

  @Test func `is stale when the file was cut`() throws {
    let folder = TemporaryFolder(["a": "0123456789"])
    let text = try open(folder.path("a"))
    folder.write("a", "01")
    #expect(text.bytes(in: 0..<3) == nil)
    #expect(text.bytes(in: 0..<1) == nil)
  }

  @Test func `stays readable when another file takes its name`() throws {
    let folder = TemporaryFolder(["a": "0123456789"])
    let text = try open(folder.path("a"))
    folder.replace("a", "new")
    #expect(text.bytes(in: 0..<3) == Array("012".utf8))
  }
}
