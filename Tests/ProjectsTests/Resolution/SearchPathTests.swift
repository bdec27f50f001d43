import Projects
import TestSupport
import Testing

/// Resolves `declared` in a document of `text/` with these settings, and compares what was tried for
/// the first name and what was found, in the folder.
private func checkSearch(
  _ folder: TemporaryFolder, _ declared: String, paths: [String], finds found: [String],
  tries tried: [String], says problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let settings = Settings(searchPaths: paths.map { PathSetting(path: $0, range: 1..<2) })
  let list = SourceResolver.resolve(
    ProjectScope(
      documentFolder: folder.path("text"), workspaceFolder: folder.path("text"),
      declared: [declared], arguments: SettingsLayer(settings: settings, folder: folder.path)))
  func short(_ path: String) -> String { path.replacing("\(folder.path)/", with: "") }
  let search = list.searches.first { $0.origin == .declared(0) }
  #expect(search?.found.map(short) == found, sourceLocation: sourceLocation)
  #expect(search?.tried.map(short) == tried, sourceLocation: sourceLocation)
  #expect(list.problems.map(\.code) == problems, sourceLocation: sourceLocation)
}

@Suite struct SearchPathTests {
  @Test func `looks where the document says first, then in the settings' folders in order`() {
    let folder = TemporaryFolder(["text/a.md": "", "one/x.txt": "", "two/refs.bib": ""])
    checkSearch(
      folder, "refs.bib", paths: ["one", "two"], finds: ["two/refs.bib"],
      tries: ["text/refs.bib", "one/refs.bib", "two/refs.bib"])
    let other = TemporaryFolder(["text/refs.bib": "", "one/refs.bib": ""])
    checkSearch(
      other, "refs.bib", paths: ["one"], finds: ["text/refs.bib"], tries: ["text/refs.bib"])
  }

  @Test func `looks in all folders below one with two slashes`() {
    checkSearch(
      TemporaryFolder(["text/a.md": "", "lib/a/b/refs.bib": ""]), "refs", paths: ["lib//"],
      finds: ["lib/a/b/refs.bib"],
      tries: [
        "text/refs", "text/refs.bib", "lib/refs", "lib/refs.bib",
        "lib/**/refs", "lib/**/refs.bib",
      ])
  }

  @Test func `takes no path that says where it begins`() {
    checkSearch(
      TemporaryFolder(["text/a.md": "", "lib/refs.bib": ""]), "./refs.bib", paths: ["lib"],
      finds: [], tries: ["text/refs.bib"], says: ["missing-bibliography"])
  }

  @Test func `says that a folder is not there`() {
    checkSearch(
      TemporaryFolder(["text/refs.bib": ""]), "refs.bib", paths: ["lib"], finds: ["text/refs.bib"],
      tries: ["text/refs.bib"], says: ["missing-folder"])
  }

  @Test func `lets arguments count before the settings file, and that before the client`() {
    let folder = TemporaryFolder([
      "refdesk.json": #"{"completion": {"limit": 2}, "sources": ["b.bib"]}"#, "a.bib": "",
      "b.bib": "", "c.bib": "",
    ])
    func settings(_ path: String, _ limit: Int?) -> Settings {
      Settings(
        sources: [SourceSetting(path: path, role: nil, range: 0..<0)], completionLimit: limit)
    }
    func list(_ argument: Int?) -> SourceList {
      SourceResolver.resolve(
        ProjectScope(
          documentFolder: folder.path, workspaceFolder: folder.path,
          clientSettings: settings("c.bib", 3),
          arguments: SettingsLayer(settings: settings("a.bib", argument), folder: folder.path)))
    }
    #expect(list(1).settings.completionLimit == 1)
    #expect(list(nil).settings.completionLimit == 2)
    #expect(list(1).sources.map(\.path) == ["a.bib", "b.bib", "c.bib"].map(folder.path(_:)))
    #expect(list(1).sources.first?.origin == .argument)
  }
}
