/// `{a,b}` in a pattern.
enum BraceAlternatives {
  /// Patterns that one is multiplied out to; braces beyond are taken literally.
  private static let limit = 256

  /// `pattern` with its `{a,b}` multiplied out, in order; braces without a comma are literal.
  static func expand(_ pattern: String) -> [String] {
    var finished: [String] = []
    var open = [Array(pattern.utf8)]
    while let next = open.popLast() {
      guard let found = firstBraces(in: next),
        open.count + finished.count + found.commas.count < limit
      else {
        finished.append(String(decoding: next, as: UTF8.self))
        continue
      }
      var start = found.start + 1
      var options: [[UInt8]] = []
      for end in found.commas + [found.end] {
        options.append(
          Array(next[..<found.start]) + next[start..<end] + next[(found.end + 1)...])
        start = end + 1
      }
      open.append(contentsOf: options.reversed())
    }
    return finished
  }

  private struct Braces {
    let start: Int
    /// Commas directly inside.
    var commas: [Int] = []
    var end = 0
  }

  /// The first closed braces with a comma. Linear.
  private static func firstBraces(in bytes: [UInt8]) -> Braces? {
    var open: [Braces] = []
    var found: Braces?
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "{"):
        open.append(Braces(start: index))
      case UInt8(ascii: ","):
        if !open.isEmpty { open[open.count - 1].commas.append(index) }
      case UInt8(ascii: "}"):
        guard var last = open.popLast(), !last.commas.isEmpty else { break }
        last.end = index
        if found.map({ last.start < $0.start }) ?? true { found = last }
      default: break
      }
      if let found, open.first.map({ found.start < $0.start }) ?? true { return found }
    }
    return found
  }
}
