/// The keys of the entries that were written.
struct WrittenKeys {
  private var keys: Set<[UInt8]> = []
  /// The last number that a key was given.
  private var lastNumbers: [[UInt8]: Int] = [:]

  var isEmpty: Bool { keys.isEmpty }

  /// Notes a key, though an entry before may have it.
  mutating func insert(_ key: [UInt8]) { keys.insert(key) }

  /// The key, with a number where an entry before has it; it is noted. O(1), but for what is numbered
  /// already.
  mutating func unused(_ key: [UInt8]) -> [UInt8] {
    if keys.insert(key).inserted { return key }
    var number = lastNumbers[key, default: 1] + 1
    while !keys.insert(key + Array("-\(number)".utf8)).inserted { number += 1 }
    lastNumbers[key] = number
    return key + Array("-\(number)".utf8)
  }
}
