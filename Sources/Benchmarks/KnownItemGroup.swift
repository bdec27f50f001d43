import Bibliography
import JSON
import PaperIndex
import Projects

/// The known-item test: papers that somebody knows, looked for as people do.
///
/// A query determines its paper when no other work has all its words, as words and not only as their
/// beginnings; a half-typed word is one that begins so. Of a mistyped query the words that were meant
/// count.
enum KnownItemGroup {
  /// How many papers are looked for in each way.
  private static let paperCount = 1000
  /// As many as a completion lists.
  private static let hitLimit = 50

  /// What became of the queries of one kind.
  private struct Tally {
    var count = 0
    var first = 0
    var withinFive = 0

    mutating func add(_ rank: Int?) {
      count += 1
      if rank == 0 { first += 1 }
      if let rank, rank < 5 { withinFive += 1 }
    }
  }

  static func run(_ subject: Subject, shownMisses: Int, report: Report) {
    let scope = ProjectScope(
      documentFolder: subject.folder, workspaceFolder: subject.folder, declared: ["refs.bib"])
    let library = LibraryLoader.loadNow(scope, withWords: true).library
    let papers = papers(of: library)
    let words = KnownItemWords(papers)
    var order = Array(papers.indices)
    var random = Random(seed: 6)
    // A shuffled beginning: those who lack what a kind asks for are passed over.
    for place in 0..<min(order.count, 20 * paperCount) {
      order.swapAt(place, place + random.below(order.count - place))
    }
    report.say(
      "\(papers.count) papers, words \(library.members.reduce(0) { $0 + $1.source.wordByteCount } >> 10) KB"
    )
    report.say(
      columns(
        [
          "kind", "n", "first %", "in five %", "determined", "first %", "in five %", "median",
          "p99",
        ]))
    var finder = WorkFinder(library)
    for kind in KnownItemKind.allCases {
      var all = Tally()
      var determined = Tally()
      var times: [Double] = []
      var missCount = 0
      var random = Random(seed: 6)
      for number in order.prefix(20 * paperCount) {
        guard all.count < paperCount else { break }
        let paper = papers[number]
        guard let query = kind.query(for: paper, &random) else { continue }
        let work = finder.work(of: paper.reference)
        let text = Array(query.text.utf8)
        var hits: [SearchHit] = []
        // The least of three: what else the machine does at the time is not the search's.
        times.append(
          (0..<3).map { _ in
            Measuring.time {
              hits = library.search(SearchQuery(text: text, limit: hitLimit)).hits
            }
          }.min() ?? 0)
        let rank = hits.firstIndex { $0.work.members.contains(paper.reference) }
        all.add(rank)
        var isDetermined = true
        if kind == .keyBegun {
          isDetermined =
            papers.count { $0.key.lowercased().hasPrefix(query.text.lowercased()) } == 1
        } else if !query.needs.isEmpty {
          isDetermined = words.papers(with: query.needs).allSatisfy {
            work.members.contains(papers[Int($0)].reference)
          }
          if kind == .titleInitials || kind == .titleBeginnings {
            isDetermined = isDetermined && words.acronymCount(query.text) == 1
          }
        }
        guard isDetermined else { continue }
        determined.add(rank)
        if rank != 0, missCount < shownMisses {
          missCount += 1
          let shown = hits.first.flatMap { library.entry($0.reference) }
          report.say(
            "  “\(query.text)” \(rank.map { "\($0 + 1)." } ?? "not found"): \(paper.key) "
              + "“\(paper.titleWords.joined(separator: " "))”; first \(shown?.key.string ?? "–") "
              + "“\(shown?.title ?? "")”")
        }
      }
      tell(kind, all, determined, times, report)
    }
  }

  /// The papers that can be cited: the first of each key; with a limit, so many spread over the
  /// library.
  static func papers(of library: Library, limit: Int = .max) -> [KnownItemPaper] {
    var reader = EntryReader(library)
    var papers: [KnownItemPaper] = []
    for (number, member) in library.members.enumerated() {
      let step = max(1, member.source.source.entryCount / limit)
      for (place, location) in member.source.source.locations.enumerated() where place % step == 0 {
        let reference = EntryReference(member: number, location: location)
        guard let entry = reader.entry(reference),
          library.firstEntry(forKey: entry.key.utf8) == reference,
          let paper = KnownItemPaper(entry, reference)
        else { continue }
        papers.append(paper)
      }
    }
    return papers
  }

  private static func tell(
    _ kind: KnownItemKind, _ all: Tally, _ determined: Tally, _ times: [Double], _ report: Report
  ) {
    guard all.count > 0 else { return }
    let sorted = times.sorted()
    let median = sorted[(sorted.count - 1) / 2] * 1000
    let p99 = sorted[(sorted.count - 1) * 99 / 100] * 1000
    if report.isJSON {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("kind", kind.rawValue)
      writer.member("queries", all.count)
      writer.member("first", all.first)
      writer.member("within_five", all.withinFive)
      writer.member("determined", determined.count)
      writer.member("determined_first", determined.first)
      writer.member("determined_within_five", determined.withinFive)
      writer.name("median_us")
      writer.double(median)
      writer.name("p99_us")
      writer.double(p99)
      writer.endObject()
      print(String(decoding: writer.bytes, as: UTF8.self))
      return
    }
    func percent(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "–" : Report.decimal(Double(part * 1000 / whole) / 10)
    }
    report.say(
      columns([
        kind.rawValue, "\(all.count)", percent(all.first, all.count),
        percent(all.withinFive, all.count), "\(determined.count)",
        percent(determined.first, determined.count),
        percent(determined.withinFive, determined.count), "\(Report.decimal(median)) µs",
        "\(Report.decimal(p99)) µs",
      ]))
  }

  private static func columns(_ texts: [String]) -> String {
    Report.padded(texts[0], 34)
      + texts.dropFirst().map { Report.padded($0, 12, left: true) }.joined()
  }
}
