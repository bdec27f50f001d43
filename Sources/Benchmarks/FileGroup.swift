import Bibliography
import Formats
import PaperIndex
import Projects
import TextStorage

/// Whole-file work: parsing, streaming from disk, key tables, words, the library.
enum FileGroup {
  static func run(_ subject: Subject, rounds: Int, report: Report) {
    let text = SourceText(subject.bytes)
    let reader = SourceReader()
    let scope = ProjectScope(
      documentFolder: subject.folder, workspaceFolder: subject.folder, declared: ["refs.bib"])
    let parsed = BibTeXSource.parse(text)
    let indexed = IndexedSource(name: subject.path, source: parsed)
    let blockBytes = parsed.blocks.reduce(0) { $0 + $1.tableByteCount }
    let streamed = (try? reader.read(subject.path).get())?.source
    precondition(parsed.entryCount == subject.entryCount, "the parse lost entries")
    precondition(streamed?.entryCount == subject.entryCount, "the stream lost entries")
    let withWords = indexed.withWords()
    let (wordBytes, workBytes) = (withWords.wordByteCount, withWords.workByteCount)
    let slice = subject.bytes[...]
    let samples = Measuring.interleaved(
      rounds: rounds,
      [
        { use(Measuring.newlineScan(subject.bytes)) },
        { use(BibTeXSource.blocks(of: slice.span)) },
        { use(reader.read(subject.path)) },
        { use(IndexedSource(name: subject.path, source: parsed)) },
        { use(Library([Library.Member(source: indexed, role: .project)])) },
        { use(LibraryLoader.loadNow(scope)) },
        { use(DuplicateKeys.problems(in: parsed)) },
      ])
    let scan = Row.median(samples[0])
    let size = "\(subject.bytes.count >> 20) MB, \(subject.entryCount) entries"
    if let style = subject.style {
      let scans = Row.median(samples[1]) / scan
      report.reach("P1 \(style.rawValue)", scans)
      report.reach("P2 \(style.rawValue)", scans)
    }
    if subject.bytes.count > 10_000_000 {
      // The least of each: whoever shares the machine slows one of its processors by half for a while.
      let pair = Measuring.interleaved(
        rounds: 3 * rounds,
        [{ use(BibTeXSource.blocks(of: slice.span)) }, { use(reader.read(subject.path)) }])
      report.reach("P3", (pair[0].min() ?? 0) / (pair[1].min() ?? 1))
    }
    report.add(Row(name: "newline scan (memchr)", samples: samples[0], note: size))
    report.add(
      Row(
        name: "parse, one thread, in memory", samples: samples[1], scan: scan,
        note: "tables \(blockBytes >> 20) MB"))
    report.add(Row(name: "stream from disk, two threads", samples: samples[2], scan: scan))
    report.add(Row(name: "key table", samples: samples[3], scan: scan))
    report.add(Row(name: "library of one source (macros)", samples: samples[4], scan: scan))
    report.add(Row(name: "load to first answer, in process", samples: samples[5], scan: scan))
    report.add(Row(name: "duplicate keys of the whole file", samples: samples[6], scan: scan))
    let words = Measuring.interleaved(
      rounds: max(2, rounds / 3), [{ use(indexed.withWords()) }])
    report.add(
      Row(
        name: "search words of the whole file", samples: words[0], scan: scan,
        note: "tables \(wordBytes >> 10) KB, of works \(workBytes >> 10) KB"))
  }
}

extension EntryBlock {
  /// About what the block's tables take.
  fileprivate var tableByteCount: Int {
    20 * entryStart.capacity + 6 * type.capacity + 23 * fieldName.capacity / 1 + keyBytes.capacity
      + MemoryLayout<EntryBlock>.size
  }
}
