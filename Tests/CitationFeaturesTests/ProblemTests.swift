import Testing

/// What is wrong in a document.
struct ProblemTests {
  private static let refs = """
    -- refs.bib --
    @article{smith2020, title = {Tides}}
    @article{jones19, title = {Dunes}}
    """

  private func check(
    _ document: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let marked = "\(document)\n\(ProblemTests.refs)"
    if let expected {
      checkProblems(marked, expected, sourceLocation: sourceLocation)
    } else {
      checkProblems(marked, sourceLocation: sourceLocation)
    }
  }

  @Test func `says nothing of keys that are known`() {
    check("[@smith2020; -@jones19, p. 3] and @{smith2020} and @jones19.", nil)
  }

  @Test func `names the keys near an unknown one`() {
    check(
      "[@smiht2020]",
      "error unknown-key “smiht2020”: Unknown key “smiht2020”. Did you mean “smith2020”?")
  }

  @Test func `says what may have taken a key away`() {
    checkProblems(
      """
      [@volcano]
      -- refs.bib --
      @article{smith2020, title = {Tides}}
      @article{jones19, title = {Du
      """,
      "error unknown-key “volcano”: Unknown key “volcano”: no entry of refs.bib has it. refs.bib is "
        + "damaged in line 2, which may be why.")
  }

  @Test func `says that no key is near`() {
    let message = "error unknown-key “volcano”: Unknown key “volcano”: no entry of refs.bib has it."
    check("[@volcano]", message)
    check("[-@volcano]", message)
    check("@volcano [p. 3]", message)
    check("@{volcano} says", message)
    check("---\nnocite: '@volcano'\n---\n", message)
  }

  @Test func `an identifier in the place of a key is not unknown`() {
    check(
      "[@doi:10.1000/xyz]",
      "hint unlisted-identifier “doi:10.1000/xyz”: None of your sources has “doi:10.1000/xyz”.")
    check(
      "[@tag:x]", "hint unlisted-identifier “tag:x”: None of your sources has “tag:x”.")
    checkProblems("[@doi:10.1000/xyz]\n-- refs.bib --\n@misc{a, doi = {10.1000/xyz}}")
  }

  @Test func `takes a bare name for a mention`() {
    check(
      "Thanks, @octocat!",
      "hint unknown-key “octocat”: Unknown key “octocat”: no entry of refs.bib has it.")
  }

  @Test func `takes a half-typed phrase for no error`() {
    check(
      "As shown [@tides nor",
      "hint unknown-key “tides”: Unknown key “tides”: no entry of refs.bib has it.")
  }

  @Test func `says that only the case differs`() {
    check(
      "[@Smith2020]",
      "error key-case “Smith2020”: “Smith2020” differs from “smith2020” in upper and lower case only; Pandoc and biber take them for different keys."
    )
  }

  @Test func `says that only the composition of a letter differs`() {
    checkProblems(
      "@{mu\u{308}ller2020}\n-- refs.bib --\n@misc{m\u{FC}ller2020, title = {A}}",
      "error key-case “mu\u{308}ller2020”: “mu\u{308}ller2020” looks like a key of refs.bib and is written with other characters (accents apart from their letters); Pandoc and biber take them for different keys."
    )
  }

  @Test func `says that a key is only in the index`() {
    checkProblems(
      """
      [@a; @b]
      -- refs.bib --
      @misc{c, title = {C}}
      -- index.bib --
      @misc{a, title = {A}}
      -- global.bib --
      @misc{b, title = {B}}
      """,
      "information not-in-bibliography “a”: “a” is in your index (index.bib), not in refs.bib.",
      "information not-in-bibliography “b”: “b” is in your library (global.bib), not in refs.bib.")
  }

  @Test func `names the key of the index near an unknown one`() {
    checkProblems(
      "[@smiht2020]\n-- refs.bib --\n@misc{c, title = {C}}\n-- index.bib --\n@misc{smith2020, title = {A}}",
      "error unknown-key “smiht2020”: Unknown key “smiht2020”. Did you mean “smith2020”?")
  }

  @Test func `says of several bibliographies that none has a key`() {
    checkProblems(
      "[@volcano]\n-- refs.bib --\n@misc{c, title = {C}}\n-- more.bib --\n@misc{d, title = {D}}",
      "error unknown-key “volcano”: Unknown key “volcano”: no entry of the project's bibliographies has it."
    )
  }

  @Test func `says of an empty bibliography that it has no key`() {
    checkProblems(
      "[@volcano]\n-- refs.bib --\n",
      "error unknown-key “volcano”: Unknown key “volcano”: no entry of refs.bib has it.")
  }

  @Test func `says where a bibliography is missing, and calls no key wrong`() {
    let reason = "Not all bibliographies could be read: There is no file “lost.bib”."
    checkProblems(
      """
      ---
      bibliography: [refs.bib, lost.bib]
      ---
      [@volcano; @smith2020; @a; @smiht2020; @Smith2020]
      -- refs.bib --
      @misc{smith2020, title = {A}}
      -- index.bib --
      @misc{a, title = {A}}
      """,
      "error unreadable-bibliography “lost.bib”: There is no file “lost.bib”.",
      "hint unknown-key “volcano”: Unknown key “volcano”: no entry of refs.bib has it. \(reason)",
      "hint not-in-bibliography “a”: “a” is in your index (index.bib), not in refs.bib. \(reason)",
      "hint unknown-key “smiht2020”: Unknown key “smiht2020”. Did you mean “smith2020”? \(reason)",
      "hint key-case “Smith2020”: “Smith2020” differs from “smith2020” in upper and lower case only; "
        + "Pandoc and biber take them for different keys. \(reason)")
  }

  @Test func `says of each key that a source could not be read`() {
    let reason =
      "no entry of refs.bib has it. Not all bibliographies could be read: “lost.bib” cannot be read."
    checkProblems(
      "[@volcano; @a; @lava]\n-- refs.bib --\n@misc{a, title = {A}}\n-- lost.bib --\n",
      "hint unknown-key “volcano”: Unknown key “volcano”: \(reason)",
      "hint unknown-key “lava”: Unknown key “lava”: \(reason)")
  }

  @Test func `says what to do where there is no bibliography`() {
    func message(_ advice: String) -> String {
      "No bibliography is named or found, so that keys are not checked: \(advice), put a .bib file "
        + "into the folder, or list one in refdesk.json."
    }
    checkProblems(
      "Thanks, @octocat! [@volcano; @lava]",
      "information no-bibliography “volcano”: "
        + message("name one in the metadata, as in bibliography: refs.bib"))
    checkProblems(
      #"\cite{volcano} \cite{lava}"#,
      "information no-bibliography “volcano”: "
        + message(#"name one with \addbibresource{refs.bib} or \bibliography{refs}"#),
      in: .latex)
    checkProblems("Thanks, @octocat!")
  }

  @Test func `is silent about keys while sources are read`() {
    checkProblems("[@volcano]\n\(ProblemTests.refs)", isComplete: false)
  }

  @Test func `knows the entries in the document's own metadata`() {
    checkProblems(
      """
      ---
      references:
      - id: volcano
        title: Lava
      ---
      [@volcano; @lava]
      """,
      "error unknown-key “lava”: Unknown key “lava”: no entry of paper.md has it.")
  }

  @Test func `is silent about what is no citation`() {
    check("jane@example.org `@code` @fig-one \\@x <!-- @y -->", nil)
    check("---\nnocite: '@*'\n---\n", nil)
  }

  @Test func `says that a group repeats a key`() {
    let message =
      "warning repeated-key “smith2020”: “smith2020” is already cited in these brackets."
    check("[@smith2020; @jones19; @smith2020]", message)
    check("[@smith2020;@{smith2020}]", message)
  }

  @Test func `lets a group cite two places of one paper`() {
    check("[@smith2020, p. 3; @smith2020, p. 7]", nil)
    check("[@smith2020; see also @smith2020, p. 7]", nil)
    check("[@smith2020] [@smith2020]", nil)
  }

  @Test func `says that a key is cut off`() {
    checkProblems(
      "[@a--b, p. 3] and @2012ApJ...744...93C.\n-- refs.bib --\n@misc{a--b, title = {A}}\n@misc{2012ApJ...744...93C, title = {B}}",
      "error key-needs-braces “a--b”: Pandoc reads only “a” here; this key needs braces: @{a--b}.",
      "error key-needs-braces “2012ApJ...744...93C”: Pandoc reads only “2012ApJ” here; this key needs braces: @{2012ApJ...744...93C}."
    )
  }

  @Test func `says what is wrong in metadata`() {
    check(
      "---\nbibliography: [refs.bib\n---\nText",
      "warning metadata “[”: This bracket is never closed.")
  }

  @Test func `an entry has all its keys`() {
    let bib = "\n-- refs.bib --\n@misc{a, title = {Tides}, ids = {old, older}}"
    checkProblems(
      "@old and [@older; @a]" + bib,
      "warning repeated-key “a”: “a” is already cited in these brackets.")
    checkProblems(
      "@Older" + bib,
      "error key-case “Older”: “Older” differs from “older” in upper and lower case only; Pandoc and biber take them for different keys."
    )
  }
}
