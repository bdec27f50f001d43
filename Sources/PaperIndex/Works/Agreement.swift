/// Who of some candidates belong together, when each two of them may or may not agree.
///
/// A candidate that agrees with two that do not agree with each other could belong to either, so it
/// stands alone; what is left falls into groups all of whose members agree. The result depends on
/// the candidates only, not on their order.
struct Agreement {
  /// More candidates are not grouped.
  static let limit = 64

  /// For each candidate those it agrees with, and itself, as bits.
  private var agreeing: [UInt64]

  /// The candidates from zero, each two of them compared. At most `limit`.
  init(count: Int, _ agree: (Int, Int) -> Bool) {
    let count = min(count, Agreement.limit)
    agreeing = (0..<count).map { 1 << UInt64($0) }
    for a in 0..<count {
      for b in 0..<a where agree(b, a) {
        agreeing[a] |= 1 << UInt64(b)
        agreeing[b] |= 1 << UInt64(a)
      }
    }
  }

  /// The groups of at least two, each in ascending order, by their first. O(count²).
  var groups: [[Int]] {
    var certain: UInt64 = 0
    for a in agreeing.indices
    where members(of: agreeing[a]).allSatisfy({ b in
      agreeing[a] & ~agreeing[b] == 0
    }) {
      certain |= 1 << UInt64(a)
    }
    var groups: [[Int]] = []
    for a in members(of: certain) {
      let group = members(of: agreeing[a] & certain)
      if group.count > 1, group.first == a { groups.append(group) }
    }
    return groups
  }

  private func members(of bits: UInt64) -> [Int] {
    var bits = bits
    var members: [Int] = []
    while bits != 0 {
      members.append(bits.trailingZeroBitCount)
      bits &= bits &- 1
    }
    return members
  }
}
