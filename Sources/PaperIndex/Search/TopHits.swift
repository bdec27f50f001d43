/// The best candidates of a search so far: a heap with the worst of them on top, below each candidate at
/// `i` two that are not worse, at `2i + 1` and `2i + 2`.
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
  /// The least rank that may be among the best: zero until one was dropped.
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

  /// The least weight, and in the lowest 13 bits the year, with which a candidate of a tier and role that
  /// is not cited may be among the best; `nil` when none can.
  func bar(_ tier: SearchScore.Tier, _ role: SourceRole) -> UInt32? {
    let floorTier = Int(truncatingIfNeeded: floor >> 33)
    if floorTier != tier.rawValue { return floorTier < tier.rawValue ? 0 : nil }
    let weight = UInt32(truncatingIfNeeded: floor >> 17 & 0xFFFF)
    let own = TopHits.rank(score: 0, use: .none, role: role, year: 0) >> 13
    let others = floor >> 13 & 0xF
    if own != others { return (own > others ? weight : weight &+ 1) << 13 }
    return weight << 13 | UInt32(truncatingIfNeeded: floor & 0x1FFF)
  }

  /// Takes note of a candidate. O(log capacity).
  mutating func insert(_ candidate: Candidate) {
    guard candidates.count == capacity else {
      candidates.append(candidate)
      rise(candidates.count - 1)
      return
    }
    isCut = true
    if candidate < candidates[0] {
      candidates[0] = candidate
      sink(0)
    } else if isAscending, candidate.rank >= floor {
      floor = candidate.rank + 1
    }
    floor = max(floor, candidates[0].rank)
  }

  /// What follows comes in the order of the library.
  mutating func beginAscending() { isAscending = true }

  /// What follows comes in any order.
  mutating func endAscending() {
    isAscending = false
    if floor > 0 { floor = candidates[0].rank }
  }

  /// Takes note that a candidate was not accepted.
  mutating func drop() { isCut = true }

  /// The best candidates, best first.
  func sorted() -> [Candidate] { candidates.sorted(by: <) }

  /// Moves a candidate up to where none above it is better.
  private mutating func rise(_ start: Int) {
    var heap = candidates.mutableSpan
    let candidate = heap[start]
    var place = start
    while place > 0 {
      let above = (place - 1) / 2
      guard heap[above] < candidate else { break }
      heap[place] = heap[above]
      place = above
    }
    heap[place] = candidate
  }

  /// Moves a candidate down to where none below it is worse.
  private mutating func sink(_ start: Int) {
    var heap = candidates.mutableSpan
    let candidate = heap[start]
    var place = start
    while 2 * place + 1 < heap.count {
      var below = 2 * place + 1
      if below + 1 < heap.count, heap[below] < heap[below + 1] { below += 1 }
      guard candidate < heap[below] else { break }
      heap[place] = heap[below]
      place = below
    }
    heap[place] = candidate
  }
}
