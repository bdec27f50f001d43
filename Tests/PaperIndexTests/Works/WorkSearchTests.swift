import Bibliography
import PaperIndex
import Testing

/// A search reports a work once, under the key to cite.
struct WorkSearchTests {
  private static let rest = "title={Tides of the Sea}, author={Smith, Ann}, year=2020"
  private static let library = makeLibrary(
    project: "@misc{mine, \(rest)} @misc{other, \(rest)} @misc{waves, title={Waves of the Sea}}",
    global: "@misc{hers, \(rest)} @misc{dunes, title={Dunes}, eprint={2301.00001}}",
    index: "@misc{smith2020tides, \(rest)} @misc{d, title={The Dunes}, eprint={2301.00001}}")

  @Test func `once, under the first key of the project`() {
    checkSearch("tides", in: Self.library, finds: ["mine"])
    checkSearch("sea", in: Self.library, finds: ["mine", "waves"])
    checkSearch("the", in: Self.library, finds: ["dunes", "mine", "waves"])
  }

  @Test func `the keys of all its entries find it`() {
    for key in ["hers", "smith2020tides", "smith20", "mine"] {
      checkSearch(key, in: Self.library, finds: ["mine"])
    }
    checkSearch("d", in: Self.library, finds: ["dunes"])
  }

  @Test func `another key of the project is offered to whom types it`() {
    checkSearch("other", in: Self.library, finds: ["other"])
    checkSearch("Oth", in: Self.library, finds: ["other"])
  }

  @Test func `a work that is cited beside is not offered again`() {
    for key in ["mine", "other", "hers"] as [Citekey] {
      checkSearch("sea", in: Self.library, finds: ["waves"], excluded: [key])
    }
    checkSearch("other", in: Self.library, finds: ["other"], excluded: ["mine"])
    checkSearch("other", in: Self.library, finds: [], excluded: ["other"])
  }

  @Test func `an empty query lists each work once`() {
    checkSearch("", in: Self.library, finds: ["mine", "waves", "dunes"])
  }

  @Test func `only in the sources that are searched`() {
    let hits = Self.library.search(
      SearchQuery(text: Array("tides".utf8), roles: [.global, .index])
    ).hits
    #expect(Self.library.keys(hits.map(\.reference)) == ["hers"])
  }

  @Test func `before a large source has words each of its entries is a work`() {
    let padding = String(
      repeating: "@misc{x, abstract={\(String(repeating: "x", count: 999))}}\n", count: 300)
    let text = "@misc{a, \(Self.rest)} @misc{b, \(Self.rest)}\n"
    for (project, keys) in [(text, ["a"]), (text + padding, ["a", "b"])] {
      checkSearch("tides", in: makeLibrary(project: project, words: false), finds: keys)
    }
  }
}
