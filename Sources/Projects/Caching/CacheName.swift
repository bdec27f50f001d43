/// The names that files of the cache have.
enum CacheName {
  enum Kind {
    case tables, note, unfinished
  }

  /// What a name says; `nil` for one that the cache does not give.
  static func kind(of name: String) -> Kind? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let numbers = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isHexDigit) }),
      numbers.first?.utf8.count == 16
    else { return nil }
    switch (parts[1], numbers.count) {
    case ("tables", 3): return .tables
    case ("source", 1): return .note
    case ("unfinished", 1): return .unfinished
    default: return nil
    }
  }

  /// Sixteen digits.
  static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
