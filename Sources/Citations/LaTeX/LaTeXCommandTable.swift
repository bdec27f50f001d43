/// The commands and environments that are known by name.
enum LaTeXCommandTable {
  /// Commands by the hash of their name.
  static let commands: [UInt64: LaTeXCommand] = {
    var table: [UInt64: LaTeXCommand] = [:]
    for (shape, names) in citationCommands {
      for name in names.split(whereSeparator: \.isWhitespace) {
        table[LaTeXName.hash(name.utf8)] = .citation(shape)
        // At the beginning of a sentence: `\Textcite`.
        var capital = Array(name.utf8)
        capital[0] &= ~0x20
        table[LaTeXName.hash(capital)] = .citation(shape)
      }
    }
    for (command, names) in otherCommands {
      for name in names.split(whereSeparator: \.isWhitespace) {
        table[LaTeXName.hash(name.utf8)] = command
      }
    }
    return table
  }()

  /// Citation commands by shape. Each has a capitalised form, too, and may have a star.
  private static let citationCommands: [(shape: LaTeXCitationShape, names: String)] = [
    (
      // biblatex: the form with a star leaves out the author.
      LaTeXCitationShape(.normal, starred: .suppressAuthor),
      "cite parencite autocite"
    ),
    (
      LaTeXCitationShape(.normal),
      """
      citep citealp citenum citeonline onlinecite citepalias footcite footcitetext smartcite
      supercite fullcite footfullcite notecite pnotecite fnotecite bibentry citefield citename
      citelist citeNP fullciteNP shortcite shortciteNP maskcite maskciteNP maskfullcite
      maskfullciteNP maskshortcite maskshortciteNP ycite shorthandcite headlesscite
      headlessfullcite footheadlesscite citework nptextcite textcquote blockcquote
      """
    ),
    (
      LaTeXCitationShape(.authorInText),
      """
      citet citealt citetalias citeauthor citefullauthor textcite citeA citeN citeANP citeauthorNP
      fullciteA fullciteauthor fullciteauthorNP shortciteA shortciteN shortciteANP shortciteauthor
      shortciteauthorNP maskciteA maskciteauthor maskciteauthorNP maskfullciteA maskfullciteauthor
      maskfullciteauthorNP maskshortciteA maskshortciteauthor maskshortciteauthorNP ocite
      citeauthory fullocite gentextcite citeasnoun possessivecite citeauthort citefullauthort
      shortcitet shortcitealt shortciteauthort posscite gencite textreviewcite surnamecite
      """
    ),
    (
      LaTeXCitationShape(.suppressAuthor),
      """
      citeyear citeyearpar citeyearNP citedate citetitle citeurl citedoi citeshorttitle footcitetitle
      citetitleonly footcitetitleonly citejournal maskciteyear maskciteyearNP
      """
    ),
    (
      LaTeXCitationShape(.normal, starred: .suppressAuthor, repeats: true),
      "cites parencites autocites"
    ),
    (
      LaTeXCitationShape(.normal, repeats: true),
      """
      footcites footcitetexts smartcites supercites fullcites footfullcites ycites citeauthors
      citetitles shorthandcites citealts citepns citecs apud footapud apudonline
      """
    ),
    (
      LaTeXCitationShape(.authorInText, repeats: true),
      "textcites ocites gentextcites posscites gencites textreviewcites surnamecites citets citetns textapud"
    ),
    (
      LaTeXCitationShape(.normal, groupsBeforeKeys: 1),
      """
      volcite pvolcite fvolcite ftvolcite svolcite avolcite foreigntextcquote hyphentextcquote
      foreignblockcquote hyphenblockcquote hybridblockcquote
      """
    ),
    (LaTeXCitationShape(.authorInText, groupsBeforeKeys: 1), "tvolcite"),
    (
      LaTeXCitationShape(.normal, groupsBeforeKeys: 1, repeats: true),
      "volcites pvolcites fvolcites ftvolcites svolcites avolcites"
    ),
    (LaTeXCitationShape(.authorInText, groupsBeforeKeys: 1, repeats: true), "tvolcites"),
    (LaTeXCitationShape(.nocite), "nocite nocitemeta fullnocite masknocite footnocite"),
    (
      LaTeXCitationShape(.named),
      "defcitealias shortcites nextcitefull nextciteshort nextcitenotitle nextcitereset citeswithoutentry"
    ),
  ]

  private static let otherCommands: [(command: LaTeXCommand, names: String)] = [
    (.begin, "begin"), (.end, "end"),
    (.conditional(.never), "iffalse"), (.conditional(.always), "iftrue"),
    (.conditional(.sameTokens), "if"), (.otherwise, "else"), (.fileEnd, "endinput"),
    (
      .shortVerbatim(isMade: true),
      "MakeShortVerb MakeSpecialShortVerb DefineShortVerb lstMakeShortInline"
    ),
    (.shortVerbatim(isMade: false), "DeleteShortVerb UndefineShortVerb lstDeleteShortInline"),
    (.verbatim(groupsBefore: 0, hasDelimiter: true), "verb Verb lstinline"),
    (.verbatim(groupsBefore: 1, hasDelimiter: true), "mintinline"),
    (.verbatim(groupsBefore: 0, hasDelimiter: false), "url nolinkurl href path detokenize"),
    (
      .definition(.latex),
      """
      newcommand renewcommand providecommand DeclareRobustCommand newcommandx renewcommandx
      newrobustcmd renewrobustcmd providerobustcmd
      """
    ),
    (
      .definition(.document),
      """
      NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand
      NewExpandableDocumentCommand RenewExpandableDocumentCommand
      ProvideExpandableDocumentCommand DeclareExpandableDocumentCommand
      """
    ),
    (.definition(.plain), "def gdef edef xdef"),
    (.definition(.alias), "let NewCommandCopy RenewCommandCopy DeclareCommandCopy"),
    (.definition(.citation(repeats: false)), "DeclareCiteCommand"),
    (.definition(.citation(repeats: true)), "DeclareMultiCiteCommand"),
    (
      .verbatimEnvironment,
      """
      lstnewenvironment DefineVerbatimEnvironment newtcblisting renewtcblisting NewTCBListing
      DeclareTCBListing excludecomment excludeversion newverbatim
      """
    ),
    (
      .bibliographies(isList: true, isOptional: false),
      "bibliography nobibliography defaultbibliography"
    ),
    (.bibliographies(isList: true, isOptional: true), "putbib"),
    // Of amsrefs: the file is LaTeX itself, with `\bib` (amsrefs' guide, “Multiple databases”).
    (.bibliographies(isList: true, isOptional: false, ending: ".ltb"), "bibselect"),
    (
      .bibliographies(isList: false, isOptional: false),
      "addbibresource addglobalbib addsectionbib"
    ),
    (.section, "newrefsection"),
    (.moreBibliographies, "newcites"),
    (.link(.file(.root)), "input include includestandalone InputIfFileExists"),
    (.link(.file(.file)), "subfile subfileinclude cfinput"),
    (.link(.folderAndFile(.root)), "import inputfrom includefrom"),
    // The package chapterfolder.
    (
      .link(.folderAndFile(.file, groupsBefore: 1)),
      "cfpart cfchapter cfsection cfsubsection cfchapterstar cfsectionstar"
    ),
    (.link(.folderAndFile(.file)), "subimport subinputfrom subincludefrom"),
    (.link(.packages), "usepackage RequirePackage"),
    (.link(.documentClass), "documentclass LoadClass LoadClassWithOptions"),
    (.bibliographyItem(groupsBefore: 0), "bibitem bib"),
    (.bibliographyItem(groupsBefore: 2), "harvarditem"),
    (.context(.text), "starttext startproduct"),
    (.context(.other), "startcomponent startproject startenvironment usemodule setupbodyfont"),
    (.context(.bibliography), "usebtxdataset"),
    (.context(.component), "component environment"),
    (.context(.parent), "product project"),
  ]

  /// Commands with `cite` in their names whose argument is not a list of keys.
  static let citesNothing = hashes(
    """
    citetext parencitetext brackettext citestyle setcitestyle citereset citeresetapa citetracker
    citetrackertrue citetrackerfalse citemid citedash citepunct citeleft citeright citeform
    citenumfont citehook citesetup citeindextrue citeindexfalse citetitlefont citationreq
    citefullfirstfortype renewcites citeaset citecounter citelabel citeprefix printcites
    precitedelim postcitedelim multicitedelim supercitedelim textcitedelim compcitedelim
    DeclareAutoCiteCommand DeclareCitePunctuationPosition mkbibcitestyle bibcite citation
    citenamefont citeauthoryear citelink citecolor citetitlefortype citenotitlefortype
    citeworkwithtitle howcitedprefix howcitedsuffix citestarts citeends citeindextype citepageref
    bibcrossrefcite
    """)

  /// Tests of packages whose names begin as TeX's questions do, and whose branches stand in braces; and
  /// a relation of mathematics.
  static let testsInBraces = hashes(
    """
    iff ifthenelse ifdef ifcsdef ifundef ifcsundef ifdefmacro ifcsmacro ifdefparam ifdefprefix
    ifdefempty ifcsempty ifdefvoid ifcsvoid ifdefequal ifcsequal ifdefstring ifcsstring
    ifdefstrequal ifcsstrequal ifdefcounter ifdefltxcounter ifdeflength ifdefdimen ifdefnum
    ifstrequal ifstrempty ifblank notblank ifnumcomp ifnumequal ifnumgreater ifnumless ifnumodd
    ifdimcomp ifdimequal ifdimgreater ifdimless ifboolexpr ifboolexpe ifbool iftoggle ifinlist
    ifinlistcs ifnumber ifentrytype ifkeyword ifcategory iffieldundef ifnameundef iflistundef
    iffieldequalstr iffieldequals iffirstcitekey iflastcitekey IfFileExists
    """)

  /// Environments whose text is as it is, or left out.
  static let verbatimEnvironments = hashes(
    """
    verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim VerbatimOut lstlisting
    lstlisting* minted comment filecontents filecontents* luacode luacode* pycode pyblock
    pyverbatim pyconsole sagesilent sageblock sageverbatim asy asydef dot2tex gnuplot tcblisting
    tcblisting* ltxexample ltxcode spverbatim verbatimtab boxedverbatim listing* scontents
    """)

  /// Environments that cite, by csquotes: what follows their name is as after a command.
  static let citationEnvironments: [UInt64: LaTeXCitationShape] = [
    LaTeXName.hash("displaycquote".utf8): LaTeXCitationShape(.normal),
    LaTeXName.hash("foreigndisplaycquote".utf8): LaTeXCitationShape(.normal, groupsBeforeKeys: 1),
    LaTeXName.hash("hyphendisplaycquote".utf8): LaTeXCitationShape(.normal, groupsBeforeKeys: 1),
  ]

  private static func hashes(_ names: String) -> Set<UInt64> {
    Set(names.split(whereSeparator: \.isWhitespace).map { LaTeXName.hash($0.utf8) })
  }
}
