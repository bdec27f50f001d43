import Bibliography
import Projects
import Testing
import TextStorage

private func checkFailure(
  _ path: String, _ reason: SourceReadFailure.Reason, options: SourceReader.Options = .init(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  switch SourceReader(options: options).read(path) {
  case .success: Issue.record("\(path) was read.", sourceLocation: sourceLocation)
  case .failure(let failure):
    #expect(
      failure == SourceReadFailure(path: path, reason: reason), sourceLocation: sourceLocation)
  }
}

private func checkKeys(
  _ path: String, _ keys: [String], encoding: TextEncoding = .utf8,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  switch SourceReader().read(path) {
  case .success(let read):
    let found = read.source.locations.map {
      String(decoding: read.source.keyBytes($0), as: UTF8.self)
    }
    #expect(found == keys, sourceLocation: sourceLocation)
    #expect(read.source.encoding == encoding, sourceLocation: sourceLocation)
    #expect(read.stamp == FileStamp(path: path), sourceLocation: sourceLocation)
  case .failure(let failure):
    Issue.record("\(failure.message)", sourceLocation: sourceLocation)
  }
}

@Suite struct SourceReaderTests {
  @Test func `reads a bibliography`() {
    let folder = TemporaryFolder(["refs.bib": "@misc{a, title = {T}}\n@misc{b}"])
    checkKeys(folder.path("refs.bib"), ["a", "b"])
  }

  @Test func `reads CSL-JSON, and of a large file keeps the values only`() throws {
    let json = "[\n{\"id\": \"a\", \"type\": \"book\"},\n{\"id\": \"b\", \"title\": \"Tides\"}\n]\n"
    let folder = TemporaryFolder(["refs.json": json])
    checkKeys(folder.path("refs.json"), ["a", "b"])
    var options = SourceReader.Options()
    options.keptLimit = 10
    let source = try SourceReader(options: options).read(folder.path("refs.json")).get().source
    #expect(!(source.text is SourceText))
    let entry = EntryLocation(block: 0, index: 1)
    #expect(source.entry(at: entry)?.title == "Tides")
    #expect(
      source.position(of: source.entryRange(entry).lowerBound, in: .utf8)
        == TextPosition(line: 2, column: 0))
  }

  @Test func `other JSON is refused with what was looked for`() {
    let folder = TemporaryFolder([
      "package.json": #"{"name": "x", "version": "1.0", "type": "module", "author": "A"}"#
    ])
    guard case .failure(let failure) = SourceReader().read(folder.path("package.json")) else {
      Issue.record("package.json was read")
      return
    }
    #expect(failure.code == "unknown-format")
    #expect(failure.message.contains("no bibliography in CSL-JSON"))
  }

  @Test func `reads an empty bibliography`() {
    let folder = TemporaryFolder(["refs.bib": ""])
    checkKeys(folder.path("refs.bib"), [])
  }

  @Test func `reads entries from a file of any name`() {
    let folder = TemporaryFolder(["notes.txt": "My papers\n\n  @misc{a,}"])
    checkKeys(folder.path("notes.txt"), ["a"])
  }

  @Test func `reads through a symbolic link`() {
    let folder = TemporaryFolder(["lab/refs.bib": "@misc{a}"])
    folder.makeLink("refs.bib", to: "lab/refs.bib")
    checkKeys(folder.path("refs.bib"), ["a"])
  }

  @Test func `decodes what is not UTF-8`() {
    let folder = TemporaryFolder()
    folder.write(
      "refs.bib", bytes: Array("@misc{a, title = {G".utf8) + [0xF6] + Array("del}}".utf8))
    checkKeys(folder.path("refs.bib"), ["a"], encoding: .windows1252)
  }

  @Test func `says that a file is not UTF-8 and where it is damaged`() throws {
    let folder = TemporaryFolder()
    folder.write(
      "refs.bib",
      bytes: Array("@misc{a, title = {Gödel ".utf8) + [0xFF] + Array("}}".utf8))
    let read = try SourceReader().read(folder.path("refs.bib")).get()
    #expect(read.source.problems.map(\.code) == ["damaged-text"])
    #expect(read.source.problems.map(\.range) == [25..<28])
    folder.write("old.bib", bytes: Array("@misc{a, title = {".utf8) + [0xF6] + Array("}}".utf8))
    let old = try SourceReader().read(folder.path("old.bib")).get()
    #expect(old.source.problems.map(\.code) == ["encoding"])
  }

  @Test func `finds no file`() {
    let folder = TemporaryFolder(["refs.bib": ""])
    checkFailure(folder.path("none.bib"), .missing)
    checkFailure(folder.path("refs.bib/none.bib"), .missing)
    checkFailure(folder.path("refs.bib\0.txt"), .missing)
    folder.makeLink("dangling.bib", to: "nowhere")
    checkFailure(folder.path("dangling.bib"), .missing)
  }

  @Test func `refuses a folder`() {
    let folder = TemporaryFolder()
    folder.makeFolder("refs.bib")
    checkFailure(folder.path("refs.bib"), .directory)
  }

  @Test func `refuses a pipe without waiting for its writer`() {
    let folder = TemporaryFolder()
    folder.makePipe("refs.bib")
    checkFailure(folder.path("refs.bib"), .notARegularFile)
  }

  @Test(arguments: ["/dev/null", "/dev/zero", "/dev/random"])
  func `refuses a device`(path: String) {
    checkFailure(path, .notARegularFile)
  }

  #if os(Linux)
    @Test(arguments: ["/proc/self/mem", "/proc/self/environ", "/sys/kernel/notes"])
    func `refuses what the kernel makes up`(path: String) {
      guard FileStamp(path: path) != nil else { return }
      checkFailure(path, .notARegularFile)
    }
  #endif

  @Test func `refuses links that lead in a circle`() {
    let folder = TemporaryFolder()
    folder.makeLink("a.bib", to: "b.bib")
    folder.makeLink("b.bib", to: "a.bib")
    checkFailure(
      folder.path("a.bib"), .unreadable("its symbolic links lead in a circle"))
  }

  @Test(.enabled(if: !isRoot)) func `says when there is no permission`() {
    let folder = TemporaryFolder(["refs.bib": "@misc{a}"])
    folder.setMode("refs.bib", 0)
    checkFailure(folder.path("refs.bib"), .unreadable("you have no permission"))
  }

  @Test func `refuses a file above the limit`() {
    let folder = TemporaryFolder(["refs.bib": "@misc{abc}"])
    var options = SourceReader.Options()
    options.sizeLimit = 9
    checkFailure(folder.path("refs.bib"), .tooLarge, options: options)
  }

  @Test func `refuses a name that is too long`() {
    checkFailure(
      "/" + String(repeating: "a", count: 300), .unreadable("its name is too long"))
  }

  @Test func `refuses a text that is no bibliography`() {
    let folder = TemporaryFolder(["notes.txt": "Write to me@example.org {now}."])
    guard case .failure(let failure) = SourceReader().read(folder.path("notes.txt")),
      case .unknownFormat(let looked) = failure.reason
    else {
      Issue.record("The file was read.")
      return
    }
    #expect(failure.message == "“\(folder.path("notes.txt"))” is not used. \(looked)")
    folder.write("refs.bib", bytes: [0x40, 0x00, 0x01])
    checkFailure(folder.path("refs.bib"), .unknownFormat("It holds binary data."))
  }

  @Test func `refuses a large file by its beginning`() {
    let folder = TemporaryFolder()
    folder.makeSparse("refs.bib", byteCount: 3 << 30)
    checkFailure(folder.path("refs.bib"), .unknownFormat("It holds binary data."))
    folder.makeSparse("more.bib", byteCount: 20 << 30)
    checkFailure(folder.path("more.bib"), .tooLarge)
  }

  @Test func `says what failed in a sentence`() {
    let failure = SourceReadFailure(path: "/p/refs.bib", reason: .directory)
    #expect(failure.message == "“/p/refs.bib” is a folder, not a file.")
  }
}
