// Kpathsea looks for files in lists of folders: `BIBINPUTS` for bibliographies, `TEXINPUTS` for what is
// included. Elements are parted by colons; one that ends in `//` means the folders below it, too, and an
// empty one the default (kpathsea manual, "Path specifications"). No program is asked: what is known
// without asking is the environment, latexmk's settings and where trees usually are.

/// Where TeX and BibTeX look for files beside the project's own folders.
package struct TeXSearchPaths: Sendable, Hashable {
  /// One element of a list.
  struct Element: Sendable, Hashable {
    /// Absolute, or as seen from the folder that TeX is started in.
    var folder: String
    /// What stands between the folder and a name, as a pattern; `nil` for nothing.
    var pattern: String?

    /// The file of a name, or a pattern for it, in the folder that TeX is started in.
    func path(of name: String, from start: String) -> String {
      let whole = PathText.tidied(PathText.join(start, folder))
      return PathText.join(pattern.map { PathText.join(whole, $0) } ?? whole, name)
    }
  }

  /// Elements of one list that count.
  private static let limit = 64

  /// For bibliographies.
  private(set) var bibliographies: [Element] = []
  /// For what is included.
  private(set) var inputs: [Element] = []
  /// What `~` stands for.
  private var home: String?
  /// The trees that are looked at last, for bibliographies.
  private(set) var trees: [Element] = []

  /// No folder beside the project's.
  package init() {}

  /// What `variables`, the environment, says, and the trees that are there.
  package init(variables: (String) -> String?, home: String?, trees: [String] = []) {
    self.home = home
    for (name, list) in [
      ("BIBINPUTS", \TeXSearchPaths.bibliographies), ("TEXBIB", \.bibliographies),
      ("TEXINPUTS", \.inputs),
    ] {
      guard let value = variables(name) else { continue }
      self[keyPath: list] += TeXSearchPaths.elements(of: value, variables, home: home)
    }
    let own = variables("TEXMFHOME") ?? home.map { PathText.join($0, "texmf") } ?? ""
    let named = variables("TEXMFDIST")?.split(separator: ":").map(String.init)
    for tree in (own.isEmpty ? [] : [own]) + (named ?? trees) {
      self.trees.append(
        Element(
          folder: PathText.join(PathText.expandingHome(tree, home: home), "bibtex/bib"),
          pattern: "**"))
    }
  }

  /// What this process was started with, and the trees that are there.
  package static var ofProcess: TeXSearchPaths {
    var paths = TeXSearchPaths(
      variables: SystemCalls.environmentValue, home: SystemCalls.homeFolder,
      trees: distributionTrees)
    paths.trees.removeAll { FileStamp(path: $0.folder) == nil }
    return paths
  }

  /// Where distributions are installed: Debian's, MacTeX's and TeX Live's own. Looked for once.
  private static let distributionTrees: [String] = {
    let years = Glob("/usr/local/texlive/2*/texmf-dist/ls-R", in: "/").expand().paths
      .map(PathText.folder).reversed()
    let known = [
      "/usr/local/share/texmf", "/usr/local/texlive/texmf-local", "/usr/share/texmf",
      "/usr/share/texlive/texmf-dist", "/usr/share/texmf-dist",
    ]
    return (known + years).filter { FileStamp(path: $0) != nil }
  }()

  /// Adds what settings of latexmk say.
  mutating func add(_ settings: LatexmkSettings) {
    let variables = SystemCalls.environmentValue
    for value in settings.bibliographyPaths {
      bibliographies += TeXSearchPaths.elements(of: value, variables, home: home)
    }
    for value in settings.inputPaths {
      inputs += TeXSearchPaths.elements(of: value, variables, home: home)
    }
  }

  // MARK: Elements

  /// The elements of a list but for empty ones, which mean the default, and the folder TeX is started
  /// in, which is looked at anyway.
  private static func elements(
    of list: String, _ variables: (String) -> String?, home: String?
  ) -> [Element] {
    var found: [Element] = []
    for part in list.split(separator: ":") {
      for element in BraceAlternatives.expand(String(part)) {
        guard found.count < limit, let element = Self.element(element, variables, home: home) else {
          continue
        }
        found.append(element)
      }
    }
    return found
  }

  private static func element(
    _ text: String, _ variables: (String) -> String?, home: String?
  ) -> Element? {
    // Only names that a list of the tree's files has.
    var text = text.hasPrefix("!!") ? String(text.dropFirst(2)) : text
    text = PathText.expandingHome(text.replacing("$PWD", with: "."), home: home)
    guard let whole = expandingVariables(text, variables) else { return nil }
    let parts = whole.split(separator: "/", omittingEmptySubsequences: false)
    // `a//b//`: any number of folders at each double slash.
    var folder: [Substring] = []
    var pattern: [Substring] = []
    for (index, part) in parts.enumerated() {
      if part.isEmpty, index > 0 {
        if index < parts.count - 1 || parts[index - 1].isEmpty, pattern.last != "**" {
          if index > 1 || !parts[0].isEmpty { pattern.append("**") }
        }
      } else if pattern.isEmpty {
        folder.append(part)
      } else {
        pattern.append(part)
      }
    }
    let base = folder.joined(separator: "/")
    if base.isEmpty, !whole.hasPrefix("/") { return nil }
    if base == "." && pattern.isEmpty { return nil }
    return Element(
      folder: base.isEmpty ? "/" : base,
      pattern: pattern.isEmpty ? nil : pattern.joined(separator: "/"))
  }

  /// `text` with `$NAME` and `${NAME}` replaced; `nil` when one is not set.
  private static func expandingVariables(
    _ text: String, _ variables: (String) -> String?
  ) -> String? {
    guard text.contains("$") else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let isBraced = rest.hasPrefix("{")
      if isBraced { rest = rest.dropFirst() }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest[name.endIndex...]
      if isBraced { rest = rest.dropFirst() }
      guard let value = variables(String(name)) else { return nil }
      result += value
    }
    return result + rest
  }
}
