import Citations
import Testing

struct OrgPropertyTests {
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
