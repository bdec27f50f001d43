/// The string that names an entry.
///
/// Two keys are equal when their UTF-8 bytes are, as for every engine. `String` would compare by
/// canonical equivalence, in which `é` equals `e` with a combining accent.
package struct Citekey: Sendable, Hashable, Comparable {
  /// The bytes of the key.
  package let utf8: [UInt8]

  /// A key from its bytes.
  package init(utf8: [UInt8]) {
    self.utf8 = utf8
  }

  /// A key from its text.
  package init(_ text: String) {
    utf8 = Array(text.utf8)
  }

  /// The key for people; bytes that are not UTF-8 show as U+FFFD. Linear.
  package var string: String {
    String(decoding: utf8, as: UTF8.self)
  }

  /// Hashes the bytes at once, which is several times faster than one by one.
  package func hash(into hasher: inout Hasher) {
    utf8.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// Orders keys by their bytes.
  package static func < (left: Citekey, right: Citekey) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension Citekey: ExpressibleByStringLiteral {
  /// A key from a literal.
  package init(stringLiteral text: String) {
    self.init(text)
  }
}

extension Citekey: CustomStringConvertible {
  /// The key for people.
  package var description: String { string }
}
