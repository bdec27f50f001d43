import Bibliography
import Dispatch
import Formats
import Synchronization
import TextStorage

// A large `.bib` is scanned while it is read, and never in memory as a whole:
//
//     file      |····················|····················|
//     segments  0                    s                    size      s begins a line `@word{key,`
//     windows   [······]                                            one megabyte, reused
//                     [······]                                      begins at the first block that
//                          [······]                                 did not fit into the one before
//
// Segments are scanned at the same time. That `s` begins an entry is a guess, and verified: a block
// of the first segment must end exactly there. If none does (the line stands in a comment), the
// first segment goes on until one of its blocks ends where a block of the second began.

/// Scans a `.bib` file into blocks without keeping its text.
struct BibTeXStream {
  struct Options: Sendable {
    /// Bytes read at once; grows when a block does not fit.
    var windowSize = 1 << 20
    /// A segment has at least this many bytes.
    var segmentSize = 4 << 20
    /// Segments that are scanned at the same time.
    var segmentLimit = min(8, SystemCalls.processorCount)
    /// No block is larger; a file with a larger one is no bibliography.
    var blockLimit = 1 << 28
  }

  enum Failure: Error, Equatable {
    /// To be decoded as a whole.
    case notUTF8
    case unreadable(SourceReadFailure)
  }

  typealias Outcome = Result<[EntryBlock], Failure>

  let file: OpenFile
  let options: Options

  /// The blocks of the whole file. Linear.
  static func scan(_ file: OpenFile, options: Options = Options()) -> Outcome {
    BibTeXStream(file: file, options: options).scan()
  }

  private struct Segment: Sendable {
    var blocks: [EntryBlock] = []
    /// Just past the last block.
    var end = 0
  }

  private func scan() -> Outcome {
    let size = file.stamp.size
    let starts = segmentStarts()
    let ends = starts.dropFirst() + [size]
    var segments: [Segment] = []
    if starts.count == 1 {
      switch scanSegment(from: 0, to: size) {
      case .success(let segment): segments = [segment]
      case .failure(let failure): return .failure(failure)
      }
    } else {
      let results = Mutex<[Result<Segment, Failure>?]>(Array(repeating: nil, count: starts.count))
      let jobs = Array(zip(starts, ends))
      DispatchQueue.concurrentPerform(iterations: jobs.count) { number in
        let result = scanSegment(from: jobs[number].0, to: jobs[number].1)
        results.withLock { $0[number] = result }
      }
      for result in results.withLock({ $0 }) {
        switch result {
        case .success(let segment): segments.append(segment)
        case .failure(let failure): return .failure(failure)
        case nil: break
        }
      }
    }
    return join(segments, starts: starts)
  }

  // MARK: Segments

  /// Where segments begin: 0 and lines in the file that look like an entry's first.
  private func segmentStarts() -> [Int] {
    let size = file.stamp.size
    let count = min(options.segmentLimit, size / max(1, options.segmentSize))
    guard count > 1 else { return [0] }
    var starts = [0]
    for number in 1..<count {
      let guess = size / count * number
      let searched = guess..<min(size, guess + max(1 << 16, options.windowSize / 4))
      guard let last = starts.last, searched.lowerBound > last,
        case .success(let bytes) = file.bytes(in: searched),
        let found = BibTeXStream.firstHead(in: bytes.span)
      else { continue }
      starts.append(guess + found)
    }
    return starts
  }

  /// The first `@` at a line's beginning that begins an entry for certain, as far as one can see.
  private static func firstHead(in bytes: Span<UInt8>) -> Int? {
    var index = 1
    while index < bytes.count {
      let before = bytes[index - 1]
      if bytes[index] == UInt8(ascii: "@"), before == 0x0A || before == 0x0D {
        var lookedTo = index
        let isHead = BibTeXEntryHead.beginsEntry(in: bytes, at: index, lookedTo: &lookedTo)
        if isHead, lookedTo < bytes.count { return index }
      }
      index += 1
    }
    return nil
  }

  private func scanSegment(from start: Int, to end: Int) -> Result<Segment, Failure> {
    var window = ScanWindow(file: file, at: start, options: options)
    var segment = Segment(end: start)
    while segment.end < end {
      switch window.scanBlock(at: segment.end, limit: end) {
      case .success(let block):
        segment.end += block.byteCount
        segment.blocks.append(block)
      case .failure(let failure): return .failure(failure)
      }
    }
    return .success(segment)
  }

  /// Joins the segments, scanning again where one does not end at the next one's start.
  private func join(_ segments: [Segment], starts: [Int]) -> Outcome {
    guard var joined = segments.first else { return .success([]) }
    for (segment, start) in zip(segments, starts).dropFirst() {
      var blockStart = start
      var rest = segment.blocks[...]
      var window: ScanWindow?
      while joined.end != blockStart {
        // A block that begins in what is scanned already was a wrong guess.
        while let block = rest.first, blockStart < joined.end {
          blockStart += block.byteCount
          rest = rest.dropFirst()
        }
        if blockStart <= joined.end { break }
        var current = window ?? ScanWindow(file: file, at: joined.end, options: options)
        switch current.scanBlock(at: joined.end, limit: blockStart) {
        case .success(let block):
          joined.end += block.byteCount
          joined.blocks.append(block)
        case .failure(let failure): return .failure(failure)
        }
        window = current
      }
      joined.blocks.append(contentsOf: rest)
      joined.end = max(joined.end, segment.end)
    }
    return .success(joined.blocks)
  }
}

/// A part of a file in memory that moves forward.
private struct ScanWindow {
  private let file: OpenFile
  private let options: BibTeXStream.Options
  private var buffer: [UInt8]
  /// The part of the file in `buffer[..<count]`.
  private var start: Int
  private var count = 0
  /// Offset in the file up to which the bytes are UTF-8.
  private var checked: Int
  private var scratch = BibTeXBlockScanner.Scratch()

  init(file: OpenFile, at start: Int, options: BibTeXStream.Options) {
    self.file = file
    self.options = options
    self.start = start
    checked = start
    buffer = Array(repeating: 0, count: max(64, options.windowSize))
  }

  /// The block that begins at `offset`, at or after the one scanned before. `limit` is as the block
  /// scanner takes it, in the file.
  mutating func scanBlock(
    at offset: Int, limit: Int
  ) -> Result<EntryBlock, BibTeXStream.Failure> {
    // Taken out, while the buffer is looked at.
    var scratch = BibTeXBlockScanner.Scratch()
    swap(&scratch, &self.scratch)
    defer { swap(&scratch, &self.scratch) }
    while true {
      let end = start + count
      if offset < end || end >= file.stamp.size {
        let bytes = buffer.span.extracting(0..<count)
        let isAtEnd = end >= file.stamp.size
        if let block = BibTeXBlockScanner.scanBlock(
          bytes, from: offset - start, isAtEnd: isAtEnd, limit: limit - start,
          scratch: &scratch)
        {
          if block.byteCount > 0 { return .success(block) }
          return .failure(refused("An entry in it has no end."))
        }
      }
      if let failure = readOn(from: offset) { return .failure(failure) }
    }
  }

  /// Keeps what is read from `offset` on and reads more behind it.
  private mutating func readOn(from offset: Int) -> BibTeXStream.Failure? {
    let kept = max(0, start + count - offset)
    let keptStart = count - kept
    if kept > buffer.count / 2 {
      guard buffer.count < options.blockLimit else {
        return refused("It has more than \(options.blockLimit >> 20) MB without an entry's end.")
      }
      var larger = [UInt8](repeating: 0, count: buffer.count * 2)
      larger.replaceSubrange(0..<kept, with: buffer[keptStart..<count])
      buffer = larger
    } else if keptStart > 0 {
      unsafe buffer.withUnsafeMutableBytes { bytes in
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[0..<kept])
        unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[keptStart..<count]))
      }
    }
    start = offset
    count = kept
    let wanted = min(buffer.count - kept, file.stamp.size - start - kept)
    guard wanted > 0 else {
      return .unreadable(SourceReadFailure(path: file.path, reason: .changing))
    }
    let result = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe file.read(
        at: offset + kept,
        into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept..<(kept + wanted)]))
    }
    switch result {
    case .failure(let failure): return .unreadable(failure)
    case .success(let got):
      if got < wanted {
        return .unreadable(SourceReadFailure(path: file.path, reason: .changing))
      }
      count += got
      return checkUTF8()
    }
  }

  /// Checks what is new, but for a sequence that the window cuts.
  private mutating func checkUTF8() -> BibTeXStream.Failure? {
    let from = max(0, checked - start)
    var end = count
    if start + count < file.stamp.size {
      var lead = count
      while lead > from, count - lead < 4 {
        lead -= 1
        guard buffer[lead] & 0xC0 == 0x80 else {
          let length = buffer[lead] >= 0xF0 ? 4 : buffer[lead] >= 0xE0 ? 3 : 2
          if buffer[lead] >= 0xC0, lead + length > count { end = lead }
          break
        }
      }
    }
    guard from < end else { return nil }
    guard UTF8Check.isValid(buffer.span, range: from..<end) else { return .notUTF8 }
    checked = start + end
    return nil
  }

  private func refused(_ sentence: String) -> BibTeXStream.Failure {
    .unreadable(SourceReadFailure(path: file.path, reason: .unknownFormat(sentence)))
  }
}
