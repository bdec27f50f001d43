// Signs that LaTeX writes by name. Where several names stand for one sign the first is the one to
// write.

/// Signs with names of their own.
enum LaTeXSigns {
  /// Signs of text: the kernel's, textcomp's, and what packages for languages and quotations add.
  static let text = LaTeXLetters.pairs(
    #"""
    textbackslash \ textasciitilde ~ textasciicircum ^ textunderscore _ textbar | textless <
    textgreater > textdollar $ textbraceleft { textbraceright } textasteriskcentered * lbrace {
    rbrace } slash / textampersand & textpercent % textequals = textnumbersign # texthash #
    textasciigrave ` textasciiacute ´ textasciimacron ¯ textasciidieresis ¨ textasciicedilla ¸
    textasciicaron ˇ textasciibreve ˘ textacutedbl ˝ textgravedbl ˵ hyphen - hyp - nobreakhyphen -
    textellipsis … ldots … dots … textendash – textemdash — textquoteleft ‘ textquoteright ’
    textquotedblleft “ textquotedblright ” textquotedbl " dq " textquotesingle ' quotesinglbase ‚
    quotedblbase „ lq ‘ rq ’ glqq „ grqq “ glq ‚ grq ‘ flqq « frqq » flq ‹ frq › og « fg » guillemetleft «
    guillemetright » guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › openautoquote “
    closeautoquote ” openinnerquote ‘ closeinnerquote ’ ldqu “ rdqu ”
    textexclamdown ¡ textquestiondown ¿ textsection § textparagraph ¶ textpilcrow ¶ textdagger †
    textdaggerdbl ‡ dag † ddag ‡ textbullet • textopenbullet ◦ textperiodcentered · textcentereddot ·
    textcopyright © copyright © copyleft 🄯 textcopyleft 🄯 textregistered ® texttrademark ™
    textservicemark ℠ textcircledP ℗ TM ™ reg ® dash – Dash — emdash — endash – cyrdash —
    textsterling £ pounds £ texteuro € euro € EUR € textyen ¥ textcent ¢ textcurrency ¤ textdollaroldstyle $
    textcolonmonetary ₡ textlira ₤ textnaira ₦ textwon ₩ textdong ₫ textbaht ฿ textpeso ₱ textguarani ₲
    textdegree ° degree ° degres ° textcelsius ℃ celsius ℃ textnumero № numero № textmu µ micro µ
    textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ²
    textthreesuperior ³ textfractionsolidus ⁄ texttimes × textdiv ÷ textpm ± textlnot ¬
    textlogicalnot ¬ textminus − textbrokenbar ¦ textbardbl ‖ textbigcircle ◯ textblank ␢
    textvisiblespace ␣ textdiscount ⁒ textestimated ℮ textinterrobang ‽ textinterrobangdown ⸘
    textmusicalnote ♪ textohm Ω textmho ℧ textreferencemark ※ textrecipe ℞ textsurd √
    textperthousand ‰ textpertenthousand ‱ textlangle ⟨ textrangle ⟩ textlbrackdbl ⟦
    textrbrackdbl ⟧ textlquill ⁅ textrquill ⁆ textdblhyphen ⹀ texttildelow ˷ texttwelveudash –
    textthreequartersemdash — textleftarrow ← textrightarrow → textuparrow ↑ textdownarrow ↓
    textborn ★ textdied † textmarried ⚭ textdivorced ⚮ textoverline ‾
    textquotestraightbase ‚ textquotestraightdblbase „ Box □
    """#)

  /// Signs of math that are also said in text, by `\ensuremath`.
  static let math = LaTeXLetters.pairs(
    #"""
    times × pm ± mp ∓ div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet ∙ cdots ⋯ vdots ⋮ ddots ⋱ prime ′
    leq ≤ geq ≥ le ≤ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳
    lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ leqq ≦ geqq ≧ nleq ≰ ngeq ≱ nless ≮ ngtr ≯
    sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅ equiv ≡ asymp ≍ doteq ≐ propto ∝ prec ≺ succ ≻
    preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ triangleq ≜ nsim ≁ ncong ≇
    infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ daleth ℸ
    emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ complement ∁ in ∈ notin ∉ ni ∋
    prod ∏ coprod ∐ sum ∑ surd √ int ∫ iint ∬ iiint ∭ oint ∮ angle ∠ measuredangle ∡
    sphericalangle ∢ mid ∣ nmid ∤ parallel ∥ nparallel ∦ Vert ‖ wedge ∧ vee ∨ land ∧ lor ∨ cap ∩
    cup ∪ therefore ∴ because ∵ setminus ∖ smallsetminus ∖ wr ≀ subset ⊂ supset ⊃ subseteq ⊆
    supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐
    sqsubseteq ⊑ sqsupseteq ⊒ sqcap ⊓ sqcup ⊔ uplus ⊎ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
    boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ vdash ⊢ dashv ⊣ top ⊤ bot ⊥ perp ⊥ models ⊨ vDash ⊨
    Vdash ⊩ Vvdash ⊪ VDash ⊫ nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵
    multimap ⊸ intercal ⊺ veebar ⊻ barwedge ⊼ bigwedge ⋀ bigvee ⋁ bigcap ⋂ bigcup ⋃ diamond ⋄
    bowtie ⋈ ltimes ⋉ rtimes ⋊ dotplus ∔ between ≬ pitchfork ⋔ Subset ⋐ Supset ⋑ Cap ⋒ Cup ⋓
    lll ⋘ ggg ⋙ backsim ∽ backsimeq ⋍ curlyvee ⋎ curlywedge ⋏ divideontimes ⋇ eqcirc ≖ circeq ≗
    leftthreetimes ⋋ rightthreetimes ⋌ lessdot ⋖ gtrdot ⋗ lesseqgtr ⋚ gtreqless ⋛ curlyeqprec ⋞
    curlyeqsucc ⋟ lnsim ⋦ gnsim ⋧ precnsim ⋨ succnsim ⋩ ntriangleleft ⋪ ntriangleright ⋫
    ntrianglelefteq ⋬ ntrianglerighteq ⋭ nprec ⊀ nsucc ⊁ lneqq ≨ gneqq ≩ Bumpeq ≎ bumpeq ≏
    doteqdot ≑ fallingdotseq ≒ risingdotseq ≓ circledcirc ⊚ circledast ⊛ circleddash ⊝
    leftarrow ← rightarrow → to → gets ← uparrow ↑ downarrow ↓ leftrightarrow ↔ updownarrow ↕
    nwarrow ↖ nearrow ↗ searrow ↘ swarrow ↙ mapsto ↦ hookleftarrow ↩ hookrightarrow ↪ leadsto ↝
    rightleftharpoons ⇌ leftrightharpoons ⇋ leftharpoonup ↼ rightharpoonup ⇀ leftharpoondown ↽
    rightharpoondown ⇁ twoheadrightarrow ↠ twoheadleftarrow ↞ rightsquigarrow ⇝ nleftarrow ↚
    nrightarrow ↛ leftrightarrows ⇆ rightleftarrows ⇄ Leftarrow ⇐ Rightarrow ⇒ Uparrow ⇑
    Downarrow ⇓ Leftrightarrow ⇔ Updownarrow ⇕ iff ⟺ implies ⟹ impliedby ⟸ longleftarrow ⟵
    longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺
    longmapsto ⟼ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ langle ⟨ rangle ⟩ lbrack [ rbrack ] vert |
    square □ blacksquare ■ triangle △ bigtriangleup △ bigtriangledown ▽ triangledown ▿
    vartriangle ▵ triangleright ▹ triangleleft ◃ blacktriangle ▴ lozenge ◊ blacklozenge ⧫ bigcirc ◯
    bigstar ★ spadesuit ♠ heartsuit ♡ diamondsuit ♢ clubsuit ♣ flat ♭ natural ♮ sharp ♯
    checkmark ✓ maltese ✠ dagger † ddagger ‡ amalg ⨿ frown ⌢ smile ⌣ backprime ‵ eth ð colon :
    lvert | rvert | lVert ‖ rVert ‖
    """#)

  /// Signs that only biblatex's and BibTeX's styles have names for.
  static let punctuation = LaTeXLetters.pairs(
    """
    addcomma , addsemicolon ; addcolon : addperiod . adddot . bibinitperiod . bibrangedash – nobreakdash -
    ier er iere re ieme e iers ers ieres res iemes es
    """)

  /// Names of programs that people typeset in a way of their own.
  static let logos = LaTeXLetters.pairs(
    """
    TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX XeTeX XeTeX LuaTeX LuaTeX ConTeXt ConTeXt
    XeLaTeX XeLaTeX LuaLaTeX LuaLaTeX pdfTeX pdfTeX pdfLaTeX pdfLaTeX AmSTeX AmSTeX METAFONT METAFONT
    """)
}
