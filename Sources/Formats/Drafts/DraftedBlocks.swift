import Bibliography
import TextStorage

/// Puts drafts into blocks and gives those that have no key one of their own.
struct DraftedBlocks {
  /// A block ends with the first entry that ends at or after this many bytes.
  static let blockSize = 1 << 16
  /// A source keeps no more problems than this.
  private static let problemLimit = 1000

  private let bytes: [UInt8]
  private let blockSize: Int
  private var start: Int
  private let end: Int
  private var block = EntryBlock()
  private var values: [UInt8] = []
  private var blocks: [EntryBlock] = []
  /// The entries that have no key, and what theirs are made of.
  private var keyless: [(location: EntryLocation, ingredients: KeyIngredients)] = []
  private(set) var problems: [Problem] = []

  /// Blocks of `bytes`, the whole text, or of a range of it.
  init(_ bytes: [UInt8], in range: Range<Int>? = nil, blockSize: Int = blockSize) {
    self.bytes = bytes
    self.blockSize = blockSize
    start = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// One block, whatever its length: of a page that says something once for many papers, since
  /// offsets count from the block.
  init(page bytes: [UInt8]) {
    self.init(bytes, blockSize: .max)
  }

  /// The source of a page with these papers, in order. Linear: what the page says once for many papers
  /// stands with each of them up to a multiple of the page's length, which no page comes near that has
  /// papers and not a title as long as a book.
  static func page(
    _ format: SourceFormat, _ text: SourceText, _ bytes: [UInt8], encoding: TextEncoding,
    papers: [EntryDraft], problems: [Problem]
  ) -> ParsedSource {
    var blocks = DraftedBlocks(page: bytes)
    var sharedLimit = 16 * bytes.count + blockSize
    for var paper in papers {
      let range = paper.range
      paper.fields.removeAll { field in
        guard field.place.clamped(to: range) != field.place else { return false }
        sharedLimit -= field.value.count
        return sharedLimit < 0
      }
      blocks.add(paper)
    }
    blocks.problems = problems
    return blocks.source(format, text, encoding: encoding)
  }

  /// Adds an entry that begins no earlier than all before it. Linear in it.
  mutating func add(_ draft: EntryDraft) {
    let range = draft.range.clamped(to: start..<max(start, end))
    if draft.key.isEmpty {
      keyless.append(
        (
          EntryLocation(block: blocks.count, index: block.entryCount),
          draft.ingredients ?? KeyIngredients(Entry(draft))
        ))
    }
    block.entryStart.append(local(range.lowerBound))
    block.entryEnd.append(local(range.upperBound))
    block.keyStart.append(local(draft.keyPlace.lowerBound))
    block.keyEnd.append(local(draft.keyPlace.upperBound))
    block.keyBytes.append(contentsOf: draft.key)
    block.keyBytesEnd.append(UInt32(truncatingIfNeeded: block.keyBytes.count))
    let type = Array(draft.type.utf8)
    block.type.append(block.number(ofType: type.span))
    for field in draft.fields {
      let name = Array(field.name.utf8)
      block.fieldName.append(block.number(ofFieldName: name.span))
      block.fieldStart.append(local(field.place.lowerBound))
      block.fieldEnd.append(local(field.place.upperBound))
      block.valueStart.append(UInt32(truncatingIfNeeded: values.count))
      values.append(contentsOf: field.value)
      block.valueEnd.append(UInt32(truncatingIfNeeded: values.count))
      block.valueForm.append(field.form)
    }
    block.fieldsEnd.append(UInt32(truncatingIfNeeded: block.fieldName.count))
    if range.upperBound - start >= blockSize { finishBlock(at: range.upperBound) }
  }

  /// Adds a problem; the range is in the text.
  mutating func report(
    _ range: Range<Int>, _ severity: Problem.Severity, _ code: String, _ message: String
  ) {
    guard problems.count < DraftedBlocks.problemLimit else { return }
    problems.append(
      Problem(range: range, severity: severity, code: code, message: message))
  }

  /// The source of all that was added. Nothing follows. O(entries without a key).
  mutating func source(
    _ format: SourceFormat, _ text: any TextAccess, encoding: TextEncoding
  ) -> ParsedSource {
    ParsedSource(
      format: format, text: text, encoding: encoding, blocks: takeBlocks(), problems: problems)
  }

  /// The blocks of all that was added. Nothing follows. O(entries without a key).
  mutating func takeBlocks() -> [EntryBlock] {
    if start < end { finishBlock(at: end) }
    if !keyless.isEmpty {
      let keys = GeneratedCitekey.keys(for: keyless.map(\.ingredients))
      blocks.setKeys(Array(zip(keyless.map(\.location), keys)))
    }
    return blocks
  }

  private mutating func finishBlock(at end: Int) {
    block.values = values
    block.cover(start..<end, of: bytes)
    blocks.append(block.trimmed())
    block.removeAll()
    values.removeAll(keepingCapacity: true)
    start = end
  }

  private func local(_ offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: max(0, offset - start))
  }
}

extension [EntryBlock] {
  /// Gives entries, in ascending order, the keys that were made for them. Linear in the blocks that
  /// hold one.
  mutating func setKeys(_ keys: [(location: EntryLocation, key: Citekey)]) {
    var next = 0
    while next < keys.count {
      let number = keys[next].location.block
      let old = self[number]
      var keyBytes: [UInt8] = []
      var keyBytesEnd: [UInt32] = []
      for index in 0..<old.entryCount {
        if next < keys.count, keys[next].location == EntryLocation(block: number, index: index) {
          keyBytes.append(contentsOf: keys[next].key.utf8)
          next += 1
        } else {
          keyBytes.append(contentsOf: old.keyBytes[old.keyBytesRange(index)])
        }
        keyBytesEnd.append(UInt32(truncatingIfNeeded: keyBytes.count))
      }
      self[number].keyBytes = keyBytes
      self[number].keyBytesEnd = keyBytesEnd
    }
  }
}

extension Entry {
  /// What a draft says, without a key.
  fileprivate init(_ draft: EntryDraft) {
    self.init(
      key: "", type: draft.type,
      fields: draft.fields.map { Entry.Field(name: $0.name, value: $0.value, form: $0.form) })
  }
}

extension KeyIngredients {
  /// What the key of an entry is made of.
  package init(_ entry: Entry) {
    let authors = entry.authors
    let first = authors.people.first
    self.init(
      firstAuthorFamily: authors.isComplete ? first.map { $0.literal + $0.family } : nil,
      year: entry.date?.year.map(String.init), title: entry.title ?? "")
  }
}
