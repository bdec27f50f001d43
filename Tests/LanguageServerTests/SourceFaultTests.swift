import Foundation
import JSON
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bibliography that is not what it should be: said at its path, and no key is called unknown.
struct SourceFaultTests {
  /// The messages shown for `paper.md`, which names `path` and cites two keys.
  private func checkFault(
    _ folder: TestFolder, bibliography path: String, says expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let client = DirectClient(folder: folder.path)
    client.open(
      folder.uri("paper.md"), "---\nbibliography: \(path)\n---\nSee [@a1] and [@nobody].\n")
    client.finishLoading()
    let diagnostics = try #require(self.diagnostics(client, folder.uri("paper.md")))
    // At its path first; then a hint at each key that it may have.
    #expect(
      diagnostics.map { $0["severity"]?.int } == [1, 4, 4], sourceLocation: sourceLocation)
    let problem = try #require(diagnostics.first)
    #expect(
      problem["message"]?.string?.contains(expected) == true, "\(problem["message"]?.string ?? "")",
      sourceLocation: sourceLocation)
    #expect(problem["range"]["start"]["line"]?.int == 1, sourceLocation: sourceLocation)
    #expect(problem["range"]["start"]["character"]?.int == 14, sourceLocation: sourceLocation)
    checkAlive(client, folder)
  }

  private func checkAlive(
    _ client: DirectClient, _ folder: TestFolder, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let answer = client.request(
      "textDocument/hover",
      #"{"textDocument":{"uri":"\#(folder.uri("paper.md"))"},"position":{"line":3,"character":7}}"#)
    #expect(answer?["result"] != nil, sourceLocation: sourceLocation)
  }

  /// The last set that was said about a document.
  private func diagnostics(_ client: DirectClient, _ uri: String) -> [JSONValue]? {
    client.takeMessages().last {
      $0["method"]?.string == "textDocument/publishDiagnostics"
        && $0["params"]["uri"]?.string == uri
    }.map { Array($0["params"]["diagnostics"]?.elements ?? $0.elements) }
  }

  @Test func `is missing`() throws {
    try checkFault(TestFolder(), bibliography: "refs.bib", says: "does not exist")
  }

  @Test func `is a folder`() throws {
    let folder = try TestFolder()
    mkdir(folder.path("refs.bib"), 0o755)
    try checkFault(folder, bibliography: "refs.bib", says: "is a folder")
  }

  @Test func `is a pipe that nobody writes to`() throws {
    let folder = try TestFolder()
    mkfifo(folder.path("refs.bib"), 0o644)
    try checkFault(folder, bibliography: "refs.bib", says: "is not an ordinary file")
  }

  @Test(arguments: ["/dev/zero", "/dev/random", "/dev/null"])
  func `is a device`(path: String) throws {
    try checkFault(TestFolder(), bibliography: path, says: "is not an ordinary file")
  }

  @Test func `is a loop of links`() throws {
    let folder = try TestFolder()
    symlink("other.bib", folder.path("refs.bib"))
    symlink("refs.bib", folder.path("other.bib"))
    try checkFault(folder, bibliography: "refs.bib", says: "refs.bib")
  }

  @Test func `is a link to nothing`() throws {
    let folder = try TestFolder()
    symlink("gone.bib", folder.path("refs.bib"))
    try checkFault(folder, bibliography: "refs.bib", says: "does not exist")
  }

  @Test(.enabled(if: geteuid() != 0, "everything is readable for root"))
  func `is not readable`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{a1, title = {A}}"])
    chmod(folder.path("refs.bib"), 0)
    try checkFault(folder, bibliography: "refs.bib", says: "cannot be read")
  }

  @Test func `is binary`() throws {
    let folder = try TestFolder()
    try folder.write("refs.bib", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    try checkFault(folder, bibliography: "refs.bib", says: "binary data")
  }

  @Test func `is binary with the beginning of a bibliography`() throws {
    let folder = try TestFolder()
    try folder.write("refs.bib", Array("@misc{a1, title = {".utf8) + [0, 1, 2, 0])
    try checkFault(folder, bibliography: "refs.bib", says: "binary data")
  }

  @Test func `lies in the workspace and cannot be read`() throws {
    let folder = try TestFolder(["good.bib": "@misc{a1, title = {A}}"])
    symlink("refs.bib", folder.path("refs.bib"))
    mkfifo(folder.path("pipe.bib"), 0o644)
    try folder.write("binary.bib", [1, 0, 2, 0])
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("paper.md"), "See [@a1] and [@nobody].\n")
    client.finishLoading()
    let messages = client.takeMessages().filter {
      $0["method"]?.string == "textDocument/publishDiagnostics"
    }
    let shown = messages.map { message in
      let uri = message["params"]["uri"]?.string ?? ""
      return "\(uri.split(separator: "/").last ?? "") "
        + "\(message["params"]["diagnostics"]?.elements.map { $0["code"]?.string ?? "" } ?? [])"
    }
    #expect(shown.contains(#"paper.md ["unknown-key"]"#), "\(shown)")
    #expect(shown.contains(#"binary.bib ["unreadable-bibliography"]"#), "\(shown)")
  }

  // MARK: What is odd and yet read

  private func checkRead(
    _ bytes: [UInt8], shows expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TestFolder()
    try folder.write("refs.bib", bytes)
    let client = DirectClient(folder: folder.path)
    client.open(
      folder.uri("paper.md"), "---\nbibliography: refs.bib\n---\nSee [@a1].\n")
    client.finishLoading()
    let hover = client.ask(
      "hover", folder.uri("paper.md"), #""position":{"line":3,"character":7}"#)
    let text = hover["contents"]["value"]?.string ?? ""
    #expect(text.contains(expected), "\(text)", sourceLocation: sourceLocation)
  }

  private let entry = "@misc{a1, title = {Über Dünen}}\n"

  @Test func `has a byte order mark`() throws {
    try checkRead([0xEF, 0xBB, 0xBF] + Array(entry.utf8), shows: "Über Dünen")
  }

  @Test func `is in UTF-16`() throws {
    try checkRead(
      [0xFF, 0xFE] + entry.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      shows: "Über Dünen")
    try checkRead(
      [0xFE, 0xFF] + entry.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      shows: "Über Dünen")
  }

  @Test func `is in Latin-1`() throws {
    try checkRead(entry.unicodeScalars.map { UInt8($0.value) }, shows: "Über Dünen")
  }

  @Test func `is empty`() throws {
    try checkRead([], shows: "Unknown key")
  }

  @Test func `has 10,000 open braces`() throws {
    try checkRead(
      Array(entry.utf8) + Array("@misc{b, title = ".utf8) + Array(repeating: 0x7B, count: 10_000),
      shows: "Über Dünen")
  }

  @Test func `has lines of a megabyte`() throws {
    try checkRead(
      Array("% ".utf8) + Array(repeating: 0x78, count: 1 << 20) + [0x0A] + Array(entry.utf8),
      shows: "Über Dünen")
  }
}
