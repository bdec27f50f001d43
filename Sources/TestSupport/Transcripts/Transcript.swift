import JSON

// A conversation between a client and the server, as text:
//
//     # What is shown.
//     -- refs.bib --
//     @article{…}
//     -- conversation --
//     --> {"id": 1, "method": "initialize", "params": {"rootUri": "$ROOT", …}}
//     <-- {"id": 1, "result": {…}}
//
// A message goes on over lines until the next arrow. `jsonrpc` is left out. `$ROOT` is the URI of
// the folder that holds the files, `$PATH` its path, and a string `$TEXT(refs.bib)` is the text of a file.

/// A conversation with the files it is about.
package struct Transcript: Sendable {
  package enum Direction: String, Sendable {
    case toServer = "-->"
    case toClient = "<--"
  }

  package struct Step: Sendable {
    package let direction: Direction
    /// JSON with placeholders, as written.
    package let text: String
    /// The line of the arrow, from 1.
    package let line: Int
  }

  /// Everything before the conversation, as written.
  package let head: String
  package let files: [MarkedText.File]
  package let steps: [Step]

  package init(_ text: String) {
    var head: [Substring] = []
    var files: [MarkedText.File] = []
    var steps: [Step] = []
    var name: String?
    var body: [Substring] = []
    var isConversation = false
    var step: (direction: Direction, text: String, line: Int)?
    func endStep() {
      if let step {
        steps.append(Step(direction: step.direction, text: step.text, line: step.line))
      }
      step = nil
    }
    func endFile() {
      if let name {
        files.append(
          MarkedText.File(name: name, text: body.map { $0 + "\n" }.joined()))
      }
      name = nil
      body = []
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if isConversation {
        let arrow = String(line.prefix(3))
        if let direction = Direction(rawValue: arrow) {
          endStep()
          step = (direction, String(line.dropFirst(3)), number + 1)
        } else {
          step?.text += "\n" + line
        }
        continue
      }
      head.append(line)
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        endFile()
        let title = line.dropFirst(3).dropLast(3)
        if title == "conversation" { isConversation = true } else { name = String(title) }
      } else if name != nil {
        body.append(line)
      }
    }
    endFile()
    endStep()
    self.head = head.joined(separator: "\n")
    self.files = files
    self.steps = steps
  }

  /// The JSON of a step with its placeholders filled in.
  package func message(_ step: Step, root: String, path: String) -> [UInt8] {
    var text = step.text.replacing("$ROOT", with: root).replacing("$PATH", with: path)
    for file in files {
      text = text.replacing("$TEXT(\(file.name))", with: Transcript.escaped(file.text))
    }
    guard step.direction == .toServer, let brace = text.firstIndex(of: "{"),
      !text.contains("\"jsonrpc\"")
    else { return Array(text.utf8) }
    text.replaceSubrange(brace...brace, with: "{\"jsonrpc\": \"2.0\", ")
    return Array(text.utf8)
  }

  /// `text` as the inside of a JSON string.
  private static func escaped(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes.dropFirst().dropLast(), as: UTF8.self)
  }
}
