import Bibliography
import Testing

private func checkMarkup(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(text.utf8)
  #expect(MarkupText.decode(bytes) == expected, sourceLocation: sourceLocation)
  #expect(
    MarkupText.isMarkup(bytes.span) == (text != expected), sourceLocation: sourceLocation)
}

@Suite struct MarkupTextTests {
  @Test func `tags go and their text stays`() {
    checkMarkup("The <i>E. coli</i> genome", "The E. coli genome")
    checkMarkup("H<sub>2</sub>O", "H2O")
    checkMarkup("In <span class=\"nocase\">Rust</span>", "In Rust")
    checkMarkup("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>", "Abstract One.")
    checkMarkup("a<br/>b<br />c", "a b c")
  }

  @Test func `what is no tag stays`() {
    for text in ["x < y > z", "a <b and c> d", "a<", "<", "</", "<>", "<iota>", "<i", "p <i q"] {
      checkMarkup(text, text)
    }
  }

  @Test func `entities become characters`() {
    checkMarkup("Science &amp; Art", "Science & Art")
    checkMarkup("&lt;b&gt; &#8211; &#x2013;", "<b> – –")
    checkMarkup("R&D; AT&T &foo; &#0; &#xD800;", "R&D; AT&T &foo; &#0; &#xD800;")
  }
}
