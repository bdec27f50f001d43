import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import TextStorage

/// A keystroke in the middle of an open bibliography, beside scanning all of it again.
enum EditGroup {
  static func run(_ subject: Subject, rounds: Int, report: Report) {
    let text = SourceText(subject.bytes)
    let parsed = BibTeXSource.parse(text)
    let indexed = IndexedSource(name: subject.path, source: parsed).withWords()
    // The first letter of a value in the middle.
    let middle = parsed.blocks.count / 2
    let block = parsed.blocks[middle]
    precondition(block.entryCount > 0, "the middle of the file has no entry")
    let field = block.fields(of: 0).lowerBound
    let offset = parsed.byteStarts[middle] + block.valueRange(field).lowerBound
    let range = offset..<offset
    let letter: [UInt8] = [UInt8(ascii: "x")]
    let editedText = text.replacing(range, with: letter)
    let edited = BibTeXSource.reparse(parsed, replacing: range, with: letter, text: editedText)
    precondition(edited.entryCount == subject.entryCount, "the edit lost entries")
    let editedSource = indexed.replacing(edited: edited)
    let slice = subject.bytes[...]
    let whole = Measuring.interleaved(
      rounds: max(2, rounds / 2),
      [
        { use(Measuring.newlineScan(subject.bytes)) },
        { use(BibTeXSource.blocks(of: slice.span)) },
        { use(editedSource.shownProblems(limit: 1000)) },
      ])
    let parts = Measuring.interleaved(
      rounds: rounds * 4,
      [
        { use(text.replacing(range, with: letter)) },
        {
          use(BibTeXSource.reparse(parsed, replacing: range, with: letter, text: editedText))
        },
        { use(indexed.replacing(edited: edited)) },
        {
          use(
            Library([
              Library.Member(source: indexed, role: .project)
            ]))
        },
        {
          let text = text.replacing(range, with: letter)
          let source = BibTeXSource.reparse(parsed, replacing: range, with: letter, text: text)
          let indexed = indexed.replacing(edited: source)
          use(Library([Library.Member(source: indexed, role: .project)]))
        },
      ])
    let scan = Row.median(whole[0])
    report.add(Row(name: "full scan", samples: whole[1], scan: scan))
    report.add(Row(name: "edit: text", samples: parts[0]))
    report.add(Row(name: "edit: blocks", samples: parts[1]))
    report.add(Row(name: "edit: tables", samples: parts[2]))
    report.add(Row(name: "edit: library", samples: parts[3]))
    let ratio = Row.median(whole[1]) / max(1e-9, Row.median(parts[4]))
    report.reach("I1", ratio)
    report.add(
      Row(
        name: "edit: all of it", samples: parts[4], scan: scan,
        note: "1/\(Int(ratio)) of a full scan"))
    report.add(Row(name: "problems of the whole file", samples: whole[2], scan: scan))
  }
}
