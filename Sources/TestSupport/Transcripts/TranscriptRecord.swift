import Foundation
import JSON
import LanguageServerProtocol

/// A conversation as one JSON object a line, for checks against the protocol's own types:
///
///     {"t": 0.000412, "dir": "c2s", "msg": {…}}      to the server; "s2c": to the client
///     {"t": 0.003, "dir": "c2s", "bad": "not JSON: …", "hex": "…"}
///     {"t": 0.017, "dir": "exit", "code": 0}
package struct TranscriptRecord {
  package enum Direction: String {
    case toServer = "c2s"
    case toClient = "s2c"
  }

  private let start = ContinuousClock.now
  private var lines: [UInt8] = []

  package init() {}

  /// Adds the body of a message.
  package mutating func add(_ direction: Direction, _ body: [UInt8]) {
    add(direction.rawValue) { writer in
      do throws(JSONError) {
        let document = try JSONDocument(parsing: body)
        writer.name("msg")
        // On one line: line ends stand between the values only.
        writer.raw(uncheckedJSON: document.root.canonical(indentation: nil))
      } catch {
        writer.member("bad", "not JSON: \(error.message)")
        writer.member("hex", body.prefix(200).map { String($0, radix: 16).padded }.joined())
      }
    }
  }

  /// Adds how the server's process ended; `nil` for one that was killed.
  package mutating func addExit(_ status: Int32?) {
    add("eof") { $0.member("of", "client") }
    add("exit") { $0.member("code", Int(status ?? -1)) }
  }

  /// Writes the lines to `folder`, which is made when it is not there.
  package func write(to folder: String, name: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(lines).write(to: URL(filePath: folder).appending(path: "\(name).jsonl"))
  }

  /// The folder that records are wanted in.
  package static var wantedFolder: String? {
    ProcessInfo.processInfo.environment["RECORD_FIXTURES"]
  }

  private mutating func add(_ direction: String, _ rest: (inout JSONWriter) -> Void) {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("t")
    writer.double(Double(seconds) + Double(attoseconds / 1_000_000_000_000) / 1_000_000)
    writer.name("dir")
    writer.string(direction)
    rest(&writer)
    writer.endObject()
    lines += writer.bytes
    lines.append(UInt8(ascii: "\n"))
  }
}

extension String {
  fileprivate var padded: String { count == 1 ? "0" + self : self }
}
