import Citations
import TestSupport
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

  @Test func `every prefix can be read`() {
    for text in DamagedText.prefixes(of: sample) { check(text.bytes, text.name) }
  }

  @Test func `every mutation can be read`() {
    for text in DamagedText.mutations(of: sample) { check(text.bytes, text.name) }
  }

  @Test func `bytes that are not UTF-8 can be read`() {
    for text in DamagedText.noise(in: sample) { check(text.bytes, text.name, isUTF8: false) }
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
    let count = 60_000 / unit.utf8.count
    let bytes = Array((String(repeating: unit, count: count) + "@end").utf8)
    check(bytes, unit, partialOffsets: [bytes.count])
  }

  private func check(
    _ bytes: [UInt8], _ name: String, isUTF8: Bool = true, partialOffsets: [Int]? = nil
  ) {
    let result = citations(in: bytes, language: .markdown)
    var ranges = result.citations.flatMap { [$0.keyRange, $0.range] }
    ranges += result.groups.map(\.range)
    ranges += result.resources.map(\.range)
    ranges += result.problems.map(\.range)
    let starts = result.citations.map(\.range.lowerBound)
    #expect(starts == starts.sorted(), "\(name)")
    for citation in result.citations {
      #expect(
        // In roles, the key is all there is.
        citation.range.lowerBound <= citation.keyRange.lowerBound
          && citation.keyRange.upperBound <= citation.range.upperBound, "\(name)")
      guard let group = citation.group else { continue }
      #expect(group < result.groups.count, "\(name)")
    }
    for group in result.groups {
      #expect(group.citations.upperBound <= result.citations.count, "\(name)")
    }
    let step = max(1, bytes.count / 20)
    for offset in partialOffsets ?? Array(stride(from: 0, through: bytes.count, by: step)) {
      guard let partial = partialCitation(at: offset, in: bytes, language: .markdown) else {
        continue
      }
      #expect(partial.typedRange.upperBound == offset, "\(name)")
      #expect(partial.replacementRange.lowerBound == partial.typedRange.lowerBound, "\(name)")
      #expect(partial.replacementRange.upperBound >= offset, "\(name)")
      ranges += [partial.replacementRange, partial.keyRange] + partial.keysInGroup
    }
    for range in ranges {
      #expect(range.upperBound <= bytes.count, "\(name)")
      guard isUTF8, range.upperBound <= bytes.count else { continue }
      for end in [range.lowerBound, range.upperBound] where end < bytes.count {
        #expect(!UTF8.isContinuation(bytes[end]), "\(name)")
      }
    }
  }
}
