import CitationFeatures
import Testing

struct EscapingInCardsTests {
  @Test(arguments: [
    ("a_b", "a\\_b"), ("*x*", "\\*x\\*"), ("1. One", "1\\. One"), ("v1.5 of 2", "v1.5 of 2"),
    ("- item", "\\- item"), ("a-b", "a-b"), ("<b>", "\\<b\\>"), ("two\nlines", "two lines"),
    ("[x](y)", "\\[x\\](y)"), ("# no", "\\# no"),
  ])
  func `shows other people's text as it is`(text: String, markdown: String) {
    #expect(MarkdownEscape.escaped(text) == markdown)
  }

  @Test func `all of ASCII but what could be markup stays within a line`() {
    let ascii = (UInt8(0x20)..<0x7F).map { String(UnicodeScalar($0)) }
    let escaped = ascii.filter { MarkdownEscape.escaped("a" + $0 + "b") != "a" + $0 + "b" }
    #expect(escaped.joined() == "!#$&*<>[\\]_`{|}~")
    #expect(MarkdownEscape.escaped("é\r\n–", continuing: true) == "é  –")
    #expect(MarkdownEscape.escaped("12. a", continuing: true) == "12. a")
  }

  @Test(arguments: ["javascript:alert(1)", "command:run", "data:text/html,x", "ftp://x"])
  func `links to nothing an editor could run`(target: String) {
    #expect(MarkdownEscape.link("here", to: target) == "here")
  }

  @Test func `encodes what would end a link`() {
    #expect(MarkdownEscape.link("a", to: "https://x.org/(y) z") == "[a](https://x.org/%28y%29%20z)")
  }
}
