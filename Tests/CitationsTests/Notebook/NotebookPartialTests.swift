import Citations
import Testing

struct NotebookPartialTests {
  @Test func `finds what is typed in a string of JSON`() {
    check(#"["x\n", "see [@smi1️⃣]"]"#, "normal \"smi\", in brackets")
    check(#"["@a1️⃣\n", "x"]"#, "authorInText \"a\"")
    check(#""@a1️⃣""#, "authorInText \"a\"")
    check(#"["x\n@1️⃣\n"]"#, "authorInText \"\"")
    check(#"["[-@{k1️⃣"]"#, "suppressAuthor \"k\", braced, in brackets")
  }

  @Test func `takes the place of the rest of the key, and of nothing of the JSON`() {
    check(#"["[@smi1️⃣th2020; @b]\n"]"#, "normal \"smi\", +th2020, in brackets, with b")
    check(#"["[@smi1️⃣th\u00e9x]"]"#, #"normal "smi", +th\u00e9x, in brackets"#)
    check(#"["[@tides of the 1️⃣\n", "@b"]"#, "normal \"tides of the \", in brackets")
    check(#"["@smi1️⃣", "th"]"#, "authorInText \"smi\"")
    check(#"["@{smi1️⃣", "th}"]"#, "authorInText \"smi\", braced")
    check(#"["[@smi1️⃣"#, "normal \"smi\", in brackets")
  }

  @Test func `only where something can be cited`() {
    check(#"["`@a1️⃣`"]"#, nil)
    check(#"["x\\@a1️⃣"]"#, nil)
    check(#"["a", 1️⃣"@b"]"#, nil)
    checkPartial(
      #"{"cells": [{"cell_type": "code", "source": ["@a1️⃣"]}]}"#, nil, in: .notebook)
    checkPartial(#"{"@a1️⃣": "cells"}"#, nil, in: .notebook)
  }

  @Test func `offers no key that would have to be escaped`() {
    #expect(insertionForm(of: Array("a\"b".utf8), language: .notebook) == nil)
    #expect(insertionForm(of: Array("a;b".utf8), language: .notebook) == .braced)
  }

  private func check(
    _ source: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkPartial(
      #"{"cells": [{"cell_type": "markdown", "source": \#(source)}]}"#, expected, in: .notebook,
      sourceLocation: sourceLocation)
  }
}
