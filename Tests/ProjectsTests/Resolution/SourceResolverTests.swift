import PaperIndex
import Projects
import Testing

/// Resolves a document in `document` (a folder in the workspace) and writes the sources as
/// `PATH ROLE ORIGIN`, then the problems as `CODE ORIGIN: MESSAGE`, with paths in the workspace.
private func checkSources(
  _ folder: TemporaryFolder, document: String? = "", workspace: Bool = true,
  declared: [String] = [], client: Settings = Settings(), open: Set<String> = [],
  _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  let list = resolve(
    folder, document: document, workspace: workspace, declared: declared, client: client, open: open
  )
  func short(_ text: String) -> String {
    text.replacing("\(folder.path)/", with: "").replacing(folder.path, with: ".")
  }
  func origin(_ origin: SourceOrigin) -> String {
    switch origin {
    case .declared(let index): "declared \(index)"
    case .document(let path, let range): "\(short(path)) \(range)"
    case .settings(let path, let range): "\(short(path)) \(range)"
    case .client(let range): "client \(range)"
    case .argument: "argument"
    case .embedded: "embedded"
    case .workspace: "workspace"
    }
  }
  var found = list.sources.map {
    "\(short($0.path)) \($0.role?.rawValue ?? "-") \(origin($0.origin))"
  }
  found += list.problems.map { "\($0.code) \(origin($0.origin)): \(short($0.message))" }
  #expect(found == expected, sourceLocation: sourceLocation)
}

private func resolve(
  _ folder: TemporaryFolder, document: String? = "", workspace: Bool = true,
  declared: [String] = [], client: Settings = Settings(), open: Set<String> = []
) -> SourceList {
  var environment = SourceResolver.Environment()
  environment.homeFolder = folder.path("home")
  environment.openPaths = Set(open.map(folder.path(_:)))
  let scope = ProjectScope(
    documentFolder: document.map { $0.isEmpty ? folder.path : folder.path($0) },
    workspaceFolder: workspace ? folder.path : nil, declared: declared, clientSettings: client)
  return SourceResolver.resolve(scope, in: environment)
}

private func client(_ path: String, _ role: SourceRole? = nil) -> Settings {
  Settings(sources: [SourceSetting(path: path, role: role, range: 1..<2)])
}

@Suite struct SourceResolverTests {
  @Test func `takes what the document declares in its order`() {
    checkSources(
      TemporaryFolder(["a.bib": "", "b.bib": "", "c.bib": ""]), declared: ["b.bib", "a.bib"],
      "b.bib project declared 0", "a.bib project declared 1")
  }

  @Test func `looks in the document's folder, then in the workspace folder`() {
    checkSources(
      TemporaryFolder(["text/a.bib": "", "a.bib": "", "b.bib": ""]), document: "text",
      declared: ["a.bib", "b.bib", "../b.bib"],
      "text/a.bib project declared 0", "b.bib project declared 1")
  }

  @Test
  func `puts the entries of the document itself first, and looks no further than what it names`() {
    let folder = TemporaryFolder(["paper.md": "", "a.bib": "", "b.bib": ""])
    func scope(_ declared: [String]) -> ProjectScope {
      ProjectScope(
        documentFolder: folder.path, workspaceFolder: folder.path, declared: declared,
        inlineReferences: folder.path("paper.md"))
    }
    #expect(
      SourceResolver.resolve(scope([])).sources == [
        ResolvedSource(
          path: folder.path("paper.md"), role: .project, origin: .embedded,
          content: .document(.cslYAML, files: []))
      ])
    #expect(
      SourceResolver.resolve(scope(["a.bib"])).sources.map(\.path)
        == [folder.path("paper.md"), folder.path("a.bib")])
  }

  @Test func `adds the ending that LaTeX leaves out`() {
    checkSources(
      TemporaryFolder(["refs.bib": ""]), declared: ["refs"], "refs.bib project declared 0")
  }

  @Test func `reads a leading slash as the root, else as the workspace folder`() {
    let folder = TemporaryFolder(["a.bib": "", "x/b.bib": ""])
    checkSources(
      folder, document: "x", declared: ["\(folder.path)/a.bib", "/a.bib"],
      "a.bib project declared 0")
    checkSources(folder, document: "x", declared: ["/x/b.bib"], "x/b.bib project declared 0")
  }

  @Test func `expands the home folder and file URIs`() {
    let folder = TemporaryFolder(["home/a b.bib": "", "home/c.bib": ""])
    checkSources(
      folder, declared: ["~/c.bib", "file://\(folder.path)/home/a%20b.bib"],
      "home/c.bib project declared 0", "home/a b.bib project declared 1")
  }

  @Test func `finds patterns in a declaration`() {
    checkSources(
      TemporaryFolder(["refs/b.bib": "", "refs/a.bib": ""]), declared: ["refs/*.bib"],
      "refs/a.bib project declared 0", "refs/b.bib project declared 0")
  }

  @Test func `takes a name with pattern characters as it stands first`() {
    checkSources(
      TemporaryFolder(["[a].bib": "", "a.bib": ""]), declared: ["[a].bib"],
      "[a].bib project declared 0")
  }

  @Test func `reports what a declaration does not lead to`() {
    checkSources(
      TemporaryFolder(["a.bib": ""]),
      declared: ["none.bib", "https://x.org/a.bib", "file://server/a.bib", "a.bib"],
      "a.bib project declared 3",
      "missing-bibliography declared 0: There is no bibliography “none.bib”: “none.bib” does not exist.",
      "remote-bibliography declared 1: A remote bibliography is not fetched: save “https://x.org/a.bib” in the project and name that file.",
      "missing-bibliography declared 2: “file://server/a.bib” names no file on this computer.")
    checkSources(
      TemporaryFolder(), document: nil, workspace: false, declared: ["a.bib"],
      "missing-bibliography declared 0: The bibliography “a.bib” cannot be found: this document is in no folder."
    )
  }

  @Test func `adds what the settings file names, after what is declared`() {
    checkSources(
      TemporaryFolder([
        "refdesk.json": #"{"sources": ["lab.bib", {"path": "p/*.txt", "role": "index"}]}"#,
        "lab.bib": "", "p/b.txt": "", "p/a.txt": "", "refs.bib": "",
      ]), declared: ["refs.bib"],
      "refs.bib project declared 0", "lab.bib - refdesk.json 13..<22",
      "p/a.txt index refdesk.json 33..<42", "p/b.txt index refdesk.json 33..<42")
  }

  @Test func `reads settings relative to their own folder, the nearest file only`() {
    let folder = TemporaryFolder([
      "refdesk.json": #"{"sources": ["far.bib"]}"#, "far.bib": "",
      "x/refdesk.json": #"{"sources": ["near.bib"]}"#, "x/near.bib": "", "x/y/paper.md": "",
      "z/paper.md": "",
    ])
    checkSources(folder, document: "x/y", "x/near.bib - x/refdesk.json 13..<23")
    checkSources(folder, document: "z", "far.bib - refdesk.json 13..<22")
  }

  @Test func `finds settings above the workspace folder, too`() {
    let folder = TemporaryFolder(["refdesk.json": #"{"sources": []}"#, "x/a.bib": ""])
    let scope = ProjectScope(
      documentFolder: folder.path("x"), workspaceFolder: folder.path("x"))
    #expect(SourceResolver.resolve(scope).settingsFile?.path == folder.path("refdesk.json"))
  }

  @Test func `reports what settings do not lead to, at its place`() {
    checkSources(
      TemporaryFolder([
        "refdesk.json": #"{"sources": ["none.bib", "p/*.bib", "http://x/y.bib"], "x": 1}"#
      ]),
      "unknown-setting refdesk.json 55..<58: Unknown key “x”; known are “$schema”, “sources”, “searchPaths”, “citationCommands”, “diagnostics”, “completion”, “insertEntries”, “insertTarget”, “keyTemplate”.",
      "missing-bibliography refdesk.json 13..<23: There is no file “none.bib”: “none.bib” does not exist.",
      "missing-bibliography refdesk.json 25..<34: No file fits “p/*.bib” in “.”.",
      "remote-bibliography refdesk.json 36..<52: A remote bibliography is not fetched: save “http://x/y.bib” in the project and name that file."
    )
  }

  @Test func `counts a settings file that is not JSON as empty`() {
    checkSources(
      TemporaryFolder(["refdesk.json": "{", "a.bib": ""]),
      "a.bib project workspace",
      "invalid-json refdesk.json 1..<1: This is not JSON: The text ends inside a value. The settings in this file do not count."
    )
  }

  @Test func `says when the settings file cannot be read`() {
    let folder = TemporaryFolder()
    folder.makeFolder("refdesk.json")
    checkSources(
      folder,
      "unreadable-bibliography refdesk.json 0..<0: “refdesk.json” is a folder, not a file.")
  }

  @Test func `takes every bibliography of the workspace when nobody says anything`() {
    checkSources(
      TemporaryFolder(["b.bib": "", "x/y/c.bib": "", "x/a.bib": "", ".git/d.bib": "", "e.txt": ""]),
      document: "x", "b.bib project workspace", "x/a.bib project workspace",
      "x/y/c.bib project workspace")
  }

  @Test func `of JSON files the workspace has those named so, and any that is named`() {
    let folder = TemporaryFolder(["x/a.csl.json": "", "refs.json": "", "package.json": ""])
    checkSources(folder, "x/a.csl.json project workspace")
    checkSources(folder, declared: ["refs.json"], "refs.json project declared 0")
  }

  @Test func `takes the document's folder alone when there is no workspace`() {
    checkSources(
      TemporaryFolder(["a.bib": "", "x/b.bib": ""]), workspace: false, "a.bib project workspace")
    checkSources(TemporaryFolder(["a.bib": ""]), document: nil, "a.bib project workspace")
    checkSources(TemporaryFolder(["a.bib": ""]), document: nil, workspace: false)
  }

  @Test func `takes an empty list in the settings file as an answer`() {
    checkSources(TemporaryFolder(["a.bib": "", "refdesk.json": #"{"sources": []}"#]))
  }

  @Test func `adds the client's sources`() {
    let folder = TemporaryFolder(["a.bib": "", "home/lab.bib": ""])
    checkSources(
      folder, client: client("~/lab.bib", .global),
      "home/lab.bib global client 1..<2", "a.bib project workspace")
  }

  @Test func `counts a file once, with its stronger role`() {
    let folder = TemporaryFolder([
      "a.bib": "", "b.bib": "",
      "refdesk.json": """
      {"sources": ["*.bib", {"path": "b.bib", "role": "global"}, {"path": "a.bib", "role": "index"}]}
      """,
    ])
    folder.makeLink("link.bib", to: "a.bib")
    checkSources(
      folder, declared: ["link.bib"],
      "link.bib project declared 0", "b.bib global refdesk.json 13..<20")
  }

  @Test func `counts a file that is open and not saved as there`() {
    checkSources(
      TemporaryFolder(), declared: ["new.bib"], open: ["new.bib"], "new.bib project declared 0")
  }

  @Test func `names what to watch`() {
    let folder = TemporaryFolder(["x/a.bib": "", "x/p/b.bib": ""])
    let list = resolve(folder, document: "x", declared: ["none.bib", "p/*.bib"])
    #expect(
      list.watchedFiles.filter { $0.hasPrefix(folder.path) }
        == Set(
          [
            "x/refdesk.json", "refdesk.json", "x/none.bib", "none.bib", "x/p/*.bib", "p/*.bib",
            "x/p/b.bib",
          ].map(folder.path(_:))))
    #expect(list.watchedFiles.contains("/refdesk.json"))
    #expect(list.watchedFolders == [folder.path("x/p")])
  }

  @Test func `leaves the role to the content where nobody says it`() {
    let source = ResolvedSource(path: "/a", role: nil, origin: .workspace)
    #expect(source.role(for: .bibTeX) == .project)
    #expect(source.role(for: .arXivAuthorListing) == .index)
    let named = ResolvedSource(path: "/a", role: .global, origin: .workspace)
    #expect(named.role(for: .arXivAuthorListing) == .global)
  }
}
