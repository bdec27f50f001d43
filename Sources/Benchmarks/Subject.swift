import Bibliography
import Formats
import Projects
import TextStorage

/// The bibliography that is measured, in memory and on disk, with a document that cites it.
struct Subject {
  /// A folder with `refs.bib` and `paper.md`.
  let folder: String
  let bytes: [UInt8]
  let entryCount: Int
  /// How it was made; `nil` for a file that was named.
  let style: BibliographyGenerator.Style?
  /// Entries spread over the file: what is looked up and typed.
  let cited: [BibliographyGenerator.Cited]
  /// A document of about 100 KB with 1,000 citations, one in fifty of them of an unknown key.
  let document: [UInt8]

  var path: String { folder + "/refs.bib" }
  var documentPath: String { folder + "/paper.md" }

  /// Makes the bibliography, or reads the one that `options` name, and writes both files.
  static func make(
    _ options: BenchmarkOptions, entryCount: Int, in folder: String
  ) -> Subject? {
    let path = folder + "/refs.bib"
    var bytes: [UInt8]
    if let file = options.file {
      guard let read = FileBytes.read(file), FileBytes.write(read, to: path) else { return nil }
      bytes = read
    } else {
      let made = BibliographyGenerator.make(
        BibliographyGenerator.Options(entryCount: entryCount, style: options.style))
      guard FileBytes.write(made.bytes, to: path) else { return nil }
      bytes = made.bytes
    }
    let parsed = BibTeXSource.parse(SourceText(bytes))
    precondition(
      options.file != nil || parsed.entryCount == entryCount,
      "the bibliography has \(parsed.entryCount) entries")
    let cited = sample(of: parsed)
    let document = document(citing: cited)
    guard FileBytes.write(document, to: folder + "/paper.md") else { return nil }
    return Subject(
      folder: folder, bytes: bytes, entryCount: parsed.entryCount,
      style: options.file == nil ? options.style : nil, cited: cited,
      document: document)
  }

  /// A thousand entries or fewer with plain keys, spread over the source.
  private static func sample(of source: ParsedSource) -> [BibliographyGenerator.Cited] {
    var found: [BibliographyGenerator.Cited] = []
    let macros = MacroTable(of: [source])
    let step = max(1, source.entryCount / 1000)
    for (number, location) in source.locations.enumerated() where number % step == 0 {
      let key = String(decoding: source.keyBytes(location), as: UTF8.self)
      guard key.utf8.count > 4,
        key.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x2D && $0 <= 0x3A }),
        let title = source.entry(at: location, macros: macros, number: 0)?.title
      else { continue }
      let words = title.lowercased().split { !$0.isLetter }.map(String.init)
      if words.count > 3 { found.append(.init(key: key, titleWords: words)) }
    }
    return found
  }

  private static func document(citing cited: [BibliographyGenerator.Cited]) -> [UInt8] {
    var text = "---\ntitle: A paper\nbibliography: refs.bib\n---\n\n"
    guard !cited.isEmpty else { return Array(text.utf8) }
    var random = Random(seed: 2)
    for number in 0..<1000 {
      for _ in 0..<(8 + random.below(6)) {
        text += Corpus.stems[random.below(Corpus.stems.count)] + " "
      }
      let key = cited[random.below(cited.count)].key
      text += number % 50 == 49 ? "[@\(key)zz].\n\n" : "[@\(key)].\n\n"
    }
    return Array(text.utf8)
  }
}
