import Bibliography
import CitationFeatures
import Citations
import PaperIndex
import Projects

/// Answers of a warm library, in process: from a document's bytes to plain structs.
enum AnswerGroup {
  static func run(_ subject: Subject, rounds: Int, report: Report) {
    let scope = ProjectScope(
      documentFolder: subject.folder, workspaceFolder: subject.folder, declared: ["refs.bib"])
    let library = LibraryLoader.loadNow(scope, withWords: true).library
    guard let target = subject.cited.dropFirst(subject.cited.count / 2).first else { return }
    let base = subject.document
    let citations = Citations.citations(in: base, language: .markdown)
    precondition(citations.citations.count >= 1000, "the document lost citations")
    func context(typing typed: String) -> (DocumentContext, Int) {
      let bytes = base + Array("Probe [@\(typed)].\n".utf8)
      let context = DocumentContext(
        bytes: bytes, language: .markdown, citations: citations, library: library,
        sources: SourcesState(isComplete: true, projectNames: ["refs.bib"]))
      return (context, bytes.count - 3)
    }
    func complete(_ typed: String) -> () -> Void {
      let (context, offset) = context(typing: typed)
      let found = CitationCompletion(at: offset, in: context)
      precondition(found?.items.isEmpty == false, "nothing completes “\(typed)”")
      return { use(CitationCompletion(at: offset, in: context)) }
    }
    let (quiet, _) = context(typing: "")
    let key = Array(target.key.utf8)
    let unknown = key + Array("zz".utf8)
    precondition(!library.nearestKeys(to: unknown, limit: 3).isEmpty, "no key is near")
    let prefix = String(target.key.prefix(6))
    let titleWords = target.titleWords.filter { $0.utf8.count > 3 }.prefix(2)
    let rows: [(String, () -> Void)] = [
      ("completion, six letters of a key", complete(prefix)),
      ("completion, two title words", complete(titleWords.joined(separator: " "))),
      ("completion, one letter", complete(String(target.key.prefix(1)))),
      ("look-up by key", { use(library.firstEntry(forKey: key)) }),
      ("entry by key, decoded", { use(library.firstEntry(forKey: key).flatMap(library.entry)) }),
      ("nearest keys of an unknown key", { use(library.nearestKeys(to: unknown, limit: 3)) }),
      (
        "citations of a 100 KB document",
        { use(Citations.citations(in: base, language: .markdown)) }
      ),
      ("problems of a 100 KB document", { use(quiet.problems) }),
    ]
    let samples = Measuring.interleaved(rounds: rounds * 10, rows.map(\.1))
    for (row, samples) in zip(rows, samples) { report.add(Row(name: row.0, samples: samples)) }
    rescans(subject.cited, rounds: rounds, report: report)
    search(library, target, rounds: rounds, report: report)
  }

  /// A document of a megabyte read again, in each language: prose with five citations a page, or, as in
  /// a review, one in every line.
  private static func rescans(
    _ cited: [BibliographyGenerator.Cited], rounds: Int, report: Report
  ) {
    let languages: [(DocumentLanguage, name: String, mark: (String) -> String)] = [
      (.markdown, "Markdown", { "[@\($0), p. 3]" }), (.latex, "LaTeX", { "\\cite[p.~3]{\($0)}" }),
      (.typst, "Typst", { "@\($0)[p. 3]" }), (.org, "Org", { "[cite:@\($0) p. 3]" }),
      (.restructuredText, "reStructuredText", { ":cite:p:`\($0)`" }),
    ]
    let keys = cited.map(\.key)
    for (language, name, mark) in languages {
      for (lines, density) in [(6, ""), (1, ", a citation in each line")] {
        rescan(
          language, citing: { mark(keys[$0 % keys.count]) }, every: lines, isEmpty: keys.isEmpty,
          name: "citations of 1 MB of \(name)\(density)", rounds: rounds, report: report)
      }
    }
  }

  private static func rescan(
    _ language: DocumentLanguage, citing mark: (Int) -> String, every lines: Int, isEmpty: Bool,
    name: String, rounds: Int, report: Report
  ) {
    if isEmpty { return }
    let prose = "The height of the tide depends on the moon, and on the floor of the sea, as "
    var bytes: [UInt8] = []
    var number = 0
    while bytes.count < 1_000_000 {
      for _ in 1..<lines { bytes += Array("\(prose)all know.\n".utf8) }
      bytes += Array("\(prose)\(mark(number)) shows.\n".utf8)
      number += 1
      if number % 8 == 0 { bytes.append(0x0A) }
    }
    let document = bytes
    let found = Citations.citations(in: document, language: language).citations.count
    precondition(found >= number * 9 / 10, "\(name): \(found) of \(number)")
    let samples = Measuring.interleaved(
      rounds: rounds * 4, [{ use(Citations.citations(in: document, language: language)) }])
    for samples in samples { report.add(Row(name: name, samples: samples)) }
  }

  /// The search alone: a hundred papers for what people type.
  private static func search(
    _ library: Library, _ target: BibliographyGenerator.Cited, rounds: Int, report: Report
  ) {
    let words = target.titleWords.filter { $0.utf8.count > 4 }.sorted {
      $0.utf8.count > $1.utf8.count
    }
    guard words.count > 1 else { return }
    var mistyped = Array(words[0].utf8)
    mistyped.swapAt(2, 3)
    let queries: [(name: String, text: String)] = [
      ("search, two words begun", "\(words[0].prefix(4)) \(words[1].prefix(4))"),
      ("search, a word mistyped", String(decoding: mistyped, as: UTF8.self)),
      ("search, key with letters left out", abbreviated(target.key)),
      ("search, one common word", "analysis"),
    ]
    let samples = Measuring.interleaved(
      rounds: rounds * 4,
      queries.map { query in
        let text = Array(query.text.utf8)
        return { use(library.search(SearchQuery(text: text, limit: 100))) }
      })
    for (query, samples) in zip(queries, samples) {
      report.add(Row(name: query.name, samples: samples, note: "“\(query.text)”"))
    }
    let isMillion = library.members.reduce(0) { $0 + $1.source.source.entryCount } >= 1_000_000
    guard isMillion else { return }
    report.reach("S2 prefix", Row.median(samples[0]))
    report.reach("S2 fuzzy", max(Row.median(samples[1]), Row.median(samples[2])))
  }

  /// Every letter of a key but each third.
  private static func abbreviated(_ key: String) -> String {
    String(key.enumerated().filter { $0.offset % 3 != 2 }.map(\.element))
  }
}
