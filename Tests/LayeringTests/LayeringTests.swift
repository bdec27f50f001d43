import Foundation
import Testing

/// Reads the import lines of every target: SwiftPM lets a file import whatever its dependencies
/// depend on, so that only this keeps the arrows of ARCHITECTURE.md pointing down.
struct LayeringTests {
  /// What each target may import beside the standard library.
  private static let allowed: [String: Set<String>] = {
    let model: Set = ["Bibliography", "TextStorage"]
    let features = model.union(["Citations", "CitationFeatures", "Formats", "PaperIndex"])
    let system: Set = ["Darwin", "Dispatch", "Glibc", "Musl", "Synchronization"]
    let foundation: Set = ["Foundation", "FoundationEssentials"]
    let projects = features.union(["JSON", "YAML", "Projects"])
    let server = projects.union(["LanguageServer", "LanguageServerProtocol"])
    return [
      "JSON": [],
      "YAML": [],
      "Markup": [],
      "TextStorage": [],
      "Bibliography": ["TextStorage", "Swift"],
      "Formats": model.union(["JSON", "Markup", "YAML"]),
      "PaperIndex": ["Bibliography", "Synchronization"],
      "Citations": ["JSON", "TextStorage", "YAML"],
      "CitationFeatures": features.subtracting(["CitationFeatures"]).union(["Synchronization"]),
      "LanguageServerProtocol": ["JSON"],
      "Projects": projects.subtracting(["Projects"]).union(system).union(foundation),
      "LanguageServer": server.subtracting(["LanguageServer"]).union(system).union(foundation),
      "refdesk": server.union(system).union(foundation),
      "Benchmarks": server.union(system).union(foundation),
      "TestSupport": server.union(system).union(foundation).union(["Testing"]),
    ]
  }()

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: allowed.keys.sorted())
  func `imports only what is below it`(target: String) throws {
    let folder = Self.root.appending(path: "Sources/\(target)")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var fileCount = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      fileCount += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline) {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
          words[..<at].allSatisfy({ $0.hasPrefix("@") || $0 == "package" || $0 == "internal" })
        else { continue }
        let module = String(words[at + 1].prefix { $0 != "." })
        #expect(
          Self.allowed[target]?.contains(module) == true,
          "\(file.lastPathComponent) of \(target) imports \(module)")
      }
    }
    #expect(fileCount > 0)
  }

  @Test func `names every target there is`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders) == Set(Self.allowed.keys))
  }

  @Test func `has no package dependency`() throws {
    let manifest = try String(
      contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    #expect(!manifest.contains(".package("))
  }
}
