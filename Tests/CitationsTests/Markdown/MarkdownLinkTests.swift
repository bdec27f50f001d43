import Citations
import Testing

/// Documents that a Markdown document includes.
struct MarkdownLinkTests {
  @Test func `shortcodes of Quarto include`() {
    check("{{< include _a.qmd >}}\n\nx\n\n{{<include   \"b c.qmd\">}}\n", "_a.qmd", "b c.qmd")
    check("> {{< include parts/a.md >}}", "parts/a.md")
    check("`{{< include a >}}` {{< video a >}}\n\n```\n{{< include b >}}\n```")
    check("{{< include a", "a")
  }

  @Test func `chunks of knitr have children`() {
    check("```{r, child=\"a.Rmd\"}\n```", "a.Rmd")
    check(
      "```{r name, echo = FALSE, child = c('a.Rmd', 'b/c.Rmd'), eval=x}\n```", "a.Rmd", "b/c.Rmd")
    check("```{r}\n#| echo: false\n#| child: a.Rmd\nx\n#| child: b\n```", "a.Rmd")
    check("```{r}\n#| child: [a.Rmd, \"b.Rmd\"]\n```", "a.Rmd", "b.Rmd")
    check(
      "```{r, fig.cap=\"a child='b'\"}\n```\n```{r child=paste0(x, 'y')}\n```\n```{r grandchild='x'}\n```"
    )
    check("```\nchild='a'\n```\n\n    {{< include a >}}")
  }

  @Test func `lists of children are read while they are typed`() {
    check("```{r child=c(\n```")
    check("```{r child=c(\"a\r\n```", "a")
    check("```{r child=c(a,\u{0C}}\n```", "a")
    check("```{r}\n#| child: [\n```")
  }

  private func check(
    _ document: String, _ paths: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bytes = Array(document.utf8)
    let links = citations(in: bytes, language: .markdown).links
    #expect(links.map(\.path) == paths, sourceLocation: sourceLocation)
    #expect(links.map { text($0.range, in: bytes) } == paths, sourceLocation: sourceLocation)
    #expect(links.allSatisfy { $0.kind == .file }, sourceLocation: sourceLocation)
  }
}
