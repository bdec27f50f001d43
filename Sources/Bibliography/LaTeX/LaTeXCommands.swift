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
    /// A blank.
    case space
    /// Puts its argument between quotes.
    case quotation
    /// Shows its argument as typed.
    case verbatim
    /// Has that many arguments that are not shown, before those that are.
    case skippingArguments(Int)
  }

  /// The accents whose command is a sign.
  static let symbolAccents: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "`"): "\u{300}", UInt8(ascii: "'"): "\u{301}", UInt8(ascii: "^"): "\u{302}",
    UInt8(ascii: "~"): "\u{303}", UInt8(ascii: "="): "\u{304}", UInt8(ascii: "."): "\u{307}",
    UInt8(ascii: "\""): "\u{308}",
  ]

  /// What an accent is on its own.
  static let spacingForms: [Unicode.Scalar: String] = [
    "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=",
    "\u{307}": ".", "\u{308}": "\"",
  ]

  /// The meaning of a command by its name, without the backslash.
  static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [
      "i": .dotless("ı", dotted: "i"), "j": .dotless("ȷ", dotted: "j"),
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
    for name in withHiddenArgument { meanings[name] = .skippingArguments(1) }
    meanings["fontsize"] = .skippingArguments(2)
    meanings["setlength"] = .skippingArguments(2)
    return meanings
  }()

  private static let accents: [(String, Unicode.Scalar)] = [
    ("c", "\u{327}"), ("k", "\u{328}"), ("r", "\u{30A}"), ("u", "\u{306}"), ("v", "\u{30C}"),
    ("H", "\u{30B}"), ("d", "\u{323}"), ("b", "\u{331}"), ("t", "\u{361}"), ("h", "\u{309}"),
    ("G", "\u{30F}"), ("C", "\u{30F}"), ("U", "\u{30E}"), ("f", "\u{311}"),
    ("textcommabelow", "\u{326}"), ("textogonekcentered", "\u{328}"),
    ("grave", "\u{300}"), ("acute", "\u{301}"), ("hat", "\u{302}"), ("tilde", "\u{303}"),
    ("ddot", "\u{308}"), ("breve", "\u{306}"), ("check", "\u{30C}"),
  ]

  private static let letters: [(String, String)] = [
    ("ss", "ß"), ("SS", "ẞ"), ("o", "ø"), ("O", "Ø"), ("l", "ł"), ("L", "Ł"), ("ae", "æ"),
    ("AE", "Æ"), ("oe", "œ"), ("OE", "Œ"), ("aa", "å"), ("AA", "Å"), ("dh", "ð"), ("DH", "Ð"),
    ("dj", "đ"), ("DJ", "Đ"), ("th", "þ"), ("TH", "Þ"), ("ng", "ŋ"), ("NG", "Ŋ"), ("ij", "ĳ"),
    ("IJ", "Ĳ"), ("textschwa", "ə"), ("textdotlessi", "ı"), ("textdotlessj", "ȷ"),
    ("textordfeminine", "ª"), ("textordmasculine", "º"),
    ("TeX", "TeX"), ("LaTeX", "LaTeX"), ("LaTeXe", "LaTeX2e"), ("BibTeX", "BibTeX"),
    ("XeTeX", "XeTeX"), ("LuaTeX", "LuaTeX"), ("ConTeXt", "ConTeXt"),
  ]

  private static let signs: [(String, String)] = [
    ("textbackslash", "\\"), ("textasciitilde", "~"), ("textasciicircum", "^"),
    ("textunderscore", "_"), ("textbar", "|"), ("textless", "<"), ("textgreater", ">"),
    ("textdollar", "$"), ("textbraceleft", "{"), ("textbraceright", "}"),
    ("textasteriskcentered", "*"),
    ("lbrace", "{"), ("rbrace", "}"), ("slash", "/"), ("textampersand", "&"),
    ("ldots", "…"), ("dots", "…"), ("textellipsis", "…"), ("cdots", "⋯"),
    ("textendash", "–"), ("textemdash", "—"), ("textquoteleft", "‘"), ("textquoteright", "’"),
    ("textquotedblleft", "“"), ("textquotedblright", "”"), ("textquotedbl", "\""),
    ("textquotesingle", "'"), ("quotesinglbase", "‚"), ("quotedblbase", "„"), ("lq", "‘"),
    ("rq", "’"), ("glqq", "„"), ("grqq", "“"), ("flqq", "«"), ("frqq", "»"),
    ("guillemotleft", "«"), ("guillemotright", "»"), ("guillemetleft", "«"),
    ("guillemetright", "»"), ("guilsinglleft", "‹"), ("guilsinglright", "›"),
    ("textexclamdown", "¡"), ("textquestiondown", "¿"),
    ("S", "§"), ("textsection", "§"), ("P", "¶"), ("dag", "†"), ("ddag", "‡"),
    ("textdagger", "†"), ("textbullet", "•"), ("textperiodcentered", "·"), ("cdot", "·"),
    ("copyright", "©"), ("textcopyright", "©"), ("textregistered", "®"), ("texttrademark", "™"),
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
    "linebreak", "par", "break",
  ]

  private static let quotations = ["enquote", "mkbibquote", "textquote", "qq"]

  private static let addresses = ["url", "nolinkurl", "path", "burl"]

  /// Commands whose first argument is not for readers; `noopsort` and its kin are the customary
  /// names of macros that only influence sorting.
  private static let withHiddenArgument = [
    "href", "textcolor", "color", "hspace", "vspace", "label", "begin", "end", "raisebox",
    "selectlanguage", "foreignlanguage", "hypertarget", "hyperlink", "texorpdfstring",
    "noopsort", "noop", "SortNoop", "sortnoop", "providecommand", "fontfamily", "fontseries",
    "fontshape", "phantom", "hphantom", "vphantom",
  ]
}
