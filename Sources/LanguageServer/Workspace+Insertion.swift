import Bibliography
import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import Projects

extension Workspace {
  /// Puts in where and how entries of papers from elsewhere are written.
  func addInsertion(
    to state: inout SourcesState, of snapshot: LibrarySnapshot, in library: Library
  ) {
    let settings = snapshot.list.settings
    state.insertTarget = insertTarget(of: snapshot, in: library)
    state.addsAcceptedPapers = settings.insertEntries != .never
    state.asksBeforeAdding = settings.insertEntries == .ask
    state.keyTemplate = settings.keyTemplate.flatMap(KeyTemplate.init)
  }

  /// The name of the file that new entries are written into, looked for once for each snapshot.
  private func insertTarget(of snapshot: LibrarySnapshot, in library: Library) -> String? {
    if let known = insertTargets[snapshot.scope], known.generation == snapshot.generation {
      return known.name
    }
    let name = InsertTargets(of: snapshot, in: library).first?.name
    insertTargets[snapshot.scope] = (snapshot.generation, name)
    return name
  }

  /// What stands first in the labels of completion items.
  func completionLabel(of uri: DocumentURI) -> CompletionLabel {
    snapshot(of: uri)?.list.settings.completionLabel ?? .key
  }
}
