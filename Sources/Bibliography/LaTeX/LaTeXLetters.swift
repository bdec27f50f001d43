// Letters that LaTeX writes by name, as pairs of a name without its backslash and the letter. Where
// several names stand for one letter the first is the one to write.
//
// Sources: the LaTeX kernel's encodings OT1, T1, TS1, T2A, T2B, X2, T5 and LGR, the manual of tipa,
// and the definition files of inputenc.

/// Letters with names of their own.
enum LaTeXLetters {
  /// The pairs of a table: name, text, name, text.
  static func pairs(_ table: String) -> [(name: String, text: String)] {
    let words = table.split { $0 == " " || $0 == "\n" }.map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
  }

  /// Latin letters of the kernel and of the languages' packages.
  static let latin = pairs(
    """
    ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ ij ĳ IJ Ĳ
    textdotlessi ı textdotlessj ȷ textschwa ə textordfeminine ª textordmasculine º textlongs ſ
    ohorn ơ OHORN Ơ uhorn ư UHORN Ư abreve ă ABREVE Ă Abreve Ă acircumflex â ACIRCUMFLEX Â
    Acircumflex Â ecircumflex ê ECIRCUMFLEX Ê Ecircumflex Ê ocircumflex ô OCIRCUMFLEX Ô
    Ocircumflex Ô Ohorn Ơ Uhorn Ư Dj Đ Thorn Þ eth ð eszett ß sz ß lslash ł Lslash Ł
    texthbar ħ textHbar Ħ texttbar ŧ textTbar Ŧ texttstroke ŧ textTstroke Ŧ textkra ĸ textcrd đ
    textcrh ħ textbarl ł textthorn þ textcrb ƀ textBhook Ɓ textOopen Ɔ textChook Ƈ textchook ƈ
    textDafrican Ɖ textDhook Ɗ textEreversed Ǝ textEopen Ɛ textFhook Ƒ textflorin ƒ
    textGammaafrican Ɣ texthvlig ƕ textIotaafrican Ɩ textKhook Ƙ textkhook ƙ textcrlambda ƛ
    textNhookleft Ɲ textPhook Ƥ textphook ƥ textEsh Ʃ textlooptoprevesh ƪ textpalhook ƫ
    textThook Ƭ textthook ƭ textTretroflexhook Ʈ textVhook Ʋ textYhook Ƴ textyhook ƴ textEzh Ʒ
    textschwa ə textSchwa Ə texteturned ǝ textnrleg ƞ
    """)

  /// The phonetic alphabet of tipa, and those names of it that encodings took over.
  static let phonetic = pairs(
    """
    textturna ɐ textscripta ɑ textturnscripta ɒ textbhook ɓ textopeno ɔ textoopen ɔ textctc ɕ
    textrtaild ɖ textdtail ɖ textdhook ɗ textreve ɘ textrhookschwa ɚ texteopen ɛ
    textrevepsilon ɜ textrhookrevepsilon ɝ textcloserevepsilon ɞ textbardotlessj ɟ texthtg ɠ
    textscriptg ɡ textscg ɢ textgammalatinsmall ɣ textramshorns ɤ textturnh ɥ texththeng ɧ
    texthth ɦ textbari ɨ textiotalatin ɩ textsci ɪ textltilde ɫ textbeltl ɬ textrtaill ɭ
    textlyoghlig ɮ textturnm ɯ textturnmrleg ɰ textltailm ɱ textltailn ɲ textnhookleft ɲ
    textrtailn ɳ textscn ɴ textbaro ɵ textscoelig ɶ textcloseomega ɷ textturnr ɹ
    textturnlonglegr ɺ textturnrrtail ɻ textlonglegr ɼ textrtailr ɽ textfishhookr ɾ textlhti ɿ
    textscr ʀ textinvscr ʁ textrtails ʂ textesh ʃ texthtbardotlessj ʄ textraisevibyi ʅ
    textctesh ʆ textturnt ʇ textrtailt ʈ texttretroflexhook ʈ textbaru ʉ textscupsilon ʊ
    textscriptv ʋ textvhook ʋ textturnv ʌ textturnw ʍ textturny ʎ textscy ʏ textrtailz ʐ
    textctz ʑ textezh ʒ textctyogh ʓ textglotstop ʔ textrevglotstop ʕ textinvglotstop ʖ
    textstretchc ʗ textbullseye ʘ textscb ʙ textcloseepsilon ʚ texthtscg ʛ textsch ʜ textctj ʝ
    textturnk ʞ textscl ʟ texthtq ʠ textbarglotstop ʡ textbarrevglotstop ʢ textdzlig ʣ
    textdyoghlig ʤ textdctzlig ʥ texttslig ʦ textteshlig ʧ texttctclig ʨ texthtb ɓ texthtc ƈ
    texthtd ɗ texthtk ƙ texthtp ƥ texthtt ƭ texttesh ʧ textyogh ʒ ESH Ʃ hv ƕ textg ɡ
    textprimstress ˈ textsecstress ˌ textlengthmark ː texthalflength ˑ ain ʿ ayn ʿ hamza ʾ
    texttoneletterstem ˥
    """)

  /// Cyrillic letters in lower case; capitals have the names and letters in capitals.
  private static let smallCyrillic = pairs(
    """
    cyra а cyrb б cyrv в cyrg г cyrd д cyre е cyryo ё cyrzh ж cyrz з cyri и cyrishrt й cyrk к
    cyrl л cyrm м cyrn н cyro о cyrp п cyrr р cyrs с cyrt т cyru у cyrf ф cyrh х cyrc ц cyrch ч
    cyrsh ш cyrshch щ cyrhrdsn ъ cyrery ы cyrsftsn ь cyrerev э cyryu ю cyrya я
    cyrie є cyrii і cyryi ї cyrushrt ў cyrgup ґ cyrdje ђ cyrje ј cyrlje љ cyrnje њ cyrtshe ћ
    cyrdzhe џ cyrdze ѕ cyryat ѣ cyrfita ѳ cyrizh ѵ cyrbyus ѫ
    cyrghcrs ғ cyrghk ҕ cyrzhdsc җ cyrzdsc ҙ cyrkdsc қ cyrkvcrs ҝ cyrkhcrs ҟ cyrkbeak ҡ
    cyrndsc ң cyrng ҥ cyrphk ҧ cyrabhha ҩ cyrsdsc ҫ cyrtdsc ҭ cyry ү cyryhcrs ұ cyrhdsc ҳ
    cyrtetse ҵ cyrchrdsc ҷ cyrchvcrs ҹ cyrshha һ cyrabhch ҽ cyrabhchdsc ҿ cyrkhk ӄ cyrldsc ӆ
    cyrnhk ӈ cyrchldsc ӌ cyrmdsc ӎ cyrae ӕ cyrschwa ә cyrabhdze ӡ cyrotld ө cyrgdsc ӷ
    cyrgdschcrs ӻ cyrhhk ӽ cyrhhcrs ӿ cyrsemisftsn ҍ cyrrtick ҏ
    cyromega ѡ cyriote ѥ cyrlyus ѧ cyriotlyus ѩ cyriotbyus ѭ cyrksi ѯ cyrpsi ѱ cyruk ѹ
    cyromegarnd ѻ cyromegatitlo ѽ cyrot ѿ cyrkoppa ҁ
    """)

  /// Cyrillic letters, and the signs of ISO 9.
  static let cyrillic: [(name: String, text: String)] =
    smallCyrillic
    + smallCyrillic.map { ($0.name.uppercased(), $0.text.uppercased()) }
    + pairs("CYRpalochka Ӏ cyrpalochka ӏ cprime ʹ Cprime ʹ cdprime ʺ Cdprime ʺ cyrthousands ҂")

  /// Greek letters in the alphabet's order: names as math has them, and after `text` as text does.
  static let greek = pairs(
    """
    alpha α beta β gamma γ delta δ varepsilon ε epsilon ϵ zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ
    Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ Digamma Ϝ
    """)

  /// Greek letters that math does not have; also after `text`.
  static let greekCapitals = pairs(
    """
    Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
    """)

  /// Names of Greek text that differ from those of math.
  static let greekText = pairs(
    """
    textfinalsigma ς textautosigma σ textstigma ϛ textkoppa ϟ textsampi ϡ textqoppa ϙ textStigma Ϛ
    textSampi Ϡ textepsilon ε textphi φ straightphi ϕ straightepsilon ϵ
    """)
}
