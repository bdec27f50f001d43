// Names stand with the scalars they mean: runs of names of consecutive scalars, and pairs. They are
// parsed once into a dictionary.
//
// HTML 4.01, section 24, all 252; of HTML's living standard (section 13.5) the letters of Latin
// Extended-A and what bibliographic pages write for punctuation and mathematics.

/// The characters that HTML has names for.
enum EntityNames {
  /// The scalar of a name, which is given without `&` and `;`; names differ in case.
  static func scalar(named name: String) -> Unicode.Scalar? { scalars[name] }

  /// No name is longer.
  static let lengthLimit = 21

  /// Whether a name may stand without its `;`, as those of the first HTML still do.
  static func endsWithoutSemicolon(_ name: String) -> Bool {
    guard let scalar = scalars[name] else { return false }
    return scalar.value >= 0xA0 && scalar.value <= 0xFF || markupNames.contains(name)
  }

  private static let markupNames: Set<String> = ["amp", "lt", "gt", "quot"]

  private static let scalars: [String: Unicode.Scalar] = {
    var scalars: [String: Unicode.Scalar] = [:]
    for (first, names) in runs {
      for (number, name) in names.split(separator: " ").enumerated() {
        scalars[String(name)] = Unicode.Scalar(first + UInt32(number))
      }
    }
    for pair in pairs.split(separator: " ") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let value = UInt32(parts[1], radix: 16) else { continue }
      scalars[String(parts[0])] = Unicode.Scalar(value)
    }
    return scalars
  }()

  /// The first scalar of each run, and the names of it and those after it.
  private static let runs: [(UInt32, String)] = [
    (
      0x21,
      """
      excl quot num dollar percnt amp apos lpar rpar ast plus comma
      """
    ),
    (
      0x3A,
      """
      colon semi lt equals gt quest commat
      """
    ),
    (
      0x5B,
      """
      lsqb bsol rsqb
      """
    ),
    (
      0x7B,
      """
      lcub vert rcub
      """
    ),
    (
      0xA0,
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
      plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
      iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml \
      Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
      Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
      egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde \
      ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml Amacr amacr Abreve abreve \
      Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok \
      dstrok Emacr emacr
      """
    ),
    (
      0x116,
      """
      Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil
      """
    ),
    (
      0x124,
      """
      Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr
      """
    ),
    (
      0x12E,
      """
      Iogon iogon Idot imath IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil \
      lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron \
      ncaron napos ENG eng Omacr omacr
      """
    ),
    (
      0x150,
      """
      Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc \
      scirc Scedil scedil Scaron scaron Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde \
      utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc \
      ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron
      """
    ),
    (
      0x2D8,
      """
      Breve dot ring ogon tilde
      """
    ),
    (
      0x391,
      """
      Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho
      """
    ),
    (
      0x3A3,
      """
      Sigma Tau Upsilon Phi Chi Psi Omega
      """
    ),
    (
      0x3B1,
      """
      alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho \
      sigmaf sigma tau upsilon phi chi psi omega
      """
    ),
    (
      0x2002,
      """
      ensp emsp emsp13 emsp14
      """
    ),
    (
      0x2007,
      """
      numsp puncsp thinsp hairsp ZeroWidthSpace zwnj zwj lrm rlm dash
      """
    ),
    (
      0x2013,
      """
      ndash mdash horbar Verbar
      """
    ),
    (
      0x2018,
      """
      lsquo rsquo sbquo
      """
    ),
    (
      0x201C,
      """
      ldquo rdquo bdquo
      """
    ),
    (
      0x2020,
      """
      dagger Dagger bull
      """
    ),
    (
      0x2116,
      """
      numero copysr weierp
      """
    ),
    (
      0x2153,
      """
      frac13 frac23 frac15
      """
    ),
    (
      0x215B,
      """
      frac18 frac38 frac58 frac78
      """
    ),
    (
      0x2190,
      """
      larr uarr rarr darr harr
      """
    ),
    (
      0x21D0,
      """
      lArr uArr rArr dArr hArr
      """
    ),
    (
      0x2207,
      """
      nabla isin notin
      """
    ),
    (
      0x220F,
      """
      prod coprod sum minus mp
      """
    ),
    (
      0x2216,
      """
      setminus lowast compfn
      """
    ),
    (
      0x2227,
      """
      and or cap cup int
      """
    ),
    (
      0x2260,
      """
      ne equiv nequiv
      """
    ),
    (
      0x226E,
      """
      nlt ngt nle nge lsim gsim
      """
    ),
    (
      0x2282,
      """
      sub sup nsub nsup sube supe
      """
    ),
    (
      0x2308,
      """
      lceil rceil lfloor rfloor
      """
    ),
    (
      0x266D,
      """
      flat natural sharp
      """
    ),
    (
      0xFB00,
      """
      fflig filig fllig ffilig ffllig
      """
    ),
  ]

  /// All others.
  private static let pairs = """
    Tab=9 NewLine=A period=2E sol=2F lbrack=5B rbrack=5D UnderBar=5F lowbar=5F grave=60 \
    lbrace=7B verbar=7C rbrace=7D NonBreakingSpace=A0 circledR=AE pm=B1 centerdot=B7 half=BD \
    div=F7 inodot=131 fnof=192 gacute=1F5 jmath=237 circ=2C6 Hacek=2C7 caron=2C7 breve=2D8 \
    epsi=3B5 varsigma=3C2 thetasym=3D1 vartheta=3D1 upsih=3D2 varphi=3D5 piv=3D6 varpi=3D6 \
    varrho=3F1 varepsilon=3F5 ThinSpace=2009 hyphen=2010 OpenCurlyQuote=2018 \
    CloseCurlyQuote=2019 rsquor=2019 lsquor=201A OpenCurlyDoubleQuote=201C \
    CloseCurlyDoubleQuote=201D rdquor=201D ldquor=201E ddagger=2021 bullet=2022 nldr=2025 \
    hellip=2026 mldr=2026 permil=2030 prime=2032 Prime=2033 lsaquo=2039 rsaquo=203A oline=203E \
    frasl=2044 NoBreak=2060 euro=20AC hbar=210F hslash=210F planck=210F Im=2111 image=2111 \
    ell=2113 Re=211C real=211C trade=2122 alefsym=2135 aleph=2135 beth=2136 leftarrow=2190 \
    rightarrow=2192 leftrightarrow=2194 rightsquigarrow=219D mapsto=21A6 crarr=21B5 \
    Leftarrow=21D0 Rightarrow=21D2 iff=21D4 forall=2200 part=2202 exist=2203 empty=2205 \
    emptyset=2205 varnothing=2205 Del=2207 in=2208 ni=220B Product=220F Sum=2211 mnplus=2213 \
    Sqrt=221A radic=221A prop=221D propto=221D infin=221E ang=2220 par=2225 parallel=2225 \
    wedge=2227 vee=2228 Integral=222B oint=222E Cconint=2230 there4=2234 sim=223C sime=2243 \
    simeq=2243 cong=2245 approx=2248 asymp=2248 le=2264 leq=2264 ge=2265 geq=2265 Lt=226A \
    ll=226A Gt=226B gg=226B nleq=2270 lesssim=2272 gtrsim=2273 subseteq=2286 supseteq=2287 \
    oplus=2295 otimes=2297 odot=2299 vdash=22A2 top=22A4 bot=22A5 perp=22A5 models=22A7 \
    sdot=22C5 vellip=22EE ctdot=22EF dtdot=22F1 Square=25A1 squ=25A1 square=25A1 \
    blacksquare=25AA squf=25AA loz=25CA lozenge=25CA bigcirc=25EF bigstar=2605 starf=2605 \
    star=2606 phone=260E female=2640 male=2642 spades=2660 clubs=2663 hearts=2665 diams=2666 \
    sung=266A check=2713 checkmark=2713 cross=2717 lang=27E8 langle=27E8 rang=27E9 rangle=27E9 \
    longrightarrow=27F6 xrarr=27F6 Longrightarrow=27F9 Longleftrightarrow=27FA
    """
}
