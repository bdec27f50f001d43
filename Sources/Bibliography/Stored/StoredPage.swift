// Columns go to disk one behind the other, cut into pages of one length, only the last of which is shorter.
// Each begins with a hash of the rest, so that no byte is used that is not as it was written:
//
//     page   hash (8) | bytes        the hash of these, with the page's number and its part's seed
//
// A column is its count and its elements as memory has them: what is stored is read only by the same
// program on the same machine, which who opens the file makes sure of.

/// One page of stored columns.
enum StoredPage {
  /// Bytes of a page that is full, its hash included.
  static let size = 1 << 18
  /// Bytes of the hash.
  static let headSize = 8

  /// The hash of a page's bytes.
  static func hash(_ bytes: RawSpan, number: Int, seed: UInt64) -> UInt64 {
    ByteHash.hash(bytes, seed: seed &+ UInt64(truncatingIfNeeded: number))
  }
}
