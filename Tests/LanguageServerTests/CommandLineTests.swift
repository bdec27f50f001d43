import Foundation
import JSON
import TestSupport
import Testing

/// The subcommands as somebody at a shell meets them: the built program, run.
final class CommandLineTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "refdesk-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(
      "refs.bib",
      """
      @string{letters = "Ocean Letters"}
      @article{smith2020, author = {Smith, Jane}, title = {Tides "up"}, year = 2020,
        Journal = letters # { B}, Note={Two
      	lines, \\'e}}
        @Book{jones19, title = {Dunes}}
      """)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func run(
    _ words: String..., output: CommandRun.Destination = .kept
  ) throws -> CommandRun {
    let program = try #require(TranscriptTests.program)
    return try #require(
      CommandRun(program, words.map { Array($0.utf8) }, in: folder.path, output: output))
  }

  /// Checks what the program says: data, messages without the program's name, and the exit status.
  func check(
    _ words: String..., prints output: [String] = [], says messages: [String] = [],
    status: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let program = try #require(TranscriptTests.program)
    let run = try #require(
      CommandRun(program, words.map { Array($0.utf8) }, in: folder.path))
    #expect(lines(run.output) == output, sourceLocation: sourceLocation)
    #expect(
      lines(run.messages) == messages.map { "refdesk: \($0)" }, sourceLocation: sourceLocation)
    #expect(run.status == status, sourceLocation: sourceLocation)
  }

  func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  // MARK: Any subcommand

  @Test(arguments: [
    "check", "doctor", "citations", "entries", "search", "add", "extract", "works", "serve",
    "demo",
  ])
  func `explains every subcommand in three ways`(subcommand: String) throws {
    let help = try run(subcommand, "--help")
    #expect(help.output.contains("Example"))
    #expect(help.status == 0)
    for other in [try run("help", subcommand), try run(subcommand, "-h")] {
      #expect(other.output == help.output)
    }
  }

  @Test func `explains itself`() throws {
    let help = try run("--help")
    #expect(help.output.contains("refdesk check"))
    #expect(help.messages.isEmpty)
    #expect(help.status == 0)
    #expect(try run("-h").output == help.output)
    #expect(try run("help").output == help.output)
  }

  @Test func `says its version`() throws {
    let version = try run("--version")
    #expect(version.output.wholeMatch(of: /refdesk \d+\.\d+\.\d+\n/) != nil)
    #expect(version.status == 0)
  }

  @Test func `names the word it does not know`() throws {
    try check("serch", says: ["there is no subcommand “serch”; see refdesk --help"], status: 2)
    try check("--foo", says: ["unknown option --foo; see refdesk --help"], status: 2)
    try check("help", "foo", says: ["there is no subcommand “foo”; see refdesk --help"], status: 2)
    try check(
      "check", "--foo", "x",
      says: ["unknown option --foo (there are: --format, --json, --set, --source, --help)"],
      status: 2)
    try check("--stdio", "foo", says: ["serve takes no “foo”"], status: 2)
    try check("demo", "foo", says: ["demo takes no “foo”"], status: 2)
  }

  @Test func `says what is missing`() throws {
    try check(
      "check", says: ["check needs a file or a folder; see refdesk check --help"], status: 2)
    try check("entries", says: ["entries needs a file; see refdesk entries --help"], status: 2)
    try check("search", says: ["search needs words; see refdesk search --help"], status: 2)
    try check("search", " ", says: ["search needs words; see refdesk search --help"], status: 2)
    try check("works", says: ["works needs a file; see refdesk works --help"], status: 2)
    try check("check", "x", "--format", says: ["--format needs a value"], status: 2)
    try check(
      "check", "x", "--format", "xml", says: ["check prints text or json, not “xml”"], status: 2)
    try check(
      "search", "x", "--limit", "0", says: ["--limit needs a number above 0"], status: 2)
  }

  @Test(arguments: ["check", "doctor", "citations", "entries", "works"])
  func `names the file that it cannot read`(subcommand: String) throws {
    mkfifo(folder.appending(path: "pipe.bib").path, 0o600)
    try write("binary.bib", [0x40, 0, 1, 2])
    let refusals = [
      "lost.bib": "There is no file “lost.bib”.",
      "pipe.bib": "“pipe.bib” is not an ordinary file, so it is not read.",
      "binary.bib": "“binary.bib” is not used. It holds binary data.",
      "-": "“-”: standard input is not read; name a file.",
      "": "An empty name is no file's.",
    ]
    for (name, message) in refusals {
      try check(subcommand, name, says: [message], status: 2)
    }
  }

  @Test func `names a file whose name is no text`() throws {
    let program = try #require(TranscriptTests.program)
    let run = try #require(
      CommandRun(program, [Array("entries".utf8), [0x63, 0xE9]], in: folder.path))
    #expect(run.messages == "refdesk: “c\u{FFFD}”: a name that is not UTF-8 cannot be read.\n")
    #expect(run.status == 2)
  }

  @Test func `says that a file may not be read`() throws {
    // Root may read everything.
    if geteuid() == 0 { return }
    try write("secret.bib", "@misc{a}")
    chmod(folder.appending(path: "secret.bib").path, 0)
    try check(
      "check", "secret.bib", says: ["“secret.bib” cannot be read: you have no permission."],
      status: 2)
  }

  @Test func `says that a file is nothing it knows`() throws {
    try write("notes.txt", "Just text.")
    let run = try run("entries", "notes.txt")
    #expect(run.messages.hasPrefix("refdesk: “notes.txt” is not used. This is neither"))
    #expect(lines(run.messages).count == 1)
    #expect(run.status == 2)
  }

  @Test func `stops without a word when nobody reads`() throws {
    let run = try run("entries", "refs.bib", output: .unreadPipe)
    #expect(run.messages.isEmpty)
    #expect(run.status == 2)
  }

  #if os(Linux)
    @Test(arguments: ["entries", "check"])
    func `says that its output is lost`(subcommand: String) throws {
      try write("bad.bib", "@misc{a, title = {A}}\n@misc{a, title = {A}}")
      let run = try run(subcommand, "bad.bib", output: .path("/dev/full"))
      #expect(run.messages == "refdesk: the output cannot be written\n")
      #expect(run.status == 2)
    }
  #endif

  // MARK: check

  @Test func `check says that a document has no bibliography to be checked against`() throws {
    let message = "No bibliography is named or found, so that keys are not checked: name one"
    let rest = ", put a .bib file into the folder, or list one in refdesk.json. [no-bibliography]"
    try write("alone/paper.md", "Thanks to @user. See [@smith2020; @jones19].\n")
    try write("alone/paper.tex", "\\cite{smith2020}\n")
    try write("alone/mention.md", "Thanks to @user.\n")
    try FileManager.default.removeItem(at: folder.appending(path: "refs.bib"))
    try check(
      "check", "alone",
      prints: [
        "alone/paper.md:1:24: information: \(message) in the metadata, as in bibliography: refs.bib"
          + rest,
        #"alone/paper.tex:1:7: information: \#(message) with \addbibresource{refs.bib} or "#
          + #"\bibliography{refs}\#(rest)"#,
      ])
  }

  @Test func `says what is wrong as a compiler does`() throws {
    try write(
      "paper.md", "---\nbibliography: refs.bib\n---\n\u{1F600} See [@smiht2020; @jones19].\n")
    let message = "Unknown key “smiht2020”. Did you mean “smith2020”?"
    try check(
      "check", "paper.md", prints: ["paper.md:4:9: error: \(message) [unknown-key]"], status: 1)
    try check(
      "check", "--", "paper.md", prints: ["paper.md:4:9: error: \(message) [unknown-key]"],
      status: 1)
    for option in ["--json", "--format=json"] {
      try check(
        "check", "paper.md", option,
        prints: [
          #"{"file":"paper.md","line":4,"column":9,"endLine":4,"endColumn":18,"#
            + #""severity":"error","code":"unknown-key","message":"\#(message)"}"#
        ], status: 1)
    }
  }

  @Test func `says which keys that entries name lead nowhere`() throws {
    try write(
      "related.bib",
      """
      @inproceedings{a, title = {A}, crossref = {proc2020}}
      @misc{b, title = {B}, crossref = {c}}
      @misc{c, title = {C}, crossref = {b}, ids = {a}}
      @misc{d, title = {D}, xdata = {lost, x}}
      @xdata{x, note = {N}, xdata = {x}}
      """)
    let circle = "inherits from this entry, so that neither can be made from the other."
    try check(
      "check", "related.bib",
      prints: [
        "related.bib:1:44: warning: No entry has the key “proc2020”: nothing is inherited. "
          + "[missing-crossref]",
        "related.bib:2:35: error: “c” \(circle) [circular-inheritance]",
        "related.bib:3:35: error: “b” \(circle) [circular-inheritance]",
        "related.bib:3:46: warning: “a” is the key of the entry in line 1; that entry is the one "
          + "that is cited. [duplicate-key]",
        "related.bib:4:32: warning: No entry has the key “lost”: nothing is inherited. "
          + "[missing-xdata]",
        "related.bib:5:32: error: “x” is this entry itself: nothing is inherited. "
          + "[circular-inheritance]",
      ], status: 1)
  }

  @Test func `says where a bibliography is missing`() throws {
    try write("paper.md", "---\nbibliography: lost.bib\n---\n[@a]\n")
    let run = try run("check", "paper.md")
    #expect(run.output.hasPrefix("paper.md:2:15: error: There is no bibliography “lost.bib”"))
    #expect(
      lines(run.output).dropFirst().map { $0.prefix(45) } == [
        "paper.md:4:3: hint: Whether “a” is a key cann"
      ])
    #expect(run.status == 1)
  }

  @Test func `check says which entries of a folder nobody cites, where settings want it`() throws {
    try write("a/refs.bib", "@misc{b, crossref = {c}}\n@misc{c}\n@misc{d}")
    try write("a/paper.md", "[@b]")
    try check("check", "a")
    try write(
      "a/refdesk.json", #"{"diagnostics": {"unused-entry": "hint"}, "sources": ["refs.bib"]}"#)
    try check(
      "check", "a",
      prints: ["a/refs.bib:3:7: hint: No document cites “d”. [unused-entry]"])
    try check("check", "a/paper.md")
    try write("a/more.md", "[@d]")
    try check("check", "a")
  }

  @Test func `is content with what is right, and with hints`() throws {
    try write("paper.md", "[@smith2020] and @octocat")
    try check("check", "refs.bib")
    try check(
      "check", "paper.md",
      prints: [
        "paper.md:1:19: hint: Unknown key “octocat”: no entry of refs.bib has it. [unknown-key]"
      ])
  }

  @Test func `is content with an empty file`() throws {
    try write("empty.bib", "")
    try write("empty.md", "")
    try check("check", "empty.bib", "empty.md")
  }

  @Test func `looks at everything in a folder`() throws {
    try write("a/paper.md", "[@volcano]")
    try write("a/refs.bib", "@misc{b, journal = letters}")
    try write("a/strings.bib", "@string{tide = {Tide}}\n@misc{c, journal = tide, note = wave}")
    try write("a/binary.bib", [0x40, 0])
    try write("a/notes.txt", "[@nothing]")
    let run = try run("check", "a")
    #expect(
      lines(run.output) == [
        "a/paper.md:1:3: hint: Unknown key “volcano”: no entry of the project's bibliographies has it. "
          + "Not all bibliographies could be read: “\(folder.path)/a/binary.bib” is not used. It holds "
          + "binary data. [unknown-key]",
        "a/strings.bib:2:33: information: No @string defines “wave”. Put quotes or braces around it "
          + "if it is the text itself. [unknown-macro]",
        "a/binary.bib:1:1: error: “a/binary.bib” is not used. It holds binary data. "
          + "[unknown-format]",
      ])
    #expect(run.messages.isEmpty)
    #expect(run.status == 1)
  }

  @Test func `shows files of the working folder without dots`() throws {
    try write("paper.md", "[@volcano]")
    let finding = "error: Unknown key “volcano”: no entry of refs.bib has it. [unknown-key]"
    try check("check", ".", prints: ["paper.md:1:3: \(finding)"], status: 1)
    let path = folder.appending(path: "paper.md").path
    try check("check", path, prints: ["\(path):1:3: \(finding)"], status: 1)
  }

  @Test func `looks at a file once`() throws {
    try write("twice.bib", "@misc{a, title = {A}}\n@misc{a, title = {A}}")
    #expect(lines(try run("check", "twice.bib", "twice.bib", ".", "./twice.bib").output).count == 1)
  }

  @Test func `refuses a document that is no text`() throws {
    try write("paper.md", [0x61, 0, 0x62])
    try check(
      "check", "paper.md", says: ["“paper.md” is not used. It holds binary data."], status: 2)
  }

  @Test func `reads a long document`() throws {
    try write("book.md", String(repeating: "Word after word.\n", count: 100_000) + "[@volcano]")
    let run = try run("check", "book.md")
    #expect(run.output.hasPrefix("book.md:100001:3: error: Unknown key"))
  }

  // MARK: entries

  @Test func `prints entries as written`() throws {
    try check(
      "entries", "refs.bib",
      prints: [
        #"{"file":"refs.bib","key":"smith2020","type":"article","fields":{"author":"Smith, Jane","#
          + #""title":"Tides \"up\"","year":"2020","journal":"Ocean Letters B","#
          + #""note":"Two\n\tlines, \\'e"},"line":2,"column":1}"#,
        #"{"file":"refs.bib","key":"jones19","type":"book","fields":{"title":"Dunes"},"#
          + #""line":5,"column":3}"#,
      ])
  }

  @Test func `prints what it can read of several files`() throws {
    let run = try run("entries", "lost.bib", "refs.bib", "--json")
    #expect(lines(run.output).count == 2)
    #expect(run.messages == "refdesk: There is no file “lost.bib”.\n")
    #expect(run.status == 2)
  }

  @Test func `prints JSON whatever is in the file`() throws {
    try write(
      "odd \"name\".bib",
      Array("@misc{a\u{1}b, t\u{2028}x = {\u{7F}\u{0}".utf8) + [0xFF, 0x7D, 0x7D])
    try write(
      "latin.bib", Array("@misc{a\\\"\u{8}, title = {caf".utf8) + [0xE9] + Array("\u{1F}}}".utf8))
    for name in ["odd \"name\".bib", "latin.bib"] {
      for line in lines(try run("entries", name).output) {
        let document = try JSONDocument(parsing: Array(line.utf8))
        #expect(document.root["file"]?.string == name)
      }
    }
    #expect(lines(try run("entries", "latin.bib").output).count == 1)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `counts lines and columns over all blocks of a file`(lineEnd: String) throws {
    let value = String(repeating: "é", count: 400)
    var text = "\u{1F600} "
    for number in 0..<4000 {
      text += "@misc{k\(number), title = {\(value)}}" + (number % 3 == 0 ? " " : lineEnd)
    }
    try write("large.bib", text)
    var (line, column) = (1, 3)
    let found = lines(try run("entries", "large.bib").output)
    try #require(found.count == 4000)
    for number in 0..<4000 {
      let end = #""line":\#(line),"column":\#(column)}"#
      guard found[number].hasSuffix(end) else {
        Issue.record("\(number): \(found[number].suffix(40)) is not \(end)")
        return
      }
      let length = "@misc{k\(number), title = {\(value)}}".unicodeScalars.count
      (line, column) = number % 3 == 0 ? (line, column + length + 1) : (line + 1, 1)
    }
  }

  // MARK: works

  @Test func `says which entries are the same paper, and why`() throws {
    try write(
      "b/more.bib",
      """
      @misc{a, title = {Dunes}, doi = {10.1000/1}}
      @misc{b, title = {The Dunes}, author = {Roe, A.}, doi = {10.1000/1}}
      """)
    try check(
      "works", "refs.bib", "b/more.bib", "--json",
      prints: [
        #"{"members":[{"source":"refs.bib","key":"smith2020"}],"reasons":[]}"#,
        #"{"members":[{"source":"refs.bib","key":"jones19"}],"reasons":[]}"#,
        #"{"members":[{"source":"b/more.bib","key":"a"},{"source":"b/more.bib","key":"b"}],"#
          + #""reasons":["doi 10.1000/1"]}"#,
      ])
    try check(
      "works", "refs.bib", "b",
      prints: [
        "Roe. Dunes", "  a  b/more.bib", "  b  b/more.bib  (doi 10.1000/1)", "4 entries, 3 works",
      ])
  }

  @Test func `says how sure it is, and what keeps entries apart`() throws {
    try write(
      "c.bib",
      """
      @misc{a, title = {Dunes}, author = {Roe, A.}, year = 2020}
      @article{b, title = {Dunes}, author = {Roe, Ann}, year = 2021, journal = {Sands}}
      @misc{c, title = {Dunes}, author = {Lee, B.}, year = 2020}
      """)
    try check(
      "works", "c.bib", "--explain",
      prints: [
        "Roe 2021. Dunes", "  a  c.bib",
        "  b  c.bib  (same title and first author; years 2020 and 2021)",
        "    with a: 90 of 65: same title +40, same first author +40, years 2020 and 2021 +10",
        "  not c  c.bib",
        "    -140 of 65: same title +40, A. Roe is not B. Lee -200"
          + ", same year +20",
        "Lee 2020. Dunes", "  c  c.bib", "  not a  c.bib",
        "    -140 of 65: same title +40, B. Lee is not A. Roe -200"
          + ", same year +20", "  not b  c.bib",
        "    -150 of 65: same title +40, B. Lee is not Ann Roe -200, years 2020 and 2021 +10",
        "3 entries, 2 works",
      ])
    try check(
      "works", "c.bib", "--explain", "--json",
      prints: [
        #"{"members":[{"source":"c.bib","key":"a"},{"source":"c.bib","key":"b"}],"#
          + #""reasons":["same title and first author; years 2020 and 2021"],"#
          + #""evidence":[{"source":"c.bib","key":"a","score":90,"findings":["#
          + #"{"text":"same title","points":40},{"text":"same first author","points":40},"#
          + #"{"text":"years 2020 and 2021","points":10}]}],"apart":[{"source":"c.bib","key":"c","#
          + #""score":-140,"findings":[{"text":"same title","points":40},"#
          + #"{"text":"A. Roe is not B. Lee","points":-200},{"text":"same year","points":20}]}]}"#,
        #"{"members":[{"source":"c.bib","key":"c"}],"reasons":[],"evidence":[],"#
          + #""apart":[{"source":"c.bib","key":"a","score":-140,"findings":["#
          + #"{"text":"same title","points":40},{"text":"B. Lee is not A. Roe","points":-200},"#
          + #"{"text":"same year","points":20}]},{"source":"c.bib","key":"b","score":-150,"findings":["#
          + #"{"text":"same title","points":40},{"text":"B. Lee is not Ann Roe","points":-200},"#
          + #"{"text":"years 2020 and 2021","points":10}]}]}"#,
      ])
  }

  @Test func `names the one who keeps a partial list out of another`() throws {
    try write(
      "c.bib",
      """
      @misc{a, title = {Dunes}, author = {Roe, Ann and Lee, Bo}}
      @misc{b, title = {Dunes}, author = {Roe, Ann and Loe, Bo and others}}
      """)
    try check(
      "works", "c.bib", "--explain",
      prints: [
        "Roe and Lee. Dunes", "  a  c.bib", "  not b  c.bib",
        "    -150 of 65: same title +40, Bo Loe is not among the authors -200"
          + ", a year is missing +10",
        "Roe et al. Dunes", "  b  c.bib", "  not a  c.bib",
        "    -150 of 65: same title +40, Bo Loe is not among the authors -200"
          + ", a year is missing +10",
        "2 entries, 2 works",
      ])
  }

  @Test func `compares the sources that it can read`() throws {
    try check(
      "works", "lost.bib", "refs.bib", prints: ["2 entries, 2 works"],
      says: ["There is no file “lost.bib”."], status: 2)
  }

  // MARK: convert

  @Test func `convert writes all files in order, and says what is lost`() throws {
    try write("more.json", #"[{"id": 7, "type": "map", "title": "Sands"}]"#)
    try check(
      "convert", "more.json", "refs.bib", "--to", "csl-json",
      prints: [
        "[", "  {", #"    "id": "7","#, #"    "type": "map","#, #"    "title": "Sands""#, "  },",
        "  {", #"    "id": "smith2020","#, #"    "type": "article-journal","#,
        #"    "title": "Tides "up"","#.replacing("\"up\"", with: #"\"up\""#),
        #"    "author": [{"family":"Smith","given":"Jane"}],"#,
        #"    "container-title": "Ocean Letters B","#, #"    "issued": {"date-parts":[[2020]]},"#,
        #"    "note": "Two lines, é""#, "  },", "  {", #"    "id": "jones19","#,
        #"    "type": "book","#, #"    "title": "Dunes""#, "  }", "]",
      ])
    try write("lost.bib", "@misc{a, file = {x}}\n@misc{a, file = {y}, groups = {z}}")
    let run = try run("convert", "lost.bib", "--to=csl-json")
    #expect(
      lines(run.messages) == [
        "refdesk: CSL-JSON has no place for these fields: file (2), groups (1)",
        "refdesk: keys that an entry before has already: 1",
      ])
    #expect(run.status == 0)
  }

  @Test func `convert writes a file, also over the one it reads`() throws {
    try write("new.json", #"[{"id":"a","type":"book"}]"#)
    try check("convert", "new.json", "--to", "csl-json", "-o", "new.json")
    try check(
      "entries", "new.json",
      prints: [
        #"{"file":"new.json","key":"a","type":"book","fields":{},"line":2,"column":3}"#
      ])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["new.json", "refs.bib"])
    try check(
      "convert", "refs.bib", "--to", "csl-json", "--output", "no/such/x.json",
      says: ["“no/such/x.json” cannot be written: its folder does not exist."], status: 2)
  }

  @Test func `convert leaves a bibliography of another format alone`() throws {
    let text = try Data(contentsOf: folder.appending(path: "refs.bib"))
    try check(
      "convert", "refs.bib", "--to", "csl-json", "-o", "./refs.bib",
      says: ["“./refs.bib” would be lost: it is read, and is no CSL-JSON. Name another file."],
      status: 2)
    #expect(try Data(contentsOf: folder.appending(path: "refs.bib")) == text)
  }

  @Test func `convert leaves a file alone when there is nothing to write`() throws {
    try write("old.json", "[]")
    try check(
      "convert", "gone.bib", "--to", "csl-json", "-o", "old.json",
      says: ["There is no file “gone.bib”."], status: 2)
    #expect(try Data(contentsOf: folder.appending(path: "old.json")) == Data("[]".utf8))
  }

  @Test func `convert writes what an entry inherits, also from another file`() throws {
    try write("paper.bib", "@inproceedings{p, title = {Tides}, crossref = {sea}, xref = {lost}}")
    try write("sea.bib", "@proceedings{sea, title = {Sea 2020}, year = 2020}")
    try check(
      "convert", "paper.bib", "sea.bib", "--to", "csl-json",
      prints: [
        "[", "  {", #"    "id": "p","#, #"    "type": "paper-conference","#,
        #"    "title": "Tides","#, #"    "container-title": "Sea 2020","#,
        #"    "issued": {"date-parts":[[2020]]}"#, "  },", "  {", #"    "id": "sea","#,
        #"    "type": "book","#, #"    "title": "Sea 2020","#,
        #"    "issued": {"date-parts":[[2020]]}"#, "  }", "]",
      ], says: ["CSL-JSON has no place for these fields: xref (1)"])
  }

  @Test func `convert says which format was meant`() throws {
    try check(
      "convert", "refs.bib", "--to", "csl-jsn",
      says: ["convert does not write “csl-jsn”; did you mean “csl-json”?"], status: 2)
    try check(
      "convert", "refs.bib", "--to", "docx",
      says: [
        "convert does not write “docx”; there is: csl-json, csl-yaml, hayagriva, bibtex, biblatex, ris"
      ], status: 2)
    try check(
      "convert", "refs.bib",
      says: ["convert needs --to, one of csl-json, csl-yaml, hayagriva, bibtex, biblatex, ris"],
      status: 2)
    try check(
      "convert", "--to", "csl-json",
      says: ["convert needs a file; see refdesk convert --help"], status: 2)
  }

  // MARK: CSL-YAML

  @Test func `the entries in a document's metadata are checked, listed and converted`() throws {
    try write(
      "paper.md",
      """
      ---
      references:
      - id: smith2020
        title: Tides of *Seas*
      - id: smith2020
      - title: Nameless
      ...

      [@smith2020; @jones19]
      """)
    try check(
      "check", "paper.md",
      prints: [
        "paper.md:9:15: error: Unknown key “jones19”: no entry of paper.md has it. [unknown-key]",
        "paper.md:5:7: warning: The key “smith2020” already stands in line 3; only one of them "
          + "is cited. [duplicate-key]",
        "paper.md:6:3: warning: This item has no “id”, so Pandoc cannot cite it; refdesk knows it by "
          + "a key of its own making. [missing-key]",
      ], status: 1)
    let run = try run("entries", "paper.md")
    #expect(lines(run.output).count == 3)
    try check(
      "convert", "paper.md", "--to", "csl-yaml",
      prints: [
        "---", "references:", "- id: smith2020", "  type: document", "  title: Tides of *Seas*",
        "- id: smith2020", "  type: document", "- id: nameless", "  type: document",
        "  title: Nameless", "...",
      ], says: ["keys that an entry before has already: 1"])
    try write("plain.md", "No metadata.\n")
    #expect(try self.run("entries", "plain.md").status == 2)
  }

  // MARK: CSL-JSON

  @Test func `CSL-JSON is checked, listed and searched like any bibliography`() throws {
    try write(
      "refs.json",
      """
      [
        {"id": "vas", "type": "article-journal", "title": "Attention <i>here</i>",
         "author": [{"family": "Beethoven", "non-dropping-particle": "van"}, {"literal": "A and B"}]},
        {"id": "vas", "title": "Twice"},
        {"id": "x", "title": }
      ]
      """)
    try check(
      "check", "refs.json",
      prints: [
        "refs.json:4:11: warning: The key “vas” already stands in line 2; only one of them "
          + "is cited. [duplicate-key]",
        "refs.json:5:24: error: A value is missing. The rest of this item is not read. "
          + "[invalid-json]",
      ], status: 1)
    try check(
      "search", "beethoven", "attention", "--source", "refs.json",
      prints: ["vas  van Beethoven and A and B. Attention here  (refs.json)"])
    let run = try run("entries", "refs.json")
    #expect(run.output.contains(#""author":"van Beethoven and {A and B}""#))
    try write("paper.md", "---\nbibliography: refs.json\n---\n[@vas; @nobody]\n")
    #expect(try self.run("check", "paper.md").output.contains("paper.md:4:9: error: Unknown key"))
  }
}
