/// Which of some targets is taken.
package struct TargetChoice<Plan> {
  package let taken: (target: InsertTarget, plan: Plan)?
  /// Those that came before, and why they cannot be.
  package let refused: [(target: InsertTarget, message: String)]
}

extension InsertTargets {
  /// The first target for which `plan` finds a way. A file that could be made is no answer to one that
  /// must not be written.
  package func choice<Plan>(
    _ plan: (InsertTarget) -> Result<Plan, WritableText.Failure>
  ) -> TargetChoice<Plan> {
    var refused: [(target: InsertTarget, message: String)] = []
    for target in targets where refused.isEmpty || !target.isMissing {
      switch plan(target) {
      case .success(let plan): return TargetChoice(taken: (target, plan), refused: refused)
      case .failure(let failure): refused.append((target, failure.message))
      }
    }
    return TargetChoice(taken: nil, refused: refused)
  }

  /// Why there is no target: a clause about a document, or whatever else has the bibliographies.
  package func reasonForNone(in document: String) -> String {
    if let other = others.first {
      return "entries are written into a .bib, and the bibliography here is \(other)"
    }
    return "\(document) names no bibliography that an entry could be written into"
  }
}
