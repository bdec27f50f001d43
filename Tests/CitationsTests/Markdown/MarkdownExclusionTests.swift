import Citations
import Testing

/// Places where nothing is a citation.
struct MarkdownExclusionTests {
  @Test func `code spans`() {
    checkCitations("`@a` ``@b ` @c`` @d", "d")
    checkCitations("`@a` @b ``c`@d` ``@e`", "b e")
    checkCitations("`x\n@a` `@b\n\n@c`", "b c")
    checkCitations("`x`{.r k=@a} `@b`{=latex}", "")
  }

  @Test func `fenced code`() {
    checkCitations("```\n@a\n```\n@b", "b")
    checkCitations("~~~ {.r}\n@a\n```\n~~~~\n@b", "b")
    checkCitations("```{r, echo=FALSE}\n@a\n\n@b\n```\n\n```{=latex}\n@c\n```", "")
    checkCitations("````\n```\n@a\n````\n@b", "b")
    checkCitations("  ```\n@a\n  ```\n@b", "b")
    checkCitations("text\n```\n@a\n```\n@b", "b")
  }

  @Test func `the header of a chunk may quote code`() {
    checkCitations("```{r, fig.cap=\"By `x`.\"}\n@a\n\n@b\n```\n@c", "c")
    checkCitations("```x `y`\n@a\n\n@b\n```\n\n@c", "a b c")
  }

  @Test func `text of elements may be indented as they are`() {
    checkCitations(
      "<table>\n  <tr>\n      <td>@a</td>\n      <td>@b</td>\n  </tr>\n</table>", "a b")
    checkCitations(
      "<section>\n      @a\n\n      @b\n\n          @c\n</section>\n\n      @d", "a b")
    checkCitations("<div>\n      @a\n</div>", "")
    checkCitations("<td>      @a</td>\n\n      @b", "a")
    checkCitations("<section>\n    > @a\n\n</section>\n    @b", "a")
  }

  @Test func `fenced code in containers`() {
    checkCitations("> ```\n> @a\n> ```\n> @b", "b")
    checkCitations("- x\n\n  ```\n  @a\n  ```\n- @b", "b")
    checkCitations("> - ~~~\n>   @a\n>   ~~~\n>\n>   @b", "b")
  }

  @Test func `a fence that never ends is text`() {
    checkCitations("```\n@a\n", "a")
    checkCitations("> ```\n> @a\n\n```\n@b", "a b")
    checkCitations("text\n~~~\n@a\n~~~", "a")
  }

  @Test func `indented code`() {
    checkCitations("    @a\n\n\t@b\n\n@c\n    @d", "c d")
    checkCitations("- a\n\n  @b\n\n      @c\n\n   @d", "b d")
    checkCitations("1.  @a\n\n    @b\n\n        @c", "a b")
    checkCitations("-     @a", "")
    checkCitations("term\n:   @a\n\n    @b\n\n        @c", "a b")
    checkCitations("[^1]: @a\n\n    @b\n\n        @c", "a b")
    checkCitations("# h\n    @a", "")
  }

  @Test func `html tags and comments`() {
    checkCitations("<span title=\"@a\" x='@b'>@c</span> <br @d/>", "c")
    checkCitations("<div\nclass=@a>\n@b\n</div>", "b")
    checkCitations("x <!-- @a --> @b <!-- c\n\n@d --> @e", "b e")
    checkCitations("<!--\n\n@a\n-->\n\n@b", "b")
    checkCitations("`<!--` @a\n\n<!-- @b", "a b")
    checkCitations("<script>\n\n@a\n\n</script>\n<pre>@b</pre>\n@c", "c")
    checkCitations("a < b @c > d", "c")
  }

  @Test func `addresses`() {
    checkCitations("<https://x.y/@a> <mailto:a@b.c> <a@b.c>", "")
    checkCitations("https://x.y/@a, (http://x.y/@b) x://@c", "c")
    checkCitations("see https://x.y/@a; @b", "b")
  }

  @Test func `link targets, titles and attributes`() {
    checkCitations("[x](u/@a) [y](<u @b>) [z](u \"@c\") [@d](u)", "d")
    checkCitations("[x](u(@a)v) [y](u){k=@b} [z]{k=\"@c\"}", "")
    checkCitations("# @a {#i k=\"@b\"}\n\n::: {k=\"@c\"}\n@d\n:::", "a d")
  }

  @Test func `reference definitions`() {
    checkCitations("[x]: http://a/@b\n[y]:\n  u@c/@d\n  \"t @e\"\n\n@f", "f")
    checkCitations("[@a]: http://b", "[a]")
  }

  @Test func `math`() {
    checkCitations("$@a$ $x\n@b$ $$@c\n@d$$ @e", "e")
    checkCitations("$5 and @a and $6 $ @b$ $@c $ $@{d}$1", "a b c {d}")
    checkCitations("$a\\$@a$ $@b\n\n$", "b")
    checkCitations("\\(@a\\)", "a")
  }

  @Test func `TeX`() {
    checkCitations("\\textbf{@a} \\x[@b]{@c} \\x {@d} \\verb|@e| @f", "f")
    checkCitations("\\x{a}[@a] \\x(@b) \\x @c \\x{@d", "[a] b c d")
    checkCitations("\\begin{a}\n\n@b\n\\begin{a}\\end{a}\n@c\\end{a}\n\n@d", "d")
    checkCitations("x \\begin{a} @b \\end{a} @c", "c")
    checkCitations("\\newcommand{\\a}[1]{@b} \\def\\x#1{@c}", "")
  }

  @Test func `escaped marks`() {
    checkCitations("\\@a \\\\@b \\\\\\@c", "b")
  }

  @Test func `labels of numbered examples`() {
    checkCitations("(@good) x\n\nas @good shows, [@good]\n\n(@) y\n\n@next. z", "[good]")
    checkCitations("see\n(@a) x (@b).", "a b")
    checkCitations("@a says\n\n(@a), @b", "a a b")
  }

  @Test func `a byte order mark and other line ends change nothing`() {
    checkCitations("\u{FEFF}@a\r\n\r\n    @b\r\n\r\n```\r\n@c\r\n```\r\n[@d;\r\n@e]", "a [d] [e]")
    checkCitations("@a\r\r    @b\r\r@c", "a c")
  }

  @Test func `headings, tables, quotes and line blocks cite`() {
    checkCitations(
      "# @a\n@b\n===\n\n> @c\nlazy @d\n\n| @e\n| @f\n\na | b\n--|--\n@g | `@h`", "a b c d e f g")
    checkCitations("% @a\n% @b\n\n* @c\n+ @d\n\na) @e\n\niv. @f", "a b c d e f")
  }

  @Test func `cross-references`() {
    checkCitations(
      "@fig-x @Tbl-y [-@sec-z] @prf-a {@eq:b} [@Fig:c; @d] +@sec:e @figx-f", "[d] figx-f")
    checkCitations("Figure \\@ref(fig:x), (ref:x) text of @a", "a")
    checkCitations(
      "---\ncrossref:\n  custom:\n    - {kind: float, key: dia}\n---\n@dia-x @dib-x", "dib-x")
    checkCitations("---\ntheoremnos-names:\n- id: dfn\n  name: D\n---\n*@dfn:x and @Dfn:y", "")
    checkCitations("---\nprefixes: {cl: {ref: [c]}}\ntitle: By @cl:x\n---\n@cl:y @dfn:z", "dfn:z")
  }

  @Test func `shortcodes`() {
    checkCitations("{{< video https://x.y/@a >}} @b {{< cite @c\n@d >}}", "b")
    checkCitations("{{<x @a > @b", "a b")
    checkCitations("{{{< include @a >}}} @b", "b")
  }

  @Test func `code that R runs in text`() {
    checkCitations("`r cite(\"@a\")` and `{python} b@c` @d", "d")
  }

  @Test func `links of Obsidian to notes of literature are citations`() {
    checkCitations("[[@a]], [[@b|B]], ![[@c]] and #tag [[d]]", "a b c")
    checkCitations("%%by @a%%", "a")
  }
}
