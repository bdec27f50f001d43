import Bibliography
import Formats
import PaperIndex
import Testing
import TextStorage

/// Makes a library of texts in BibTeX, in order, with or without their words.
func makeLibrary(
  project: String = "", global: String? = nil, index: String? = nil, words: Bool = true
) -> Library {
  func member(_ name: String, _ text: String, _ role: SourceRole) -> Library.Member {
    let source = IndexedSource(name: name, source: BibTeXSource.parse(SourceText(text)))
    return Library.Member(source: words ? source.withWords() : source, role: role)
  }
  var members = [member("refs.bib", project, .project)]
  if let global { members.append(member("global.bib", global, .global)) }
  if let index { members.append(member("index.bib", index, .index)) }
  return Library(members)
}

extension Library {
  /// The keys of references.
  func keys(_ references: [EntryReference]) -> [String] {
    references.map { String(decoding: keyBytes($0), as: UTF8.self) }
  }
}

/// Checks the keys that a search finds, in their order.
func checkSearch(
  _ query: String, in bib: String, finds keys: String..., limit: Int = 50,
  cited: KeyHashes = [], excluded: Set<Citekey> = [], abstracts: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for hasWords in [true, false] {
    checkSearch(
      query, in: makeLibrary(project: bib, words: hasWords), finds: keys, limit: limit,
      cited: cited, excluded: excluded, abstracts: abstracts, sourceLocation: sourceLocation)
  }
}

/// Checks the keys that a search of a library finds, in their order.
func checkSearch(
  _ query: String, in library: Library, finds keys: [String], limit: Int = 50,
  cited: KeyHashes = [], excluded: Set<Citekey> = [], abstracts: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let result = library.search(
    SearchQuery(
      text: Array(query.utf8), limit: limit, citedKeys: cited, excludedKeys: excluded,
      searchesAbstracts: abstracts))
  #expect(
    library.keys(result.hits.map(\.reference)) == keys, "“\(query)”",
    sourceLocation: sourceLocation)
}
