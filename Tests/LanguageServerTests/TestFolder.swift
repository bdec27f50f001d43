import Foundation
import LanguageServerProtocol

/// A temporary folder with files, gone when the test is.
final class TestFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "refdesk-\(UUID().uuidString)").resolvingSymlinksInPath()
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  func uri(_ name: String) -> String { DocumentURI(filePath: path(name)).string }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
