import Foundation
import JSON
import LanguageServerProtocol
import Testing

/// Plays transcripts.
package struct TranscriptRunner {
  /// How long a message may take before the server counts as hung, in milliseconds.
  private static let patience = 30_000

  private let transcript: Transcript
  private let name: String
  private let folder: URL
  private let sharedFolder: URL
  private let placeholders: TranscriptPlaceholders
  private let peer: any TranscriptPeer
  private let seed: UInt64
  private var cuts: SeededGenerator
  private var record = TranscriptRecord()
  /// Diagnostics that came before others that the transcript has first: what is said of different
  /// documents is said in the order in which it is known.
  private var early: [String] = []

  /// Plays the transcript `name` in the folder of all transcripts to `peer`, its bytes cut at random
  /// by `seed`.
  ///
  /// With `UPDATE_FIXTURES=1` the file is rewritten with what the server says; with any other value,
  /// if its name contains that. With `RECORD_FIXTURES=FOLDER` the conversation is also written there.
  package static func check(
    _ name: String, in transcripts: URL, peer: any TranscriptPeer, seed: UInt64
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "refdesk-\(UUID().uuidString)").resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: folder) }
    var runner = try TranscriptRunner(
      name, in: transcripts, folder: folder, peer: peer, seed: seed)
    if isUpdated(name) {
      try runner.update().write(
        to: transcripts.appending(path: name), atomically: true, encoding: .utf8)
    } else {
      try runner.play()
      if let folder = TranscriptRecord.wantedFolder {
        let bare = name.replacing(".transcript", with: "").replacing("/", with: "-")
        try runner.record.write(to: folder, name: "\(bare)-\(seed)")
      }
    }
  }

  /// Whether the transcript `name` is rewritten and not checked.
  package static func isUpdated(_ name: String) -> Bool {
    guard let value = ProcessInfo.processInfo.environment["UPDATE_FIXTURES"], !value.isEmpty
    else { return false }
    return value == "1" || name.contains(value)
  }

  private init(
    _ name: String, in transcripts: URL, folder: URL, peer: any TranscriptPeer, seed: UInt64
  ) throws {
    precondition(OwnEnvironment.isSet)
    self.name = name
    self.folder = folder
    self.peer = peer
    self.seed = seed
    cuts = SeededGenerator(seed: seed)
    transcript = Transcript(
      try String(contentsOf: transcripts.appending(path: name), encoding: .utf8))
    sharedFolder = transcripts.appending(path: "shared")
    var shared: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: sharedFolder.path)
    where file.hasSuffix(".json") {
      shared[String(file.dropLast(5))] = try String(
        contentsOf: sharedFolder.appending(path: file), encoding: .utf8)
    }
    placeholders = TranscriptPlaceholders(
      files: transcript.files, root: DocumentURI(filePath: folder.path).string,
      path: folder.path, shared: shared)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in transcript.files { try write(file.text, to: file.name) }
  }

  // MARK: Checking

  private mutating func play() throws {
    var exit: (expected: Int32, line: Int)?
    var question: Transcript.Action?
    for (number, step) in transcript.steps.enumerated() {
      switch step.action {
      case .receive(let text):
        let expected = canonical(placeholders.message(text, isFromClient: false))
        let later = diagnosticsExpected(after: number)
        guard let found = try receive(expected, repeating: question, or: later) else {
          Issue.record("\(name):\(step.line): the server said nothing (seed \(seed))")
          return
        }
        if found != expected {
          Issue.record("\(name):\(step.line): (seed \(seed))\n\(found)\nis not\n\(expected)")
        }
        question = nil
      case .exit(let expected):
        exit = (expected, step.line)
      case .ask:
        question = step.action
        try perform(step.action)
      case .expect(let file, let text):
        let found = content(of: file)
        if found != text {
          Issue.record("\(name):\(step.line): (seed \(seed))\n\(found)is not\n\(text)")
        }
      default:
        try perform(step.action)
      }
    }
    for message in early { Issue.record("\(name): said twice (seed \(seed))\n\(message)") }
    let status = end()
    if let (expected, line) = exit {
      #expect(status == expected, "\(name):\(line): the exit status (seed \(seed))")
    } else {
      Issue.record("\(name) does not say how the server ends")
    }
  }

  /// The next message of the server; `question` is asked again until it is `expected`. Diagnostics that
  /// are expected `later` may come first.
  private mutating func receive(
    _ expected: String, repeating question: Transcript.Action?, or later: [String]
  ) throws -> String? {
    if let place = early.firstIndex(of: expected) { return early.remove(at: place) }
    for _ in 0..<500 {
      guard let message = peer.receive(milliseconds: Self.patience) else { return nil }
      record.add(.toClient, message)
      let found = canonical(message)
      if found == expected { return found }
      if later.contains(found), !early.contains(found) {
        early.append(found)
      } else {
        guard let question else { return found }
        try perform(question)
      }
    }
    return "(asked too often)"
  }

  /// The diagnostics that the server is to publish after a step, before the client says anything.
  private func diagnosticsExpected(after number: Int) -> [String] {
    transcript.steps[(number + 1)...].prefix {
      if case .receive = $0.action { true } else { false }
    }.compactMap {
      guard case .receive(let text) = $0.action, text.contains("textDocument/publishDiagnostics")
      else { return nil }
      return canonical(placeholders.message(text, isFromClient: false))
    }
  }

  /// Closes the input; whatever still comes stands in no transcript.
  private mutating func end() -> Int32? {
    var rest: [[UInt8]] = []
    let status = peer.end { rest.append($0) }
    for message in rest {
      record.add(.toClient, message)
      Issue.record("\(name): at the end the server also said (seed \(seed))\n\(canonical(message))")
    }
    record.addExit(status)
    return status
  }

  /// Sends a message, or changes files.
  private mutating func perform(_ action: Transcript.Action) throws {
    switch action {
    case .send(let text), .ask(let text):
      let message = placeholders.message(text, isFromClient: true)
      record.add(.toServer, message)
      send(message)
    case .write(let name, let text):
      try write(text, to: name)
    case .rename(let from, let to):
      try? FileManager.default.removeItem(at: folder.appending(path: to))
      try FileManager.default.moveItem(
        at: folder.appending(path: from), to: folder.appending(path: to))
    case .remove(let name):
      try FileManager.default.removeItem(at: folder.appending(path: name))
    case .protect(let name):
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o444], ofItemAtPath: folder.appending(path: name).path)
    case .receive, .exit, .expect:
      break
    }
  }

  /// What a file holds: the server says that it wrote when it has written.
  private func content(of name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
  }

  private func write(_ text: String, to name: String) throws {
    let place = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: place, atomically: false, encoding: .utf8)
  }

  // MARK: Rewriting

  private mutating func update() throws -> String {
    var result = transcript.head + "\n"
    for (number, step) in transcript.steps.enumerated() {
      var patience: Int
      switch step.action {
      case .receive, .exit: continue
      case .expect(let name, _):
        let lines = content(of: name).split(
          separator: "\n", omittingEmptySubsequences: false)
        result += "-- expect \(name) --\n" + lines.dropLast().map { $0 + "\n" }.joined()
        continue
      case .protect: patience = 0
      case .send(let text): patience = text.contains("didChangeWatchedFiles") ? 2500 : 500
      // By then the sources are read.
      case .ask: patience = 1000
      // Until the server has looked at the disk twice, or is told.
      case .write, .rename, .remove:
        patience = isFollowedByNotice(number) ? 0 : 2500
      }
      if case .ask = step.action {
        try perform(step.action)
        while peer.receive(milliseconds: patience) != nil {}
      }
      result += step.source + "\n"
      try perform(step.action)
      var old = transcript.steps[(number + 1)...].prefix {
        if case .receive = $0.action { true } else { false }
      }
      while let message = peer.receive(milliseconds: patience) {
        patience = 500
        result += "<-- " + (try written(message, before: old.popFirst())) + "\n"
      }
    }
    let status = peer.end { _ in }
    return result + "-- exit \(status ?? -1) --\n"
  }

  /// Whether the client tells about the change on disk that is made in a step.
  private func isFollowedByNotice(_ number: Int) -> Bool {
    guard number + 1 < transcript.steps.count,
      case .send(let text) = transcript.steps[number + 1].action
    else { return false }
    return text.contains("didChangeWatchedFiles")
  }

  /// A message of the server as it stands in a transcript: as a shared one where it is that, or was.
  private func written(_ message: [UInt8], before old: Transcript.Step?) throws -> String {
    let text = canonical(message)
    if case .receive(let source) = old?.action {
      let word = source.split(separator: " ").joined(separator: " ")
      if word.hasPrefix("$JSON("), word.hasSuffix(")") {
        let name = String(word.dropFirst(6).dropLast())
        if answersTheSame(message, as: placeholders.shared[name]) {
          try (placeholders.generalized(text) + "\n").write(
            to: sharedFolder.appending(path: "\(name).json"), atomically: true, encoding: .utf8)
          return word
        }
      }
    }
    for name in placeholders.shared.keys.sorted() {
      let shared = placeholders.message("$JSON(\(name))", isFromClient: false)
      if canonical(shared) == text { return "$JSON(\(name))" }
    }
    return placeholders.generalized(text)
  }

  /// Whether a message may take the place of a shared one.
  private func answersTheSame(_ message: [UInt8], as shared: String?) -> Bool {
    guard let shared else { return true }
    let old = try? JSONDocument(parsing: Array(shared.utf8)).root
    let new = try? JSONDocument(parsing: message).root
    return ["id", "method"].allSatisfy { old[$0]?.bytes == new[$0]?.bytes }
  }

  // MARK: Messages

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

  /// `message` in one form, with `jsonrpc` left out; as it is when it is not JSON.
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
    return TranscriptLayout.text(of: bare.root, before: 4)
  }
}
