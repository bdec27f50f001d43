/// Commands that put a mark on the letter after them, and the marks.
enum LaTeXAccents {
  /// The accent whose command is a sign, or `nil`.
  static func mark(ofSign sign: UInt8) -> Unicode.Scalar? {
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

  /// The accent whose command is one letter, or `nil`.
  static func mark(ofLetter letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "c"): "\u{327}"
    case UInt8(ascii: "k"): "\u{328}"
    case UInt8(ascii: "r"): "\u{30A}"
    case UInt8(ascii: "u"): "\u{306}"
    case UInt8(ascii: "v"): "\u{30C}"
    case UInt8(ascii: "H"): "\u{30B}"
    case UInt8(ascii: "d"): "\u{323}"
    case UInt8(ascii: "b"): "\u{331}"
    case UInt8(ascii: "t"): "\u{361}"
    case UInt8(ascii: "h"): "\u{309}"
    case UInt8(ascii: "G"), UInt8(ascii: "C"): "\u{30F}"
    case UInt8(ascii: "U"): "\u{30E}"
    case UInt8(ascii: "f"): "\u{311}"
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

  /// Accents by longer names: of text (TS1, tipa, packages for languages) and of math.
  static let named: [(name: String, mark: Unicode.Scalar)] =
    [
      ("textcommabelow", "\u{326}"), ("textogonekcentered", "\u{328}"), ("ogonek", "\u{328}"),
      ("cedilla", "\u{327}"), ("textcommaabove", "\u{313}"), ("textcommaaboveright", "\u{315}"),
      ("textturncommaabove", "\u{312}"), ("textrevcommaabove", "\u{314}"),
      ("textcommaabover", "\u{315}"),
      ("capitalgrave", "\u{300}"), ("capitalacute", "\u{301}"), ("capitalcircumflex", "\u{302}"),
      ("capitaltilde", "\u{303}"), ("capitaldieresis", "\u{308}"), ("capitalmacron", "\u{304}"),
      ("capitalhungarumlaut", "\u{30B}"), ("capitalring", "\u{30A}"), ("capitalcaron", "\u{30C}"),
      ("capitalbreve", "\u{306}"), ("capitaldotaccent", "\u{307}"), ("capitalcedilla", "\u{327}"),
      ("capitalogonek", "\u{328}"), ("capitaltie", "\u{361}"), ("newtie", "\u{361}"),
      ("capitalnewtie", "\u{361}"), ("texttoptiebar", "\u{361}"), ("textbottomtiebar", "\u{35C}"),
      ("textvbaraccent", "\u{30D}"), ("textdoublevbaraccent", "\u{30E}"),
      ("textdoublegrave", "\u{30F}"), ("textdotbreve", "\u{310}"), ("textroundcap", "\u{311}"),
      ("textsubgrave", "\u{316}"), ("textsubacute", "\u{317}"), ("textsubbar", "\u{320}"),
      ("textsubminus", "\u{320}"),
      ("textadvancing", "\u{318}"), ("textretracting", "\u{319}"), ("textraising", "\u{31D}"),
      ("textlowering", "\u{31E}"), ("textsubplus", "\u{31F}"), ("textsubumlaut", "\u{324}"),
      ("textsubring", "\u{325}"), ("textsyllabic", "\u{329}"), ("textsubbridge", "\u{32A}"),
      ("textsubw", "\u{32B}"), ("textsubwedge", "\u{32C}"), ("textsubcircum", "\u{32D}"),
      ("textsubcircnum", "\u{32D}"), ("textsubbreve", "\u{32E}"), ("textsubarch", "\u{32F}"),
      ("textsubtilde", "\u{330}"), ("textsuperimposetilde", "\u{334}"), ("textsubdot", "\u{323}"),
      ("textsubrhalfring", "\u{339}"), ("textsublhalfring", "\u{31C}"),
      ("textinvsubbridge", "\u{33A}"), ("textsubsquare", "\u{33B}"), ("textseagull", "\u{33C}"),
      ("textovercross", "\u{33D}"), ("textrighthorn", "\u{31B}"), ("textdoublebreve", "\u{35D}"),
      ("textdoublemacron", "\u{35E}"), ("textdoublemacronbelow", "\u{35F}"),
      ("textdoubletilde", "\u{360}"), ("textoverw", "\u{34A}"), ("crtilde", "\u{34A}"),
      ("textlangleabove", "\u{31A}"), ("textcrtilde", "\u{34A}"),
      ("grave", "\u{300}"), ("acute", "\u{301}"), ("hat", "\u{302}"), ("widehat", "\u{302}"),
      ("tilde", "\u{303}"), ("widetilde", "\u{303}"), ("bar", "\u{304}"), ("dot", "\u{307}"),
      ("ddot", "\u{308}"), ("breve", "\u{306}"), ("check", "\u{30C}"), ("mathring", "\u{30A}"),
      ("vec", "\u{20D7}"), ("not", "\u{338}"), ("acctonos", "\u{301}"),
      ("accdialytika", "\u{308}"), ("accvaria", "\u{300}"), ("accperispomeni", "\u{342}"),
      ("accdasia", "\u{314}"), ("accpsili", "\u{313}"), ("ypogegrammeni", "\u{345}"),
    ]

  /// The command that writes a mark, without its backslash; the first of several.
  static let command: [Unicode.Scalar: String] = {
    var commands: [Unicode.Scalar: String] = [:]
    for byte in UInt8(ascii: "!")...UInt8(ascii: "~") {
      let mark = mark(ofSign: byte) ?? mark(ofLetter: byte)
      if let mark, commands[mark] == nil {
        commands[mark] = String(UnicodeScalar(byte))
      }
    }
    for (name, mark) in named where commands[mark] == nil { commands[mark] = name }
    return commands
  }()
}
