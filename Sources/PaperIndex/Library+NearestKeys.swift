import Bibliography

/// All that `nearestKeys` is asked.
struct NearestKeysQuestion: Hashable, Sendable {
  let key: [UInt8]
  let limit: Int
  let roles: Set<SourceRole>
}

extension Library {
  /// Answers beyond these are forgotten when none of them was asked for again.
  private static let answerLimit = 512

  /// Whether `rememberingNearestKeys` would find out nothing new.
  package func remembersNearestKeys(to keys: [[UInt8]], limit: Int) -> Bool {
    keys.allSatisfy { key in
      let own = NearestKeysQuestion(key: key, limit: limit, roles: [.project])
      let others = NearestKeysQuestion(key: key, limit: limit, roles: [.global, .index])
      return nearest[own].map { !$0.isEmpty || nearest[others] != nil } ?? false
    }
  }

  /// This library, knowing the nearest keys of `keys` among the project's and, where there are none,
  /// among the others: as diagnostics ask for them after every keystroke.
  ///
  /// As dear as `nearestKeys` for each key that was not among those before.
  package func rememberingNearestKeys(to keys: [[UInt8]], limit: Int) -> Library {
    var result = self
    if nearest.count > Library.answerLimit {
      let wanted = Set(keys)
      result.nearest = nearest.filter { wanted.contains($0.key.key) }
    }
    for key in keys {
      for roles in [[.project], [.global, .index]] as [Set<SourceRole>] {
        let question = NearestKeysQuestion(key: key, limit: limit, roles: roles)
        let answer = result.nearest[question] ?? findNearestKeys(question)
        result.nearest[question] = answer
        if !answer.isEmpty { break }
      }
    }
    return result
  }

  /// Keys that somebody may have meant who wrote `key`, best first, each once: those that differ
  /// only in case, then those within one edit (up to four bytes), two (up to eight) or three, then
  /// those of the same family name and year.
  ///
  /// An alias may be one, where it is nearer than the entry's own key. `key` itself is not among
  /// them. Linear in the keys, most of which are passed over by their
  /// letters.
  package func nearestKeys(
    to key: [UInt8], limit: Int, roles: Set<SourceRole> = [.project]
  ) -> [(key: Citekey, reference: EntryReference)] {
    guard !key.isEmpty, limit > 0 else { return [] }
    let question = NearestKeysQuestion(key: key, limit: limit, roles: roles)
    return nearest[question] ?? findNearestKeys(question)
  }

  private func findNearestKeys(
    _ question: NearestKeysQuestion
  ) -> [(key: Citekey, reference: EntryReference)] {
    guard !question.key.isEmpty, question.limit > 0 else { return [] }
    let (limit, roles) = (question.limit, question.roles)
    let nearness = KeyNearness(to: question.key)
    var found: [(rank: Int, reference: EntryReference, alias: Citekey?)] = []
    for (number, member) in members.enumerated() where roles.contains(member.role) {
      for table in member.source.keyTables {
        for (entry, rank) in nearness.nearEntries(in: table, limit: limit) {
          guard let location = table.cover.location(ofEntry: entry) else { continue }
          found.append((rank, EntryReference(member: number, location: location), nil))
        }
        for (alias, entry, rank) in nearness.nearAliases(in: table) {
          guard let location = table.cover.location(ofEntry: entry) else { continue }
          found.append((rank, EntryReference(member: number, location: location), alias))
        }
      }
    }
    found.sort {
      ($0.rank, $0.reference, $0.alias?.string ?? "") < (
        $1.rank, $1.reference, $1.alias?.string ?? ""
      )
    }
    var result: [(key: Citekey, reference: EntryReference)] = []
    var seen: Set<Citekey> = []
    var entries: Set<EntryReference> = []
    for candidate in found {
      let citekey = candidate.alias ?? Citekey(utf8: Array(keyBytes(candidate.reference)))
      // Of all keys of an entry the nearest will do.
      guard entries.insert(candidate.reference).inserted, seen.insert(citekey).inserted else {
        continue
      }
      result.append((citekey, candidate.reference))
      if result.count == limit { break }
    }
    return result
  }
}
