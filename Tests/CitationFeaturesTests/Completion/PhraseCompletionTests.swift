import CitationFeatures
import Citations
import TestSupport
import Testing

/// Words with blanks between them, typed where a key is asked for: the paper is first, and all that was
/// typed gives way to its key.
struct PhraseCompletionTests {
  @Test(arguments: [
    ("#cite(<tides north1️⃣>)", "#cite(<smith2020>)"),
    ("#cite(<north tid1️⃣es>, form: \"prose\")", "#cite(<smith2020>, form: \"prose\")"),
    ("#cite(<tides of the n1️⃣", "#cite(<smith2020>"),
    ("#cite(label(\"smith tides1️⃣\"))", "#cite(label(\"smith2020\"))"),
    ("@jones2019 and #cite(<j smith 201️⃣> ) there", "@jones2019 and #cite(<smith2020> ) there"),
  ])
  func `in Typst`(document: String, accepted: String) {
    check(document, accepted, in: .typst)
  }

  @Test(arguments: [
    (":cite:p:`tides north1️⃣`", ":cite:p:`smith2020`"),
    ("see :cite:`jones2019, north ti1️⃣des`.", "see :cite:`jones2019, smith2020`."),
    (":cite:t:`smith 20201️⃣, jones2019`", ":cite:t:`smith2020, jones2019`"),
    (".. note:: x :cite:`tides of the n1️⃣\n\nmore", ".. note:: x :cite:`smith2020\n\nmore"),
    (":cite:p:`{see}sea tides1️⃣{p. 3}`", ":cite:p:`{see}smith2020{p. 3}`"),
  ])
  func `in reStructuredText`(document: String, accepted: String) {
    check(document, accepted, in: .restructuredText)
  }

  @Test(arguments: [
    ("{cite:p}`tides north1️⃣`", "{cite:p}`smith2020`"),
    ("see {cite}`jones2019; north ti1️⃣des`.", "see {cite}`jones2019; smith2020`."),
    ("{cite:t}`smith 20201️⃣, jones2019`", "{cite:t}`smith2020, jones2019`"),
    ("```{note}\n{cite}`tides of the n1️⃣\n```", "```{note}\n{cite}`smith2020\n```"),
    ("see [@tides north1️⃣; @jones2019]", "see [@smith2020; @jones2019]"),
  ])
  func `in MyST`(document: String, accepted: String) {
    check(document, accepted, in: .markdown)
  }

  @Test(arguments: [
    (#"["x\n", "see [@tides north1️⃣]\n"]"#, #"["x\n", "see [@smith2020]\n"]"#),
    (#"["[@jones2019; @north ti1️⃣des, p. 3]"]"#, #"["[@jones2019; @smith2020, p. 3]"]"#),
    (#""see [@smith 20201️⃣""#, #""see [@smith2020""#),
    (#"["\u00e9 {cite}`tides of the n1️⃣`\n", "b"]"#, #"["\u00e9 {cite}`smith2020`\n", "b"]"#),
  ])
  func `in the JSON of a notebook`(source: String, accepted: String) {
    func notebook(_ source: String) -> String {
      #"{"cells": [{"cell_type": "markdown", "source": \#(source)}]}"#
    }
    check(notebook(source), notebook(accepted), in: .notebook)
  }

  /// Checks what becomes of a document in which the first item at `1️⃣` is accepted.
  private func check(
    _ document: String, _ accepted: String, in language: DocumentLanguage,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = MarkedText(
      """
      \(document)
      -- refs.bib --
      @article{smith2020, author = {Smith, Jane}, title = {Tides of the North Sea}, year = 2020}
      @book{jones2019, author = {Jones, Ann}, title = {Dunes}, year = {2019}}
      @misc{a, title = {North}}
      @misc{b, title = {Tides}}
      """)
    let completion = CitationCompletion(
      at: text.offset(sourceLocation: sourceLocation), in: makeContext(text, in: language))
    guard let completion, let item = completion.items.first else {
      Issue.record("Nothing is offered.", sourceLocation: sourceLocation)
      return
    }
    var bytes = text.bytes
    bytes.replaceSubrange(
      item.ownRange ?? completion.replacementRange, with: Array(item.insertion.utf8))
    let result = String(decoding: bytes, as: UTF8.self)
    #expect(
      result == accepted || result == accepted + "\n", sourceLocation: sourceLocation)
  }
}
