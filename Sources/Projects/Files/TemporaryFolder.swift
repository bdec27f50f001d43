#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of its own under the system's temporary folder, for texts the program carries.
package struct TemporaryFolder {
  package let path: String

  /// Makes the folder and writes `files` into it; `nil` when that fails.
  package init?(files: [(name: String, text: String)]) {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.path
    path = (folder.hasSuffix("/") ? folder : folder + "/") + "refdesk-\(UUID().uuidString)"
    do {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
      for file in files {
        try file.text.write(toFile: "\(path)/\(file.name)", atomically: false, encoding: .utf8)
      }
    } catch {
      remove()
      return nil
    }
  }

  /// Removes the folder with all that is in it.
  package func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
