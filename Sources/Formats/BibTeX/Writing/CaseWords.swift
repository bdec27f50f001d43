import Bibliography

/// The words of a title, as far as their case is concerned.
enum CaseWords {
  /// Calls `body` with the pieces of a text in order, which together are all of it, and whether each
  /// is a word that has a capital after its first letter or digit: `DNA`, `iPhone`, `3D`.
  static func forEach(in bytes: ArraySlice<UInt8>, _ body: (Range<Int>, Bool) -> Void) {
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let isWord = isWordByte(bytes[index])
      var end = index
      var isMixed = false
      while end < bytes.endIndex, isWordByte(bytes[end]) == isWord {
        if isWord, end > index, bytes[end] &- UInt8(ascii: "A") < 26 { isMixed = true }
        end += 1
      }
      if isMixed {
        if start < index { body(start..<index, false) }
        body(index..<end, true)
        start = end
      }
      index = end
    }
    if start < bytes.endIndex { body(start..<bytes.endIndex, false) }
  }

  /// Whether all words of a text have such a capital, so that no style changes their case.
  static func areAllMixed(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isMixed = true
    var count = 0
    forEach(in: bytes) { range, isWord in
      count += isWord ? 1 : 0
      if !isWord, bytes[range].contains(where: isWordByte) { isMixed = false }
    }
    return isMixed && count > 0
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
  }
}
