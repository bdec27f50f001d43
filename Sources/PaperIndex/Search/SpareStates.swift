import Synchronization

/// The states of entries that the last search left: of a million entries fresh memory costs more than most
/// searches. Who searches takes them and gives them back.
final class SpareStates: Sendable {
  private let states = Mutex(EntryScores.Spare())

  /// What the last search left; nothing while another one has it.
  func take() -> EntryScores.Spare {
    states.withLock { states in
      let taken = states
      states = EntryScores.Spare()
      return taken
    }
  }

  func giveBack(_ taken: EntryScores.Spare) {
    states.withLock { $0 = taken }
  }
}
