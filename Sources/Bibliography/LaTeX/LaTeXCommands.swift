/// The commands that occur in bibliographies and what they stand for.
///
/// What is not listed is markup: it is dropped and its arguments are kept.
enum LaTeXCommands {
  /// What a command does to the text.
  enum Meaning: Sendable {
    /// Puts a combining mark on the next letter.
    case accent(Unicode.Scalar)
    /// Stands for a text.
    case text(String)
    /// A letter without its dot, or with it, where an accent will replace the dot.
    case dotless(String, dotted: String)
    /// A blank, whose optional argument is not shown.
    case space
    /// A length follows, that is not shown; a blank where it is horizontal space.
    case glue(isSpace: Bool)
    /// Puts its argument between quotes.
    case quotation
    /// Puts its argument between two texts.
    case enclosure(String, String)
    /// Changes how its argument looks.
    case style(RichText.Style)
    /// Changes how the rest of the group looks.
    case declaredStyle(RichText.Style)
    /// Ends all styles for the rest of the group.
    case plainStyle
    /// A character by its number.
    case character
    /// Shows its argument as typed.
    case verbatim
    /// Shows as typed what stands between the sign after it and the same sign.
    case delimitedVerbatim
    /// Stands before what math shows, where `\else` and `\fi` say what text shows.
    case mathBranch
    /// Changes how what follows looks, in a way that is not kept.
    case declaration
    /// Has that many arguments that are not shown, before those that are.
    case skippingArguments(Int)
  }

  /// The meaning of a command of one letter: nearly all that occur in names, and so not looked up.
  static func meaning(ofLetter letter: UInt8) -> Meaning? {
    if let mark = LaTeXAccents.mark(ofLetter: letter) { return .accent(mark) }
    switch letter {
    case UInt8(ascii: "i"): return .dotless("ı", dotted: "i")
    case UInt8(ascii: "j"): return .dotless("ȷ", dotted: "j")
    case UInt8(ascii: "o"): return .text("ø")
    case UInt8(ascii: "O"): return .text("Ø")
    case UInt8(ascii: "l"): return .text("ł")
    case UInt8(ascii: "L"): return .text("Ł")
    case UInt8(ascii: "S"): return .text("§")
    case UInt8(ascii: "P"): return .text("¶")
    default: return nil
    }
  }

  /// The meaning of a command by its name of several letters, without the backslash.
  static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [
      "imath": .dotless("ı", dotted: "i"), "jmath": .dotless("ȷ", dotted: "j"),
      "verb": .delimitedVerbatim, "ifmmode": .mathBranch, "char": .character,
      "symbol": .character, "unichar": .character, "fontsize": .skippingArguments(2),
      "setlength": .skippingArguments(2),
    ]
    for (name, text) in texts { meanings[name] = .text(text) }
    for (name, mark) in LaTeXAccents.named { meanings[name] = .accent(mark) }
    for name in words(spaces) { meanings[name] = .space }
    for name in ["hskip", "hglue"] { meanings[name] = .glue(isSpace: true) }
    for name in ["kern", "mkern", "vskip", "vglue", "mskip", "raise", "lower", "penalty"] {
      meanings[name] = .glue(isSpace: false)
    }
    for name in words(quotations) { meanings[name] = .quotation }
    for (name, open, close) in enclosures { meanings[name] = .enclosure(open, close) }
    for (style, names) in styles {
      for name in words(names) { meanings[name] = .style(style) }
    }
    for (style, names) in declaredStyles {
      for name in words(names) { meanings[name] = .declaredStyle(style) }
    }
    for name in words(plainStyles) { meanings[name] = .plainStyle }
    for name in words(addresses) { meanings[name] = .verbatim }
    for name in words(declarations) { meanings[name] = .declaration }
    for name in words(withHiddenArgument) { meanings[name] = .skippingArguments(1) }
    return meanings
  }()

  /// All commands that stand for a text; of a name that is there twice the last one counts.
  private static let texts: [(name: String, text: String)] = {
    let greek = LaTeXLetters.greek + LaTeXLetters.greekCapitals
    return LaTeXSigns.math + greek + greek.map { ("text" + $0.name, $0.text) }
      + LaTeXLetters.greekText + LaTeXLetters.cyrillic + LaTeXLetters.phonetic
      + LaTeXSigns.text + LaTeXSigns.punctuation + LaTeXSigns.logos + LaTeXLetters.latin
      + AstronomyJournals.names.map { ($0.0, $0.1) }
  }()

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  private static let spaces = """
    space nobreakspace thinspace negthinspace medspace thickspace enspace enskip quad qquad newline
    linebreak nolinebreak pagebreak par bibpar break item xspace addspace addnbspace addthinspace
    addnbthinspace addlowpenspace addhighpenspace addabbrvspace addabthinspace
    """

  /// Without arguments, and never anything a reader sees.
  private static let declarations = """
    sf tt mdseries sffamily selectfont tiny scriptsize footnotesize small normalsize large Large
    LARGE huge Huge smc SMC relax protect noindent centering raggedright sloppy else fi boldmath
    unboldmath displaystyle textstyle nobreak allowbreak null ignorespaces unskip TU leavevmode strut
    hfil hfill bgroup egroup left right limits nolimits smallskip medskip bigskip textcompwordmark
    textnospace isdot nopunct unspace bibsentence autocap cyrillicencoding cyrchar textcyrillic
    nocorr zeropenalty hspace* compwordmark
    """

  private static let quotations = "enquote mkbibquote textquote textquotedbl* qq citetitlequote"

  private static let enclosures = [
    ("mkbibparens", "(", ")"), ("parentext", "(", ")"), ("mkbibbrackets", "[", "]"),
    ("brackettext", "[", "]"), ("bibleftparen", "(", ""), ("bibrightparen", ")", ""),
    ("bibleftbracket", "[", ""), ("bibrightbracket", "]", ""),
    ("nicefrac", "", "/"), ("sfrac", "", "/"), ("textfrac", "", "/"), ("frac", "", "/"),
    ("tfrac", "", "/"), ("dfrac", "", "/"),
  ]

  private static let styles: [(RichText.Style, String)] = [
    (.italic, "emph textit textsl mkbibemph mkbibitalic mathit Emph"),
    (.bold, "textbf mkbibbold mathbf strong textbff"),
    (.smallCaps, "textsc mkbibacro acro"),
    (.superscript, "textsuperscript mkbibsuperscript textsu up fup ensuremathsuper"),
    (.subscript, "textsubscript mkbibsubscript textsb"),
    (.code, "texttt mkbibtypewriter code"),
  ]

  private static let declaredStyles: [(RichText.Style, String)] = [
    (.italic, "it sl em itshape slshape"), (.bold, "bf bfseries"), (.smallCaps, "sc scshape"),
    (.code, "ttfamily"),
  ]

  private static let plainStyles = "rm upshape rmfamily normalfont"

  private static let addresses = "url nolinkurl path burl"

  /// Commands whose first argument is not for readers; `noopsort` and its kin are the customary
  /// names of macros that only influence sorting.
  private static let withHiddenArgument = """
    href textcolor color index hspace vspace label begin end raisebox selectlanguage
    foreignlanguage foreigntextquote foreignquote textlanguage hypertarget hyperlink texorpdfstring
    noopsort noop SortNoop sortnoop Noopsort NOOP providecommand fontfamily fontseries fontencoding
    fontshape phantom hphantom vphantom DTLrawmap
    """
}

extension LaTeXCommands {
  /// How a scalar that is not ASCII is written, `\o` or `\ensuremath{\leq}`; accented letters are
  /// not in the table.
  static let spelling: [Unicode.Scalar: String] = {
    var spelling: [Unicode.Scalar: String] = [
      "ø": "\\o", "Ø": "\\O", "ł": "\\l", "Ł": "\\L", "§": "\\S", "¶": "\\P", "ı": "\\i",
      "ȷ": "\\j",
    ]
    func add(_ table: [(name: String, text: String)], prefix: String = "\\", suffix: String = "") {
      for (name, text) in table {
        let scalars = UnicodeNormalization.composed(text).unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, scalar.value >= 0x80,
          spelling[scalar] == nil, case .text(let meant)? = meanings[name], meant == text
        else { continue }
        spelling[scalar] = prefix + name + suffix
      }
    }
    // Letters first: `ð` is one of math's signs too.
    add(LaTeXLetters.latin)
    add(LaTeXLetters.greek, prefix: "\\ensuremath{\\", suffix: "}")
    add(LaTeXLetters.greekCapitals.map { ("text" + $0.name, $0.text) })
    add([("textomicron", "ο")])
    add(LaTeXSigns.text)
    add(LaTeXLetters.greekText)
    add(LaTeXLetters.cyrillic)
    add(LaTeXLetters.phonetic)
    add(LaTeXSigns.math, prefix: "\\ensuremath{\\", suffix: "}")
    return spelling
  }()
}
