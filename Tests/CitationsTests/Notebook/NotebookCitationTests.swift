import Citations
import Testing

struct NotebookCitationTests {
  @Test func `any text can be read`() {
    checkDamaged(
      #"""
      {"cells": [
        {"cell_type": "raw", "source": ["---\n", "bibliography: \u00e9.bib\n", "---"]},
        {"cell_type": "markdown", "source": ["See [@a; -@\u00e9b]\n", "and `@no` \"@c\"\t@日本"]},
        {"cell_type": "markdown", "source": "{cite}`d,e` @f"},
        {"cell_type": "code", "source": "@no"}
      ], "metadata": {}, "nbformat": 4}
      """#, as: .notebook)
  }

  @Test func `Markdown cells cite, code and its output do not`() {
    check(
      #"""
      {"cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# On @a\n", "\n", "See [@b;\n", "@c]."]},
        {"cell_type": "code", "outputs": [{"data": {"text/markdown": ["@d"]}}], "source": ["@e\n"]},
        {"source": "[-@f], `@g`", "cell_type": "markdown"}
      ], "metadata": {"title": "@h"}, "nbformat": 4, "nbformat_minor": 5}
      """#, "a [b] [c] -f")
  }

  @Test func `each cell is a document of its own`() {
    check(
      #"{"cells": [{"cell_type": "markdown", "source": ["`x"]}, {"cell_type": "markdown", "source": ["@a`"]}]}"#,
      "a")
  }

  @Test func `cells stand in worksheets in format 3`() {
    check(
      #"""
      {"metadata": {"name": ""}, "nbformat": 3, "worksheets": [{"cells": [
        {"cell_type": "heading", "level": 1, "source": ["Of @a"]},
        {"cell_type": "markdown", "source": ["@b"]},
        {"cell_type": "code", "input": ["@c"], "outputs": []}
      ], "metadata": {}}]}
      """#, "a b")
  }

  @Test func `escapes are what they stand for`() {
    check(cell(#""\u0040a [\u0040b; \"@c\"] \\@d \t@e\/f""#), "a [b] [c] e/f")
    check(cell(#""a\u0020@b\ud83d\ude00@c x\u00e4@d""#), "b c")
  }

  @Test func `ranges are those of the file`() {
    let document = cell(#"["\"x\" [see @Bj\u00f6rk2020,\n", " p. 3; -@{b/c}] and @d\u00e9\n"]"#)
    let bytes = Array(document.utf8)
    let found = citations(in: bytes, language: .notebook)
    #expect(
      found.citations.map { text($0.range, in: bytes) } == [
        #"@Bj\u00f6rk2020"#, "-@{b/c}", #"@d\u00e9"#,
      ])
    #expect(
      found.citations.map { String(decoding: found.key(of: $0, in: bytes), as: UTF8.self) } == [
        "Björk2020", "b/c", "dé",
      ])
    #expect(
      found.groups.map { text($0.range, in: bytes) } == [
        #"[see @Bj\u00f6rk2020,\n", " p. 3; -@{b/c}]"#
      ])
  }

  @Test func `a raw cell at the beginning is metadata`() {
    let raw =
      #"{"cell_type": "raw", "source": ["---\n", "bibliography: \"refs.bib\"\n", "nocite: |\n", "  @a\n", "---"]}"#
    let document = #"{"cells": [\#(raw), {"cell_type": "markdown", "source": "@b"}]}"#
    check(document, "!a b")
    let bytes = Array(document.utf8)
    let found = citations(in: bytes, language: .notebook)
    #expect(found.resources.map(\.path) == ["refs.bib"])
    #expect(found.resources.map { text($0.range, in: bytes) } == ["refs.bib"])
    check(#"{"cells": [{"cell_type": "raw", "source": "@a"}]}"#, "")
    check(#"{"cells": [{"cell_type": "code"}, \#(raw)]}"#, "")
  }

  @Test func `damaged JSON gives what can be read`() {
    let rest = #"{"cell_type": "markdown", "source": ["@z"]}], "nbformat": 4}"#
    // A string that does not end, a missing comma, bracket, brace and colon, one brace too many.
    check(#"{"cells": [{"cell_type": "markdown", "source": ["@a,\#n"@b"]}, \#(rest)"#, "a b z")
    check(#"{"cells": [{"cell_type": "markdown" "source": ["@a" "@b"]} \#(rest)"#, "a b z")
    check(#"{"cells": [{"cell_type": "markdown", "source": ["@a"}, \#(rest)"#, "a z")
    check(#"{"cells": [{"cell_type": "markdown", "source": ["@a"], \#(rest)"#, "a z")
    check(#"{"cells": [{"cell_type": "markdown", "source" ["@a"]}}, \#(rest)"#, "a z")
    check(#"{"cells": [{"cell_type": "markdown", "source": ["@a"#, "a")
    check("", "")
    check(#"["@a", "cells"]"#, "")
  }

  private func cell(_ source: String) -> String {
    #"{"cells": [{"cell_type": "markdown", "source": \#(source)}]}"#
  }

  private func check(
    _ document: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkCitations(document, expected, in: .notebook, sourceLocation: sourceLocation)
  }
}
