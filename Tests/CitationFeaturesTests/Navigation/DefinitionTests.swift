import Testing

/// Where a citation leads.
struct DefinitionTests {
  @Test func `leads to the entry`() {
    checkDefinition(
      "[see @2️⃣smi1️⃣th3️⃣]\n-- refs.bib --\n@misc{jones}\n@misc{smith, title = {A}}",
      "refs.bib: smith")
  }

  @Test func `leads to all entries of a key, the cited one first`() {
    checkDefinition(
      """
      @a1️⃣
      -- refs.bib --
      @misc{a}
      @misc{a}
      -- index.bib --
      @misc{a}
      """,
      "refs.bib: a", "refs.bib: a", "index.bib: a")
  }

  @Test func `leads from another key to the entry`() {
    checkDefinition(
      "[@o1️⃣ld]\n-- refs.bib --\n@misc{a, ids = {old}}\n@misc{b, ids = {old}}", "refs.bib: a",
      "refs.bib: b")
  }

  @Test func `leads to the title in a listing`() {
    checkDefinition(
      """
      [@contin1️⃣entaldrift]
      -- listing.txt --
      Jane Smith
      1 papers on arXiv
      Academic Profile
      Statistics
      Similar Authors
      Papers on arXiv
      Continental Drift in Bathtubs
      We show that rubber ducks move...
      """,
      "listing.txt: Continental Drift in Bathtubs")
  }

  @Test func `leads nowhere from an unknown key, and off a citation`() {
    checkDefinition("@b1️⃣\n-- refs.bib --\n@misc{a}")
    checkDefinition("@a and1️⃣\n-- refs.bib --\n@misc{a}")
  }
}
