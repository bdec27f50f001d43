import Bibliography
import PaperIndex
import TestSupport
import Testing

@testable import Projects

/// A folder with sources, all of which are large enough to be kept.
private struct CachedFolder {
  let folder: TemporaryFolder
  var cacheOptions = TableCache.Options()
  var program = FileStamp(identity: FileIdentity(device: 1, inode: 1), size: 1, modified: 1)

  init(_ files: [String: String]) {
    folder = TemporaryFolder(files)
    cacheOptions.leastSourceSize = 0
    cacheOptions.tick = 0
  }

  var cache: TableCache {
    TableCache(
      folder: folder.path("cache"), options: cacheOptions, program: program, changed: 1)
  }

  private var environment: SourceResolver.Environment {
    var options = SourceReader.Options()
    options.keptLimit = 0
    options.cache = cache
    var environment = SourceResolver.Environment()
    environment.reader = SourceReader(options: options)
    return environment
  }

  /// The library of these sources, all of it searchable.
  func library(_ sources: String...) -> Library {
    let scope = ProjectScope(
      documentFolder: folder.path, workspaceFolder: folder.path, declared: sources)
    return LibraryLoader.loadNow(scope, environment: environment, withWords: true).library
  }

  /// Keeps the tables of a library; the names of what is kept then, by their ends.
  @discardableResult func store(_ library: Library) -> [String] {
    for member in library.members { cache.store(member.source) }
    return names.map { String($0.split(separator: ".").last ?? "") }.sorted()
  }

  private var names: Set<String> {
    var names: Set<String> = []
    SystemCalls.forEachName(inFolder: folder.path("cache")) { name, _ in
      names.insert(name)
      return true
    }
    return names
  }

  /// The tables that are kept.
  var tables: Set<String> { names.filter { $0.hasSuffix(".tables") } }

  /// Gives a file of the cache a time of so many days ago.
  func age(_ name: String, days: Int) {
    let now = (FileStamp(path: folder.path)?.modified ?? 0) / 1_000_000_000
    folder.setTime("cache/\(name)", seconds: Int(now) - days * 86_400)
  }

  /// Whether the tables of a source, and those for search, come from the cache.
  func isKept(_ name: String) -> (tables: Bool, words: Bool) {
    guard let read = try? environment.reader.read(folder.path(name)).get(),
      let tables = read.tables
    else { return (false, false) }
    let source = IndexedSource(name: name, source: read.source)
    let library = Library([Library.Member(source: source, role: .project)])
    return (true, tables.withWords(source, in: library, number: 0)?.hasWords ?? false)
  }
}

/// All tables of a library's sources, and what some queries find.
private struct Contents: Equatable {
  let tables: [FlatTables]
  let hits: [[String]]

  init(_ library: Library) {
    tables = library.members.map { FlatTables($0.source.source) }
    let queries = ["tides", "tid", "moon gez", "neap", "10.1000/1", "pqv", "gezeiten 1999", "sea"]
    hits = queries.map { query in
      library.search(SearchQuery(text: Array(query.utf8))).hits.map {
        library.entry($0.reference)?.key.string ?? ""
      }
    }
  }
}

private let refs = """
  @string{sea = {Letters of the Sea}}
  @comment{none of these}
  @article{ivers1999, title = {The {Moon} and the Tides: A Survey}, author = {Ivers, Ana and Gezeiten, B.},
    year = 1999, journal = sea, doi = {10.1000/1}, ids = {moon99}, myfield = {x}}
  @incollection{oll2001, title = {Neap Tides of a Quiet Port}, author = {Oll, C.}, crossref = {vol}}
  @collection{vol, title = {Ports, Quays, Values}, year = {2001}, editor = {Quay, D.}}
  @misc{oll2001, title = {Twice}, title = {Once}}
  @misc{open, title = {Never closed
  """

@Suite struct TableCacheTests {
  @Test func `a source is what it was when its tables come from disk`() {
    let cached = CachedFolder(["refs.bib": refs])
    let read = cached.library("refs.bib")
    #expect(cached.store(read) == ["source", "tables"])
    #expect(cached.isKept("refs.bib") == (true, true))
    #expect(Contents(cached.library("refs.bib")) == Contents(read))
  }

  @Test func `so is a source whose values are decoded`() {
    let item =
      #"[{"id": "ivers", "type": "book", "title": "Tides & <i>Moons</i>", "DOI": "10.1000/1"}]"#
    let cached = CachedFolder(["refs.json": item])
    let read = cached.library("refs.json")
    cached.store(read)
    #expect(cached.isKept("refs.json") == (true, true))
    #expect(Contents(cached.library("refs.json")) == Contents(read))
  }

  @Test func `nothing is kept of small sources`() {
    var cached = CachedFolder(["refs.bib": refs])
    cached.cacheOptions.leastSourceSize = 10_000
    #expect(cached.store(cached.library("refs.bib")) == [])
  }

  @Test func `another program reads none of it`() {
    var cached = CachedFolder(["refs.bib": refs])
    cached.store(cached.library("refs.bib"))
    cached.program = FileStamp(identity: FileIdentity(device: 1, inode: 1), size: 1, modified: 2)
    #expect(cached.isKept("refs.bib") == (false, false))
    #expect(cached.store(cached.library("refs.bib")) == ["source", "tables", "tables"])
  }

  @Test func `what is added is kept when nothing more has come`() {
    let cached = CachedFolder(["refs.bib": refs])
    let library = cached.library("refs.bib")
    let waiting = StoringQueue(cached.cache, delay: 3_600_000_000_000)
    waiting.add(library)
    waiting.finish()
    #expect(cached.isKept("refs.bib") == (false, false))
    let queue = StoringQueue(cached.cache, delay: 0)
    queue.add(library)
    queue.finish()
    #expect(cached.isKept("refs.bib") == (true, true))
  }

  // MARK: Content

  @Test func `a file that was written again and says the same is known`() {
    let cached = CachedFolder(["refs.bib": refs])
    cached.store(cached.library("refs.bib"))
    cached.folder.replace("refs.bib", refs)
    #expect(cached.isKept("refs.bib") == (true, true))
  }

  @Test func `a copy of a file is known`() {
    let cached = CachedFolder(["refs.bib": refs, "copy.bib": refs])
    cached.store(cached.library("refs.bib"))
    #expect(cached.isKept("copy.bib") == (true, true))
  }

  @Test func `a file that says something else of the same length is read`() {
    let cached = CachedFolder(["refs.bib": refs])
    cached.store(cached.library("refs.bib"))
    cached.folder.write("refs.bib", refs.replacing("oll2001", with: "oll2002"))
    #expect(cached.isKept("refs.bib") == (false, false))
    let member = cached.library("refs.bib").members.first
    #expect(member?.source.firstEntry(forKey: Array("oll2002".utf8)) != nil)
  }

  @Test func `a file of the same time and length that was written to is read`() {
    let cached = CachedFolder(["refs.bib": refs])
    cached.folder.setTime("refs.bib", seconds: 1_000_000_000)
    cached.store(cached.library("refs.bib"))
    cached.folder.write("refs.bib", refs.replacing("oll2001", with: "oll2002"))
    cached.folder.setTime("refs.bib", seconds: 1_000_000_000)
    #expect(cached.isKept("refs.bib") == (false, false))
  }

  @Test func `what was edited since it was read is not kept`() {
    let cached = CachedFolder(["refs.bib": refs])
    let read = cached.library("refs.bib")
    cached.folder.replace("refs.bib", refs + "}}")
    #expect(cached.store(read) == [])
  }

  // MARK: Libraries

  @Test func `words that hang on another source are made in each library`() {
    let own = "@article{a, title = {Tides}, journal = sea}\n"
    let cached = CachedFolder(["refs.bib": own, "names.bib": "@string{sea = {Letters of Moons}}\n"])
    cached.store(cached.library("refs.bib"))
    #expect(cached.isKept("refs.bib") == (true, true))
    let library = cached.library("names.bib", "refs.bib")
    #expect(library.search(SearchQuery(text: Array("moons".utf8))).hits.count == 1)
    #expect(cached.library("refs.bib").search(SearchQuery(text: Array("moons".utf8))).hits.isEmpty)
  }

  @Test func `words that hang on another source are not kept`() {
    let own = "@article{a, title = {Tides}, journal = sea}\n"
    let cached = CachedFolder(["refs.bib": own, "names.bib": "@string{sea = {Letters of Moons}}\n"])
    cached.store(cached.library("names.bib", "refs.bib"))
    #expect(cached.isKept("refs.bib") == (true, false))
    #expect(cached.library("refs.bib").search(SearchQuery(text: Array("moons".utf8))).hits.isEmpty)
  }

  @Test func `words that once hung on another source are not kept`() throws {
    let own = "@article{a, title = {Tides}, journal = sea}\n"
    let cached = CachedFolder(["refs.bib": own, "names.bib": "@string{sea = {Letters of Moons}}\n"])
    let member = try #require(cached.library("names.bib", "refs.bib").members.last)
    cached.store(Library([member]))
    #expect(cached.isKept("refs.bib") == (true, false))
  }

  @Test func `words of a file that could not be read are not kept`() {
    let cached = CachedFolder(["refs.bib": refs])
    let read = IndexedSource(
      name: "refs.bib", source: cached.library("refs.bib").members[0].source.source)
    cached.folder.write("refs.bib", refs + "}}")
    #expect(!read.withWords().hasOwnWords)
  }

  @Test func `words that an entry of another source gives are made in each library`() {
    let own = "@incollection{a, title = {Tides}, crossref = {vol}}\n"
    let cached = CachedFolder([
      "refs.bib": own, "volumes.bib": "@collection{vol, title = {Moons}}\n",
    ])
    cached.store(cached.library("refs.bib"))
    let library = cached.library("refs.bib", "volumes.bib")
    #expect(library.search(SearchQuery(text: Array("tides moons".utf8))).hits.count == 1)
  }

  // MARK: Damage

  @Test func `a byte that is not as it was written is noticed`() {
    let cached = CachedFolder(["refs.bib": refs])
    let contents = Contents(cached.library("refs.bib"))
    cached.store(cached.library("refs.bib"))
    let path = "cache/\(cached.tables.first ?? "")"
    guard case .success(let file) = OpenFile.open(cached.folder.path(path), sizeLimit: 1 << 20),
      case .success(let bytes) = file.bytes(in: 0..<file.stamp.size)
    else {
      Issue.record("the tables cannot be read")
      return
    }
    for place in stride(from: 0, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= 0x10
      cached.folder.write(path, bytes: damaged)
      #expect(Contents(cached.library("refs.bib")) == contents, "byte \(place)")
    }
    for count in stride(from: 0, to: bytes.count, by: 101) {
      cached.folder.write(path, bytes: Array(bytes.prefix(count)))
      #expect(Contents(cached.library("refs.bib")) == contents, "\(count) bytes")
    }
  }

  @Test func `damaged tables are kept anew`() {
    let cached = CachedFolder(["refs.bib": refs])
    cached.store(cached.library("refs.bib"))
    let path = "cache/\(cached.tables.first ?? "")"
    cached.folder.write(path, "nothing of use")
    let read = cached.library("refs.bib")
    #expect(cached.isKept("refs.bib") == (false, false))
    cached.store(read)
    #expect(cached.isKept("refs.bib") == (true, true))
  }

  @Test func `a note that is not as it was written is of no file`() {
    let cached = CachedFolder(["refs.bib": refs])
    cached.store(cached.library("refs.bib"))
    SystemCalls.forEachName(inFolder: cached.folder.path("cache")) { name, _ in
      if name.hasSuffix(".source") { cached.folder.write("cache/\(name)", "\u{1}\u{2}") }
      return true
    }
    #expect(cached.isKept("refs.bib") == (true, true))
  }

  @Test func `a folder that cannot be written to keeps nothing`() {
    let cached = CachedFolder(["refs.bib": refs, "cache": "a file"])
    let contents = Contents(cached.library("refs.bib"))
    #expect(cached.store(cached.library("refs.bib")) == [])
    #expect(Contents(cached.library("refs.bib")) == contents)
  }

  // MARK: Bounds

  @Test func `what was not used for longest makes room`() {
    var cached = CachedFolder(["a.bib": refs, "b.bib": refs + "}}", "c.bib": refs + "}}\n@misc{c}"])
    cached.store(cached.library("a.bib"))
    for name in cached.tables { cached.age(name, days: 2) }
    let first = cached.tables
    cached.store(cached.library("b.bib"))
    for name in cached.tables.subtracting(first) { cached.age(name, days: 3) }
    let size = cached.tables.compactMap { FileStamp(path: cached.folder.path("cache/\($0)"))?.size }
    cached.cacheOptions.sizeLimit = (size.max() ?? 0) * 5 / 2
    cached.store(cached.library("c.bib"))
    #expect(cached.tables.count == 2)
    #expect(cached.tables.isSuperset(of: first))
  }

  @Test func `what was used within a day makes no room`() {
    var cached = CachedFolder(["a.bib": refs, "b.bib": refs + "}}"])
    cached.store(cached.library("a.bib"))
    let first = cached.tables
    let size = first.compactMap { FileStamp(path: cached.folder.path("cache/\($0)"))?.size }
    cached.cacheOptions.sizeLimit = (size.max() ?? 0) + 100
    cached.store(cached.library("b.bib"))
    #expect(cached.tables == first)
  }

  @Test func `tables that alone are too many are not written`() {
    var cached = CachedFolder(["refs.bib": refs])
    cached.cacheOptions.sizeLimit = 100
    #expect(cached.store(cached.library("refs.bib")) == [])
  }

  @Test func `what was left half written goes`() {
    let left = "00000000000000aa.unfinished"
    let cached = CachedFolder(["refs.bib": refs, "cache/\(left)": "half"])
    cached.age(left, days: 1)
    #expect(cached.store(cached.library("refs.bib")) == ["source", "tables"])
  }

  @Test func `what somebody is writing stays`() {
    let cached = CachedFolder(["refs.bib": refs, "cache/00000000000000aa.unfinished": "half"])
    #expect(cached.store(cached.library("refs.bib")) == ["source", "tables", "unfinished"])
  }

  @Test func `what nobody uses for months goes`() {
    let cached = CachedFolder(["a.bib": refs, "b.bib": refs + "}}"])
    cached.store(cached.library("a.bib"))
    for name in cached.tables { cached.age(name, days: 100) }
    #expect(cached.store(cached.library("b.bib")) == ["source", "source", "tables"])
  }

  @Test(arguments: ["my.tables", "notes.source", "00aa.tables", "00000000000000aa.tmp"])
  func `what is not its own stays`(name: String) {
    let cached = CachedFolder(["refs.bib": refs, "cache/\(name)": "mine"])
    cached.age(name, days: 100)
    cached.store(cached.library("refs.bib"))
    #expect(FileStamp(path: cached.folder.path("cache/\(name)")) != nil)
  }
}
