/// What LaTeX files define of their own that matters to citations, by hashes of names.
package struct LaTeXVocabulary: Equatable, Sendable {
  /// Commands that cite.
  var commands: [UInt64: LaTeXCitationShape] = [:]

  /// Environments whose text is as it is, or left out.
  var verbatimEnvironments: Set<UInt64> = []

  /// Commands that name bibliographies (`\bibliographysec` after `\newcites{sec}`).
  var bibliographyCommands: Set<UInt64> = []

  /// A command that hands its arguments on to another, which the file does not define.
  struct Handover: Equatable, Sendable {
    /// Where an argument stands among those of the command.
    struct Argument: Equatable, Sendable {
      let groupsBefore: Int
      let option: Int?
    }

    /// The other command.
    let command: UInt64
    /// What is handed on in each of its brace groups; `nil` where something else stands.
    let arguments: [Argument?]
    /// Whether it is another name for the other command.
    let isAlias: Bool
  }

  /// Handovers by the hash of the command's name.
  var handovers: [UInt64: [Handover]] = [:]

  /// Characters that begin and end text as it is.
  var shortVerbatim: Set<UInt8> = []

  /// Nothing.
  package init() {}

  /// Commands that cite, by their names without the backslash. Each may have a star.
  package init(citationCommands names: some Sequence<String>) {
    for name in names { commands[LaTeXName.hash(name.utf8)] = LaTeXCitationShape(.normal) }
  }

  package var isEmpty: Bool { self == LaTeXVocabulary() }

  /// Adds what another file defines; what is defined here already stays.
  package mutating func formUnion(_ other: LaTeXVocabulary) {
    commands.merge(other.commands) { known, _ in known }
    verbatimEnvironments.formUnion(other.verbatimEnvironments)
    bibliographyCommands.formUnion(other.bibliographyCommands)
    shortVerbatim.formUnion(other.shortVerbatim)
    handovers.merge(other.handovers) { known, _ in known }
  }

  /// Learns the commands that hand their arguments on to those of other files. Linear in the
  /// definitions, for each time that one stands on another.
  package mutating func followHandovers() {
    for _ in 0..<8 {
      var hasLearned = false
      for (name, handovers) in handovers where commands[name] == nil {
        for handover in handovers {
          guard let shape = shape(of: handover) else { continue }
          commands[name] = shape
          hasLearned = true
          break
        }
      }
      if !hasLearned { return }
    }
  }

  private func shape(of handover: Handover) -> LaTeXCitationShape? {
    guard let shape = commands[handover.command] else { return nil }
    if handover.isAlias { return shape }
    guard shape.keyOption == nil, handover.arguments.count > shape.groupsBeforeKeys,
      let argument = handover.arguments[shape.groupsBeforeKeys]
    else { return nil }
    return LaTeXCitationShape(
      shape.mode, groupsBeforeKeys: argument.groupsBefore, keyOption: argument.option)
  }
}
