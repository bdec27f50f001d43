import Foundation
import Testing

@testable import refdesk

/// The texts in the program are the files that people open.
struct DemoFilesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "editors/demo")

  @Test func `the program shows the files of editors/demo`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(DemoFiles.all.map(\.name)))
    for (name, text) in DemoFiles.all {
      let file = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      #expect(file == text, "\(name)")
    }
  }
}
