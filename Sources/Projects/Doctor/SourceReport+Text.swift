import CitationFeatures
import PaperIndex

// A report is an outline first: lines with a depth. As plain text the depth is blanks, as Markdown it
// is headings and lists.

extension SourceReport {
  /// What a list of files or keys is cut at; the JSON has all.
  private static let shownLimit = 20

  private struct Line {
    let depth: Int
    let text: String
  }

  /// For a terminal, with paths from `folder` where they lie below it.
  package func text(from folder: String?) -> String { SourceReport.text(lines(from: folder)) }

  /// For an editor.
  package func markdown(from folder: String?) -> String {
    SourceReport.markdown(lines(from: folder))
  }

  /// What is said of the names alone: for a hover over one.
  package func namesText(from folder: String?) -> String {
    SourceReport.text(nameLines(from: folder))
  }

  /// The same as Markdown.
  package func namesMarkdown(from folder: String?) -> String {
    SourceReport.markdown(nameLines(from: folder))
  }

  private static func text(_ lines: [Line]) -> String {
    lines.map { line in
      (line.depth == 1 ? "\n" : "") + String(repeating: "  ", count: max(0, line.depth)) + line.text
    }.joined(separator: "\n")
  }

  private static func markdown(_ lines: [Line]) -> String {
    lines.map { line in
      let text = MarkdownEscape.escaped(line.text)
      return switch line.depth {
      case ..<0: "\(text)\n"
      case 0: "# \(text)"
      case 1: "\n## \(text)\n"
      default: String(repeating: "  ", count: line.depth - 2) + "- \(text)"
      }
    }.joined(separator: "\n")
  }

  private func nameLines(from folder: String?) -> [Line] {
    var outline = Outline(folder: folder)
    var listed: Set<String> = []
    for name in names { outline.add(name, in: self, &listed) }
    // The first level is the text, and the others are a list below it.
    return outline.lines.map { Line(depth: $0.depth == 2 ? -1 : $0.depth - 1, text: $0.text) }
  }

  private func lines(from folder: String?) -> [Line] {
    var outline = Outline(folder: folder)
    for document in documents.prefix(SourceReport.shownLimit) { outline.add(document) }
    outline.addRest(of: documents.count, "documents", at: 0)
    if documents.isEmpty {
      outline.add(0, "\(workspaceFolder.map(outline.shown) ?? "This folder"): no document")
    }
    outline.add(
      1,
      isHealthy ? "Nothing is broken" : "Something is broken: \(complaints.joined(separator: ", "))"
    )
    outline.add(1, "Bibliographies")
    if sources.isEmpty { outline.add(2, "none") }
    var listed: Set<String> = []
    for name in names { outline.add(name, in: self, &listed) }
    if let newEntries { outline.add(newEntries) }
    outline.add(1, "What decided")
    outline.addSettings(of: self)
    for root in roots {
      let place = root.place.map { ", as \(outline.shown($0)) says" } ?? ""
      outline.add(2, "part of \(outline.shown(root.path))\(place)")
    }
    for search in projectFiles where !search.found.isEmpty {
      let files = search.found.map(outline.shown).joined(separator: ", ")
      outline.add(2, "\(search.tool): \(files)\(search.finding.map { ": \($0)" } ?? "")")
    }
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      outline.add(2, "the environment has \(name)=\(value)")
    }
    if let workspaceFolder { outline.add(2, "workspace folder: \(workspaceFolder)") }
    if !problems.isEmpty {
      outline.add(1, "Other problems")
      for problem in problems { outline.add(problem, at: 2) }
    }
    return outline.lines
  }

  /// Lines as they are added.
  private struct Outline {
    let folder: String?
    var lines: [Line] = []

    init(folder: String?) { self.folder = folder }

    mutating func add(_ depth: Int, _ text: String) { lines.append(Line(depth: depth, text: text)) }

    /// Says that a list of so many things is cut.
    mutating func addRest(of count: Int, _ what: String, at depth: Int) {
      let more = count - SourceReport.shownLimit
      if more > 0 { add(depth, "… and \(more) more \(what)") }
    }

    func shown(_ path: String) -> String {
      guard let folder else { return path }
      return path == folder ? "." : DocumentFiles.relative(path, to: folder)
    }

    func shown(_ place: Place) -> String { "\(shown(place.path)):\(place.line):\(place.column)" }

    mutating func add(_ problem: Finding, at depth: Int) {
      let place = problem.place.map { "\(shown($0)): " } ?? ""
      add(depth, "\(place)\(problem.message) [\(problem.code)]")
    }

    mutating func add(_ document: Document) {
      var counts: [String] = []
      func count(_ number: Int, _ what: String) {
        if number > 0 { counts.append("\(number) \(what)") }
      }
      count(document.knownCount, "known")
      count(document.elsewhereCount, "only in your library or index")
      count(document.unknown.count, "unknown")
      count(document.undecidedCount, "that cannot be checked")
      let keys = document.keyCount == 1 ? "1 key" : "\(document.keyCount) keys"
      add(
        0,
        "\(shown(document.path)): \(document.language), "
          + (document.keyCount == 0
            ? "cites nothing" : "cites \(keys): \(counts.joined(separator: ", "))"))
      for key in document.unknown.prefix(SourceReport.shownLimit) {
        add(2, "unknown: \(key.key) (\(shown(key.place)))")
      }
      addRest(of: document.unknown.count, "unknown keys", at: 2)
    }

    mutating func add(_ name: Name, in report: SourceReport, _ listed: inout Set<String>) {
      let sources = report.sources.filter { name.found.contains($0.path) }
      let fresh = sources.filter { listed.insert($0.path).inserted }
      for source in fresh.prefix(SourceReport.shownLimit) {
        add(2, summary(of: source))
        if let failure = source.failure { add(3, failure) }
        if let problem = source.problem { add(problem, at: 3) }
      }
      addRest(of: fresh.count, "files", at: 2)
      if fresh.isEmpty {
        // Several names may mean one file.
        let others = sources.map { shown($0.path) }.joined(separator: ", ")
        if name.origin == .workspace {
          add(
            2,
            "nobody names one, and no file in \(name.tried.map(shown).joined(separator: ", ")) "
              + "fits \(name.name)")
          return
        }
        add(2, others.isEmpty ? "“\(name.name)”: not found" : "“\(name.name)”: \(others), as above")
      }
      add(3, reason(of: name))
      let isFound = !name.found.isEmpty
      // The last one is the one that counts.
      let tried = (isFound ? name.tried.dropLast() : name.tried[...])
        .filter { !name.found.contains($0) }
      if name.origin != .workspace, !tried.isEmpty {
        add(3, isFound ? "tried before:" : "tried, in this order:")
        for path in tried.prefix(SourceReport.shownLimit) { add(4, path) }
        addRest(of: tried.count, "places", at: 4)
      }
      // That it is not there was said.
      for problem in name.problems where isFound || !problem.isOfMissingFile {
        add(problem, at: 3)
      }
    }

    mutating func add(_ new: NewEntries) {
      add(1, "New entries")
      if let target = new.target {
        add(
          2,
          (new.isMissing ? "make \(shown(target)): " : "go into \(shown(target)): ") + new.reason)
      } else {
        add(2, "go nowhere: \(new.reason)")
      }
      for refusal in new.refused { add(3, "not into \(shown(refusal.path)): \(refusal.message)") }
      guard new.target != nil else { return }
      switch new.mode {
      case .always where new.refused.isEmpty: break
      case .always, .ask: add(3, "after a question")
      case .never: add(3, "by quick fix only, as insertEntries says")
      }
    }

    private func summary(of source: Source) -> String {
      guard let format = source.format else { return "\(shown(source.path)): not read" }
      let entries = source.entryCount == 1 ? "1 entry" : "\(source.entryCount) entries"
      let role =
        switch source.role {
        case .project: "its keys can be cited"
        case .global: "your library, whose keys are not known"
        case .index: "papers to find"
        }
      let problems =
        switch source.problemCount {
        case 0: ""
        case 1: ", 1 problem:"
        case let count: ", \(count) problems, as this one:"
        }
      return "\(shown(source.path)): \(format), \(entries), role \(source.role.rawValue) (\(role))"
        + problems
    }

    /// Who named it.
    private func reason(of name: Name) -> String {
      let place = name.place.map { " in \(shown($0))" } ?? ""
      let written = " as “\(name.name)”"
      switch name.origin {
      case .document, .project, .settings, .client: return "\(name.origin.clause)\(place)\(written)"
      case .argument, .embedded: return name.origin.clause
      case .workspace:
        return "nobody names one, so all that fit \(name.name) in "
          + "\(name.tried.map(shown).joined(separator: ", ")) count"
      }
    }

    mutating func addSettings(of report: SourceReport) {
      if let file = report.settingsFile {
        add(2, "settings: \(shown(file))")
        return
      }
      let folders = report.settingsTried.map(PathText.folder)
      add(
        2,
        "no refdesk.json"
          + (folders.isEmpty ? "" : " in \(folders.joined(separator: ", "))")
          + ": what documents name counts, or else all bibliographies of the workspace folder")
    }
  }
}
