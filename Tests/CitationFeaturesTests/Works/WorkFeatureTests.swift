import CitationFeatures
import TestSupport
import Testing

/// What a citation shows and offers where several sources have the paper.
struct WorkFeatureTests {
  private static let preprint = """
    @misc{doe2022, title={Tides of the Sea}, author={Doe, Jane and others}, year=2022,
      eprint={2201.00001}, archiveprefix={arXiv}, abstract={The sea ri...}}
    """
  private static let page = """
    2023
    pdf
    bib
    abs
    Tides of the Sea
    Jane E Doe
    |
    Bob Roe
    Proceedings of Oceans 2023
    The sea rises.
    """

  @Test func `a card has the best of all entries and names the sources`() {
    let card = """
      Jane E Doe and Bob Roe (2023). **Tides of the Sea**. *Proceedings of Oceans 2023*.

      The sea rises.

      [arXiv:2201.00001](https://arxiv.org/abs/2201.00001)


      """
    let files = "\n-- refs.bib --\n\(Self.preprint)\n-- acl.txt --\n\(Self.page)"
    checkHover(
      "[@1️⃣doe2022]\(files)",
      card + """
        *From refs.bib; also in acl.txt.*

        *Venue and year are those of acl.txt.*
        """)
    checkHover(
      "[@1️⃣doe2023tides]\(files)", card + "*From your index acl.txt; also in refs.bib as “doe2022”.*"
    )
  }

  @Test func `a card of the index names all that have the paper`() {
    checkHover(
      """
      [@1️⃣a]
      -- refs.bib --
      -- index1.bib --
      @misc{a, title={Tides}, author={Roe, A.}} @misc{b, title={Tides}, author={Roe, A.}}
      -- index2.bib --
      @misc{c, title={Tides}, author={Roe, A.}}
      -- global.bib --
      @misc{d, title={Tides}, author={Roe, A.}}
      """,
      """
      A. Roe. **Tides**.

      *From your index index1.bib, not in refs.bib; also in index2.bib and global.bib.*
      """)
  }

  @Test func `completion shows a work once, under the project's key`() {
    checkCompletion(
      "[@tides se1️⃣]\n-- acl.txt --\n\(Self.page)\n-- refs.bib --\n\(Self.preprint)",
      "doe2022  Doe and Roe 2023. Tides of the Sea")
    checkCompletion(
      "[@doe2023ti1️⃣]\n-- acl.txt --\n\(Self.page)\n-- refs.bib --\n\(Self.preprint)",
      "doe2022  Doe and Roe 2023. Tides of the Sea")
    checkCompletion(
      "[@doe2022; @1️⃣]\n-- acl.txt --\n\(Self.page)\n-- refs.bib --\n\(Self.preprint)")
  }

  @Test func `a key of the index whose paper the project has is said to be there`() {
    let files = "\n-- refs.bib --\n\(Self.preprint)\n-- acl.txt --\n\(Self.page)"
    checkProblems(
      "[@doe2023tides]\(files)",
      "information not-in-bibliography “doe2023tides”: “doe2023tides” is in your index (acl.txt); "
        + "the same paper is in refs.bib as “doe2022”.")
    checkFixes(
      "[@1️⃣doe2023tides]\(files)", "Change to “doe2022”: [@doe2022]")
  }

  @Test func `remembered words find a paper once`() {
    checkHover(
      "[@1️⃣tides of the sea]\n-- refs.bib --\n\(Self.preprint)\n-- acl.txt --\n\(Self.page)",
      """
      Unknown key **tides**.

      “tides of the sea” finds:

      - **doe2022**: Doe and Roe 2023. Tides of the Sea (refs.bib)
      """)
  }
}
