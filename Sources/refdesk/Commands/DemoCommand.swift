import JSON
import LanguageServer
import LanguageServerProtocol
import Projects

/// `refdesk demo`: what an editor shows, from a real conversation with a real server.
enum DemoCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(words, options: [.flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.demo)
      return 0
    }
    guard arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "demo takes no “\(arguments.operands[0])”")
    }
    guard let folder = TemporaryFolder(files: DemoFiles.all) else {
      Terminal.complain("no temporary folder can be made")
      return 2
    }
    defer { folder.remove() }
    guard let program = Terminal.ownPath, let server = ServerProcess([program, "serve", "--stdio"])
    else {
      Terminal.complain("the server cannot be started")
      return 2
    }
    var client = DemoClient(server: server, folder: folder.path)
    let isShown = show(&client)
    let status = client.shutDown()
    guard isShown, status == 0 else {
      Terminal.complain("the server did not answer")
      return 2
    }
    return 0
  }

  private static func show(_ client: inout DemoClient) -> Bool {
    let paper = DemoFiles.all[0].text
    guard client.initialize(), let diagnostics = client.open("paper.md", text: paper) else {
      return false
    }
    Terminal.print("paper.md, as it is opened:\n")
    for (number, line) in paper.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      Terminal.print("  \(line)")
      for diagnostic in diagnostics where diagnostic.line == number {
        let blanks = String(repeating: " ", count: diagnostic.start)
        let marks = String(repeating: "~", count: max(1, diagnostic.end - diagnostic.start))
        Terminal.print("  \(blanks)\(marks) \(diagnostic.severity): \(diagnostic.message)")
      }
    }
    for typed in ["[@chain verif", "[@attention span sukhb"] {
      guard let items = client.complete(typing: typed, after: paper) else { return false }
      Terminal.print("\nTyping \(typed) offers:\n")
      for item in items.prefix(5) { Terminal.print("  \(item)") }
    }
    guard let card = client.hover(over: "adolphs2023cringe", in: paper) else { return false }
    Terminal.print("\nResting on adolphs2023cringe shows:\n")
    for paragraph in card.split(separator: "\n\n") {
      for line in wrapped(String(paragraph), width: 76) { Terminal.print("  \(line)") }
      Terminal.print("")
    }
    Terminal.print("To see it in your editor: open editors/demo/paper.md (see editors/).")
    return true
  }

  /// `text` in lines of at most `width` characters where its words allow.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
