import Testing

/// Papers that no longer stand, in lists.
struct WithdrawnCompletionTests {
  @Test func `marks a retracted paper`() {
    checkCompletion(
      """
      [@tides1️⃣
      -- refs.bib --
      @article{a, title = {Tides}, pubstate = {retracted}}
      @article{b, title = {Tides}, year = 1950, author = {Smith, J.}}
      """,
      "b  Smith 1950. Tides", "a  Tides (deprecated)")
  }

  @Test func `marks a paper of the project that another source says was retracted`() {
    checkCompletion(
      """
      [@tides1️⃣
      -- refs.bib --
      @article{a, title = {Tides}, doi = {10.1000/x}, journal = {J. Tides}}
      -- index.nbib --
      PMID- 1
      TI  - Tides
      JT  - J. Tides
      LID - 10.1000/x [doi]
      PT  - Retracted Publication
      """,
      "a  Tides (deprecated)")
  }

  /// What its authors withdrew is the preprint.
  @Test func `does not mark what was published of a withdrawn preprint`() {
    checkCompletion(
      """
      [@tides1️⃣
      -- refs.bib --
      @article{a, title = {Tides of the North}, journal = {J. Tides}, year = 2020, author = {Smith, J.}}
      @misc{b, title = {Tides of the North}, eprint = {2001.12345}, year = 2020, author = {Smith, J.},
        note = {This paper has been withdrawn by the authors}}
      """,
      "a  Smith 2020. Tides of the North")
  }

  @Test func `offers what was published in place of its preprint`() {
    let files = """
      -- refs.bib --
      @misc{pre2019, title = {Tides of the North}, eprint = {1901.12345}, year = 2019, author = {Smith, J.}}
      @article{pub2020, title = {Tides of the North}, journal = {J. Tides}, year = 2020, author = {Smith, J.}}
      """
    checkCompletion("[@tides1️⃣\n\(files)", "pub2020  Smith 2020. Tides of the North")
    checkCompletion(
      "[@pre1️⃣\n\(files)", "pre2019  Smith 2020. Tides of the North (deprecated)",
      "pub2020  Smith 2020. Tides of the North")
    checkHover(
      "[@pre1️⃣2019]\n\(files)",
      """
      **A preprint; published as “pub2020” in refs.bib.**

      J. Smith (2020). **Tides of the North**. *J. Tides*.

      [arXiv:1901.12345](https://arxiv.org/abs/1901.12345)

      *From refs.bib; also in refs.bib as “pub2020”.*

      *Venue and year are those of refs.bib.*
      """)
  }

  @Test func `keeps the project's preprint where only an index has what was published`() {
    checkCompletion(
      """
      [@tides1️⃣
      -- refs.bib --
      @misc{pre2019, title = {Tides of the North}, eprint = {1901.12345}, year = 2019, author = {Smith, J.}}
      -- index.bib --
      @article{pub2020, title = {Tides of the North}, journal = {J. Tides}, year = 2020, author = {Smith, J.}}
      """,
      "pre2019  Smith 2020. Tides of the North")
  }
}
