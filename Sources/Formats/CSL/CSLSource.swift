import Bibliography
import TextStorage

/// A reader of CSL items in one of the languages that they are written in.
package protocol CSLSource {
  /// Reads `bytes`, which are all of `text`, into blocks of that size. The source keeps `text` and the
  /// values it found, not `bytes`. Linear.
  static func parse(
    _ bytes: [UInt8], of text: any TextAccess, encoding: TextEncoding, blockSize: Int
  ) -> ParsedSource
}

extension CSLSource {
  /// Reads a whole text. Linear.
  package static func parse(
    _ text: SourceText, encoding: TextEncoding = .utf8, blockSize: Int = DraftedBlocks.blockSize
  ) -> ParsedSource {
    parse(text.contiguousBytes, of: text, encoding: encoding, blockSize: blockSize)
  }

  /// Reads `bytes`, which are all of `text`, as above. Linear.
  package static func parse(_ bytes: [UInt8], of text: any TextAccess) -> ParsedSource {
    parse(bytes, of: text, encoding: .utf8, blockSize: DraftedBlocks.blockSize)
  }
}
