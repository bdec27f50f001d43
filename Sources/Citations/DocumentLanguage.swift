/// The language of a document, as far as it matters to citations.
package enum DocumentLanguage: Sendable {
  /// Markdown with Pandoc's citations, and its relatives.
  case markdown

  /// LaTeX, with the citation commands of its packages.
  case latex

  /// Typst: `@key`, `#cite(<key>)`.
  case typst

  /// Org, with its own citations and those of org-ref.
  case org

  /// reStructuredText, with the roles of sphinxcontrib-bibtex.
  case restructuredText

  /// A Jupyter notebook as the JSON that is on disk; its Markdown cells cite.
  case notebook

  /// A bibliography file, which cites nothing.
  case bibliography

  /// The language of the file at a path or URI, or else the one the client named; `nil` when
  /// neither is known.
  ///
  /// The ending comes first: clients name languages differently, and some name that of the session
  /// a file was opened from.
  package init?(path: String, languageID: String? = nil) {
    guard let language = Self(fileName: path) ?? languageID.flatMap(Self.init(languageID:)) else {
      return nil
    }
    self = language
  }

  private init?(fileName path: String) {
    let name = path.utf8.suffix(while: { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") })
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased() {
    case "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdtext", "mdx", "pandoc", "pdc", "qmd",
      "rmd", "rmarkdown", "myst", "livemd":
      self = .markdown
    // Packages and classes are documents only where a client has them open: others wrote them.
    case "tex", "ltx", "latex", "rnw", "rtex", "tikz", "dtx", "mkiv", "mkxl":
      self = .latex
    case "typ":
      self = .typst
    case "org":
      self = .org
    case "rst", "rest":
      self = .restructuredText
    case "ipynb":
      self = .notebook
    case "bib", "bibtex", "biblatex", "ris", "nbib", "enw":
      self = .bibliography
    case "json" where name.suffix(9).elementsEqual(".csl.json".utf8):
      self = .bibliography
    default:
      return nil
    }
  }

  private init?(languageID: String) {
    switch languageID.lowercased() {
    case "markdown", "pandoc", "markdown.pandoc", "pandoc-markdown", "quarto", "qmd", "rmd",
      "rmarkdown", "mdx", "myst", "gfm", "vimwiki.markdown":
      self = .markdown
    case "latex", "tex", "plaintex", "plain-tex", "latex-expl3", "rnoweb", "rsweave", "sweave",
      "tex.latex", "latex-mode", "tex-mode", "doctex", "context":
      self = .latex
    case "typst", "typst-markup":
      self = .typst
    case "org", "org-mode":
      self = .org
    case "restructuredtext", "rst", "rest":
      self = .restructuredText
    case "bib", "bibtex", "biblatex":
      self = .bibliography
    default:
      return nil
    }
  }
}

extension String.UTF8View {
  /// The longest suffix whose bytes all satisfy a condition.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> Substring.UTF8View {
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      guard condition(self[before]) else { break }
      start = before
    }
    return self[start...]
  }
}
