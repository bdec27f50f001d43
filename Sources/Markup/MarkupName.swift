/// Names of elements and attributes, in which ASCII letters count in any case.
enum MarkupName {
  /// Whether a name as written is `name`.
  static func isEqual(_ written: Span<UInt8>, _ name: some Sequence<UInt8>) -> Bool {
    var index = 0
    for byte in name {
      guard index < written.count, lowercased(written[index]) == lowercased(byte) else {
        return false
      }
      index &+= 1
    }
    return index == written.count
  }

  /// Whether a name as written is `name`.
  static func isEqual(_ written: Span<UInt8>, _ name: String) -> Bool {
    isEqual(written, name.utf8)
  }

  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
