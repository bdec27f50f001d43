import Foundation
import JSON
import LanguageServerProtocol
import Testing

/// Plays transcripts.
package struct TranscriptRunner {
  private let transcript: Transcript
  private let folder: URL
  private let peer: any TranscriptPeer
  private var cuts: SeededGenerator

  /// How long a message may take before the server counts as hung.
  private static let patience = 30_000

  /// Plays the transcript at `url` to `peer`, its bytes cut at random by `seed`.
  ///
  /// With `UPDATE_FIXTURES=1` the file is rewritten with what the server says. With
  /// `RECORD_FIXTURES=FOLDER` the conversation is also written there, one JSON object a line, for
  /// checks against the protocol's own types.
  package static func check(_ url: URL, peer: any TranscriptPeer, seed: UInt64) throws {
    let transcript = Transcript(try String(contentsOf: url, encoding: .utf8))
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "refdesk-\(UUID().uuidString)").resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in transcript.files {
      let place = folder.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try file.text.write(to: place, atomically: false, encoding: .utf8)
    }
    var runner = TranscriptRunner(
      transcript: transcript, folder: folder, peer: peer, cuts: SeededGenerator(seed: seed))
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_FIXTURES"] == "1" {
      try runner.update().write(to: url, atomically: true, encoding: .utf8)
    } else {
      let record = runner.play(named: url.lastPathComponent, seed: seed)
      if let out = environment["RECORD_FIXTURES"] {
        let name = url.deletingPathExtension().lastPathComponent
        try record.write(
          toFile: "\(out)/\(name)-\(seed).jsonl", atomically: true, encoding: .utf8)
      }
    }
  }

  private var root: String { DocumentURI(filePath: folder.path).string }

  private mutating func play(named name: String, seed: UInt64) -> String {
    var record: [String] = []
    for step in transcript.steps {
      let message = transcript.message(step, root: root, path: folder.path)
      switch step.direction {
      case .toServer:
        record.append(line("c2s", message))
        send(message)
      case .toClient:
        guard let actual = peer.receive(milliseconds: TranscriptRunner.patience) else {
          Issue.record("\(name):\(step.line): the server said nothing (seed \(seed))")
          return record.joined()
        }
        record.append(line("s2c", actual))
        let (expected, found) = (canonical(message), canonical(actual))
        if found != expected {
          Issue.record("\(name):\(step.line): (seed \(seed))\n\(found)\nis not\n\(expected)")
        }
      }
    }
    let status = peer.end()
    record.append("{\"dir\":\"exit\",\"code\":\(status ?? -1)}\n")
    #expect(status != nil, "\(name): the server was killed")
    return record.joined()
  }

  private mutating func update() -> String {
    var result = transcript.head + "\n"
    for step in transcript.steps where step.direction == .toServer {
      result += "-->" + step.text.trimmingTrailingNewlines + "\n"
      send(transcript.message(step, root: root, path: folder.path))
      while let message = peer.receive(milliseconds: 700) {
        let text = canonical(message)
          .replacing(root, with: "$ROOT").replacing(folder.path, with: "$PATH")
        result += "<-- " + text.trimmingTrailingNewlines + "\n"
      }
    }
    _ = peer.end()
    return result
  }

  /// Sends a message with its header, in up to four pieces.
  private mutating func send(_ message: [UInt8]) {
    let bytes = MessageFramer.frame(message)
    var start = 0
    for _ in 0..<3 where start < bytes.count {
      let end = Int.random(in: start...bytes.count, using: &cuts)
      if end > start { peer.send(Array(bytes[start..<end])) }
      start = end
    }
    if start < bytes.count { peer.send(Array(bytes[start...])) }
  }

  /// `message` with its members in order and `jsonrpc` left out; as it is when it is not JSON.
  private func canonical(_ message: [UInt8]) -> String {
    guard let document = try? JSONDocument(parsing: message), document.root.kind == .object else {
      return String(decoding: message, as: UTF8.self)
    }
    var writer = JSONWriter()
    writer.beginObject()
    for member in document.root.members where member.name != "jsonrpc" {
      writer.name(string: member.name)
      writer.raw(member.value)
    }
    writer.endObject()
    guard let bare = try? JSONDocument(parsing: writer.bytes) else {
      return String(decoding: message, as: UTF8.self)
    }
    return String(decoding: bare.root.canonical(indentation: 2), as: UTF8.self)
  }

  private func line(_ direction: String, _ message: [UInt8]) -> String {
    let text = String(decoding: message, as: UTF8.self).replacing("\n", with: " ")
    return "{\"dir\":\"\(direction)\",\"msg\":\(text)}\n"
  }
}

extension String {
  fileprivate var trimmingTrailingNewlines: String {
    var copy = self
    while copy.last?.isNewline == true { copy.removeLast() }
    return copy
  }
}
