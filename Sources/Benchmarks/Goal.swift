/// A figure that refdesk means to reach.
///
/// Anchors are other programs' figures. Where the other program is not at hand, the goal is stated
/// as what the same run can compare with: a pass over the same bytes, an echo of the same bytes, a
/// full scan.
struct Goal {
  let name: String
  /// What is measured, and in which unit.
  let what: String
  /// The least that counts.
  let required: Bound
  /// What is aimed at.
  let stretch: Bound

  enum Bound {
    case atMost(Double)
    case atLeast(Double)

    func holds(_ value: Double) -> Bool {
      switch self {
      case .atMost(let limit): value <= limit
      case .atLeast(let limit): value >= limit
      }
    }

    var text: String {
      switch self {
      case .atMost(let limit): "≤ \(Report.decimal(limit))"
      case .atLeast(let limit): "≥ \(Report.decimal(limit))"
      }
    }
  }

  private init(_ name: String, _ what: String, _ required: Bound, _ stretch: Bound) {
    self.name = name
    self.what = what
    self.required = required
    self.stretch = stretch
  }

  /// In the order they are told.
  static let all: [Goal] = [
    Goal("P1 abstracts", "parse on one thread: newline scans", .atMost(13), .atMost(8.5)),
    Goal("P1 mixed", "parse on one thread, mixed fields: newline scans", .atMost(37), .atMost(24)),
    Goal("P1 short", "parse on one thread, short fields: newline scans", .atMost(31), .atMost(20)),
    Goal(
      "P2 abstracts", "the same against borrowed entries: newline scans", .atMost(19), .atMost(9.5)),
    Goal(
      "P2 mixed", "the same against borrowed entries: newline scans", .atMost(29), .atMost(14.5)),
    Goal(
      "P2 short", "the same against borrowed entries: newline scans", .atMost(33), .atMost(16.5)),
    Goal("P3", "parse on two threads: times faster than on one", .atLeast(1.5), .atLeast(1.8)),
    Goal("L1", "spawn to first correct completion: ms", .atMost(135), .atMost(56)),
    Goal("L1 scans", "the same: newline scans", .atMost(37), .atMost(15.5)),
    Goal("L2", "private memory, everything searchable: MB", .atMost(117), .atMost(47)),
    Goal("L3", "spawn to initialize reply: ms", .atMost(2.4), .atMost(1.4)),
    Goal("L3 starts", "the same: starts of a program in C, with its echo", .atMost(3), .atMost(1)),
    Goal("C1", "warm completion, 50 items: µs", .atMost(245), .atMost(82)),
    Goal("C1 scans", "the same: thousandths of a newline scan", .atMost(68), .atMost(23)),
    Goal("K1", "keystroke, 100,000 papers, p99 of all queries: ms", .atMost(2), .atMost(1)),
    Goal("K2", "keystroke, 1,000,000 papers, p99 of all queries: ms", .atMost(10), .atMost(5)),
    Goal("K3", "largest reply to a keystroke: KB", .atMost(20), .atMost(15)),
    Goal("C2 hover", "hover: echoes of the same bytes", .atMost(8), .atMost(3)),
    Goal("C2 definition", "definition: echoes of the same bytes", .atMost(8), .atMost(3)),
    Goal("C3", "encode and send 1,000 items: echoes of the same bytes", .atMost(2), .atMost(1.25)),
    Goal("S2 prefix", "two words begun, a million papers: ms", .atMost(1), .atMost(0.3)),
    Goal("S2 fuzzy", "a word mistyped, a million papers: ms", .atMost(160), .atMost(60)),
    Goal("J1", "encode 1,000 items: times faster than JSONEncoder", .atLeast(50), .atLeast(200)),
    Goal(
      "I1", "edit of the open file to its problems: times faster than a scan", .atLeast(100),
      .atLeast(1000)),
    Goal("D1", "didChange to diagnostics, 100 KB document: ms", .atMost(1), .atMost(0.2)),
  ]
}
