import PaperIndex

extension SourceReport {
  /// Where the entry of a paper is written that the project has not.
  package struct NewEntries: Sendable, Equatable {
    /// A bibliography that is not taken, and why: a sentence.
    package struct Refusal: Sendable, Equatable {
      package let path: String
      package let message: String
    }

    /// The `.bib`; `nil` where there is none.
    package let target: String?
    /// Whether it has to be made.
    package let isMissing: Bool
    /// Why it is that one, or none: a clause.
    package let reason: String
    /// Those that would come before it.
    package let refused: [Refusal]
    /// Whether accepting a paper in completion writes its entry.
    package let mode: EntryInsertionMode
  }
}

extension SourceReport.NewEntries {
  /// Linear in the bibliographies that are looked at, as they are on disk.
  init(of snapshot: LibrarySnapshot, in library: Library, citedIn document: String?) {
    let targets = InsertTargets(of: snapshot, in: library)
    let choice = targets.choice {
      WritableBibliography.read($0.path, calledBy: $0.name, isChosen: $0.isChosen)
    }
    let taken = choice.taken?.target
    target = taken?.path
    isMissing = taken?.isMissing ?? false
    refused = choice.refused.map { Refusal(path: $0.target.path, message: $0.message) }
    mode = snapshot.list.settings.insertEntries ?? .always
    reason =
      if let taken {
        Self.reason(for: taken)
      } else if refused.isEmpty {
        targets.reasonForNone(in: document.map(PathText.name) ?? "the folder")
      } else {
        "none may be written"
      }
  }

  private static func reason(for target: InsertTarget) -> String {
    if target.isChosen { return "as insertTarget says" }
    return SourceReport.Origin(target.origin ?? .workspace).clause
  }
}

extension SourceReport.Origin {
  /// Who named a bibliography.
  var clause: String {
    switch self {
    case .document: "named by the document"
    case .project: "named by another file of the project"
    case .settings: "named by the settings"
    case .client: "named by the editor's settings"
    case .argument: "named on the command line"
    case .workspace: "nobody names a bibliography, and this one is the nearest"
    case .embedded: "has entries of its own"
    }
  }
}
