import Testing

@testable import Markup

@Suite struct EntityTextTests {
  @Test func `names mean characters`() {
    checkEntities("&lt;a&gt; &amp;&quot;&apos;&nbsp;", "<a> &\"'\u{A0}")
    checkEntities("G&ouml;del, Ho&#345;ej&scaron;&iacute;, &Eacute;va", "Gödel, Hořejší, Éva")
    checkEntities("&alpha;&Alpha;&rsquo;&ldquo;&mdash;&hellip;&le;&infin;&rarr;", "αΑ’“—…≤∞→")
    checkEntities("&Lstrok;&oacute;d&zacute; &ccaron;&yuml;&Yuml;", "Łódź čÿŸ")
    checkEntities("&thetasym;&piv;&euro;&zwj;|", "ϑϖ€\u{200D}|")
  }

  @Test func `numbers mean characters, those of Windows-1252 too`() {
    checkEntities("&#8217;&#x2019;&#X2019;", "’’’")
    checkEntities("&#146;&#x93;&#128;", "’“€")
    checkEntities("&#0;&#55357;&#1114112;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
    checkEntities("a&#10;b&#x1F600;", "a\nb😀")
    checkEntities("&#233 &#xE9,", "é é,")
  }

  @Test func `an ampersand that begins nothing stays`() {
    checkEntities("A & B &C; &; &# &#x; &unknown; R&D &", "A & B &C; &; &# &#x; &unknown; R&D &")
    checkEntities("&amp", "&")
    checkEntities("&copy 2020 &eacute;&eacute", "© 2020 éé")
    checkEntities("&alpha x", "&alpha x")
    checkEntities("?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3")
  }

  @Test func `each name of HTML 4 has its character`() {
    // The ends and odd ones of its three tables.
    for (name, value) in [
      ("nbsp", 0xA0), ("yuml", 0xFF), ("szlig", 0xDF), ("fnof", 0x192), ("omega", 0x3C9),
      ("upsih", 0x3D2), ("bull", 0x2022), ("weierp", 0x2118), ("alefsym", 0x2135),
      ("crarr", 0x21B5), ("hArr", 0x21D4), ("ang", 0x2220), ("there4", 0x2234), ("sdot", 0x22C5),
      ("loz", 0x25CA), ("diams", 0x2666), ("quot", 0x22), ("OElig", 0x152), ("tilde", 0x2DC),
      ("rlm", 0x200F), ("permil", 0x2030), ("rsaquo", 0x203A),
    ] as [(String, UInt32)] {
      #expect(EntityNames.scalar(named: name)?.value == value, "\(name)")
    }
  }
}
