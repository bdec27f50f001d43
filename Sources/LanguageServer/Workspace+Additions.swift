import Bibliography
import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import Projects

extension Workspace {
  /// How papers get into the bibliography of a document that it has not; `nil` while its sources are not
  /// known, and where they cannot. Made once for each state of the sources.
  func additions(of uri: DocumentURI) -> PaperAdditions? {
    guard let snapshot = snapshot(of: uri) else { return nil }
    if let known = additions[snapshot.scope] { return known }
    let library = library(in: snapshot)
    let settings = snapshot.list.settings
    let mode = settings.insertEntries ?? .always
    let made = InsertTargets(of: snapshot, in: library).first.map { target in
      PaperAdditions(
        target: target.name,
        keys: InsertionKeys(library: library, template: settings.keyTemplate),
        isAutomatic: mode != .never, asks: mode == .ask)
    }
    additions[snapshot.scope] = .some(made)
    return made
  }
}
