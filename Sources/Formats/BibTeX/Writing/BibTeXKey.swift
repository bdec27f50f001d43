import Bibliography

/// What a `.bib` can have as a key.
package enum BibTeXKey {
  /// Whether every program reads it as a key.
  package static func isWritable(_ key: [UInt8]) -> Bool {
    !key.isEmpty && !key.contains { $0 <= 0x20 || $0 == 0x7F || ",{}".utf8.contains($0) }
  }

  /// The key, or where a `.bib` cannot have it, as other formats have keys of any text, what is left of
  /// it.
  package static func writable(_ key: [UInt8]) -> [UInt8] {
    if isWritable(key) { return key }
    var bytes: [UInt8] = []
    for byte in key where byte >= 0x20 && byte != 0x7F && !"{}\"\\%#~".utf8.contains(byte) {
      bytes.append(byte == 0x20 || byte == UInt8(ascii: ",") ? UInt8(ascii: "-") : byte)
    }
    return bytes.isEmpty ? Array("entry".utf8) : bytes
  }
}
