import Bibliography
import PaperIndex
import Testing

/// Entries that can be cited by other keys than their own.
struct AliasTests {
  private func checkEntries(
    _ key: String, in library: Library, are keys: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = library.entries(forKey: Array(key.utf8))
    #expect(library.keys(found) == keys, sourceLocation: sourceLocation)
    #expect(
      library.firstEntry(forKey: Array(key.utf8)) == found.first, sourceLocation: sourceLocation)
  }

  @Test func `an alias names its entry`() {
    let library = makeLibrary(project: "@misc{a, ids = {old, older,,  other }} @misc{b}")
    for key in ["old", "older", "other", "a"] {
      checkEntries(key, in: library, are: "a")
      #expect(library.isKnown(Array(key.utf8)))
      #expect(library.mainKey(of: Array(key.utf8)) == Array("a".utf8))
      #expect(
        library.allKeys(of: Array(key.utf8))
          == ["a", "old", "older", "other"].map { Array($0.utf8) })
    }
    checkEntries("OLD", in: library)
    checkEntries("", in: library)
    #expect(library.allKeys(of: Array("none".utf8)) == [Array("none".utf8)])
  }

  @Test func `a key of an entry's own comes before an alias`() {
    let library = makeLibrary(
      project: "@misc{a, ids = {b, c, g}} @misc{b} @misc{d, ids = {c}}", global: "@misc{g}")
    checkEntries("b", in: library, are: "b")
    checkEntries("c", in: library, are: "a", "d")
    #expect(
      library.allKeys(of: Array("a".utf8)) == [Array("a".utf8), Array("c".utf8), Array("g".utf8)])
    // Nobody but the project makes a key mean something there.
    checkEntries("g", in: library, are: "a")
  }

  @Test func `an alias of another library makes no key known`() {
    let library = makeLibrary(project: "@misc{a}", index: "@misc{b, ids = {old}}")
    checkEntries("old", in: library, are: "b")
    #expect(!library.isKnown(Array("old".utf8)))
  }

  @Test func `a macro is no alias`() {
    checkEntries("old", in: makeLibrary(project: "@misc{a, ids = old}"))
  }
}
