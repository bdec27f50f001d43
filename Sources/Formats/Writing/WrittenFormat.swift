import Bibliography

/// The formats that bibliographies are written in.
package enum WrittenFormat: String, Sendable, CaseIterable {
  case cslJSON = "csl-json"
  case cslYAML = "csl-yaml"
  case hayagriva
  case bibTeX = "bibtex"
  case biblatex = "biblatex"
  case ris

  /// The format's name for people.
  package var name: String {
    switch self {
    case .cslJSON: "CSL-JSON"
    case .cslYAML: "CSL-YAML"
    case .hayagriva: "Hayagriva"
    case .bibTeX: "BibTeX"
    case .biblatex: "biblatex"
    case .ris: "RIS"
    }
  }

  /// Whether a source of a format is written in this one.
  package func isFormat(of format: SourceFormat) -> Bool {
    switch self {
    case .cslJSON: format == .cslJSON
    case .cslYAML: format == .cslYAML
    case .hayagriva: format == .hayagriva
    case .bibTeX, .biblatex: format == .bibTeX
    case .ris: format == .ris
    }
  }

  /// Whether entries of this format can inherit by the rules of biblatex.
  package var hasInheritance: Bool { self == .biblatex }

  /// A writer that has written nothing.
  package func makeWriter() -> any EntryWriter {
    switch self {
    case .cslJSON: CSLJSONWriter()
    case .cslYAML: CSLYAMLWriter()
    case .hayagriva: HayagrivaWriter()
    case .bibTeX: BibTeXWriter(.bibTeX)
    case .biblatex: BibTeXWriter(.biblatex)
    case .ris: RISWriter()
    }
  }
}
