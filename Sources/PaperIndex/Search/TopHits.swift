/// The best candidates of a search so far.
struct TopHits {
  /// A candidate: what orders it before others, packed, and where it is.
  struct Candidate {
    /// Score, whether cited, role, year: from the highest bits to the lowest.
    let rank: UInt64
    let reference: EntryReference
    let fields: MatchedFields
    /// The number of the step of the search that found it.
    let step: UInt8

    var score: Int { Int(rank >> 17) }
    var use: KeyUse { KeyUse(rawValue: Int(rank >> 15 & 3)) ?? .none }

    /// Better ones first.
    static func < (a: Candidate, b: Candidate) -> Bool {
      a.rank != b.rank ? a.rank > b.rank : a.reference < b.reference
    }
  }

  /// How many candidates it gives at most.
  let capacity: Int
  private var candidates: [Candidate] = []
  /// The worst of the best, once there are more candidates than `capacity`.
  private var worst: Candidate?
  /// The least rank that may be among the best.
  private var floor: UInt64 = 0
  private var isAscending = false
  /// Whether any candidate was dropped.
  private(set) var isCut = false

  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// Everything that orders hits but their place.
  @inline(__always)
  static func rank(score: Int, use: KeyUse, role: SourceRole, year: UInt16) -> UInt64 {
    let roleRank: UInt64 =
      switch role {
      case .project: 2
      case .global: 1
      case .index: 0
      }
    return UInt64(truncatingIfNeeded: max(0, score)) << 17 | UInt64(use.rawValue) << 15
      | roleRank << 13 | UInt64(min(year, 0x1FFF))
  }

  var count: Int { candidates.count }

  /// Whether a candidate of that rank may be among the best.
  @inline(__always)
  func accepts(_ rank: UInt64) -> Bool {
    rank >= floor
  }

  /// Takes note of a candidate.
  mutating func insert(_ candidate: Candidate) {
    if let worst, !(candidate < worst) {
      isCut = true
      if isAscending, candidate.rank >= floor { floor = candidate.rank + 1 }
      return
    }
    candidates.append(candidate)
    if candidates.count >= 2 * capacity { prune() }
  }

  /// What follows comes in the order of the library.
  mutating func beginAscending() { isAscending = true }

  /// What follows comes in any order.
  mutating func endAscending() {
    isAscending = false
    floor = worst?.rank ?? 0
  }

  /// Takes note that a candidate was not accepted.
  mutating func drop() { isCut = true }

  /// The best candidates, best first.
  mutating func sorted() -> [Candidate] {
    prune()
    return candidates
  }

  private mutating func prune() {
    candidates.sort(by: <)
    guard candidates.count > capacity else { return }
    candidates.removeLast(candidates.count - capacity)
    isCut = true
    worst = candidates.last
    if let worst { floor = max(floor, worst.rank) }
  }
}
