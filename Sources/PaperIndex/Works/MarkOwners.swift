// Owners stand by the high bits of their marks, about two a bucket:
//
//     starts  [ 0, 2, 2, 3, … ]
//     owners  [ e1 e7 | | e3 | … ]

/// From marks to the numbers of those who may have them.
struct MarkOwners: Sendable {
  private let starts: [UInt32]
  private let owners: [UInt32]
  private let shift: UInt32

  /// `forEach` calls what it is given with each mark and its owner, the owners in their order; it is
  /// asked twice. Linear in the marks.
  @inline(__always)
  init(markCount: Int, _ forEach: ((_ mark: UInt32, _ owner: Int) -> Void) -> Void) {
    var bits = 1
    while 2 << bits < markCount, bits < 31 { bits += 1 }
    let shift = UInt32(32 - bits)
    var starts = [UInt32](repeating: 0, count: 1 << bits &+ 1)
    forEach { mark, _ in starts[Int(mark >> shift) &+ 1] &+= 1 }
    for bucket in 1..<starts.count { starts[bucket] &+= starts[bucket &- 1] }
    var next = starts
    var owners = [UInt32](repeating: 0, count: markCount)
    forEach { mark, owner in
      let bucket = Int(mark >> shift)
      owners[Int(next[bucket])] = UInt32(truncatingIfNeeded: owner)
      next[bucket] &+= 1
    }
    self.starts = starts
    self.owners = owners
    self.shift = shift
  }

  /// Bytes that this takes.
  var byteCount: Int { 4 * (starts.count + owners.count) }

  /// Calls `body` once with each that may have `mark`, in their order, until it gives false. O(1) but
  /// for the owners.
  @inline(__always)
  func forEachOwner(of mark: UInt32, _ body: (Int) -> Bool) {
    let bucket = Int(mark >> shift)
    var last = -1
    for slot in Int(starts[bucket])..<Int(starts[bucket &+ 1]) {
      let owner = Int(owners[slot])
      // Two marks of one owner may share a bucket.
      if owner == last { continue }
      last = owner
      guard body(owner) else { return }
    }
  }
}
