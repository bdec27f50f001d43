import Testing

@testable import Markup

@Suite struct MarkupDocumentTests {
  @Test func `elements hold what is between their tags`() {
    checkMarkup("<DIV>a<i>b</I> c</div>d", "div['a'i['b']' c']'d'")
    checkMarkup("<a><b/>x</a>", "a[b[]'x']", .xml)
    checkMarkup("<ns:a xmlns:ns='u'>x</ns:a>", "ns:a['x']", .xml)
  }

  @Test func `HTML's elements without an end tag end by themselves`() {
    checkMarkup("<p>a<p>b<div>c</div>", "p['a']p['b']div['c']")
    checkMarkup("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul[li['a']li['b'ul[li['c']]]li['d']]")
    checkMarkup("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dl[dt['a']dd['b']dt['c']dd['d']]")
    checkMarkup("a<br>b<img src=x>c<meta name=d>e", "'a'br[]'b'img[]'c'meta[]'e'")
    checkMarkup(
      "<table><tr><td>a<td>b<tr><td>c</table>", "table[tr[td['a']td['b']]tr[td['c']]]")
  }

  @Test func `scripts and styles are no markup, and a title holds no tags`() {
    checkMarkup(
      "<script>if (a<b && c) '<p>'</script>x", "script['if (a<b && c) '<p>'']'x'")
    checkMarkup("<title>a <b> &amp; c</title>d", "title['a <b> & c']'d'")
    checkMarkup("<style face=x>a</style>", "style['a']", .xml)
    checkMarkup("<script>a<p>b", "script['a'p['b']]")
  }

  @Test func `comments, declarations and instructions are not shown`() {
    checkMarkup("<!DOCTYPE html>a<!-- <p> -- > -->b<?php c?>d", "'a''b''d'")
    checkMarkup("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>d</a>", "a['d']", .xml)
    checkMarkup("<a><![CDATA[x < &amp; y]]></a>", "a['x < &amp; y']", .xml)
  }

  @Test func `a sign that begins no tag is text`() {
    checkMarkup("a < b & c <3 </ d> <", "'a < b & c <3 </ d> <'")
    checkMarkup("$x<y$ <b>and</b>", "'$x<y$ 'b['and']")
    checkMarkup("x<", "'x<'")
    checkMarkup("", "")
  }

  @Test func `a tag that is not closed ends where the next begins`() {
    checkMarkup("<p class=x <b>a</b </p>c", "p[b['a']]'c'")
    checkMarkup("<a><b>x</a>y", "a[b['x']]'y'", .xml)
    checkMarkup("</b>a</p>", "'a'")
    checkMarkup("<p>a<i>b</p>c</i>d", "p['a'i['b']]'c''d'")
  }

  @Test func `a missing quote spoils no more than its tag`() {
    checkMarkup("<a href=\"x>b</a><i class=\"y\">c</i>", "a['b']i['c']")
    checkMarkup("<a href=\"x>b</a> c", "a['b']' c'")
    checkMarkup("<a title=\"x > y\" b='<i>'>c</a>", "a['c']")
  }

  @Test func `a comment that is not closed is as long as a tag`() {
    checkMarkup("<a><!-- b -></a><c>d</c><!-- e -->f", "a[]c['d']'f'", .xml)
    checkMarkup("<a><!-- b</a>", "a[]", .xml)
    checkMarkup("<a><![CDATA[b</a>", "a['b']", .xml)
  }

  @Test func `an end tag of emphasis ends no paragraph`() {
    checkMarkup("<b><p>x</b>y</p>", "b[p['x''y']]")
  }

  @Test func `attributes are read in all spellings`() {
    checkAttributes("<a b=\"c d\" e='f' g=h/i j K = l>", ["b=c d", "e=f", "g=h/i", "j=", "K=l"])
    checkAttributes(
      "<a b=\"x &lt; y&#39;\" href=/p?a=1&copy=2>", ["b=x < y'", "href=/p?a=1&copy=2"])
    checkAttributes("<br/>", [])
    checkAttributes("<a =b \"c\">", ["b=", "\"c\"="])
    checkAttributes("<a b=\"c>", ["b=c"])
    checkAttributes("<a b=", ["b="])
  }

  @Test func `classes are words`() throws {
    let document = MarkupDocument(Array("<p CLASS='a  b-c\n d' id=x>".utf8), .html)
    let element = try #require(document.contents.elements.first { _ in true })
    #expect(element.hasClass("b-c"))
    #expect(!element.hasClass("b"))
    #expect(element.hasID("x"))
    #expect(element.attribute("title") == nil)
  }

  @Test func `places are those of the text`() throws {
    let text = "ä<p>b<i>c</i></p>d"
    let document = MarkupDocument(Array(text.utf8), .html)
    let paragraph = try #require(document.contents.first("p"))
    #expect(String(decoding: document.bytes[paragraph.range], as: UTF8.self) == "<p>b<i>c</i></p>")
    #expect(
      String(decoding: document.bytes[paragraph.contents.range], as: UTF8.self) == "b<i>c</i>")
    #expect(paragraph.isClosed)
  }

  @Test func `a part of a page ends its elements`() throws {
    let text = "<r><a>1<r><a>2</a></r>"
    let document = MarkupDocument(Array(text.utf8), .xml)
    let all = document.contents.all("r")
    let first = all[0].contents.before(all[1])
    #expect(first.elements.map(\.name) == ["a"])
    #expect(String(decoding: first.rawText, as: UTF8.self) == "1")
    #expect(!all[0].isClosed)
    #expect(all[1].isClosed)
  }

  @Test func `deep nesting is cut, not followed`() {
    let text = String(repeating: "<div>", count: 100_000) + "x"
    let document = MarkupDocument(Array(text.utf8), .html)
    var count = 0
    for _ in document.contents.events { count += 1 }
    #expect(count == 200_001)
    #expect(document.contents.children.map(\.name).count == 1)
  }

  @Test func `what is never closed costs no more than what is`() {
    for piece in ["<a b=\"", "<!--", "<![CDATA[", "<script>", "<a b='x>", "<!DOCTYPE [", "<", "&"] {
      let text = Array(String(repeating: piece, count: 60_000).utf8)
      let document = MarkupDocument(text, .xml)
      #expect(document.contents.range == 0..<text.count, "\(piece)")
    }
  }
}
