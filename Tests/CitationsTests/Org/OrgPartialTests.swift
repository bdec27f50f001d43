import Citations
import Testing

struct OrgPartialTests {
  @Test(arguments: [
    ("[cite:@smi1️⃣", "normal \"smi\", in brackets"),
    ("[cite/t: see @1️⃣]", "authorInText \"\", in brackets"),
    ("[cite:@attention is all1️⃣]", "normal \"attention is all\", in brackets"),
    ("[cite:@a;see @b1️⃣c p. 3;@d]", "normal \"b\", +c, in brackets, with a d"),
    ("[cite:@a;\n@1️⃣", "normal \"\", in brackets, with a"),
    ("* [cite:@a1️⃣", "normal \"a\", in brackets"),
    ("cite:1️⃣", "normal \"\""), ("citet:ab,c1️⃣d", "authorInText \"c\", +d, with ab"),
    ("[[cite:ab, tides of1️⃣ sea][p. 1]]", "normal \"tides of\", + sea, in brackets, with ab"),
    ("[[cite:see &a1️⃣b p. 2;&c]]", "normal \"a\", +b, in brackets, with c"),
    ("autocite:&ab;&c1️⃣", "normal \"c\", with ab"),
  ])
  func `finds what is typed`(_ document: String, _ expected: String) {
    checkPartial(document, expected, in: .org)
  }

  @Test(arguments: [
    "@a1️⃣", "[cite:a1️⃣", "[cite:@a1️⃣]".replacing("1️⃣]", with: "]1️⃣"), "=[cite:@a1️⃣]=", "# [cite:@a1️⃣",
    "#+begin_src\n[cite:@a1️⃣\n#+end_src", "[cite:@a\n\n@b1️⃣", "[cite:@ a1️⃣", "xcite:a1️⃣", "cite:a 1️⃣",
    "[cite:@a; b1️⃣]", "[[cite:&a; b1️⃣]]", "[foo:@a1️⃣]", ": [cite:@a1️⃣", "bibliography:a1️⃣",
    "[[file:x][cite:a1️⃣]]",
  ])
  func `finds nothing where nothing is cited`(_ document: String) {
    checkPartial(document, nil, in: .org)
  }

  @Test func `a key that Org cannot read is not written`() {
    checkInsertion(of: "a:b/c'", in: "[cite:@1️⃣x2️⃣]", "a:b/c'", language: .org)
    checkInsertion(of: "a,b", in: "[cite:@1️⃣x2️⃣]", nil, language: .org)
    checkInsertion(of: "a b", in: "[cite:@1️⃣x2️⃣]", nil, language: .org)
    checkInsertion(of: "a;b", in: "cite:1️⃣x2️⃣", nil, language: .org)
    checkInsertion(of: "a(b", in: "cite:1️⃣x2️⃣", nil, language: .org)
    checkInsertion(of: "ab", in: "cite:&1️⃣x2️⃣", "ab", language: .org)
  }
}
