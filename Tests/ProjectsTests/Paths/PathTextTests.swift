import Projects
import Testing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("/a", "b", "/a/b"), ("/a/", "b", "/a/b"), ("/a", "/b", "/b"), ("/", "b", "/b"),
    ("/a", "", "/a"),
  ])
  func `joins a folder and a name`(folder: String, name: String, path: String) {
    #expect(PathText.join(folder, name) == path)
  }

  @Test(arguments: [("/a/b", "/a"), ("/a", "/"), ("/", "/"), ("/ä/ö", "/ä")])
  func `names the folder of a path`(path: String, folder: String) {
    #expect(PathText.folder(of: path) == folder)
  }

  @Test(arguments: [
    ("/a/./b//c/", "/a/b/c"), ("/a/../b", "/b"), ("/../..", "/"), ("/a/..b/...", "/a/..b/..."),
  ])
  func `normalizes a path`(path: String, normal: String) {
    #expect(PathText.normalized(path) == normal)
  }

  @Test func `keeps dots that go up from where a link leads`() {
    let folder = TemporaryFolder(["lab/refs.bib": "", "home/x": ""])
    folder.makeFolder("lab/papers")
    folder.makeLink("home/link", to: "../lab/papers")
    let path = folder.path("home/link/../refs.bib")
    #expect(PathText.tidied(path) == path)
    #expect(PathText.tidied(folder.path("home/../lab/refs.bib")) == folder.path("lab/refs.bib"))
    #expect(PathText.tidied(folder.path("home/../none")) == folder.path("none"))
  }

  @Test(arguments: [
    ("~", "/h"), ("~/a", "/h/a"), ("$HOME/a", "/h/a"), ("${HOME}/a", "/h/a"),
    ("~user/a", "~user/a"),
    ("$HOMEPAGE", "$HOMEPAGE"), ("$PATH/a", "$PATH/a"), ("a/~", "a/~"), ("~//a", "/h/a"),
  ])
  func `expands the home folder and nothing else`(path: String, expanded: String) {
    #expect(PathText.expandingHome(path, home: "/h") == expanded)
  }

  @Test(arguments: [
    ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false), ("/a", "/", true),
    ("/", "/a", false),
  ])
  func `tells what is inside a folder`(path: String, folder: String, isInside: Bool) {
    #expect(PathText.isInside(path, folder) == isInside)
  }

  @Test func `goes upwards to the root`() {
    #expect(PathText.foldersUpwards(from: "/a/b") == ["/a/b", "/a", "/"])
    #expect(PathText.foldersUpwards(from: "/") == ["/"])
  }
}

@Suite struct FileURITests {
  @Test(arguments: [
    ("file:///a/b", "/a/b"), ("file:///a%20b", "/a b"), ("FILE:/a", "/a"),
    ("file://localhost/a", "/a"), ("file:///c%3A/x", "/c:/x"), ("file:///100%", "/100%"),
    ("file:///a#b?c", "/a#b?c"), ("file:///%C3%A4", "/ä"), ("file:///%zz", "/%zz"),
  ])
  func `reads a path`(uri: String, path: String) {
    #expect(FileURI.path(of: uri) == path)
  }

  @Test(arguments: [
    "http://a/b", "file://server/a", "file:a", "a/b", "", "file:", "file:///a%00b",
    "file:///%FF", "untitled:Untitled-1",
  ])
  func `refuses what is no local file`(uri: String) {
    #expect(FileURI.path(of: uri) == nil)
  }

  @Test(arguments: ["/a b/ä#%?.bib", "/c:/x", "/~user/a-b_c.d"])
  func `writes what it reads`(path: String) {
    #expect(FileURI.path(of: FileURI.uri(ofPath: path)) == path)
  }

  @Test func `escapes all but unreserved characters`() {
    #expect(FileURI.uri(ofPath: "/a b/ä:~") == "file:///a%20b/%C3%A4%3A~")
  }
}
