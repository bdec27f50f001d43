#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The two real pages that the project's behaviour is measured on. They are not part of the
/// project; tests over them run where a folder `shared/seeds` stands beside the package.
package enum SeedFile: String, CaseIterable, Sendable {
  case arXivAuthorListing = "arxiv-author-listing.txt"
  case aclAnthologyAuthorPage = "acl-anthology-author-page.txt"

  /// Whether both are at hand, for `.enabled(if:)`.
  package static var areAvailable: Bool { allCases.allSatisfy { $0.bytes != nil } }

  /// The file's bytes; `nil` where it is not at hand.
  package var bytes: [UInt8]? {
    // Package/Sources/TestSupport/SeedFile.swift
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return FileManager.default.contents(atPath: "/\(package)/../shared/seeds/\(rawValue)")
      .map { Array($0) }
  }
}
