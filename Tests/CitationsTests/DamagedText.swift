import TestSupport

/// A text with damage, and how to make it again.
struct DamagedText {
  let bytes: [UInt8]
  let name: String

  /// Every beginning of a text, in bytes.
  static func prefixes(of sample: String) -> [DamagedText] {
    let bytes = Array(sample.utf8)
    return (0...bytes.count).map {
      DamagedText(bytes: Array(bytes.prefix($0)), name: "prefix \($0)")
    }
  }

  /// Texts that differ from another by up to eight characters, which are its own.
  static func mutations(of sample: String) -> [DamagedText] {
    (UInt64(0)..<1_500).map { seed in
      var generator = SeededGenerator(seed: seed)
      var text = Array(sample.unicodeScalars)
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let offset = Int.random(in: 0..<text.count, using: &generator)
        let other = text[Int.random(in: 0..<text.count, using: &generator)]
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: text[offset] = other
        case 1: text.insert(other, at: offset)
        default: text.remove(at: offset)
        }
      }
      var string = String.UnicodeScalarView()
      string.append(contentsOf: text)
      return DamagedText(bytes: Array(String(string).utf8), name: "seed \(seed)")
    }
  }

  /// Texts of which twenty bytes are any, so that most are no UTF-8.
  static func noise(in sample: String) -> [DamagedText] {
    (UInt64(0)..<500).map { seed in
      var generator = SeededGenerator(seed: seed)
      var bytes = Array(sample.utf8)
      for _ in 0..<20 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      return DamagedText(bytes: bytes, name: "seed \(seed)")
    }
  }
}
