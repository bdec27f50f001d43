import Bibliography

// What makes two entries one work are rules, not a sum: see `WorkFacts`. The points say the same in a
// form in which one can see how close it was. They are chosen so that the sum reaches `threshold`
// exactly where the rules join the two, as long as nobody else comes into it.
//
//     an identifier of both   +100    the same title              +40
//     first authors agree      +40    one is among the authors    +30    nobody named, long title  +15
//     the same year            +20    a year or two apart         +10    a year missing            +10
//     anything that tells two works apart                        −200

/// What speaks for two entries being one work, and what against it.
package struct WorkEvidence: Sendable, Hashable {
  /// Two entries with so many points are one work.
  package static let threshold = 65

  /// One thing that both entries say something about.
  package struct Finding: Sendable, Hashable {
    /// For people, not a sentence: `same title`.
    package let text: String
    /// Against it below zero.
    package let points: Int
  }

  /// What weighs most comes first, as the rules ask for it.
  package private(set) var findings: [Finding] = []

  /// The sum of all points.
  package var score: Int { findings.reduce(0) { $0 + $1.points } }

  /// Whether the two, if nobody else comes into it, are one work.
  package var joins: Bool { score >= WorkEvidence.threshold }

  mutating func add(_ text: String, _ points: Int) {
    findings.append(Finding(text: text, points: points))
  }
}
