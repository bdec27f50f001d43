/// What JabRef notes of a library in comments: `@Comment{jabref-meta: databaseType:biblatex;}`.
package struct JabRefMetadata: Sendable {
  private static let mark = Array("jabref-meta:".utf8)
  /// JabRef writes its comments behind all entries, older versions before them.
  private static let searchedLength = 1 << 18
  private static let valueLimit = 1 << 10

  private var values: [String: String] = [:]

  /// What the beginning and the end of a text say. Linear in these.
  package init(_ text: [UInt8]) {
    let head = text.prefix(JabRefMetadata.searchedLength)
    let tail = text.suffix(
      min(JabRefMetadata.searchedLength, text.count - min(text.count, head.count)))
    scan(head)
    scan(tail)
  }

  /// The value of a setting, as it is written.
  package func value(_ name: String) -> String? { values[name] }

  /// The settings whose names begin so, each with the rest of its name.
  func values(behind prefix: String) -> [(name: String, value: String)] {
    values.filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }
      .map { (String($0.key.dropFirst(prefix.count)), $0.value) }
  }

  private mutating func scan(_ text: ArraySlice<UInt8>) {
    let mark = JabRefMetadata.mark
    var at = text.startIndex
    while at < text.endIndex, let found = text[at...].firstIndex(of: UInt8(ascii: ":")) {
      at = found + 1
      let start = at - mark.count
      guard start >= text.startIndex, text[start..<at].elementsEqual(mark) else { continue }
      var name: [UInt8] = []
      var value: [UInt8] = []
      var isValue = false
      for byte in text[at...].prefix(JabRefMetadata.valueLimit) {
        if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "}") { break }
        if byte == UInt8(ascii: ":"), !isValue {
          isValue = true
        } else if isValue {
          value.append(byte)
        } else if byte > 0x20 {
          name.append(byte)
        }
      }
      let key = String(decoding: name, as: UTF8.self)
      if isValue, values[key] == nil {
        values[key] = String(
          decoding: value.filter { $0 != 0x0A && $0 != 0x0D }.drop { $0 == 0x20 }, as: UTF8.self)
      }
    }
  }
}
