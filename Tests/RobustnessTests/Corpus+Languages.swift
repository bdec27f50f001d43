extension Corpus {
  static let typst = [
    #"""
    #import "template.typ": *
    #show: ieee.with(title: [Tides], bibliography: bibliography(("refs.bib", "/b.yml")))
    #let up(key) = super(cite(key)); #let p = cite.with(form: "prose")
    = Tides <tides> // @no
    As @vaswani2017attention[p. 3 and @a] and #cite(<wei2022chian>, form: "prose", supplement: [see @b])
    show @ji2023survey, @müller. #p(<c>) #cite(label("10.1000/x")) `@no` $ x^2 "@no" #[@d] $ <eq>
    #if x == 1 [@e] else if f(y)[z] { cite(<f>) } else [@g] @tides @eq
    #for (i, k) in (1, 2).enumerate() [@h] /* @no /* */ */ https://x.y/(@no) me@x.org \@no
    ```typ @no ``` #figure(table([@i], [@日本]), caption: [@j]) <fig-x> @fig-x 😀 #ref(<k>)
    #cite(<chain of
    """#,
    "#include \"a.typ\"\r\n@a @b[x]\r\n#cite(\r\n  <c>,\r\n)\r\n#{\r\n  [@d]\r\n",
  ]

  static let typstTokens = [
    "@", "@a", "#", "#cite(<", "<a>", ">", "#cite(label(\"", "\"", "(", ")", "[", "]", "{", "}",
    "$", "`", "```", "//", "/*", "*/", "\\", "#let f(x) = ", "#if x ", " else ", "#for x in ", ";",
    ":", ",", ".with(", "form: none", "#bibliography(", "#include \"", "https://", "\n\n",
    "#show: ",
    "vaswani2017attention",
  ]

  static let org = [
    #"""
    :PROPERTIES:
    :ID: [cite:@no]
    :END:
    #+title: Tides
    #+bibliography: "refs.bib"
    #+INCLUDE: "a.org" :lines "1-2"
    * DONE [cite/t:@vaswani2017attention] :tag:
    SCHEDULED: <2020-01-01>
    As [cite:see @wei2022chian p. 3; @ji2023survey;and others] and cite:a1,b2 show =[cite:@no]=,
    ~code~ [[citep:see &c;&d][text]] \cite[p. 3]{e} $x$ \(y\) autocite:&müller @@latex:\cite{f}@@
    - item :: [cite/n:@*]
    | [cite:@g] | x | # [cite:@no]
    #+begin_src org
    [cite:@no]
    #+end_src
    #+caption: [cite:@日本]
    \begin{equation}
    \cite{h}
    \end{equation}
    [fn:1] Note [fn:: [cite/text/c:@i/j*k]] {{{m(x)}}} src_c{int x;} <<target>> 😀
    bibliography:refs,other.bib [cite:@chain verif
    """#,
    "* A\r\n#+BIBLIOGRAPHY: b.bib\r\n\r\n[cite:@a;\r\n@b] citet:c\r\n#+begin_quote\r\n[cite:@d]\r\n",
  ]

  static let orgTokens = [
    "[cite:", "[cite/t:", "@", "@a", ";", "]", "[", "[[cite:", "][", "]]", "cite:", "&", ",", "=",
    "~", "$", "\\(", "\\)", "\\cite{", "}", "{{{", "}}}", "src_c{", "<<", ">>", "@@latex:", "@@",
    "\n* ", "\n#+begin_src\n", "\n#+end_src\n", "\n:PROPERTIES:\n", "\n:END:\n", "\n| ", "\n- ",
    "#+bibliography: ", "\\begin{x}\n", "\\end{x}", "\n\n", "# ", ": ", "vaswani2017attention",
  ]
}
