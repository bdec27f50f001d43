import Bibliography

/// Why an entry belongs to its work, and why entries that resemble it do not.
package struct WorkExplanation: Sendable {
  /// Another entry, and what speaks for it.
  package struct Comparison: Sendable {
    package let reference: EntryReference
    package let evidence: WorkEvidence
  }

  package let work: Work
  /// For each member but the first, the one of those before it that most speaks for.
  package let joined: [(member: EntryReference, with: Comparison)]
  /// Entries of other works that share an identifier or the title with the first member; those that
  /// it would be one with, were there not others, have at least `WorkEvidence.threshold` points.
  package let apart: [Comparison]
}

extension WorkFinder {
  /// The work of an entry, with what it rests on. As dear as reading all that share a title or
  /// identifier with a member.
  package mutating func explanation(of reference: EntryReference) -> WorkExplanation {
    let work = work(of: reference)
    var joined: [(member: EntryReference, with: WorkExplanation.Comparison)] = []
    for (index, member) in work.members.enumerated().dropFirst() {
      let comparisons = work.members[..<index].map { earlier in
        WorkExplanation.Comparison(
          reference: earlier, evidence: facts(of: earlier).evidence(with: facts(of: member)))
      }
      if let best = comparisons.max(by: { $0.evidence.score < $1.evidence.score }) {
        joined.append((member, best))
      }
    }
    let first = work.members[0]
    let members = Set(work.members)
    let apart = resembling(first).filter { !members.contains($0) }.map { other in
      WorkExplanation.Comparison(
        reference: other, evidence: facts(of: first).evidence(with: facts(of: other)))
    }
    return WorkExplanation(work: work, joined: joined, apart: apart)
  }

  /// The entries that have a title or identifier of this one, in library order.
  private mutating func resembling(_ reference: EntryReference) -> [EntryReference] {
    let own = facts(of: reference)
    var found: Set<EntryReference> = []
    for identifier in own.identifiers { found.formUnion(owners(of: identifier)) }
    if !own.title.isEmpty { found.formUnion(owners(ofTitle: own.title)) }
    found.remove(reference)
    return found.sorted()
  }
}
