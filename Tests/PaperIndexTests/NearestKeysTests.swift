import PaperIndex
import Testing

/// Checks the suggestions for a key that nothing has.
func checkNearestKeys(
  _ key: String, of keys: String..., are expected: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let library = makeLibrary(project: keys.map { "@misc{\($0)}" }.joined(separator: "\n"))
  let found = library.nearestKeys(to: Array(key.utf8), limit: 3)
  #expect(found.map(\.key.string) == expected, sourceLocation: sourceLocation)
  #expect(library.keys(found.map(\.reference)) == expected, sourceLocation: sourceLocation)
}

struct NearestKeysTests {
  @Test func `case first, then edits`() {
    checkNearestKeys(
      "smith2020", of: "smith2o20", "smiht2020", "Smith2020", "jones2020", are: "Smith2020",
      "smith2o20", "smiht2020")
  }

  @Test func `short keys have fewer edits`() {
    checkNearestKeys("abcd", of: "abce", "abef", are: "abce")
    checkNearestKeys("abcdefgh", of: "abcdefxy", "abcdexyz", are: "abcdefxy")
    checkNearestKeys("abcdefghi", of: "abcdefxyz", "abcdewxyz", are: "abcdefxyz")
  }

  @Test func `the same family name and year`() {
    checkNearestKeys(
      "Smith2020deep", of: "smith2021tides", "smithson2020tides", "smith2020tides",
      "smith-etal-2020-waves", are: "smith2020tides", "smith-etal-2020-waves")
  }

  @Test func `each key once, the key itself never`() {
    checkNearestKeys("ab1", of: "ab1", "ab2", "ab2", are: "ab2")
  }

  @Test func `long keys`() {
    let long = String(repeating: "k", count: 80)
    checkNearestKeys(long + "a", of: long + "b", are: long + "b")
  }

  @Test func `another key of an entry`() {
    let library = makeLibrary(
      project: "@misc{tides, ids = {smith2020, smyth2020, x}} @misc{smith2o2o, ids = {smith20200}}")
    func check(_ key: String, _ expected: String...) {
      let found = library.nearestKeys(to: Array(key.utf8), limit: 3)
      #expect(found.map(\.key.string) == expected)
    }
    // As near is the second entry's own key.
    check("smith2021", "smith2020", "smith2o2o")
    check("SMYTH2020", "smyth2020", "smith20200")
    // The key itself is not near to it.
    check("x")
  }

  @Test func `other sources only when asked for`() {
    let library = makeLibrary(project: "@misc{x}", global: "@misc{smith2020}")
    #expect(library.nearestKeys(to: Array("smith202".utf8), limit: 3).isEmpty)
    let found = library.nearestKeys(to: Array("smith202".utf8), limit: 3, roles: [.global])
    #expect(found.map(\.key.string) == ["smith2020"])
  }
}
