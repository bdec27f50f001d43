import Bibliography
import Testing

/// The pages that a writer hands over.
private final class Pages {
  var bytes: [UInt8] = []

  init(seed: UInt64 = 7, _ write: (inout ColumnWriter) -> Void) {
    var writer = ColumnWriter(seed: seed) { page in
      self.bytes += page
      return true
    }
    write(&writer)
    let isWritten = writer.finish()
    let byteCount = writer.byteCount
    #expect(isWritten)
    #expect(byteCount == bytes.count)
  }

  func reader(seed: UInt64 = 7) -> ColumnReader {
    ColumnReader(seed: seed, byteCount: bytes.count) { range in
      range.upperBound <= self.bytes.count ? Array(self.bytes[range]) : nil
    }
  }
}

struct ColumnTests {
  @Test(arguments: [0, 1, 65_533, 65_534, 65_535, 200_000])
  func `a column of any length comes back`(count: Int) {
    let column = (0..<count).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }
    let pages = Pages { writer in
      writer.append("tides")
      writer.append(column)
      writer.append(3..<5)
      writer.append(-1)
      writer.append(true)
    }
    var reader = pages.reader()
    let (text, read, range) = (reader.string(), reader.column(of: UInt32.self), reader.range())
    let (number, flag, isComplete) = (reader.number(), reader.flag(), reader.isComplete)
    #expect(text == "tides")
    #expect(read == column)
    #expect(range == 3..<5)
    #expect(number == -1)
    #expect(flag)
    #expect(isComplete)
  }

  @Test func `pages of another seed are not read`() {
    let pages = Pages { $0.append([UInt8](repeating: 1, count: 10)) }
    var reader = pages.reader(seed: 8)
    let (read, isGood) = (reader.column(of: UInt8.self), reader.isGood)
    #expect(read.isEmpty)
    #expect(!isGood)
  }

  @Test func `a count of more than there is gives nothing`() {
    let pages = Pages { $0.append(1 << 40) }
    var reader = pages.reader()
    let (read, isGood) = (reader.column(of: UInt64.self), reader.isGood)
    #expect(read.isEmpty)
    #expect(!isGood)
  }

  @Test func `what is not read to its end is not complete`() {
    let pages = Pages { writer in
      writer.append(1)
      writer.append(2)
    }
    var reader = pages.reader()
    let (number, isComplete) = (reader.number(), reader.isComplete)
    #expect(number == 1)
    #expect(!isComplete)
  }

  @Test func `hashes differ in each bit and in what stood before`() {
    let bytes = [UInt8](0..<77)
    var hashes: Set<UInt64> = [ByteHash.hash(bytes.span.bytes)]
    for bit in 0..<(8 * bytes.count) {
      var other = bytes
      other[bit / 8] ^= 1 << UInt8(bit % 8)
      hashes.insert(ByteHash.hash(other.span.bytes))
    }
    for count in bytes.indices {
      let prefix = Array(bytes.prefix(count))
      hashes.insert(ByteHash.hash(prefix.span.bytes))
    }
    hashes.insert(ByteHash.hash(bytes.span.bytes, seed: 1))
    #expect(hashes.count == 1 + 8 * 77 + 77 + 1)
  }
}
