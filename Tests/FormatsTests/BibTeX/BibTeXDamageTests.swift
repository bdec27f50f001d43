import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func keys(in bytes: [UInt8]) -> [String] {
  let source = BibTeXSource.parse(SourceText(bytes))
  return source.locations.map { String(decoding: source.keyBytes($0), as: UTF8.self) }
}

private func checkOneLost(
  _ bytes: [UInt8], _ why: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = Set(keys(in: bytes))
  let lost = realisticKeys.filter { !found.contains($0) }
  if lost.count > 1 {
    Issue.record("\(why()) loses \(lost)", sourceLocation: sourceLocation)
  }
}

private func checkOrder(
  _ bytes: [UInt8], _ why: @autoclosure () -> String, blockSize: Int = 1 << 16,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = BibTeXSource.parse(SourceText(bytes), blockSize: blockSize)
  if let disorder = disorder(in: source, byteCount: bytes.count) {
    Issue.record("\(why()): \(disorder)", sourceLocation: sourceLocation)
  }
}

@Suite struct BibTeXDamageTests {
  let bytes = Array(realisticBib.utf8)

  @Test func `the sample is read without problems`() {
    let text = SourceText(realisticBib)
    let found = SourceDescription(BibTeXSource.parse(text), text: text)
    #expect(keys(in: bytes) == realisticKeys)
    #expect(found.problems.isEmpty)
    #expect(found.macros == ["acl = \"Annual Meeting of the Association\""])
  }

  @Test func `deleting any one byte loses at most one entry`() {
    for index in bytes.indices {
      var damaged = bytes
      damaged.remove(at: index)
      checkOneLost(damaged, "deleting byte \(index)")
    }
  }

  @Test func `changing any one byte loses at most one entry`() {
    for index in bytes.indices {
      for replacement in Array("{}\"@\n".utf8) {
        var damaged = bytes
        damaged[index] = replacement
        checkOneLost(damaged, "byte \(index) as \(replacement)")
      }
      for bit in [index % 3, 3 + index % 5] {
        var damaged = bytes
        damaged[index] ^= UInt8(1) << bit
        checkOneLost(damaged, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test func `inserting any one delimiter loses at most one entry`() {
    for index in 0...bytes.count {
      for inserted in Array("{}\"\n".utf8) {
        var damaged = bytes
        damaged.insert(inserted, at: index)
        checkOneLost(damaged, "inserting \(inserted) at \(index)")
      }
    }
  }

  @Test func `every prefix and suffix is in order`() {
    for index in 0...bytes.count {
      checkOrder(Array(bytes[..<index]), "prefix \(index)")
      checkOrder(Array(bytes[index...]), "suffix \(index)")
    }
  }

  @Test func `two thousand mutations are in order`() {
    for seed in 0..<2000 {
      var random = SeededGenerator(seed: UInt64(seed))
      checkOrder(
        mutated(bytes, &random), "seed \(seed)", blockSize: seed % 2 == 0 ? 1 << 16 : 64)
    }
  }

  @Test func `line ends of any kind give the same entries`() {
    for end in ["\r\n", "\r"] {
      let text = realisticBib.replacing("\n", with: end)
      #expect(keys(in: Array(text.utf8)) == realisticKeys)
      // Damage is mended at line ends of any kind.
      let unclosed = text.replacing("publisher={X}}", with: "publisher={X}")
      #expect(keys(in: Array(unclosed.utf8)) == realisticKeys)
    }
  }
}

/// `bytes` with a few random changes of the kinds that matter to a scanner.
func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
  var result = bytes
  let pool =
    Array("{}{}\"@@,=()#% \n\r\nabc1\\".utf8) + [0x00, 0x80, 0xC3, 0xF0, 0xFF]
  for _ in 0..<Int.random(in: 1...8, using: &random) {
    let low = Int.random(in: 0...result.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      let high = min(result.count, low + Int.random(in: 0...60, using: &random))
      result.removeSubrange(low..<high)
    case 1:
      let from = Int.random(in: 0...bytes.count, using: &random)
      let to = min(bytes.count, from + Int.random(in: 0...60, using: &random))
      result.insert(contentsOf: bytes[from..<to], at: low)
    case 2:
      let words = [
        "@a{", "@a{k,", "\n@a{k2,", "@comment{", "\n@comment{", "@string{x=", "}\n@b(y,",
      ]
      result.insert(contentsOf: Array((words.randomElement(using: &random) ?? "").utf8), at: low)
    default:
      result.insert(pool.randomElement(using: &random) ?? 0, at: low)
    }
  }
  return result
}
