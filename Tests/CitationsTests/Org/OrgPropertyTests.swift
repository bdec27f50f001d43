import Citations
import Testing

struct OrgPropertyTests {
  @Test func `any text can be read`() {
    checkDamaged(
      """
      #+bibliography: "é.bib" x.bib
      * On tides [cite/t:@smith:2020] :sea:
      :PROPERTIES:
      :a: [cite:@no]
      :END:
      See [cite/style:see; p. 3 *@é1* and; -@b;] cite:a,b citet:&c;&日本 [[cite:d][text]] =@no= ~[cite:@no]~.
      #+begin_quote
      - [cite:@e] \\cite{f} \\(x\\) src_c{[cite:@no]} @@latex:\\cite{g}@@
      #+end_quote
      #+begin_src c
      [cite:@no]
      #+end_src
      | a | [cite:@h] | [fn:1] <<x>>
      # [cite:@no]
      #+INCLUDE: "b.org" :lines "1-2"
      """, as: .org)
  }

  @Test(arguments: [
    "[cite:", "[cite:@a;", "[[cite:", "[[a][", "cite:", "cite:a,", "=a ", "~", "$", "\\(", "\\a{",
    "{{{", "src_c{", "src_c[", "<<", "@@a:", "[", "]", "#+begin_x\n", "#+begin_src\n", ":a:\n",
    "\\begin{a}\n", "* \n", "| ", "|", "- ", "\n", "\n\n", "[fn:1] ", "#+bibliography: a,\n",
    "bibliography:a,", ":PROPERTIES:\n", "* A\n:PROPERTIES:\n", "&a;", "cite:&",
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    checkLinear(unit, end: "[cite:@end", in: .org)
  }

  @Test func `blocks in blocks are read in linear time`() {
    checkLinear("#+begin_quote\n", end: "#+end_quote\n", in: .org)
  }
}
