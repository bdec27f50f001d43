import Testing

/// Keys of every form, and what of the text gives way to them.
struct CompletionKeyTests {
  private func check(
    _ document: String, key: String, _ insertion: String?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let marked = "\(document)\n-- refs.bib --\n@misc{\(key), title = {Tides}}"
    if let insertion {
      checkCompletion(marked, "\(insertion)  Tides", sourceLocation: sourceLocation)
    } else {
      checkCompletion(marked, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    "DBLP:conf/aaai/X10", "smith:2020", "10.1000/xyz", "AFK+09", "a-b.c_d", "müller2020",
  ])
  func `completes a key to its end`(key: String) {
    for length in 1...key.count {
      check("[@\(key.prefix(length))1️⃣]", key: key, key)
    }
  }

  @Test func `goes on to a key that begins with another and a colon`() {
    checkCompletion(
      "[@smith:1️⃣\n-- refs.bib --\n@misc{smith, title = {A}}\n@misc{smith:b, title = {B}}",
      "smith:b  B", "smith  A")
  }

  @Test func `puts braces around a key that would be cut off`() {
    check("[@tid1️⃣]", key: "2012ApJ...744...93C", "{2012ApJ...744...93C}")
    check("[@tid1️⃣]", key: "a--b", "{a--b}")
    check("[@tid1️⃣]", key: "trailing-", "{trailing-}")
    check("[@tid1️⃣]", key: "ABC*15", "{ABC*15}")
  }

  @Test func `inserts the key alone between braces`() {
    check("[@{2012Ap1️⃣}]", key: "2012ApJ...744...93C", "2012ApJ...744...93C")
  }

  @Test func `closes the brace that nothing closes`() {
    check("@{tid1️⃣", key: "smith2020", "smith2020}")
    check("[@{tid1️⃣]", key: "smith2020", "smith2020}")
    check("@{2️⃣smi1️⃣th3️⃣ says {x}", key: "smith2020", "smith2020}")
    check("@{1️⃣", key: "2012ApJ...744...93C", "2012ApJ...744...93C}")
    check("@{smi1️⃣th}", key: "smith2020", "smith2020")
  }

  @Test func `does not offer a key that cannot be cited`() {
    check("[@tid1️⃣]", key: "a{b", nil)
  }

  @Test func `takes the typed word and the rest of the key`() {
    check("As @2️⃣smi1️⃣th3️⃣ says", key: "smith2020", "smith2020")
    check("As @2️⃣smi1️⃣3️⃣ says", key: "smith2020", "smith2020")
    check("As @2️⃣1️⃣smith3️⃣ says", key: "smith2020", "smith2020")
  }

  @Test func `takes the whole phrase`() {
    check("[@2️⃣the tid1️⃣es3️⃣; @b]", key: "the2020", "the2020")
    check("[@2️⃣tides 1️⃣3️⃣]", key: "a", "a")
  }

  @Test func `takes what is between braces`() {
    check("[@{2️⃣smi1️⃣th3️⃣}, p. 3]", key: "smith2020", "smith2020")
  }

  @Test func `offers nothing after a finished key and a blank`() {
    checkNoCompletion(
      """
      [@a 1️⃣] and [@a p. 32️⃣] and [@a, p3️⃣] and [see @a and others4️⃣] and [@a,5️⃣] and
      [@a. And6️⃣]
      -- refs.bib --
      @misc{a, title = {And others}}
      """)
  }

  @Test func `offers nothing where nothing is cited`() {
    checkNoCompletion(
      """
      Mail jane@exam1️⃣ or `@cod2️⃣` at https://example.org/@use3️⃣ and \\@esc4️⃣ <a href="@x5️⃣">.

          @indented6️⃣

      ```
      [@fence7️⃣
      ```

      <!-- @comment8️⃣ --> $@x9️⃣$
      -- refs.bib --
      @misc{a, title = {Example code user escape indented fence comment}}
      """)
  }
}
