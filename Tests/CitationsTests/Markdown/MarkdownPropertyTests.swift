import Citations
import Testing

struct MarkdownPropertyTests {
  private let sample = """
    ---
    title: "On \\"@a\\" é"
    bibliography: [refs.bib, 'b.bib']
    nocite: |
      @b, @{c;d}
    ---

    # Heading [@é1] {#id k="v"}

    See [see @smith:2020, pp. 3-5; -@b; @{c{d}}]{.x} and @a [p. 3; @b], `@x` $@y$ <!-- @z
    --> https://x.y/@q [t](u "v") \\textbf{@w} **x**@y -@m.

    > [@a;
    > @b] and ^[note @c]
    lazy

    - item @d

      ```{r}
      @no
      ```

          @code
      (@ex) example
    * [@a [@b *c; d*]]

    ::: {.note}
    | line @日本–@e
    :::

    \\begin{x}
    @no
    \\end{x}

    [x]: http://@no

    ```{note} x
    :a: b
    See {cite:t}`{see}n{p. 3}; é` {cite}``o`` % @p
    ```
    ````{eval-rst}
    .. bibliography:: x.bib
    ````
    % @no
    :::{tip} {cite}`q`
    :::
    """

  @Test func `any text can be read`() {
    checkDamaged(sample, as: .markdown)
  }

  /// Each would take minutes if it were not read in linear time.
  @Test(arguments: [
    "[", "[@a", "[@a;", "@a [", "`", "``a ", "```\n", "> ", "- ", "> ```\n", "- ```\n", "$", "$a ",
    "$$", "<", "<a ", "<!--", "<a b='", "](", "[a](", "\\begin{a}", "\\x{", "{", "[a]{k='", "*",
    "_",
    "*a", "[*", "@{", "@", "-@", "---\na: b\n", "---\n", "<pre>\n", "[^1]:\n", "(@a)", "://",
    "a://b(", "{{<", "<td>\n  ", "<td>a</td", ":::\n", "\t", "a\n:\t", "@a [x; ", "[x][", "...@",
    "```a\n", "~~~\n\n", "[@a, `", "[a](b ", "www./", "<a b='<", "<!-- ", "{cite}`", "{cite}`a",
    "```{note}\n", ":::{math}\n", "% @\n",
    "```{eval-rst}\n", "{cite}``a` ", ":::{note}\n> ", "```{bibliography}\n",
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    checkLinear(unit, end: "@end", in: .markdown)
  }
}
