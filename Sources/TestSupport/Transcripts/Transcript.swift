import JSON
import LanguageServer

// A conversation between a client and the server, as text:
//
//     # What is shown.
//     -- refs.bib --
//     @article{…}
//     -- conversation --
//     --> {"id": 1, "method": "initialize", "params": {"rootUri": "$ROOT", …}}
//     <-- $JSON(initialized-plain)
//     -- write refs.bib --
//     @article{…}
//     <-- {"method": "textDocument/publishDiagnostics", …}
//     -- exit 0 --
//
// A message goes on over lines until the next arrow or dashes. `jsonrpc` is left out. Placeholders:
//
//     $ROOT           the URI of the folder that holds the files; $PATH is its path
//     $TEXT(name)     in a string: the text of a file as it stands at the beginning
//     $JSON(name)     the JSON of `shared/name.json`, so that what all conversations have stands once
//     $VERSION        which refdesk it is
//
// A request after `==>` is repeated until its answer is the one that stands below it: for clients that
// are not told when sources are read. Between messages, `-- write NAME --`, `-- rename NAME NAME --` and `-- remove NAME --` change the
// files on disk, `-- protect NAME --` makes one read-only, and `-- expect NAME --` says what one holds,
// in a moment. `-- exit N --` ends the input and says what status the server ends with.

/// A conversation with the files it is about.
package struct Transcript: Sendable {
  package enum Action: Sendable, Equatable {
    /// A message from the client: JSON with placeholders, as written.
    case send(String)
    /// A request that is repeated until its answer is the one that follows, because what it is about
    /// is read meanwhile.
    case ask(String)
    /// A message from the server: JSON with placeholders, as written.
    case receive(String)
    case write(name: String, text: String)
    case rename(from: String, to: String)
    case remove(name: String)
    /// Nobody is to write to the file.
    case protect(name: String)
    /// The file holds that text, soon.
    case expect(name: String, text: String)
    /// The client is done; the status the server's process ends with.
    case exit(Int32)
  }

  package struct Step: Sendable {
    package let action: Action
    /// Where it begins, from 1.
    package let line: Int
    /// As written, without line ends after it.
    package let source: String
  }

  /// Everything before the conversation, as written.
  package let head: String
  package let files: [MarkedText.File]
  package let steps: [Step]

  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex(of: "-- conversation --") ?? lines.endIndex
    head = lines[...min(start, lines.endIndex - 1)].joined(separator: "\n")
    files = Transcript.files(in: lines[..<start])
    steps = Transcript.steps(in: lines[min(start + 1, lines.endIndex)...])
  }

  private static func files(in lines: ArraySlice<Substring>) -> [MarkedText.File] {
    var files: [MarkedText.File] = []
    var name: String?
    var body = ""
    for line in lines + ["-- end --"] {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        if let name { files.append(MarkedText.File(name: name, text: body)) }
        name = String(line.dropFirst(3).dropLast(3))
        body = ""
      } else {
        body += line + "\n"
      }
    }
    return files
  }

  private static func steps(in lines: ArraySlice<Substring>) -> [Step] {
    var steps: [Step] = []
    var starts = lines.indices.filter { index in
      ["-->", "==>", "<--", "-- "].contains { lines[index].hasPrefix($0) }
    }
    starts.append(lines.endIndex)
    for (start, end) in zip(starts, starts.dropFirst()) {
      let source = lines[start..<end].joined(separator: "\n").trimmingLineEndsAfter
      if let action = action(source) {
        steps.append(Step(action: action, line: start + 1, source: source))
      }
    }
    return steps
  }

  private static func action(_ source: String) -> Action? {
    if source.hasPrefix("-->") { return .send(String(source.dropFirst(3))) }
    if source.hasPrefix("==>") { return .ask(String(source.dropFirst(3))) }
    if source.hasPrefix("<--") { return .receive(String(source.dropFirst(3))) }
    let lines = source.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ").dropFirst().dropLast().map(String.init)
    let text = lines.count > 1 ? lines[1] + "\n" : ""
    return switch (words.first, words.count) {
    case ("write", 2): .write(name: words[1], text: text)
    case ("rename", 3): .rename(from: words[1], to: words[2])
    case ("remove", 2): .remove(name: words[1])
    case ("protect", 2): .protect(name: words[1])
    case ("expect", 2): .expect(name: words[1], text: text)
    case ("exit", 2): Int32(words[1]).map { .exit($0) }
    default: nil
    }
  }
}

/// What stands for the placeholders of a transcript.
package struct TranscriptPlaceholders {
  package let files: [MarkedText.File]
  /// The URI and the path of the folder that holds the files.
  package let root: String
  package let path: String
  /// Values that many transcripts have, by name.
  package let shared: [String: String]

  /// The JSON of a message with its placeholders filled in.
  package func message(_ text: String, isFromClient: Bool) -> [UInt8] {
    var text = text
    if text.contains("$JSON(") {
      for (name, json) in shared { text = text.replacing("$JSON(\(name))", with: json) }
    }
    text = text.replacing("$ROOT", with: root).replacing("$PATH", with: path)
      .replacing("$VERSION", with: Version.current)
    for file in files where text.contains("$TEXT(") {
      text = text.replacing(
        "$TEXT(\(file.name))", with: TranscriptPlaceholders.escaped(file.text))
    }
    guard isFromClient, let brace = text.firstIndex(of: "{"), !text.contains("\"jsonrpc\"") else {
      return Array(text.utf8)
    }
    text.replaceSubrange(brace...brace, with: "{\"jsonrpc\": \"2.0\", ")
    return Array(text.utf8)
  }

  /// `text`, which the server said, with placeholders in place of what is different every time.
  package func generalized(_ text: String) -> String {
    text.replacing(root, with: "$ROOT").replacing(path, with: "$PATH")
      .replacing("\"version\": \"\(Version.current)\"", with: "\"version\": \"$VERSION\"")
  }

  /// `text` as the inside of a JSON string.
  private static func escaped(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes.dropFirst().dropLast(), as: UTF8.self)
  }
}

extension String {
  /// The text without the empty lines after it.
  fileprivate var trimmingLineEndsAfter: String {
    var copy = self
    while copy.last == "\n" { copy.removeLast() }
    return copy
  }
}
