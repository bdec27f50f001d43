import Foundation
import LanguageServer
import Testing
import TestSupport

/// Plays every conversation of `protocol-fixtures`, in process and against the built program, its
/// bytes cut at random.
struct TranscriptTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "protocol-fixtures")

  static let transcripts: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".transcript") }
      .sorted()
  }()

  /// The built program, beside the tests' own binary.
  static let program: String? = {
    let bundle = Bundle.allBundles.map(\.bundleURL) + [Bundle.main.bundleURL]
    let folders =
      bundle.flatMap { [$0, $0.deletingLastPathComponent()] }
      + [URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()]
    return folders.map { $0.appending(path: "refdesk").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  @Test func `there are conversations`() {
    #expect(Self.transcripts.count >= 10)
  }

  @Test(arguments: transcripts)
  func `says in process what stands in`(transcript: String) throws {
    try TranscriptRunner.check(transcript, in: Self.folder, peer: InProcessPeer(), seed: 1)
  }

  @Test(arguments: transcripts)
  func `says as a program what stands in`(transcript: String) throws {
    // What is rewritten is rewritten once, in process.
    if TranscriptRunner.isUpdated(transcript) { return }
    let program = try #require(Self.program)
    for seed: UInt64 in [2, 3] {
      let peer = try #require(ServerProcess([program, "serve", "--stdio"]))
      try TranscriptRunner.check(transcript, in: Self.folder, peer: peer, seed: seed)
    }
  }
}
