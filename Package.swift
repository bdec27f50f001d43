// swift-tools-version: 6.3
import PackageDescription

// The targets, lowest first. A target imports only what stands in its row here; `LayeringTests`
// checks the import lines, since SwiftPM lets a target see its dependencies' dependencies.
let package = Package(
  name: "refdesk",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "refdesk", targets: ["refdesk"])
  ],
  targets: [
    .target(name: "JSON"),
    .target(name: "YAML"),
    .target(name: "Markup"),
    .target(name: "TextStorage"),
    .target(name: "Bibliography", dependencies: ["TextStorage"]),
    .target(
      name: "Formats", dependencies: ["Bibliography", "JSON", "Markup", "TextStorage", "YAML"]),
    .target(name: "PaperIndex", dependencies: ["Bibliography"]),
    .target(name: "Citations", dependencies: ["JSON", "TextStorage", "YAML"]),
    .target(
      name: "CitationFeatures",
      dependencies: ["Bibliography", "Citations", "Formats", "PaperIndex", "TextStorage"]),
    .target(name: "LanguageServerProtocol", dependencies: ["JSON"]),
    .target(
      name: "Projects",
      dependencies: [
        "Bibliography", "CitationFeatures", "Citations", "Formats", "JSON", "PaperIndex",
        "TextStorage", "YAML",
      ]),
    .target(
      name: "LanguageServer",
      dependencies: [
        "Bibliography", "CitationFeatures", "Citations", "Formats", "JSON",
        "LanguageServerProtocol", "PaperIndex", "Projects", "TextStorage",
      ]),
    .executableTarget(
      name: "refdesk",
      dependencies: [
        "Bibliography", "CitationFeatures", "Citations", "Formats", "JSON", "LanguageServer",
        "LanguageServerProtocol", "PaperIndex", "Projects", "TextStorage",
      ]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Bibliography", "CitationFeatures", "Citations", "Formats", "JSON",
        "LanguageServerProtocol", "PaperIndex", "Projects", "TextStorage",
      ],
      exclude: ["RESULTS.md"]),
    .target(
      name: "TestSupport",
      dependencies: [
        "Bibliography", "CitationFeatures", "Citations", "Formats", "JSON", "LanguageServer",
        "LanguageServerProtocol", "PaperIndex", "Projects", "TextStorage",
      ]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML", "TestSupport"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
    .testTarget(name: "TextStorageTests", dependencies: ["TextStorage", "TestSupport"]),
    .testTarget(name: "BibliographyTests", dependencies: ["Bibliography", "TestSupport"]),
    .testTarget(
      name: "FormatsTests",
      dependencies: ["Bibliography", "Formats", "TextStorage", "TestSupport"]),
    .testTarget(
      name: "PaperIndexTests",
      dependencies: ["Bibliography", "Formats", "PaperIndex", "TestSupport", "TextStorage"]),
    .testTarget(name: "CitationsTests", dependencies: ["Citations", "TestSupport"]),
    .testTarget(
      name: "CitationFeaturesTests",
      dependencies: [
        "Bibliography", "CitationFeatures", "Citations", "Formats", "LanguageServer",
        "LanguageServerProtocol", "PaperIndex", "TestSupport", "TextStorage",
      ]),
    .testTarget(
      name: "LanguageServerProtocolTests",
      dependencies: ["JSON", "LanguageServerProtocol", "TestSupport"]),
    .testTarget(
      name: "ProjectsTests",
      dependencies: [
        "Bibliography", "CitationFeatures", "Formats", "JSON", "PaperIndex", "Projects",
        "TestSupport",
        "TextStorage",
      ]),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: ["JSON", "LanguageServer", "LanguageServerProtocol", "TestSupport", "refdesk"]),
    .testTarget(
      name: "RobustnessTests",
      dependencies: [
        "Bibliography", "CitationFeatures", "Citations", "Formats", "JSON",
        "LanguageServerProtocol", "Markup",
        "PaperIndex", "Projects", "TestSupport", "TextStorage", "YAML",
      ]),
    .testTarget(name: "LayeringTests"),
  ],
  swiftLanguageModes: [.v6]
)

// A build of the tests of one target alone, as `.ci/run` makes it for a sanitizer: half of the time of all.
if let only = Context.environment["REFDESK_TESTS"] {
  package.targets.removeAll { $0.isTest && $0.name != only }
}
