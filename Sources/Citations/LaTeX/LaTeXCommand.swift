// What commands mean is said in tables, and by a rule for names that no table has. The names are
// those of the manuals of natbib, biblatex (with its styles apa, chicago and mla), apacite, jurabib,
// amsrefs, REVTeX, csquotes, multibib, bibunits, bibentry, import, subfiles, chapterfolder and listings.

/// What a LaTeX command means to citations.
enum LaTeXCommand: Sendable {
  case citation(LaTeXCitationShape)

  /// Begins and ends an environment.
  case begin
  case end

  /// Asks something that can be answered here: `\iffalse`, `\if0`.
  case conditional(Conditional)

  /// Parts what an answered question keeps from what it leaves out: `\else`.
  case otherwise

  /// Ends the file: `\endinput`.
  case fileEnd

  /// Makes a character the beginning and end of text as it is, or gives it back: `\MakeShortVerb{\|}`.
  case shortVerbatim(isMade: Bool)

  /// Text as it is, between braces after so many brace groups: `\lstinline[…]{…}`. With
  /// `hasDelimiter`, also between two of any character: `\verb|…|`.
  case verbatim(groupsBefore: Int, hasDelimiter: Bool)

  /// Defines a command.
  case definition(Definition)

  /// Defines an environment whose text is as it is; the name is in the first brace group.
  case verbatimEnvironment

  /// Names bibliographies in its first brace group, or its optional argument. Names in a list lack the
  /// ending.
  case bibliographies(isList: Bool, isOptional: Bool, ending: String = ".bib")

  /// Begins a section with bibliographies of its own in its optional argument: `\newrefsection`.
  case section

  /// Defines more citation and bibliography commands for a list of endings (`\newcites` of multibib).
  case moreBibliographies

  /// Names another document.
  case link(Link)

  /// Defines a key in the brace group behind so many others: `\bibitem[label]{key}`,
  /// `\harvarditem[short]{full}{year}{key}`.
  case bibliographyItem(groupsBefore: Int)

  /// What only ConTeXt has: its citations stand in brackets.
  case context(Context)

  /// What a command asks.
  enum Conditional: Sendable {
    case always
    case never
    /// Whether the two tokens behind it are the same: `\if0`.
    case sameTokens
  }

  /// What a command of ConTeXt says.
  enum Context: Sendable {
    case other
    /// `\starttext`
    case text
    /// `\usebtxdataset[name][refs.bib]`
    case bibliography
    /// `\component chapter`
    case component
    /// `\product book`
    case parent

    /// Whether no LaTeX document has a command of that name.
    var isNowhereElse: Bool {
      switch self {
      case .other, .text, .bibliography: true
      case .component, .parent: false
      }
    }
  }

  /// How a command is defined.
  enum Definition: Sendable {
    /// `\newcommand{\name}[2][default]{body}`
    case latex
    /// `\NewDocumentCommand{\name}{o m}{body}`
    case document
    /// `\def\name#1{body}`
    case plain
    /// `\let\name=\other`
    case alias
    /// `\DeclareCiteCommand{\name}…`
    case citation(repeats: Bool)
  }

  /// How a command names another document.
  enum Link: Sendable {
    /// `\input{file}`, `\input file`
    case file(DocumentLink.Kind)
    /// `\import{folder}{file}`, and behind so many other groups: `\cfchapter{title}{folder}{file}`
    case folderAndFile(DocumentLink.Kind, groupsBefore: Int = 0)
    /// `\usepackage[options]{a,b}`
    case packages
    /// `\documentclass[options]{class}`
    case documentClass
  }

  /// What a name means; `nil` if nothing.
  static func named(_ name: LaTeXName, in bytes: [UInt8]) -> LaTeXCommand? {
    if let known = LaTeXCommandTable.commands[name.hash] { return known }
    guard name.mentionsCite, !LaTeXCommandTable.citesNothing.contains(name.hash) else { return nil }
    return guess(bytes[name.range])
  }

  /// What names of commands begin with that set how others cite: `\DeclareInnerCiteDelims{cite}`,
  /// `\mciteSetSublistMode{f}`.
  private static let settingPrefixes = [
    "Declare", "Undeclare", "Register", "Set", "At", "Print", "mciteS", "mk", "if",
  ].map { Array($0.utf8) }

  /// A command nobody knows with `cite` in its name is a citation command of a style or of the user's
  /// own, unless what follows does not look like keys.
  private static func guess(_ name: ArraySlice<UInt8>) -> LaTeXCommand? {
    guard !name.contains(UInt8(ascii: "@")),
      !settingPrefixes.contains(where: { name.starts(with: $0) })
    else { return nil }
    let isNocite = name.starts(with: "nocite".utf8)
    let isMulticite = name.suffix(5).elementsEqual("cites".utf8)
    return .citation(
      LaTeXCitationShape(isNocite ? .nocite : .normal, repeats: isMulticite, isGuess: true))
  }
}
