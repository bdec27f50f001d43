import Bibliography
import Formats
import PaperIndex
import Synchronization

/// The keys that papers get which are not in the project yet.
package struct InsertionKeys: Sendable {
  /// So many suffixes are tried.
  private static let suffixLimit = 20_000

  private let library: Library
  private let project: ProjectTemplate

  private var template: KeyTemplate? { project.template(of: library) }

  /// Keys by a template, or where none is given by that of the project, which is found out when the
  /// first key is made; where there is none either, those that the papers have where they are. O(1).
  package init(library: Library, template: KeyTemplate?) {
    self.library = library
    project = ProjectTemplate(template)
  }

  /// A template that may not be known yet.
  private final class ProjectTemplate: Sendable {
    private let known: Mutex<KeyTemplate??>

    init(_ template: KeyTemplate?) { known = Mutex(template.map { .some($0) }) }

    func template(of library: Library) -> KeyTemplate? {
      known.withLock {
        if let template = $0 { return template }
        let template = KeyTemplate(of: library)
        $0 = .some(template)
        return template
      }
    }
  }

  /// The key of a paper in the project: by the template, else its own; with a letter behind it when
  /// an entry of another work has it already. BibTeX takes `Smith` and `smith` for one key, and so
  /// does this. What the project has keeps its key. `others` are keys that have just been given.
  package func key(for merged: MergedEntry, besides others: Set<Citekey> = []) -> Citekey {
    if library.role(of: merged.reference) == .project, !merged.entry.key.utf8.isEmpty {
      return merged.entry.key
    }
    let made = template?.key(for: merged.entry)?.utf8 ?? []
    var key = made.isEmpty ? merged.entry.key.utf8 : made
    if key.isEmpty {
      key = GeneratedCitekey.keys(for: [KeyIngredients(merged.entry)]).first?.utf8 ?? []
    }
    return unused(Citekey(utf8: BibTeXKey.writable(key)), by: merged.work, others)
  }

  /// The key, with the first letter behind it that makes it no other work's: a, b, …, z, aa, ab, …
  package func unused(
    _ key: Citekey, by work: Work, _ others: Set<Citekey> = []
  ) -> Citekey {
    for number in 0..<InsertionKeys.suffixLimit {
      let candidate = key.utf8 + InsertionKeys.suffix(number)
      if others.contains(Citekey(utf8: candidate)) { continue }
      let holders = library.projectEntries(forKeyOfAnyCase: candidate)
      if holders.isEmpty { return Citekey(utf8: candidate) }
      if let own = holders.first(where: work.members.contains) {
        return Citekey(utf8: Array(library.keyBytes(own)))
      }
    }
    return key
  }

  /// Nothing, a, b, …, z, aa, ab, …
  private static func suffix(_ number: Int) -> [UInt8] {
    var letters: [UInt8] = []
    var rest = number
    while rest > 0 {
      rest -= 1
      letters.append(UInt8(ascii: "a") + UInt8(rest % 26))
      rest /= 26
    }
    return letters.reversed()
  }
}
