import Bibliography

/// All entries of a library that are the same paper.
package struct Work: Sendable, Hashable {
  /// At least one, in the order of the library.
  package let members: [EntryReference]
  /// Why each member but the first belongs to the others, in their order.
  package let reasons: [WorkReason]

  /// An entry that is a work by itself.
  package init(_ reference: EntryReference) {
    members = [reference]
    reasons = []
  }

  init(members: [EntryReference], reasons: [WorkReason]) {
    self.members = members
    self.reasons = reasons
  }
}

/// Why two entries are the same work.
package enum WorkReason: Sendable, Hashable {
  /// Both have it.
  case identifier(Identifier)
  /// The titles are the same when folded, and what more agrees.
  case title(People, Years)

  /// What the authors have in common, or the editors where there are no authors.
  package enum People: Sendable, Hashable {
    /// At least one entry names nobody.
    case unknown
    /// Both lists are complete and begin with the same person.
    case first
    /// One list is not complete; somebody whom it names is in the other.
    case among(String)
  }

  /// What the years have in common.
  package enum Years: Sendable, Hashable {
    /// At least one entry has none.
    case unknown
    case same
    /// They are two apart at most.
    case near(Int, Int)
  }

  /// The reason for people, not a sentence: `same title, first author and year`.
  package var text: String {
    switch self {
    case .identifier(let identifier):
      return identifier.description
    case .title(let people, let years):
      var common = ["same title"]
      if people == .first { common.append("first author") }
      if years == .same { common.append("year") }
      let last = common.count > 1 ? common.removeLast() : nil
      var text = common.joined(separator: ", ") + (last.map { " and \($0)" } ?? "")
      if case .among(let name) = people { text += "; \(name) is among the authors" }
      if case .near(let first, let second) = years {
        text += "; years \(min(first, second)) and \(max(first, second))"
      }
      return text
    }
  }
}
