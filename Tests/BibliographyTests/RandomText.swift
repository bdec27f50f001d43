import TestSupport

/// Bytes that are likely to reach the corners of decoders: LaTeX, names, Unicode, damage.
func randomLaTeX(using random: inout SeededGenerator) -> [UInt8] {
  let pieces = [
    "a", "Ab", "z9", " ", "  ", "\n", "\\", "{", "}", "{\\", "$", "~", "-", "--", "'", "`", "\"",
    "\\'", "\\\"", "\\c", "\\v ", "\\i", "\\ss", "\\href{", "\\url{", "\\enquote{", "\\(", "\\)",
    "\\ ", "\\,", ",", " and ", "and", "others", "von ", "family=", "é", "e\u{301}", "ß", "中文",
    "한", "が", "’", "“", "—", "…", "ﬁ", "Ａ", "\u{1D400}", "İ", "ẞ", "1990", "-", "/", "?", "X",
    "l'", "d’", "qu'", "oe", "ü", "ΐ", "Σς", "йё", "\u{200D}", "\u{FE0F}", "\u{E000}", "ऩ", "ﷺ",
  ]
  var bytes: [UInt8] = []
  for _ in 0..<Int.random(in: 0...12, using: &random) {
    if Int.random(in: 0..<8, using: &random) == 0 {
      bytes.append(UInt8.random(in: 0...255, using: &random))
    } else {
      bytes += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
    }
  }
  return bytes
}
