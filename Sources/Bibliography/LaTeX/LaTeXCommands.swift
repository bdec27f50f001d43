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
    /// Puts its argument between quotes.
    case quotation
    /// Shows its argument as typed.
    case verbatim
    /// Shows as typed what stands between the sign after it and the same sign.
    case delimitedVerbatim
    /// Stands before what math shows, where `\else` and `\fi` say what text shows.
    case mathBranch
    /// Changes how what follows looks.
    case declaration
    /// Has that many arguments that are not shown, before those that are.
    case skippingArguments(Int)
  }

  /// The accent whose command is a sign, or `nil`.
  static func accent(of sign: UInt8) -> Unicode.Scalar? {
    switch sign {
    case UInt8(ascii: "`"): "\u{300}"
    case UInt8(ascii: "'"): "\u{301}"
    case UInt8(ascii: "^"): "\u{302}"
    case UInt8(ascii: "~"): "\u{303}"
    case UInt8(ascii: "="): "\u{304}"
    case UInt8(ascii: "."): "\u{307}"
    case UInt8(ascii: "\""): "\u{308}"
    default: nil
    }
  }

  /// What an accent is on its own, empty for most.
  static func spacingForm(of mark: Unicode.Scalar) -> String {
    switch mark {
    case "\u{300}": "`"
    case "\u{301}": "'"
    case "\u{302}": "^"
    case "\u{303}": "~"
    case "\u{304}": "="
    case "\u{307}": "."
    case "\u{308}": "\""
    default: ""
    }
  }

  /// The meaning of a command of one letter: nearly all that occur in names, and so not looked up.
  static func meaning(ofLetter letter: UInt8) -> Meaning? {
    switch letter {
    case UInt8(ascii: "c"): .accent("\u{327}")
    case UInt8(ascii: "k"): .accent("\u{328}")
    case UInt8(ascii: "r"): .accent("\u{30A}")
    case UInt8(ascii: "u"): .accent("\u{306}")
    case UInt8(ascii: "v"): .accent("\u{30C}")
    case UInt8(ascii: "H"): .accent("\u{30B}")
    case UInt8(ascii: "d"): .accent("\u{323}")
    case UInt8(ascii: "b"): .accent("\u{331}")
    case UInt8(ascii: "t"): .accent("\u{361}")
    case UInt8(ascii: "h"): .accent("\u{309}")
    case UInt8(ascii: "G"), UInt8(ascii: "C"): .accent("\u{30F}")
    case UInt8(ascii: "U"): .accent("\u{30E}")
    case UInt8(ascii: "f"): .accent("\u{311}")
    case UInt8(ascii: "i"): .dotless("ı", dotted: "i")
    case UInt8(ascii: "j"): .dotless("ȷ", dotted: "j")
    case UInt8(ascii: "o"): .text("ø")
    case UInt8(ascii: "O"): .text("Ø")
    case UInt8(ascii: "l"): .text("ł")
    case UInt8(ascii: "L"): .text("Ł")
    case UInt8(ascii: "S"): .text("§")
    case UInt8(ascii: "P"): .text("¶")
    default: nil
    }
  }

  /// The meaning of a command by its name of several letters, without the backslash.
  static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [
      "imath": .dotless("ı", dotted: "i"), "jmath": .dotless("ȷ", dotted: "j"),
    ]
    for (name, mark) in accents { meanings[name] = .accent(mark) }
    for (name, text) in letters + signs { meanings[name] = .text(text) }
    for (name, text) in greek {
      meanings[name] = .text(text)
      meanings["text" + name] = .text(text)
    }
    for name in spaces { meanings[name] = .space }
    for name in quotations { meanings[name] = .quotation }
    for name in addresses { meanings[name] = .verbatim }
    for name in declarations { meanings[name] = .declaration }
    for (name, text) in AstronomyJournals.names { meanings[name] = .text(text) }
    meanings["verb"] = .delimitedVerbatim
    meanings["ifmmode"] = .mathBranch
    for name in withHiddenArgument { meanings[name] = .skippingArguments(1) }
    meanings["fontsize"] = .skippingArguments(2)
    meanings["setlength"] = .skippingArguments(2)
    return meanings
  }()

  private static let accents: [(String, Unicode.Scalar)] = [
    ("textcommabelow", "\u{326}"), ("textogonekcentered", "\u{328}"),
    ("grave", "\u{300}"), ("acute", "\u{301}"), ("hat", "\u{302}"), ("tilde", "\u{303}"),
    ("ddot", "\u{308}"), ("breve", "\u{306}"), ("check", "\u{30C}"), ("dot", "\u{307}"),
    ("bar", "\u{304}"),
  ]

  private static let letters: [(String, String)] = [
    ("ss", "ß"), ("SS", "ẞ"), ("ae", "æ"),
    ("AE", "Æ"), ("oe", "œ"), ("OE", "Œ"), ("aa", "å"), ("AA", "Å"), ("dh", "ð"), ("DH", "Ð"),
    ("dj", "đ"), ("DJ", "Đ"), ("th", "þ"), ("TH", "Þ"), ("ng", "ŋ"), ("NG", "Ŋ"), ("ij", "ĳ"),
    ("IJ", "Ĳ"), ("textschwa", "ə"), ("textdotlessi", "ı"), ("textdotlessj", "ȷ"),
    ("textordfeminine", "ª"), ("textordmasculine", "º"),
    ("cprime", "ʹ"), ("Cprime", "ʹ"), ("cdprime", "ʺ"), ("Cdprime", "ʺ"),
    ("TeX", "TeX"), ("LaTeX", "LaTeX"), ("LaTeXe", "LaTeX2e"), ("BibTeX", "BibTeX"),
    ("XeTeX", "XeTeX"), ("LuaTeX", "LuaTeX"), ("ConTeXt", "ConTeXt"),
  ]

  private static let signs: [(String, String)] = [
    ("textbackslash", "\\"), ("textasciitilde", "~"), ("textasciicircum", "^"),
    ("textunderscore", "_"), ("textbar", "|"), ("textless", "<"), ("textgreater", ">"),
    ("textdollar", "$"), ("textbraceleft", "{"), ("textbraceright", "}"),
    ("textasteriskcentered", "*"),
    ("lbrace", "{"), ("rbrace", "}"), ("slash", "/"), ("textampersand", "&"),
    ("textasciigrave", "`"), ("textasciiacute", "´"), ("textasciimacron", "¯"), ("hyphen", "-"),
    ("ldots", "…"), ("dots", "…"), ("textellipsis", "…"), ("cdots", "⋯"),
    ("textendash", "–"), ("textemdash", "—"), ("textquoteleft", "‘"), ("textquoteright", "’"),
    ("textquotedblleft", "“"), ("textquotedblright", "”"), ("textquotedbl", "\""),
    ("textquotesingle", "'"), ("quotesinglbase", "‚"), ("quotedblbase", "„"), ("lq", "‘"),
    ("rq", "’"), ("glqq", "„"), ("grqq", "“"), ("flqq", "«"), ("frqq", "»"),
    ("guillemotleft", "«"), ("guillemotright", "»"), ("guillemetleft", "«"),
    ("guillemetright", "»"), ("guilsinglleft", "‹"), ("guilsinglright", "›"),
    ("textexclamdown", "¡"), ("textquestiondown", "¿"),
    ("textsection", "§"), ("dag", "†"), ("ddag", "‡"),
    ("textdagger", "†"), ("textbullet", "•"), ("textperiodcentered", "·"), ("cdot", "·"),
    ("copyright", "©"), ("textcopyright", "©"), ("textregistered", "®"), ("texttrademark", "™"),
    ("TM", "™"), ("reg", "®"), ("dash", "–"), ("Dash", "—"), ("emdash", "—"), ("endash", "–"),
    ("pounds", "£"), ("textsterling", "£"), ("euro", "€"), ("texteuro", "€"), ("textyen", "¥"),
    ("textcent", "¢"), ("textdegree", "°"), ("degree", "°"), ("textnumero", "№"),
    ("textmu", "µ"), ("textonehalf", "½"), ("textonequarter", "¼"), ("textthreequarters", "¾"),
    ("textonesuperior", "¹"), ("texttwosuperior", "²"), ("textthreesuperior", "³"),
    ("texttimes", "×"), ("times", "×"), ("pm", "±"), ("textpm", "±"), ("infty", "∞"),
    ("sim", "∼"), ("approx", "≈"), ("leq", "≤"), ("le", "≤"), ("geq", "≥"), ("ge", "≥"),
    ("neq", "≠"), ("to", "→"), ("rightarrow", "→"), ("textrightarrow", "→"),
    ("leftarrow", "←"), ("leftrightarrow", "↔"), ("Rightarrow", "⇒"), ("in", "∈"),
    ("partial", "∂"), ("nabla", "∇"), ("ell", "ℓ"), ("star", "⋆"), ("circ", "∘"),
  ]

  private static let greek: [(String, String)] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ϵ"),
    ("varepsilon", "ε"), ("zeta", "ζ"), ("eta", "η"), ("theta", "θ"), ("iota", "ι"),
    ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"), ("omicron", "ο"),
    ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("varsigma", "ς"), ("tau", "τ"),
    ("upsilon", "υ"), ("phi", "ϕ"), ("varphi", "φ"), ("chi", "χ"), ("psi", "ψ"),
    ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"),
    ("Xi", "Ξ"), ("Pi", "Π"), ("Sigma", "Σ"), ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"),
    ("Omega", "Ω"),
  ]

  private static let spaces = [
    "space", "nobreakspace", "thinspace", "enspace", "enskip", "quad", "qquad", "newline",
    "linebreak", "nolinebreak", "pagebreak", "par", "bibpar", "break", "item",
  ]

  /// Without arguments, and never anything a reader sees.
  private static let declarations = [
    "rm", "bf", "it", "sl", "sc", "sf", "tt", "em", "bfseries", "mdseries", "itshape", "slshape",
    "scshape", "upshape", "rmfamily", "sffamily", "ttfamily", "normalfont", "selectfont", "tiny",
    "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge",
    "smc", "SMC", "relax", "protect", "noindent", "centering", "raggedright", "sloppy", "else",
    "fi", "boldmath", "unboldmath", "displaystyle", "textstyle", "nobreak", "allowbreak", "null",
    "ignorespaces", "unskip", "leavevmode", "strut", "hfil", "hfill", "bgroup", "egroup", "left",
    "right", "limits", "nolimits", "penalty", "smallskip", "medskip", "bigskip",
  ]

  private static let quotations = ["enquote", "mkbibquote", "textquote", "qq"]

  private static let addresses = ["url", "nolinkurl", "path", "burl"]

  /// Commands whose first argument is not for readers; `noopsort` and its kin are the customary
  /// names of macros that only influence sorting.
  private static let withHiddenArgument = [
    "href", "textcolor", "color", "index", "hspace", "vspace", "label", "begin", "end", "raisebox",
    "selectlanguage", "foreignlanguage", "hypertarget", "hyperlink", "texorpdfstring",
    "noopsort", "noop", "SortNoop", "sortnoop", "providecommand", "fontfamily", "fontseries",
    "fontshape", "phantom", "hphantom", "vphantom",
  ]
}
