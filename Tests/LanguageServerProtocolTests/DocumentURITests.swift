import LanguageServerProtocol
import Testing

@Suite struct DocumentURITests {
  @Test(
    arguments: [
      ("file:///a/b.md", "/a/b.md"), ("file:/a/b.md", "/a/b.md"),
      ("file://localhost/a/b.md", "/a/b.md"), ("FILE://LocalHost/a", "/a"),
      ("file:///a%20b/%C3%A9.md", "/a b/é.md"), ("file:///a b/é.md", "/a b/é.md"),
      ("file:///a%2fb", "/a/b"), ("file:///100%", "/100%"), ("file:///%zz%4", "/%zz%4"),
      ("file:///a?b#c", "/a?b#c"), ("file:///c%3A/x", "/c:/x"), ("file:///C:/x", "/c:/x"),
      ("file:///C:", "/c:"), ("file:///C:x", "/C:x"), ("file:///", "/"),
      ("file://", nil), ("file:", nil), ("file:a", nil), ("file://host/a", nil),
      ("file:///a%00b", nil), ("file:///%FF", nil), ("untitled:Untitled-1", nil), ("", nil),
      ("/a/b", nil), (":", nil), ("http://x/a", nil),
    ] as [(String, String?)])
  func `knows the path of a local file`(uri: String, path: String?) {
    #expect(DocumentURI(uri).filePath == path)
    #expect(DocumentURI(uri).string == uri)
  }

  @Test func `keeps a path that is not UTF-8`() {
    let uri = DocumentURI("file:///a%FFb")
    #expect(uri.filePathUTF8 == [0x2F, 0x61, 0xFF, 0x62])
    #expect(DocumentURI(filePathUTF8: [0x2F, 0x61, 0xFF, 0x62]) == uri)
  }

  @Test(arguments: [
    ("/a/b.md", "file:///a/b.md"), ("/a b", "file:///a%20b"), ("/é", "file:///%C3%A9"),
    ("/a~_.-0Z", "file:///a~_.-0Z"), ("/c:/x", "file:///c%3A/x"),
    (
      "/@:?#[]!$&'()*+,;=%\"<>\\^`{|}",
      "file:///%40%3A%3F%23%5B%5D%21%24%26%27%28%29%2A%2B%2C%3B%3D%25%22%3C%3E%5C%5E%60%7B%7C%7D"
    ),
  ])
  func `escapes everything but unreserved characters and slashes`(path: String, uri: String) {
    #expect(DocumentURI(filePath: path).string == uri)
    #expect(DocumentURI(filePath: path).filePath == path)
  }

  @Test func `compares decoded`() {
    checkEqual("file:///c%3A/x%20y", "file:///C:/x y")
    checkEqual("file:///a", "file:/a")
    checkEqual("file:///a", "file://localhost/a")
    checkEqual("FILE:///a", "file:///a")
    checkEqual("untitled:a%20b", "untitled:a b")
    #expect(DocumentURI("file:///a") != DocumentURI("file:///A"))
    #expect(DocumentURI("file:///a") != DocumentURI("file:///a/"))
    #expect(DocumentURI("file://host/a") != DocumentURI("file:///a"))
    #expect(DocumentURI("untitled:a") != DocumentURI("git:a"))
    // The same letter to a reader, two names to a file system.
    #expect(DocumentURI("file:///é") != DocumentURI("file:///e\u{301}"))
  }

  @Test func `knows its scheme`() {
    #expect(DocumentURI("Untitled:x").scheme == "untitled")
    #expect(DocumentURI("file:///x").scheme == "file")
  }
}

private func checkEqual(
  _ left: String, _ right: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(DocumentURI(left) == DocumentURI(right), sourceLocation: sourceLocation)
  #expect(
    DocumentURI(left).hashValue == DocumentURI(right).hashValue, sourceLocation: sourceLocation)
}
